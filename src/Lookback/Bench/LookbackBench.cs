using System.Collections.Concurrent;
using System.Diagnostics;
using Lookback.Bench.Populations;
using Lookback.Core.Indexing;
using Lookback.Core.Lookbacks;
using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>What <c>bench lookback</c> found: the population's index, and what it costs to find whom changed listings concern.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Lists">The lists that the changed listings are of.</param>
/// <param name="Subjects">How many subjects.</param>
/// <param name="BuildSeconds">From their facts to the index, on all cores.</param>
/// <param name="Segments">How many segments it came to.</param>
/// <param name="BytesPerSubject">Of the segments as they are stored, words and all.</param>
/// <param name="StoreSeconds">To turn the segments into bytes.</param>
/// <param name="LoadSeconds">To read them again, checksums and all.</param>
/// <param name="Changes">By how many listings changed.</param>
/// <param name="ScanSeconds">
/// What one changed listing costs where every subject is compared with it by Jaro-Winkler, on all cores; reckoned from a part of them.
/// </param>
/// <param name="PeakMegabytes">The most memory the program took.</param>
/// <param name="Check">Both directions beside each other; <see langword="null"/> where that was not asked for.</param>
internal sealed record LookbackBenchReport(
    MachineFacts Machine, IReadOnlyList<ListLine> Lists, long Subjects, double BuildSeconds, int Segments, double BytesPerSubject,
    double StoreSeconds, double LoadSeconds, IReadOnlyList<ChangeFigures> Changes, double ScanSeconds, long PeakMegabytes, DirectionsCheck? Check);

/// <summary>What a change of so many listings costs.</summary>
/// <param name="Listings">How many changed.</param>
/// <param name="Seconds">To find the alerts, on all cores, on the clock.</param>
/// <param name="Candidates">Subjects that were put beside a listing.</param>
/// <param name="Alerts">Pairs that alert.</param>
/// <param name="TimesScan">How many times as fast as the scan.</param>
internal sealed record ChangeFigures(int Listings, double Seconds, long Candidates, long Alerts, double TimesScan);

/// <summary>Everybody screened against the changed listings, beside whom the index names for those listings.</summary>
/// <param name="Listings">How many listings.</param>
/// <param name="Forward">Pairs of a subject and a listing that alert when the subject is screened.</param>
/// <param name="Back">Pairs that are found from the listing.</param>
/// <param name="Both">Those that both find.</param>
internal sealed record DirectionsCheck(int Listings, long Forward, long Back, long Both);

/// <summary>Looks changed listings up among people who do not exist, as a run does, but without a ledger.</summary>
internal static class LookbackBench
{
    private const int MostScanned = 200_000;
    private const int ScansTimed = 4;
    private static readonly int[] Sizes = [1, 10, 100, 1_000, 10_000];

    /// <summary>Builds, keeps, loads and asks.</summary>
    /// <param name="policy">Weights and thresholds.</param>
    /// <param name="pool">Where changed listings come from, spread evenly over it.</param>
    /// <param name="seed">Of the population.</param>
    /// <param name="count">How many subjects.</param>
    /// <param name="most">The biggest change.</param>
    /// <param name="check">Whether everybody is screened as well, against the biggest change.</param>
    /// <param name="progress">Told subjects indexed and the share of the whole.</param>
    /// <param name="cancel">Stops.</param>
    public static LookbackBenchReport Run(
        Policy policy, ListPool pool, ulong seed, int count, int most, bool check, Action<long, double> progress, CancellationToken cancel)
    {
        var people = new InventedPopulation(seed);
        var watch = Stopwatch.StartNew();
        var built = PopulationSegment.Build(Subjects(people, count, progress, cancel), 0, count - 1, SegmentSizes.Usual.MostBuilt).ToList();
        var segments = PopulationSegment.Merge(built, SegmentSizes.Usual.MostMerged, _ => cancel.ThrowIfCancellationRequested());
        built.Clear();
        var buildSeconds = watch.Elapsed.TotalSeconds;

        watch.Restart();
        var stored = segments.Select(Stored).ToList();
        var (number, storeSeconds) = (segments.Count, watch.Elapsed.TotalSeconds);
        segments = [];
        GC.Collect();

        watch.Restart();
        var index = new PopulationIndex([.. stored.Select(bytes => NameIndex.Read(new MemoryStream(bytes)))]);
        var loadSeconds = watch.Elapsed.TotalSeconds;
        var size = stored.Sum(bytes => (long)bytes.Length);
        stored.Clear();

        var scan = Scan(pool, people, count);
        var comparer = new PartyComparer(policy);
        // The first look-ups are compiled, and are not timed.
        _ = Changed(comparer, pool, index, people, Spread(pool, 20), scan, cancel);
        var changes = Sizes.Where(s => s <= Math.Min(most, pool.Listings.Length))
            .Select(size => Changed(comparer, pool, index, people, Spread(pool, size), scan, cancel)).ToList();
        var directions = check ? Check(comparer, pool, index, people, count, Spread(pool, changes[^1].Listings), cancel) : null;
        return new LookbackBenchReport(
            MachineFacts.Read(), pool.Lists, count, Math.Round(buildSeconds, 1), number, Math.Round((double)size / count, 1), Math.Round(storeSeconds, 1),
            Math.Round(loadSeconds, 1), changes, Math.Round(scan, 3), Process.GetCurrentProcess().PeakWorkingSet64 >> 20, directions);
    }

    private static IEnumerable<(long Position, MatchKeys Keys)> Subjects(
        InventedPopulation people, int count, Action<long, double> progress, CancellationToken cancel)
    {
        const int Together = 4_096;
        for (var from = 0; from < count; from += Together)
        {
            cancel.ThrowIfCancellationRequested();
            var some = Enumerable.Range(from, Math.Min(Together, count - from)).AsParallel().AsOrdered()
                .Select(row => ((long)row, PreparedParty.Of(people.At(row).Facts()).Keys));
            foreach (var subject in some) yield return subject;
            progress(Math.Min(from + Together, count), Math.Min(1, (from + Together) / (double)count));
        }
    }

    private static byte[] Stored(PopulationSegment segment)
    {
        using var bytes = new MemoryStream();
        segment.Index.Write(bytes);
        return bytes.ToArray();
    }

    private static List<int> Spread(ListPool pool, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (int)((long)i * pool.Listings.Length / count))];

    private static ChangeFigures Changed(
        PartyComparer comparer, ListPool pool, PopulationIndex index, InventedPopulation people, List<int> listings, double scan, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var (candidates, alerts) = (0L, 0L);
        Parallel.ForEach(listings, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, listing =>
        {
            var (prepared, watchlist) = (PreparedParty.Of(pool.Listings[listing].Facts), pool.Listings[listing].Id.Watchlist);
            var subjects = index.Candidates(prepared, watchlist, comparer);
            var alerting = subjects.Count(s => IsAlert(comparer, people, s, prepared, watchlist));
            Interlocked.Add(ref candidates, subjects.Count);
            Interlocked.Add(ref alerts, alerting);
        });
        var seconds = watch.Elapsed.TotalSeconds;
        return new ChangeFigures(listings.Count, Math.Round(seconds, 3), candidates, alerts, Math.Round(scan * listings.Count / seconds, 0));
    }

    private static DirectionsCheck Check(
        PartyComparer comparer, ListPool pool, PopulationIndex index, InventedPopulation people, int count, List<int> listings, CancellationToken cancel)
    {
        var watchlists = listings.ConvertAll(l => pool.Listings[l].Id.Watchlist);
        var set = PartySet.Of(listings.Select(l => pool.Prepared[l]));
        var together = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var (forward, back) = (new ConcurrentDictionary<(long Subject, int Listing), bool>(), new ConcurrentDictionary<(long Subject, int Listing), bool>());
        Parallel.For(0, count, together, row =>
        {
            foreach (var (listing, _) in comparer.Alerts(PreparedParty.Of(people.At(row).Facts()), set, l => watchlists[l])) forward[(row, listing)] = true;
        });
        Parallel.For(0, listings.Count, together, listing =>
        {
            foreach (var subject in index.Candidates(set[listing], watchlists[listing], comparer))
                if (IsAlert(comparer, people, subject, set[listing], watchlists[listing])) back[(subject, listing)] = true;
        });
        return new DirectionsCheck(listings.Count, forward.Count, back.Count, forward.Keys.Count(back.ContainsKey));
    }

    /// <summary>A run reads the subject from the ledger; inventing one anew costs about as much.</summary>
    private static bool IsAlert(PartyComparer comparer, InventedPopulation people, long subject, PreparedParty listing, WatchlistId watchlist) =>
        comparer.IsAlert(PreparedParty.Of(people.At(subject).Facts()), listing, watchlist, out _);

    private static double Scan(ListPool pool, InventedPopulation people, int count)
    {
        var scanned = Math.Min(count, MostScanned);
        var names = new string[scanned];
        Parallel.For(0, scanned, row => names[row] = ExhaustiveScan.Plain(people.At(row).Name));
        var watch = Stopwatch.StartNew();
        foreach (var listing in Spread(pool, ScansTimed))
        {
            foreach (var name in pool.Listings[listing].Facts.Names.Select(n => ExhaustiveScan.Plain(n.Full)))
                Parallel.For(0, scanned, row => JaroWinkler.Of(name, names[row]));
        }

        return watch.Elapsed.TotalSeconds / ScansTimed * count / scanned;
    }
}
