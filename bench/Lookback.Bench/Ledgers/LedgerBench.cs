using System.Diagnostics;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Views;

namespace Lookback.Bench.Ledgers;

/// <summary>
/// Fills one ledger and measures it. Ours and plain take turns, a few appends each, so that whatever else the machine does falls on both.
/// </summary>
internal sealed class LedgerBench(StoreLocation location, PlainWriter plain, Action<string> tell)
{
    /// <summary>Encounters in a batch; each with its screening, so twice as many entries.</summary>
    public const int BatchLength = 1_000;

    private const int Listings = 10_000;
    private const int BatchesATurn = 5;
    private const int SinglesATurn = 50;
    private const int WarmUp = 2;
    private readonly Stopwatch _ours = new();
    private readonly Stopwatch _plain = new();
    private long _next;

    public LedgerFigures Run(string database, long encounters, int singles)
    {
        AppendFigures batches, single;
        using (var ledger = Ledger.OpenToAppend(location, TimeProvider.System, "bench"))
        {
            var (coverage, listings) = Prepare(ledger);
            tell($"{database}: {encounters} encounters in batches of {BatchLength}");
            batches = Fill(ledger, coverage, listings, encounters / BatchLength, BatchLength, BatchesATurn, plain.WriteMany);
            tell($"{database}: {singles} encounters one by one");
            single = Fill(ledger, coverage, listings, singles, 1, SinglesATurn, plain.WriteFew);
        }

        using var reader = Ledger.OpenToRead(location);
        tell($"{database}: verifying {reader.Head} entries");
        var watch = Stopwatch.StartNew();
        new Verification(reader).Run([], ViewCheck.Skipped, static (_, _) => { });
        var verified = reader.Head / watch.Elapsed.TotalSeconds;
        tell($"{database}: replays and proofs");
        var chance = new Random(1);
        var (total, tables) = StoreBytes.Of(reader, location);
        return new LedgerFigures(
            database,
            reader.Head,
            batches,
            single,
            verified,
            Replay(reader, chance),
            Repeat(500, () => reader.Tree.Inclusion(chance.NextInt64(1, reader.TreeHead.Size), reader.TreeHead.Size)),
            Repeat(500, () => reader.Tree.Consistency(chance.NextInt64(1, reader.TreeHead.Size), reader.TreeHead.Size)),
            total / _next,
            [.. tables.Select(t => t with { PerEncounter = t.PerEncounter / _next }).Where(t => t.PerEncounter >= 0.05)]);
    }

    private static (long Coverage, ListingIndex Listings) Prepare(Ledger ledger)
    {
        var edition = InventedPeople.Edition(Listings);
        new ImportEdition(ledger).Run(new ImportRequest(new WatchlistId("invented"), [edition], null, null, null), static _ => { });
        var coverage = CoverageNow.At(ledger, ledger.Head, Policy.Default);
        return (CoverageNow.Take(ledger, coverage, Policy.Default), Flows.Listings.InForce(ledger, coverage, Policy.Default));
    }

    private AppendFigures Fill(
        Ledger ledger, long coverage, ListingIndex listings, long appends, int length, int aTurn, Action<List<PlainTable>> write)
    {
        _ours.Reset();
        _plain.Reset();
        for (var done = -WarmUp; done < appends;)
        {
            var count = (int)Math.Min(done < 0 ? WarmUp : aTurn, appends - done);
            var records = Enumerable.Range(0, count).Select(_ => Next(coverage, listings, length)).ToList();
            var (after, ends) = (ledger.Head, new List<long>());
            var (ours, plainly) = done < 0 ? (new Stopwatch(), new Stopwatch()) : (_ours, _plain);
            ours.Start();
            foreach (var bodies in records)
            {
                using var append = ledger.BeginAppend();
                foreach (var body in bodies) append.Add(body);
                append.Commit();
                ends.Add(append.NextPosition - 1);
            }

            ours.Stop();
            var rows = PlainRows.Of(ledger, after, ends);
            plainly.Start();
            foreach (var tables in rows) write(tables);
            plainly.Stop();
            done += count;
        }

        return new AppendFigures(appends * length, appends / _ours.Elapsed.TotalSeconds, appends / _plain.Elapsed.TotalSeconds);
    }

    private List<EntryBody> Next(long coverage, ListingIndex listings, int length)
    {
        var from = _next;
        _next += length;
        return Enumerable.Range(0, length).AsParallel().AsOrdered().SelectMany(i => InventedPeople.Met(from + i, coverage, listings)).ToList();
    }

    // What was known of a subject halfway through the ledger, each time another's.
    private static Latency Replay(Ledger ledger, Random chance)
    {
        var then = ledger.KnownAt(ledger.Head / 2);
        var replay = new ReplayScreening(ledger);
        return Repeat(100, () =>
        {
            var position = chance.NextInt64(Listings + 10, ledger.Head / 2);
            var subject = ledger.Entries.RowAt(position).Leaf.Subject;
            var at = ledger.HorizonAt(null, then);
            _ = ReplayReport.Of(ledger, replay, subject, null, at, (then, null));
        });
    }

    private static Latency Repeat(int times, Action what)
    {
        var watch = new Stopwatch();
        var taken = new List<double>();
        for (var i = 0; i <= times; i++)
        {
            watch.Restart();
            what();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }

        var again = taken.Skip(1).Order().ToList();
        return new Latency(taken[0], again[again.Count / 2], again[(int)(again.Count * 0.99)], times);
    }
}
