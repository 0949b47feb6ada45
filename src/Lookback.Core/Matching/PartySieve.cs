using System.Numerics;
using System.Runtime.InteropServices;
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
internal sealed class PartySieve(NameIndex index, int fewRows)
{
    /// <summary>Names of more parts are not looked up in the table.</summary>
    private const int TableParts = 6;

    /// <summary>What stays alone of a listed name is told in eighths, up to 2.</summary>
    private const int Steps = 17;

    /// <summary>How much longer it takes to look at a name than to count it.</summary>
    private const int LookedAt = 12;

    /// <summary>How many times the few names must be there for it to pay that parts are chosen.</summary>
    private const int ManyTimes = 32;

    private const int Unknown = -2;
    private const int Anything = -1;

    private readonly NameSearch _search = new(index);
    private readonly double[] _table = new double[(1 << TableParts) * Steps * 2];
    private readonly int[] _alone = new int[1 << TableParts];
    private readonly double[] _againstKind = new double[Enum.GetValues<Schema>().Length];
    private Func<int, bool>? _isNear;
    private INameNeeds _needs = null!;
    private NameScale _scale = null!;
    private Name _name = null!;
    private uint _standing;
    private int _slack;
    private uint _always;
    private int _alwaysShared;

    /// <summary>Parties that a fact leads to, whatever their names. They stand until the next subject.</summary>
    public List<int> Pinned => _search.Parties;

    /// <summary>Whether a party is among them.</summary>
    public bool IsPinned(int party) => _search.Has(party);

    /// <summary>The names that may reach what is needed, in no order. They stand until the next subject.</summary>
    public List<PromisingName> Names { get; } = [];

    /// <summary>Lets go of whom it looked for.</summary>
    public void Forget() => (_needs, _name) = (null!, null!);

    /// <summary>Looks for a subject.</summary>
    /// <param name="keys">Of the subject.</param>
    /// <param name="scale">How names are weighed.</param>
    /// <param name="needs">What a name must reach.</param>
    public void Run(MatchKeys keys, NameScale scale, INameNeeds needs)
    {
        _search.End();
        Names.Clear();
        (_scale, _needs) = (scale, needs);
        _search.Begin(keys);
        foreach (var name in keys.Names)
        {
            _search.Open(name);
            Begin(name.Name);
            foreach (var at in _search.Wholes)
            {
                ref readonly var row = ref index.Row(at);
                if (scale.Most >= Needed(row, needs.Roughly(row.Party))) Names.Add(new PromisingName(row.Party, name.Name, at, IsWhole: true));
            }

            Gather(name);
            Sift(name);
            _search.Close();
        }
    }

    /// <summary>
    /// Finds the names that words lead to, but for those to which none leads but such as many bear, where these alone are not enough for a name
    /// that has so much else: that is what makes the work grow less than the index.
    /// </summary>
    private void Gather(NameKeySet keys)
    {
        Span<PartRows> parts = stackalloc PartRows[_name.Core.Length];
        (_always, _alwaysShared) = (_standing, _slack);
        var all = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var (rows, most) = _search.RowsOf(i);
            parts[i] = new PartRows(rows, i, most);
            all += rows;
            // Words that say only what a party is find no names, so that they are taken to be in all.
            if (!_search.LeadsToGeneric(i)) continue;
            _always |= 1u << i;
            _alwaysShared += most;
        }

        // Beside organisations, words may be short for others, or made of their first letters; names that say only what they are need two.
        if (all < fewRows || keys.IsGeneric || ((_name.Schema == Schema.Organization || _name.HasAcronym) && index.HasOrganizations))
        {
            _search.Gather(keys);
            return;
        }

        parts.Sort();
        var choose = all >= fewRows * ManyTimes;
        Gather(parts, _needs.LeastFar, choose, isPicked: null);
        if (_needs.Least < _needs.LeastFar) Gather(parts, _needs.Least, choose, _isNear ??= birth => _needs.IsNear(birth));
    }

    /// <summary>
    /// Some of the parts that lead to most names find only such names as these parts are enough for together. Each other part finds the names that it
    /// is enough for with these, and two others together any. How many those some are is chosen so that the least is left to do.
    /// </summary>
    /// <param name="parts">Those with most names first.</param>
    /// <param name="needed">What a name must reach.</param>
    /// <param name="choose">Whether there are so many names that choosing pays; else none of the parts is taken for a common one.</param>
    /// <param name="isPicked">Of whom, by when they were born, names are looked at; <see langword="null"/> for all.</param>
    private void Gather(ReadOnlySpan<PartRows> parts, double needed, bool choose, Func<int, bool>? isPicked)
    {
        if (_name.Source.Kind == NameKind.WeakAlias) needed = Math.Min(needed, 0);
        if (_name.Core.Length <= TableParts) Array.Fill(_alone, Unknown, 0, 1 << _name.Core.Length);
        Span<int> limits = stackalloc int[parts.Length];
        Span<int> best = stackalloc int[parts.Length];
        var (counted, least) = (0u, long.MaxValue);
        var (partnered, shared, limit) = (_always, _alwaysShared, 0);
        for (var common = 0; ; common++)
        {
            foreach (var part in parts[..common]) limits[part.Part] = limit;
            var (work, together) = Rest(parts[common..], partnered, shared, needed, limits, choose);
            foreach (var part in parts[..common]) work += LookedAt * (long)_search.RowsBelow(part.Part, limit);
            if (work < least)
            {
                (least, counted) = (work, together);
                limits.CopyTo(best);
            }

            if (common == parts.Length || !choose) break;
            partnered |= 1u << parts[common].Part;
            shared += parts[common].Most;
            if (LimitOf(partnered, shared, needed) is not { } next) break;
            limit = next;
        }

        _search.Gather(best, counted, withAcronyms: index.HasAcronyms && MayBeOrganization(_name.Schema), isPicked);
    }

    /// <summary>What the parts find that are not among the common ones: their limits, which of them are counted, and about how much work that is.</summary>
    private (long Work, uint Counted) Rest(ReadOnlySpan<PartRows> parts, uint common, int shared, double needed, Span<int> limits, bool choose)
    {
        var (work, counted) = (0L, 0u);
        foreach (var part in parts)
        {
            limits[part.Part] = int.MaxValue;
            var (rows, below) = (part.Rows, part.Rows);
            if (part.Part < NameSearch.MostCounted && LimitOf(common | (1u << part.Part), shared + part.Most, needed) is { } limit)
            {
                limits[part.Part] = limit;
                if (choose) below = _search.RowsBelow(part.Part, limit);
                counted |= 1u << part.Part;
            }

            work += rows + ((LookedAt - 1) * (long)below);
        }

        return (work, counted);
    }

    /// <summary>What a name may bear at the most to reach what is needed where these parts alone have partners; <see langword="null"/> for anything.</summary>
    /// <param name="partnered">The parts, one bit each.</param>
    /// <param name="shared">What the words weigh to which they lead, in sixteenths, no less than they do.</param>
    /// <param name="needed">What is needed.</param>
    private int? LimitOf(uint partnered, int shared, double needed) =>
        // Where nothing need stay alone they are not enough, whatever a name bears.
        AloneOf(partnered, needed) is { } alone ? alone == 0 ? 1 : shared + alone : null;

    /// <summary>How much of a name must stay alone, in sixteenths, for it not to reach what is needed where these parts alone have partners.</summary>
    private int? AloneOf(uint partnered, double needed)
    {
        // Beside another father's name words that stay alone count for less than a row says.
        if (_name.HasPatronymic) return IsTooLittle(partnered, 0, needed) ? 0 : null;
        if (_name.Core.Length > TableParts) return LeastAlone(partnered, needed);
        ref var known = ref _alone[partnered];
        if (known == Unknown) known = LeastAlone(partnered, needed) ?? Anything;
        return known == Anything ? null : known;
    }

    /// <summary>The more stays alone, the less is reached.</summary>
    private int? LeastAlone(uint partnered, double needed)
    {
        var (from, to) = (0, Steps);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (IsTooLittle(partnered, middle, needed)) to = middle;
            else from = middle + 1;
        }

        return from < Steps ? 2 * from : null;
    }

    private bool IsTooLittle(uint partnered, int right, double needed) =>
        MostOf(partnered, right, isOrganization: false) < needed && (!index.HasOrganizations || MostOf(partnered, right, isOrganization: true) < needed);

    /// <summary>See <see cref="NameBound.Most"/>.</summary>
    /// <param name="partnered">The parts that may have a partner.</param>
    /// <param name="right">What stays alone of the other name at the least, in eighths.</param>
    /// <param name="isOrganization">Whether the other may be compared as that of an organisation.</param>
    private double MostOf(uint partnered, int right, bool isOrganization)
    {
        // Of a father's name, the table says what is so where the other has none.
        if (_name.HasPatronymic || _name.Core.Length > TableParts)
            return NameBound.Most(_name, partnered, right / 8.0, isOrganization, _name.HasPatronymic, _scale);
        return TableOf(partnered, right, isOrganization);
    }

    private double TableOf(uint partnered, int right, bool isOrganization)
    {
        ref var most = ref _table[(((partnered * Steps) + (uint)right) * 2) + (isOrganization ? 1u : 0u)];
        if (double.IsNaN(most)) most = NameBound.Most(_name, partnered, right / 8.0, isOrganization, fathered: false, _scale);
        return most;
    }

    /// <summary>The names that a part leads to.</summary>
    /// <param name="Rows">How many.</param>
    /// <param name="Part">Which part.</param>
    /// <param name="Most">What a word that it leads to weighs at the most, in sixteenths.</param>
    private readonly record struct PartRows(int Rows, int Part, int Most) : IComparable<PartRows>
    {
        /// <summary>Those with most names first.</summary>
        public int CompareTo(PartRows other) => other.Rows.CompareTo(Rows) is var byRows and not 0 ? byRows : Part.CompareTo(other.Part);
    }

    private void Sift(NameKeySet keys)
    {
        // Parts of such listed names may have partners to which no word leads, or count for less where they have none.
        var special = RowTraits.Initial | (MayBeOrganization(_name.Schema) ? RowTraits.Acronym : 0) | (_name.HasPatronymic ? RowTraits.Patronymic : 0);
        var rows = CollectionsMarshal.AsSpan(_search.Rows);
        for (var i = 0; i < rows.Length; i++)
        {
            if (i + NameSearch.FarAhead < rows.Length) index.FetchRow(rows[i + NameSearch.FarAhead]);
            if (i + NameSearch.Ahead < rows.Length)
            {
                index.FetchBrief(rows[i + NameSearch.Ahead]);
                index.FetchWords(rows[i + NameSearch.Ahead]);
            }

            var at = rows[i];
            ref readonly var row = ref index.Row(at);
            if (keys.IsGeneric && !_search.Leads(keys, at)) continue;
            var needed = Needed(row, _needs.Roughly(row.Party));
            var most = (row.Traits & special) == 0 && HasTable(row) ? MostOf(row) : double.PositiveInfinity;
            if (most < needed) continue;
            needed = Needed(row, _needs.Briefly(row.Party));
            if (most < needed || _search.IsWhole(at) || !MayReach(row, needed)) continue;
            var exactly = Needed(row, _needs.Exactly(row.Party));
            if (exactly <= needed || MayReach(row, exactly)) Names.Add(new PromisingName(row.Party, _name, at, IsWhole: false));
        }
    }

    /// <summary>Of what may be short for something the table knows nothing.</summary>
    private bool HasTable(in NameRow row) =>
        _name.Core.Length <= TableParts && !(_name.Schema == Schema.Organization && row.Schema == Schema.Organization)
        && !(_name.HasAcronym && MayBeOrganization(row.Schema));

    /// <summary>A weak alias need reach no more than 0, since it may lift another name.</summary>
    private double Needed(in NameRow row, double needed) => _name.Source.Kind == NameKind.WeakAlias || row.IsWeak ? Math.Min(needed, 0) : needed;

    /// <summary>Acronyms are of organisations, on both sides.</summary>
    private static bool MayBeOrganization(Schema schema) => schema is Schema.Organization or Schema.Unknown;

    private void Begin(Name name)
    {
        _name = name;
        (_standing, _slack) = (0, 0);
        for (var i = 0; i < name.Core.Length; i++)
        {
            // A single letter leads nowhere, so that it is taken to have a partner everywhere.
            if (NameKeySet.KindOf(name.Core[i]) != WordKind.None) continue;
            _standing |= 1u << i;
            _slack += 16;
        }

        foreach (var schema in Enum.GetValues<Schema>())
            _againstKind[(int)schema] = NameFeatures.KindsDiffer(name.Schema, schema) ? _scale.Of(NameFeature.KindsDiffer, 1) : 0;
        if (name.Core.Length <= TableParts) Array.Fill(_table, double.NaN, 0, (1 << name.Core.Length) * Steps * 2);
    }

    /// <summary>The bound by the table.</summary>
    private double MostOf(in NameRow row)
    {
        var (shared, sixteenths) = _search.SharedWith(row);
        var own = shared | _standing;
        var isOrganization = row.Form > 0 || row.Schema == Schema.Organization;
        var right = Math.Clamp((row.Sixteenths - sixteenths - _slack) / 2, 0, Steps - 1);
        return TableOf(own, right, isOrganization) + _againstKind[(int)row.Schema];
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
