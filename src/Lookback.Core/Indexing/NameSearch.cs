using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>
/// Looks one subject after another up in an index, with room that is used again. For one thread. Between <see cref="Begin"/> and
/// <see cref="End"/> the parties found are kept; between <see cref="Open"/> and <see cref="Close"/> the words and names that one name leads to.
/// </summary>
internal sealed class NameSearch(NameIndex index)
{
    /// <summary>Parts of a name of which two can be counted.</summary>
    public const int MostCounted = 8;

    /// <summary>How many rows ahead what one points to is asked for.</summary>
    public const int Ahead = 16;

    /// <summary>How many rows ahead a row is asked for.</summary>
    public const int FarAhead = 32;

    private readonly ushort[] _leading = new ushort[index.Words.Count];
    private readonly byte[] _likes = new byte[index.Words.Count];
    private readonly bool[] _isRow = new bool[index.Names];
    private readonly bool[] _isWhole = new bool[index.Names];
    private readonly bool[] _isParty = new bool[index.Count];
    private readonly bool[] _isWord = new bool[index.Words.Count];
    private readonly byte[] _countedBy = new byte[index.Names];
    private readonly List<int> _counted = [];
    private readonly List<int> _twice = [];
    private readonly List<int> _linked = [];
    private readonly List<int> _rows = [];
    private readonly List<int> _wholes = [];
    private readonly List<int> _parties = [];
    private readonly List<int> _words = [];
    private readonly List<WordLinks> _links = [];
    private readonly WordsBeside _beside = new();

    /// <summary>The parties found so far, in no order.</summary>
    public List<int> Parties => _parties;

    /// <summary>
    /// Gathered names: those to which a telling word of the name in hand leads; of a name that says only what it is, any word of one like it.
    /// </summary>
    public List<int> Rows => _rows;

    /// <summary>Names that are found as a whole, or by two words as one: of what such names score, the words in common say nothing.</summary>
    public List<int> Wholes => _wholes;

    /// <summary>Begins with the parties that the facts lead to.</summary>
    public void Begin(MatchKeys keys)
    {
        foreach (var key in keys.Facts)
            foreach (var party in index.FactKeys.Of(key)) Add(party);
    }

    /// <summary>Finds the names that the whole of a name leads to, and the words that its words do.</summary>
    public void Open(NameKeySet name)
    {
        foreach (var key in name.Whole) AddWholes(index.NameKeys.Of(key));
        AddJoined(name);
        var parts = name.Name.Core;
        for (var i = 0; i < parts.Length; i++)
        {
            var links = LinksOf(parts[i]);
            _links.Add(links);
            AddWholes(links.Joined);
            Mark(links.Telling, links.Likes, i);
            Mark(links.Generic, links.Likes.AsSpan(links.Telling.Length), i);
        }
    }

    /// <summary>Finds the names that the words lead to.</summary>
    public void Gather(NameKeySet name)
    {
        foreach (var links in _links)
        {
            foreach (var word in links.Telling) AddRows(index.Words.RowsOf(word));
            if (!name.IsGeneric) continue;
            foreach (var word in links.Generic) AddRows(index.Words.RowsOf(word));
        }
    }

    /// <summary>
    /// Finds those names that the words lead to of which enough is in common with one that is not <see cref="NameKeySet.IsGeneric"/>: those to which
    /// two parts lead, and of those to which one does such as bear little else.
    /// </summary>
    /// <param name="limits">For each part what a name may bear at the most to be found by it alone, see <see cref="NameRow.Burden"/>.</param>
    /// <param name="counted">The parts of which two together find a name, one bit each; the first <see cref="MostCounted"/> can be.</param>
    /// <param name="withAcronyms">Whether also any name of which a word may be made of first letters, whatever it bears.</param>
    /// <param name="isPicked">Of whom, by when they were born (<see cref="BirthDay"/>), names are looked at; <see langword="null"/> for all.</param>
    public void Gather(ReadOnlySpan<int> limits, uint counted, bool withAcronyms, Func<int, bool>? isPicked)
    {
        for (var i = 0; i < _links.Count; i++)
        {
            var bit = (byte)((counted & (1u << i)) != 0 ? 1 << i : 0);
            foreach (var word in _links[i].Telling)
            {
                var rows = index.Words.RowsOf(word);
                var below = index.Words.CountBelow(word, limits[i]);
                if (isPicked is null) AddRows(rows[..below]);
                else Pick(rows[..below], index.BirthsOf(word)[..below], isPicked);
                if (bit != 0) Count(rows[below..], bit);
                if (withAcronyms) AddAcronyms(rows[below..]);
            }
        }

        foreach (var row in _counted) _countedBy[row] = 0;
        _counted.Clear();
        foreach (var row in _twice)
            if (!_isRow[row] && (isPicked is null || isPicked(index.BriefOf(index.Row(row).Party).Birth))) AddRow(row);
        _twice.Clear();
    }

    /// <summary>In how many names words stand to which a part leads, and what such a word weighs at the most, in sixteenths.</summary>
    public (int Rows, int Most) RowsOf(int part)
    {
        var (rows, most) = (0, 0);
        foreach (var word in _links[part].Telling)
        {
            rows += index.Words.RowsOf(word).Length;
            most = Math.Max(most, index.Words.Sixteenths(word));
        }

        foreach (var word in _links[part].Generic) most = Math.Max(most, index.Words.Sixteenths(word));
        return (rows, most);
    }

    /// <summary>Whether a part leads to a word that says only what a party is, which finds no name.</summary>
    public bool LeadsToGeneric(int part) => _links[part].Generic.Length > 0;

    /// <summary>In how many names that bear less than a limit words stand to which a part leads.</summary>
    public int RowsBelow(int part, int limit)
    {
        var rows = 0;
        foreach (var word in _links[part].Telling) rows += index.Words.CountBelow(word, limit);
        return rows;
    }

    /// <summary>Which words of the name lead to a word, one bit each.</summary>
    public uint Leading(int word) => _leading[word];

    /// <summary>How alike a word is to those of the name that lead to it, at the most.</summary>
    public float Like(int word) => _likes[word] / 255f;

    /// <summary>
    /// Which words of the name lead to a word of another, one bit each, and what those words of the other weigh, in sixteenths and no less than they do.
    /// </summary>
    public (uint Own, int Sixteenths) SharedWith(in NameRow row)
    {
        var (own, sixteenths) = (0u, 0);
        foreach (var word in index.WordsOf(row))
        {
            if (_leading[word] == 0) continue;
            own |= _leading[word];
            sixteenths += index.Words.Sixteenths(word);
        }

        return (own, sixteenths);
    }

    /// <summary>Whether a name is among <see cref="Wholes"/>.</summary>
    public bool IsWhole(int row) => _isWhole[row];

    /// <summary>Whether a name of <see cref="Rows"/> is a candidate: one that says only what it is must have two words in common with another such.</summary>
    public bool Leads(NameKeySet name, int row)
    {
        if (!name.IsGeneric) return true;
        ref readonly var at = ref index.Row(row);
        if (!at.IsGeneric) return false;
        Span<ushort> leading = stackalloc ushort[at.Count];
        var words = index.WordsOf(at);
        for (var j = 0; j < words.Length; j++) leading[j] = _leading[words[j]];
        return NameKeySet.AreTwo(leading);
    }

    /// <summary>Whether a party was found already.</summary>
    public bool Has(int party) => _isParty[party];

    /// <summary>Adds a party, once.</summary>
    public void Add(int party)
    {
        if (_isParty[party]) return;
        _isParty[party] = true;
        _parties.Add(party);
    }

    /// <summary>Puts the name aside.</summary>
    public void Close()
    {
        foreach (var row in _rows) _isRow[row] = false;
        foreach (var row in _wholes) _isWhole[row] = false;
        foreach (var word in _linked) (_leading[word], _likes[word]) = (0, 0);
        _rows.Clear();
        _wholes.Clear();
        _linked.Clear();
        _links.Clear();
    }

    /// <summary>Forgets the parties.</summary>
    public void End()
    {
        foreach (var party in _parties) _isParty[party] = false;
        _parties.Clear();
    }

    private void Mark(int[] words, ReadOnlySpan<byte> likes, int part)
    {
        _linked.AddRange(words);
        for (var i = 0; i < words.Length; i++)
        {
            _leading[words[i]] |= (ushort)(1 << part);
            _likes[words[i]] = Math.Max(_likes[words[i]], likes[i]);
        }
    }

    private void Count(ReadOnlySpan<int> rows, byte bit)
    {
        foreach (var row in rows)
        {
            ref var by = ref _countedBy[row];
            if (by == 0) _counted.Add(row);
            else if ((by & ~bit) != 0) _twice.Add(row);
            by |= bit;
        }
    }

    private void AddAcronyms(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            if (!_isRow[row] && index.Row(row).HasAcronym) AddRow(row);
    }

    private void AddRows(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            if (!_isRow[row]) AddRow(row);
    }

    private void Pick(ReadOnlySpan<int> rows, ReadOnlySpan<int> births, Func<int, bool> isPicked)
    {
        for (var i = 0; i < rows.Length; i++)
            if (isPicked(births[i]) && !_isRow[rows[i]]) AddRow(rows[i]);
    }

    private void AddRow(int row)
    {
        _isRow[row] = true;
        _rows.Add(row);
    }

    private void AddWholes(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if (_isWhole[row]) continue;
            _isWhole[row] = true;
            _wholes.Add(row);
        }
    }

    /// <summary>Names that have two neighbours as one word.</summary>
    private void AddJoined(NameKeySet name)
    {
        foreach (var key in name.Joined)
        {
            foreach (var word in index.Words.Keys.Of(key))
                if (name.HasInTwo(index.Words.Part(word), index.Words.Sketch(word))) AddWholes(index.Words.RowsOf(word));
        }
    }

    /// <summary>Whether a name has a word in two.</summary>
    private bool HasInTwo(NamePart part, in PartSketch sketch, int row)
    {
        var words = index.WordsOf(index.Row(row));
        for (var j = 1; j < words.Length; j++)
        {
            var (left, right) = (words[j - 1], words[j]);
            if (PartSimilarity.OfJoined(part, sketch, index.Words.Part(left), index.Words.Sketch(left), index.Words.Part(right), index.Words.Sketch(right)) > 0)
                return true;
        }

        return false;
    }

    private WordLinks LinksOf(NamePart part)
    {
        if (index.Memory.Of(part) is { } known) return known;
        var links = Find(part);
        index.Memory.Keep(links);
        return links;
    }

    private WordLinks Find(NamePart part)
    {
        var (kind, sketch) = (NameKeySet.KindOf(part), new PartSketch(part));
        var (telling, generic, joined) = (new List<(int Word, byte Like)>(), new List<(int Word, byte Like)>(), new List<int>());
        _beside.Begin(PackedWord.Of(part));
        foreach (var key in part.Keys.Sought)
        {
            foreach (var word in index.Words.Keys.Of(key))
            {
                if (_isWord[word]) continue;
                _isWord[word] = true;
                _words.Add(word);
            }
        }

        for (var i = 0; i < _words.Count; i++)
        {
            if (i + Ahead < _words.Count) index.Words.Fetch(_words[i + Ahead]);
            _beside.Add(index.Words.Traits(_words[i]), index.Words.Packed(_words[i]));
        }

        _beside.End();
        for (var i = 0; i < _words.Count; i++)
        {
            if (!_beside.MayBeLike(i)) continue;
            var word = _words[i];
            var like = _beside.Like(i, index.Words.Traits(word), index.Words.Packed(word));
            if (float.IsNaN(like)) like = Like(part, sketch, word, _beside.Costs(i));
            if (like <= 0) continue;
            (kind == WordKind.Generic || index.Words.Kind(word) == WordKind.Generic ? generic : telling).Add((word, (byte)Math.Ceiling(255 * like)));
        }

        foreach (var key in part.Keys.Put)
        {
            foreach (var row in index.NameKeys.Of(key))
                if (HasInTwo(part, sketch, row)) joined.Add(row);
        }

        foreach (var word in _words) _isWord[word] = false;
        _words.Clear();
        return new WordLinks(
            part, [.. telling.Select(t => t.Word)], [.. generic.Select(g => g.Word)], [.. telling.Concat(generic).Select(w => w.Like)], [.. joined.Distinct()]);
    }

    private float Like(NamePart part, in PartSketch sketch, int word, in KnownCosts costs)
    {
        ref readonly var other = ref index.Words.Sketch(word);
        var mayBeLike = sketch.MayBeLike(other);
        return mayBeLike || sketch.MayShareGroup(other) ? PartSimilarity.OfMet(part, index.Words.Part(word), mayBeLike, out _, costs) : 0;
    }
}
