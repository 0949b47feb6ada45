using Lookback.Core.Names;

namespace Lookback.Core.Indexing;

/// <summary>
/// Looks one subject after another up in an index, with room that is used again. For one thread. Between <see cref="Begin"/> and
/// <see cref="End"/> the parties found are kept; between <see cref="Open"/> and <see cref="Close"/> the names that one name leads to.
/// </summary>
internal sealed class NameSearch(NameIndex index)
{
    private const int PartBits = 8;

    private readonly ushort[] _leading = new ushort[index.Words.Count];
    private readonly byte[] _likes = new byte[index.Words.Count];
    private readonly ushort[] _states = new ushort[index.Names];
    private readonly bool[] _isWhole = new bool[index.Names];
    private readonly bool[] _isParty = new bool[index.Count];
    private readonly bool[] _isWord = new bool[index.Words.Count];
    private readonly List<int> _linked = [];
    private readonly List<int> _rows = [];
    private readonly List<int> _wholes = [];
    private readonly List<int> _parties = [];
    private readonly List<int> _words = [];
    private readonly List<WordLinks> _links = [];

    /// <summary>The parties found so far, in no order.</summary>
    public List<int> Parties => _parties;

    /// <summary>Names to which a telling word of the name in hand leads; of a name that says only what it is, any word of one like it.</summary>
    public List<int> Rows => _rows;

    /// <summary>Names that are found as a whole, or by two words as one: of what such names score, the words in common say nothing.</summary>
    public List<int> Wholes => _wholes;

    /// <summary>Begins with the parties that the facts lead to.</summary>
    public void Begin(MatchKeys keys)
    {
        foreach (var key in keys.Facts)
            foreach (var party in index.FactKeys.Of(key)) Add(party);
    }

    /// <summary>Finds the names that the whole of a name leads to, and those that its words do.</summary>
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

        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var word in _links[i].Telling) MarkRows(word, i);
            if (!name.IsGeneric) continue;
            foreach (var word in _links[i].Generic) MarkRows(word, i);
        }
    }

    /// <summary>Which words of the name lead to a word, one bit each.</summary>
    public uint Leading(int word) => _leading[word];

    /// <summary>How alike a word is to those of the name that lead to it, at the most.</summary>
    public float Like(int word) => _likes[word] / 255f;

    /// <summary>Whether a word of the name leads to one that says only what a party is, which marks no name.</summary>
    public bool LeadsToGeneric(int part) => _links[part].Generic.Length > 0;

    /// <summary>
    /// Of a name to which words lead: those among the first eight of the name in hand, one bit each, and behind them what the words weigh that
    /// they lead to, in sixteenths and no less than they do.
    /// </summary>
    public uint StateOf(int row) => _states[row];

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
        foreach (var row in _rows) _states[row] = 0;
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

    private void MarkRows(int word, int part)
    {
        var state = (part < PartBits ? 1 << part : 0) | (index.Words.Sixteenths(word) << PartBits);
        foreach (var row in index.Words.RowsOf(word))
        {
            var before = _states[row];
            if (before == 0) _rows.Add(row);
            var weight = Math.Min(255, (before >> PartBits) + (state >> PartBits));
            _states[row] = (ushort)((weight << PartBits) | ((before | state) & 255));
        }
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
        var packed = PackedWord.Of(part);
        foreach (var key in part.Keys.Sought)
        {
            foreach (var word in index.Words.Keys.Of(key))
            {
                if (_isWord[word]) continue;
                _isWord[word] = true;
                _words.Add(word);
                if (!index.Words.MayBeLike(packed, word)) continue;
                ref readonly var other = ref index.Words.Sketch(word);
                var mayBeLike = sketch.MayBeLike(other);
                if (!mayBeLike && !sketch.MayShareGroup(other)) continue;
                var like = PartSimilarity.OfMet(part, index.Words.Part(word), mayBeLike, out _);
                if (like <= 0) continue;
                (kind == WordKind.Generic || index.Words.Kind(word) == WordKind.Generic ? generic : telling).Add((word, (byte)Math.Ceiling(255 * like)));
            }
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
}
