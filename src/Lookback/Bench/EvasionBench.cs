using Lookback.Bench.Evasion;
using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>What <c>bench evasion</c> found.</summary>
/// <param name="Lists">The lists whose names were manipulated.</param>
/// <param name="Rows">One for each manipulation and group of names that it can be done to.</param>
/// <param name="MeanRecall">Over the rows that say something, each counting once.</param>
/// <param name="Worst">The lowest of them.</param>
internal sealed record EvasionReport(IReadOnlyList<ListLine> Lists, IReadOnlyList<EvasionRow> Rows, double MeanRecall, EvasionRow Worst);

/// <summary>One manipulation done to the names of one group.</summary>
/// <param name="Manipulation">What was done.</param>
/// <param name="Group">The script of the names, and whose.</param>
/// <param name="Names">To how many names it could be done.</param>
/// <param name="Found">For how many of them the right listing still alerts.</param>
/// <param name="Alarms">Strangers of the same script, manipulated alike, that alert; absent where there are none.</param>
internal sealed record EvasionRow(string Manipulation, string Group, int Names, int Found, Wilson? Alarms)
{
    private const int Fewest = 20;

    /// <summary>Share still found.</summary>
    public double Recall => Tally.Share(Found, Names);

    /// <summary>Too few names to say; left out of the mean and of the worst row.</summary>
    public bool TooFew => Names < Fewest;
}

/// <summary>
/// Listed names disguised in every way of the <see cref="Battery"/>, against the lists they stand on; and strangers disguised alike.
/// The sample and every draw follow from the listings' own ids, so that the same lists give the same table.
/// </summary>
internal sealed class EvasionBench(PoolSearch search, int namesOfEach, int strangersOfEach)
{
    private const string Organizations = "organisations";

    /// <summary>So many times the names of a row are drawn, for few names have a middle name or are too long for a passport.</summary>
    private const int Spare = 10;

    private sealed record Target(string Seed, PartyFacts Party, IReadOnlySet<int> Right);

    /// <summary>Runs the whole battery, on all cores.</summary>
    /// <param name="policy">Weights and thresholds.</param>
    /// <param name="pool">The lists.</param>
    /// <param name="strangers">Files of people who stand on no list.</param>
    /// <param name="namesOfEach">How many names of each script.</param>
    /// <param name="strangersOfEach">How many strangers of each script.</param>
    /// <param name="tick">Told how many rows are done, and the share of all.</param>
    /// <exception cref="RefusedException">The lists hold too few names to say anything.</exception>
    public static EvasionReport Run(
        Policy policy, ListPool pool, IReadOnlyList<SourceFile> strangers, int namesOfEach, int strangersOfEach, Action<long, double> tick) =>
        new EvasionBench(new PoolSearch(pool, policy), namesOfEach, strangersOfEach).Run(strangers, tick);

    private EvasionReport Run(IReadOnlyList<SourceFile> files, Action<long, double> tick)
    {
        var targets = Targets();
        var strangers = Strangers(files);
        var (rows, done) = (new List<EvasionRow>(), 0);
        foreach (var manipulation in Battery.All)
        {
            foreach (var (group, members) in targets)
            {
                if (Row(manipulation, group, members, strangers.GetValueOrDefault(group, [])) is { Names: > 0 } row) rows.Add(row);
                tick(++done, (double)done / (Battery.All.Count * targets.Count));
            }
        }

        var telling = rows.Where(r => !r.TooFew).ToList();
        if (telling.Count == 0)
            throw new RefusedException("too-few-names", "the lists hold too few names of two words or more: expected at least 20 of one script");
        return new EvasionReport(search.Pool.Lists, rows, Math.Round(telling.Average(r => r.Recall), 4), telling.MinBy(r => r.Recall)!);
    }

    private EvasionRow Row(Manipulation manipulation, string group, List<Target> members, List<Target> strangers)
    {
        var found = Disguised(manipulation, members, namesOfEach).Select(d => search.Alerts(d.Subject).Exists(a => d.Right.Contains(a.Listing))).ToList();
        var alarms = Disguised(manipulation, strangers, strangersOfEach).Select(d => search.HasAlert(d.Subject)).ToList();
        return new EvasionRow(
            manipulation.Name, group, found.Count, found.Count(f => f), alarms.Count == 0 ? null : new Wilson(alarms.Count(a => a), alarms.Count));
    }

    private static ParallelQuery<(PreparedParty Subject, IReadOnlySet<int> Right)> Disguised(Manipulation manipulation, List<Target> targets, int most) =>
        targets
            .Select(t => (Party: manipulation.Apply(t.Party, new Chance($"{t.Seed}/{manipulation.Name}")), t.Right))
            .Where(t => t.Party is not null)
            .Take(most)
            .ToList()
            .AsParallel().AsOrdered()
            .Select(t => (PreparedParty.Of(t.Party!), t.Right));

    /// <summary>One name of each listing and script, drawn by the listing's id; of each script the listings that the draw puts first.</summary>
    private List<(string Group, List<Target> Members)> Targets()
    {
        var groups = new SortedDictionary<string, List<(ulong Draw, int Listing, Name Name)>>(StringComparer.Ordinal);
        for (var i = 0; i < search.Pool.Listings.Length; i++)
        {
            var party = search.Pool.Prepared[i];
            if (!IsSought(party.Facts.Schema)) continue;
            var draw = new Chance(search.Pool.Listings[i].Id.ToString());
            var whole = party.Names.Where(n => n.Source.Kind != NameKind.WeakAlias && n.HasSubstance && IsWhole(n));
            foreach (var names in whole.GroupBy(n => GroupOf(n, party.Facts.Schema)).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                if (!groups.TryGetValue(names.Key, out var of)) groups[names.Key] = of = [];
                of.Add((draw.Next(), i, draw.Of(names.ToList())));
            }
        }

        return [.. groups
            .Select(g => (g.Key, Members: g.Value.OrderBy(n => n.Draw).Take(Drawn(namesOfEach)).Select(n => TargetOf(n.Listing, n.Name)).ToList()))
            .OrderByDescending(g => g.Members.Count).ThenBy(g => g.Key, StringComparer.Ordinal)];
    }

    private Target TargetOf(int listing, Name name)
    {
        var facts = search.Pool.Listings[listing].Facts;
        var party = facts with { Names = [new PartyName { Full = name.Raw }] };
        return new Target(search.Pool.Listings[listing].Id.ToString(), party, search.Pool.SameParty(listing));
    }

    private Dictionary<string, List<Target>> Strangers(IReadOnlyList<SourceFile> files)
    {
        var (groups, most) = (new Dictionary<string, List<Target>>(StringComparer.Ordinal), Drawn(strangersOfEach));
        foreach (var person in files.SelectMany(f => People.Read(f)))
        {
            var party = person.With(Beside.BirthDate);
            if (!IsSought(party.Schema)) continue;
            var name = Name.Of(party.Names[0], party.Schema);
            var group = GroupOf(name, party.Schema);
            if (!groups.TryGetValue(group, out var of)) groups[group] = of = [];
            if (of.Count < most && IsWhole(name)) of.Add(new Target(name.Raw, party, new HashSet<int>()));
        }

        return groups;
    }

    private static int Drawn(int ofEach) => (int)Math.Min(int.MaxValue, (long)Spare * ofEach);

    private static bool IsSought(Schema schema) => schema is Schema.Person or Schema.Organization;

    private static string GroupOf(Name name, Schema schema) => schema == Schema.Organization ? $"{name.Script} {Organizations}" : name.Script.ToString();

    private static bool IsWhole(Name name) => name.Parts.Count(p => p.IsCore) >= 2 && name.Script != Script.Other;
}
