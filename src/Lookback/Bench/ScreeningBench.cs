using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>What to screen.</summary>
/// <param name="Altered">People on the lists, names altered on purpose.</param>
/// <param name="AsListed">The same people row by row, names as listed.</param>
/// <param name="Strangers">Files of people who stand on no list.</param>
/// <param name="MostStrangers">How many of each file, from its start.</param>
/// <param name="MostScanned">How many strangers of each file the exhaustive scan takes; 0 for no scan.</param>
/// <param name="Errors">Whether misses and false alarms are to be listed.</param>
internal sealed record ScreeningInput(
    SourceFile Altered, SourceFile AsListed, IReadOnlyList<SourceFile> Strangers, int MostStrangers, int MostScanned, ErrorList Errors);

/// <summary>People on a list under altered names, and strangers, screened as the product does: what is found, and whom it costs an alarm.</summary>
internal sealed class ScreeningBench
{
    private static readonly double[] Rates = [0.1, 0.2, 0.5, 1, 2, 5];
    private static readonly double[] Shares = [0.98, 0.99, 0.995, 0.997];
    private static readonly Beside[] Amounts = [Beside.Nothing, Beside.BirthDateAndCountry];

    private readonly Policy _policy;
    private readonly PoolSearch _search;
    private readonly ScreeningInput _input;
    private readonly Action<long, double> _tick;
    private readonly List<(PartyFacts Altered, PartyFacts AsListed, IReadOnlySet<int> Right)> _people = [];
    private readonly List<(string File, List<PartyFacts> People)> _strangers;
    private readonly long _total;
    private readonly int _notListed;
    private readonly List<MissedPerson> _misses = [];
    private readonly List<FalseAlarm> _falseAlarms = [];
    private long _done;

    private ScreeningBench(Policy policy, ListPool pool, ScreeningInput input, Action<long, double> tick)
    {
        (_policy, _search, _input, _tick) = (policy, new PoolSearch(pool, policy), input, tick);
        _strangers = [.. input.Strangers.Select(f => (f.Name, People.Read(f, input.MostStrangers)))];
        var (altered, asListed) = (People.Read(input.Altered), People.Read(input.AsListed));
        if (altered.Count != asListed.Count)
        {
            throw new RefusedException("unpaired", FormattableString.Invariant(
                $"{input.Altered.Name} and {input.AsListed.Name}: expected the same people row by row, found {altered.Count} and {asListed.Count}"));
        }

        foreach (var (one, other) in altered.Zip(asListed))
        {
            var right = pool.Bearing(PreparedParty.Of(other.With(Beside.Nothing)).Names[0]);
            if (right.Count > 0) _people.Add((one, other, right.SelectMany(pool.SameParty).ToHashSet()));
        }

        if (_people.Count == 0)
        {
            throw new RefusedException(
                "not-listed",
                $"{input.AsListed.Name}: expected people who stand on the lists, found none of these names there; "
                + "the list needs people of its own (--altered, --as-listed)");
        }

        _notListed = altered.Count - _people.Count;
        _total = Amounts.Length * _strangers.Sum(s => s.People.Count);
    }

    /// <summary>Screens everybody, on all cores.</summary>
    /// <param name="policy">Weights and thresholds.</param>
    /// <param name="pool">The lists.</param>
    /// <param name="input">Whom to screen.</param>
    /// <param name="tick">Told now and then how many strangers were screened, and the share of all.</param>
    public static ScreeningBenchReport Run(Policy policy, ListPool pool, ScreeningInput input, Action<long, double> tick) =>
        new ScreeningBench(policy, pool, input, tick).Run();

    private ScreeningBenchReport Run()
    {
        var (curves, groups) = (new List<ScreeningCurve>(), new List<GroupReport>());
        foreach (var beside in Amounts)
        {
            var screened = _strangers.ConvertAll(s => (s.File, Strangers: Screen(s.People, beside)));
            if (_input.Errors == ErrorList.All)
            {
                ListMisses(beside);
                ListFalseAlarms(screened.SelectMany(s => s.Strangers).Where(s => s.Alerts), beside);
            }

            var (altered, asListed) = (Look(p => p.Altered, beside), Look(p => p.AsListed, beside));
            curves.AddRange(screened.Select(s => Curve(s.File, s.Strangers, beside, altered, asListed)));
            groups.Add(Groups([.. screened.SelectMany(s => s.Strangers)], beside));
        }

        return new ScreeningBenchReport(
            _search.Pool.Lists, _input.Altered.Name, _notListed, curves, groups, _misses, _falseAlarms, _input.MostScanned > 0 ? Scan() : null);
    }

    private Stranger[] Screen(List<PartyFacts> people, Beside beside) => people.AsParallel().AsOrdered().Select(p =>
    {
        var subject = PreparedParty.Of(p.With(beside));
        var stranger = new Stranger(p, _search.Best(subject), _search.HasAlert(subject), Fairness.ScriptOf(subject), Fairness.RarityOf(subject));
        if (Interlocked.Increment(ref _done) is var done && done % 1000 == 0) Tick(done);
        return stranger;
    }).ToArray();

    private void Tick(long done)
    {
        lock (_people) _tick(done, (double)done / _total);
    }

    private ScreeningCurve Curve(string file, Stranger[] strangers, Beside beside, Looked altered, Looked asListed)
    {
        var (scores, found) = (new StrangerScores(strangers.Select(s => s.Best)), Array.ConvertAll(altered.Places, p => p.Score));
        var own = new OwnPoint(_policy.Thresholds.NameOnly, new Wilson(strangers.Count(s => s.Alerts), strangers.Length), altered.Own, asListed.Own);
        var points = Rates.Select(rate => (Rate: rate, Cut: scores.CutFor(rate)))
            .Select(p => new OperatingPoint(
                p.Rate, Math.Round(Math.Max(p.Cut, PairScorer.Floor), 4), FoundPeople.Above(altered.Places, p.Cut), FoundPeople.Above(asListed.Places, p.Cut)));
        return new ScreeningCurve(beside, file, own, [.. points], [.. Shares.Select(s => scores.CostOf(s, found))]);
    }

    /// <summary>The people on the lists, who are the same whichever strangers they are set against.</summary>
    private Looked Look(Func<(PartyFacts Altered, PartyFacts AsListed, IReadOnlySet<int>), PartyFacts> which, Beside beside)
    {
        var found = _people.AsParallel().AsOrdered().Select(p =>
        {
            var subject = PreparedParty.Of(which(p).With(beside));
            return (Place: _search.Find(subject, p.Right), Own: Place.In(_search.Alerts(subject), p.Right));
        }).ToList();
        return new Looked(
            [.. found.Select(f => f.Place)], new FoundPeople(found.Count, found.Count(f => f.Own.Rank > 0), found.Count(f => f.Own.Rank == 1)));
    }

    private void ListMisses(Beside beside)
    {
        foreach (var (altered, asListed, right) in _people)
        {
            var alerts = _search.Alerts(PreparedParty.Of(altered.With(beside)));
            var place = Place.In(alerts, right);
            if (place.Rank == 1) continue;
            var ahead = alerts.Count == 0 ? "" : Describe(alerts[0]);
            _misses.Add(new MissedPerson(beside, altered.WholeName(), asListed.WholeName(), Math.Round(place.Score, 4), place.Rank, ahead));
        }

        string Describe(Ranked ranked) => $"{_search.Pool.Listings[ranked.Listing].Id} {_search.Pool.Listings[ranked.Listing].Facts.Names[0].Full}";
    }

    private void ListFalseAlarms(IEnumerable<Stranger> alerting, Beside beside)
    {
        foreach (var stranger in alerting)
        {
            var subject = PreparedParty.Of(stranger.Facts.With(beside));
            var first = _search.Alerts(subject)[0];
            _falseAlarms.Add(new FalseAlarm(
                beside,
                stranger.Facts.WholeName(),
                _search.Pool.Listings[first.Listing].Id.ToString(),
                _search.ListedName(subject, first),
                Math.Round(first.Score, 4)));
        }
    }

    private static GroupReport Groups(Stranger[] strangers, Beside beside)
    {
        var (alerts, best) = (Array.ConvertAll(strangers, s => s.Alerts), Array.ConvertAll(strangers, s => s.Best));
        return new GroupReport(
            beside,
            Fairness.Of(Array.ConvertAll(strangers, s => s.Script), alerts, best),
            Fairness.Of(Array.ConvertAll(strangers, s => s.Rarity), alerts, best));
    }

    private ScanReport Scan()
    {
        var scan = new ExhaustiveScan(_search.Pool);
        var strangers = _strangers.SelectMany(s => s.People.Take(_input.MostScanned)).ToList();
        var scores = new StrangerScores(strangers.AsParallel().AsOrdered().Select(s => scan.Best(s)).ToArray());
        var people = _people.AsParallel().AsOrdered().Select(p => scan.Best(p.Altered, p.Right)).ToArray();
        return new ScanReport(scan.Names, strangers.Count, people.Length, [.. Shares.Select(s => scores.CostOf(s, people))]);
    }

    private sealed record Looked(Place[] Places, FoundPeople Own);

    private readonly record struct Stranger(PartyFacts Facts, double Best, bool Alerts, string Script, string Rarity);
}
