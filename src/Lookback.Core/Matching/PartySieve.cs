using System.Numerics;
using Lookback.Core.Indexing;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// Finds the parties of an index that may reach what is needed of a name with a subject: every party that would is among them. Room is used
/// again from subject to subject. For one thread.
/// </summary>
/// <remarks>
/// Words are alike only where one leads to the other (<see cref="WordKeys"/>), so that which words of a listed name have a partner is known
/// from the search, and <see cref="NameBound"/> says whether the name may reach what is needed. Before that a table of bounds by nothing but which
/// words of the subject's name lead there, and how much of the listed name stays alone, rules out nearly all bearers of a common word.
/// </remarks>
internal sealed class PartySieve(NameIndex index)
{
    /// <summary>Names of more parts are not looked up in the table.</summary>
    private const int TableParts = 6;

    /// <summary>What stays alone of a listed name is told in eighths, up to 2.</summary>
    private const int Steps = 17;

    private readonly NameSearch _search = new(index);
    private readonly double[] _table = new double[(1 << TableParts) * Steps * 2];
    private NameScale _scale = null!;
    private Name _name = null!;
    private uint _standing;
    private int _slack;

    /// <summary>Parties that a fact leads to, whatever their names. They stand until the next subject.</summary>
    public List<int> Pinned => _search.Parties;

    /// <summary>Whether a party is among them.</summary>
    public bool IsPinned(int party) => _search.Has(party);

    /// <summary>The names that may reach what is needed, in no order. They stand until the next subject.</summary>
    public List<PromisingName> Names { get; } = [];

    /// <summary>Looks for a subject.</summary>
    /// <param name="keys">Of the subject.</param>
    /// <param name="scale">How names are weighed.</param>
    /// <param name="least">What a name of any party must reach, where nothing else is told.</param>
    /// <param name="roughlyOf">What one must reach at the least, by the party's place, as far as is known in no time.</param>
    /// <param name="neededOf">What one must reach, asked for those alone that may reach that.</param>
    public void Run(MatchKeys keys, NameScale scale, double least, Func<int, double>? roughlyOf = null, Func<int, double>? neededOf = null)
    {
        _search.End();
        Names.Clear();
        _scale = scale;
        _search.Begin(keys);
        foreach (var name in keys.Names)
        {
            _search.Open(name);
            foreach (var at in _search.Wholes)
            {
                ref readonly var row = ref index.Row(at);
                if (scale.Most >= NeededOf(name.Name, row, least, roughlyOf)) Names.Add(new PromisingName(row.Party, name.Name, at, IsWhole: true));
            }

            Sift(name, least, roughlyOf, neededOf);
            _search.Close();
        }
    }

    private void Sift(NameKeySet keys, double least, Func<int, double>? roughlyOf, Func<int, double>? neededOf)
    {
        Begin(keys.Name);
        // Of what may be made of first letters the table knows nothing.
        var hasTable = _name.Core.Length <= TableParts && _name.Schema != Schema.Organization && (_name.Schema == Schema.Person || !_name.HasAcronym);
        // Parts of such listed names may have partners to which no word leads, or count for less where they have none.
        var special = RowTraits.Initial | (_name.Schema == Schema.Person ? 0 : RowTraits.Acronym) | (_name.HasPatronymic ? RowTraits.Patronymic : 0);
        foreach (var at in _search.Rows)
        {
            ref readonly var row = ref index.Row(at);
            if (_search.IsWhole(at) || !_search.Leads(keys, at)) continue;
            var needed = NeededOf(_name, row, least, roughlyOf);
            var most = hasTable && (row.Traits & special) == 0 ? MostOf(_search.StateOf(at), row) : double.PositiveInfinity;
            if (most < needed) continue;
            if (neededOf is not null)
            {
                needed = NeededOf(_name, row, 0, neededOf);
                if (most < needed) continue;
            }

            if (MayReach(row, needed)) Names.Add(new PromisingName(row.Party, _name, at, IsWhole: false));
        }
    }

    /// <summary>A weak alias need reach no more than 0, since it may lift another name.</summary>
    private static double NeededOf(Name own, in NameRow row, double least, Func<int, double>? of)
    {
        var needed = of is null ? least : of(row.Party);
        return own.Source.Kind == NameKind.WeakAlias || row.IsWeak ? Math.Min(needed, 0) : needed;
    }

    /// <summary>Acronyms are of organisations, on both sides.</summary>
    private static bool MayBeOrganization(Schema schema) => schema is Schema.Organization or Schema.Unknown;

    private void Begin(Name name)
    {
        _name = name;
        (_standing, _slack) = (0, 0);
        for (var i = 0; i < name.Core.Length; i++)
        {
            // Not marked in the rows, so that they are taken to have a partner everywhere.
            if (NameKeySet.KindOf(name.Core[i]) == WordKind.Telling && !_search.LeadsToGeneric(i)) continue;
            _standing |= 1u << i;
            _slack += 16;
        }

        if (name.Core.Length <= TableParts) Array.Fill(_table, double.NaN, 0, (1 << name.Core.Length) * Steps * 2);
    }

    /// <summary>The bound by the table.</summary>
    private double MostOf(uint state, in NameRow row)
    {
        var own = (state & 255) | _standing;
        var isOrganization = row.Form > 0 || row.Schema == Schema.Organization;
        var right = Math.Clamp((row.Sixteenths - (int)(state >> 8) - _slack) / 2, 0, Steps - 1);
        ref var most = ref _table[(((own * Steps) + (uint)right) * 2) + (isOrganization ? 1u : 0u)];
        if (double.IsNaN(most)) most = NameBound.Most(_name, own, right / 8.0, isOrganization, _scale);
        return most;
    }

    private bool MayReach(in NameRow row, double needed)
    {
        if (double.IsNegativeInfinity(needed)) return true;
        // What may be made of first letters is compared by other rules.
        if ((_name.HasAcronym || row.HasAcronym) && MayBeOrganization(_name.Schema) && MayBeOrganization(row.Schema)) return true;
        var words = index.WordsOf(row);
        var count = _name.Core.Length;
        var parts = new PartsAndWords(
            stackalloc PartWeight[words.Length], stackalloc uint[words.Length], stackalloc float[count], stackalloc float[count]);
        parts.Likes.Clear();
        for (var i = 0; i < _name.Core.Length; i++) parts.Least[i] = _name.Weights[i].Weight;
        for (var j = 0; j < words.Length; j++)
        {
            parts.Weights[j] = index.Words.Weight(words[j]);
            parts.Leading[j] = _search.Leading(words[j]);
            if (parts.Leading[j] != 0) parts.Link(j, parts.Leading[j], _search.Like(words[j]));
        }

        if (_name.HasInitial || row.HasInitial) AddInitials(words, parts);
        if (_name.Schema == Schema.Organization && row.Schema == Schema.Organization) AddShort(words, parts);
        return MayReach(new BoundedName(row, parts.Weights, index.Labels), parts, needed);
    }

    /// <summary>
    /// Whether any choice of the parts that have a partner reaches what is needed. The least alike part of a choice costs what it costs, and no
    /// choice has more than all parts that are at least as much alike: so there are no more choices to look at than parts.
    /// </summary>
    private bool MayReach(in BoundedName listed, in PartsAndWords parts, double needed)
    {
        var subject = new BoundedName(_name, _name.Weights);
        for (var least = 0; least < parts.Likes.Length; least++)
        {
            var like = parts.Likes[least];
            if (like <= 0) continue;
            var (own, theirs) = (0u, 0u);
            for (var i = 0; i < parts.Likes.Length; i++)
                if (parts.Likes[i] >= like) own |= 1u << i;
            for (var j = 0; j < parts.Leading.Length; j++)
                if ((parts.Leading[j] & own) != 0) theirs |= 1u << j;
            if (NameBound.Of(subject, listed, new Partners(own, theirs, 0, 0), _scale, 1 - like, parts.Least[least]) >= needed) return true;
        }

        return false;
    }

    /// <summary>The parts of the subject's name beside the words of a listed one.</summary>
    /// <param name="weights">What each word weighs.</param>
    /// <param name="leading">Which parts lead to each word.</param>
    /// <param name="likes">How alike each part is to a word that it leads to, at the most; 0 where it leads to none.</param>
    /// <param name="least">What a pair of it weighs, at the least.</param>
    private readonly ref struct PartsAndWords(Span<PartWeight> weights, Span<uint> leading, Span<float> likes, Span<float> least)
    {
        public Span<PartWeight> Weights { get; } = weights;

        public Span<uint> Leading { get; } = leading;

        public Span<float> Likes { get; } = likes;

        public Span<float> Least { get; } = least;

        public void Link(int word, uint leading, float like)
        {
            Leading[word] |= leading;
            for (; leading != 0; leading &= leading - 1)
            {
                var part = BitOperations.TrailingZeroCount(leading);
                Likes[part] = Math.Max(Likes[part], like);
                Least[part] = Math.Min(Least[part], Weights[word].Weight);
            }
        }
    }

    private void AddInitials(ReadOnlySpan<int> words, in PartsAndWords parts)
    {
        for (var j = 0; j < words.Length; j++)
        {
            for (var i = 0; i < _name.Core.Length; i++)
            {
                if (_name.Core[i].Folded[0] != index.Words.First(words[j])) continue;
                if (_name.Core[i].Role == PartRole.Initial || index.Words.Kind(words[j]) == WordKind.None) parts.Link(j, 1u << i, 1);
            }
        }
    }

    /// <summary>Words that may be short for each other by rule lead nowhere by their sound.</summary>
    private void AddShort(ReadOnlySpan<int> words, in PartsAndWords parts)
    {
        for (var j = 0; j < words.Length; j++)
        {
            for (var i = 0; i < _name.Core.Length; i++)
            {
                if (_name.Core[i].Folded[0] == index.Words.First(words[j]) && PartSimilarity.AreShort(_name.Core[i], index.Words.Part(words[j])))
                    parts.Link(j, 1u << i, 1);
            }
        }
    }
}

/// <summary>A name of a party that may reach what is needed.</summary>
/// <param name="Party">The party's place.</param>
/// <param name="Own">The subject's name.</param>
/// <param name="Row">The name's place in the index.</param>
/// <param name="IsWhole">Whether it is found by more than its words.</param>
internal readonly record struct PromisingName(int Party, Name Own, int Row, bool IsWhole);
