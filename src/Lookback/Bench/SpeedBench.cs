using System.Diagnostics;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>What <c>bench speed</c> found. Absolute figures are this machine's; the ratio is taken in one run and holds elsewhere.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Lists">The lists.</param>
/// <param name="BuildSeconds">From the listings' facts to what is screened against, on all cores.</param>
/// <param name="ReadySeconds">To the same from a segment of the index as it is kept.</param>
/// <param name="IndexBytesPerName">Memory of the index for each listed name.</param>
/// <param name="CandidatesPerQuery">Listings that a person shares a word or more with.</param>
/// <param name="NameOnly">By name alone, of people whose names are met for the first time.</param>
/// <param name="NameOnlyAgain">By name alone, of people whose words were all met before.</param>
/// <param name="WithBirthDate">With the birth date, their names met for the first time.</param>
/// <param name="AllCoresPerSecond">By name alone on all cores at once, words met before, by the clock.</param>
/// <param name="ScansPerSecond">People compared with every name by Jaro-Winkler, on one core.</param>
/// <param name="TimesScan">How many times as fast the product is by name alone, of words first met.</param>
/// <param name="TimesScanAgain">The same of words met before.</param>
/// <param name="StartMilliseconds">To start the program and have it say what it can do: the median of several.</param>
internal sealed record SpeedReport(
    MachineFacts Machine, IReadOnlyList<ListLine> Lists, double BuildSeconds, double ReadySeconds, double IndexBytesPerName, double CandidatesPerQuery,
    SpeedFigures NameOnly, SpeedFigures NameOnlyAgain, SpeedFigures WithBirthDate, double AllCoresPerSecond, double ScansPerSecond, double TimesScan,
    double TimesScanAgain,
    double StartMilliseconds);

/// <summary>Screenings on one core, from the text of a name to the decision.</summary>
/// <param name="Screenings">How many were timed.</param>
/// <param name="PerSecond">By processor time, which other load on the machine does not lengthen much.</param>
/// <param name="Median">Microseconds on the clock.</param>
/// <param name="P99">Microseconds for 99 in 100.</param>
/// <param name="P999">Microseconds for 999 in 1,000.</param>
internal sealed record SpeedFigures(int Screenings, double PerSecond, double Median, double P99, double P999);

/// <summary>How fast one core screens: each person is read, looked up and compared, one after another.</summary>
internal static class SpeedBench
{
    /// <summary>People of each file to warm up with.</summary>
    private const int WarmUp = 8000;
    private const int WarmUpScreenings = 50_000;
    private const int WarmUpIndexes = 2;
    private const int CountedFor = 3000;
    private const int Starts = 5;

    /// <summary>Times strangers, who are almost all that is ever screened.</summary>
    /// <param name="policy">Weights and thresholds.</param>
    /// <param name="pool">The lists.</param>
    /// <param name="files">Strangers.</param>
    /// <param name="most">How many of each file are screened.</param>
    /// <param name="scanned">How many people are scanned for.</param>
    public static SpeedReport Run(Policy policy, ListPool pool, IReadOnlyList<SourceFile> files, int most, int scanned)
    {
        var comparer = new PartyComparer(policy);
        var read = files.Select(f => People.Read(f, (int)Math.Min(int.MaxValue, most + (long)Math.Min(most, WarmUp)))).ToList();
        var people = read.SelectMany(p => p.Take(most)).ToList();
        var others = read.SelectMany(p => p.Skip(most)).ToList();
        // Files that hold no more than are timed.
        if (others.Count == 0) others = [.. people.Take(WarmUp)];
        WarmUpWith(others, pool, comparer);
        // An index remembers the words that were sought: one that is made anew has yet to meet them.
        var watch = Stopwatch.StartNew();
        var unmet = PartySet.Of(pool.Listings.AsParallel().AsOrdered().Select(l => PreparedParty.Of(l.Facts)));
        var buildSeconds = watch.Elapsed.TotalSeconds;
        var met = PartySet.Of(pool.Prepared);
        var nameOnly = Time(met, pool, comparer, people, Beside.Nothing);
        var again = Time(met, pool, comparer, people, Beside.Nothing);
        var withBirthDate = Time(unmet, pool, comparer, people, Beside.BirthDate);
        var scans = Scan(pool, people.Take(scanned).ToList());
        return new SpeedReport(
            MachineFacts.Read(),
            pool.Lists,
            Math.Round(buildSeconds, 1),
            Math.Round(ReadyFromSegment(policy, pool), 2),
            Math.Round((double)pool.Set.Index.Index.Bytes / pool.Names, 1),
            Math.Round(Candidates(met, people), 0),
            nameOnly,
            again,
            withBirthDate,
            Math.Round(OnAllCores(met, pool, comparer, people), 0),
            Math.Round(scans, 1),
            Math.Round(nameOnly.PerSecond / scans, 0),
            Math.Round(again.PerSecond / scans, 0),
            Math.Round(StartOfProgram(), 0));
    }

    /// <summary>
    /// Compiled in tiers: the first screenings, of other people in other indexes, are not what an office sees all day. Few people are gone through again and
    /// again, until the compiler has seen as many.
    /// </summary>
    private static void WarmUpWith(List<PartyFacts> people, ListPool pool, PartyComparer comparer)
    {
        var set = pool.Set;
        for (int screened = 0, round = 0; screened < WarmUpScreenings; round++)
        {
            if (round < WarmUpIndexes) set = PartySet.Of(pool.Prepared);
            foreach (var beside in new[] { Beside.Nothing, Beside.BirthDate }) screened += Time(set, pool, comparer, people, beside).Screenings;
        }
    }

    private static double ReadyFromSegment(Policy policy, ListPool pool)
    {
        using var kept = new MemoryStream();
        pool.Set.Index.Index.Write(kept);
        kept.Position = 0;
        var watch = Stopwatch.StartNew();
        var stand = new ListingSegments([NameIndex.Read(kept)], [.. Enumerable.Range(0, pool.Listings.Length)]);
        ListingIndex.Of(stand, listing => pool.Listings[listing], [], policy);
        return watch.Elapsed.TotalSeconds;
    }

    private static double Candidates(PartySet set, List<PartyFacts> people)
    {
        var found = new List<int>();
        return people.Take(CountedFor).Average(person =>
        {
            set.Index.Index.Candidates(PreparedParty.Of(person.With(Beside.Nothing)).Keys, found);
            return found.Count;
        });
    }

    private static double OnAllCores(PartySet set, ListPool pool, PartyComparer comparer, List<PartyFacts> people)
    {
        var subjects = people.ConvertAll(p => p.With(Beside.Nothing));
        var watch = Stopwatch.StartNew();
        Parallel.ForEach(
            subjects, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            subject => comparer.Alerts(PreparedParty.Of(subject), set, l => pool.Listings[l].Id.Watchlist));
        return subjects.Count / watch.Elapsed.TotalSeconds;
    }

    private static double StartOfProgram()
    {
        var program = typeof(SpeedBench).Assembly.Location;
        var times = Enumerable.Range(0, Starts).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            using var started = Process.Start(new ProcessStartInfo("dotnet", [program, "--help"]) { RedirectStandardOutput = true })!;
            started.StandardOutput.ReadToEnd();
            started.WaitForExit();
            return started.ExitCode == 0
                ? watch.Elapsed.TotalMilliseconds
                : throw new InvalidOperationException($"{program} --help ended in {started.ExitCode}");
        }).Order().ToList();
        return times[Starts / 2];
    }

    private static SpeedFigures Time(PartySet set, ListPool pool, PartyComparer comparer, List<PartyFacts> people, Beside beside)
    {
        var subjects = people.ConvertAll(p => p.With(beside));
        var ticks = new long[subjects.Count];
        var started = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < ticks.Length; i++)
        {
            var from = Stopwatch.GetTimestamp();
            var subject = PreparedParty.Of(subjects[i]);
            _ = comparer.Alerts(subject, set, l => pool.Listings[l].Id.Watchlist);
            ticks[i] = Stopwatch.GetTimestamp() - from;
        }

        var seconds = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
        Array.Sort(ticks);
        return new SpeedFigures(
            ticks.Length, Math.Round(ticks.Length / seconds, 0), Microseconds(ticks, 0.5), Microseconds(ticks, 0.99), Microseconds(ticks, 0.999));
    }

    private static double Scan(ListPool pool, List<PartyFacts> people)
    {
        var scan = new ExhaustiveScan(pool);
        _ = scan.BestAsWritten(people[0].WholeName());
        var started = Environment.CpuUsage.TotalTime;
        foreach (var person in people) _ = scan.BestAsWritten(person.WholeName());
        return people.Count / (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    private static double Microseconds(long[] sorted, double share) =>
        Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))] * 1e6 / Stopwatch.Frequency, 1);
}
