using System.Diagnostics;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Networks;
using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Flows.Networks;
using Lookback.Store.Tables;
using Lookback.Story.World;
using Lookback.Tests.Support;

namespace Lookback.Tests.Story;

/// <summary>The world of the demo through the real flows: who hits at entry, whom the lookback finds, and whom the links lead to.</summary>
[Collection(nameof(Alone))]
public sealed class WorldPlayedTests(ITestOutputHelper output)
{
    [Fact]
    public void Only_those_who_are_meant_to_hit_do_and_the_links_lead_to_all_members_and_nobody_else()
    {
        var watch = Stopwatch.StartNew();
        var world = InventedWorld.Of(44);
        output.WriteLine($"made in {watch.Elapsed.TotalSeconds:0.0} s");
        var files = world.Files.ToDictionary(f => f.Name, f => f.Bytes);
        var clock = new Clock(world.Editions[0].LoadedAt);
        using var store = new TempLedger(clock);
        var ledger = store.Ledger;
        var known = world.Known.ToDictionary(k => k.Reference);
        var alerts = new List<(string Reference, string Listing)>();
        var reference = new Dictionary<EncounterId, string>();
        var editions = new Queue<InventedEdition>(world.Editions);
        var screening = new Stopwatch();
        foreach (var month in world.Months)
        {
            while (editions.TryPeek(out var next) && next.LoadedAt <= new DateTimeOffset(month.First, default, InventedWorld.Offset)) Import(editions.Dequeue());
            clock.Now = new DateTimeOffset(month.First.AddMonths(1), default, InventedWorld.Offset).AddMinutes(-1);
            var before = ledger.Head;
            screening.Start();
            var totals = new ScreenEncounters(ledger, Policy.Default).Run(
                EncounterReader.Read(Sources.Bytes(month.File, files[month.File]), EncounterMapping.None, DateOnly.FromDateTime(clock.Now.DateTime)),
                row =>
                {
                    reference[row.Encounter!.Id] = row.Reference!;
                    if (row.Outcome == Outcome.Hit) alerts.AddRange(row.Hits.Where(h => h.SuppressedBy is null).Select(h => (row.Reference!, h.Listing.ToString())));
                },
                CancellationToken.None);
            screening.Stop();
            foreach (var alert in ledger.Views.Alerts.All(ledger.Head).Where(a => a.Position > before).ToList())
                Decide(alert);
        }

        output.WriteLine($"screened in {screening.Elapsed.TotalSeconds:0.0} s; {alerts.Count} alerts");
        foreach (var (row, listing) in alerts) output.WriteLine($"  {row} {listing} {(known.ContainsKey(row) ? "" : "not meant")}");
        foreach (var one in world.Known.Where(k => k.AlertsAtEntry && !alerts.Contains((k.Reference, k.Listing)))) output.WriteLine($"  missing {one}");
        Assert.Equal(world.Known.Where(k => k.AlertsAtEntry).Select(k => (k.Reference, k.Listing)).Order(), alerts.Order());

        while (editions.TryDequeue(out var next)) Import(next);
        var found = ledger.Views.Findings.All(ledger.Head).Select(f => (Reference: reference[f.Finding.Encounter], f.Finding.Hindsight.Verdict)).Order().ToList();
        foreach (var finding in found) output.WriteLine($"  found {finding}");
        Assert.Equal(world.Known.Where(k => k.Later is not null).Select(k => (k.Reference, k.Later!.Value)).Order(), found);

        foreach (var links in world.Links)
        {
            clock.Now = links.ImportedAt;
            var result = new ImportLinks(ledger).Run(
                new LinkImportRequest(
                    Sources.Bytes(links.File, files[links.File]), null, LinkMapping.None,
                    new LinkDefaults { Day = default, Source = links.Source, LegalBasis = links.LegalBasis, Grade = Grade.Parse(links.Grade) }, null),
                static _ => { });
            output.WriteLine($"{links.File}: {result.Rows} rows, {result.Taken} taken, {result.NotTaken} not, {string.Join(", ", result.Dropped)}");
            Assert.Equal(0, result.NotTaken);
        }

        watch.Restart();
        new RunNetworkLookback(ledger, DateOnly.FromDateTime(clock.Now.DateTime)).Run(RunMode.Full, static (_, _) => { }, CancellationToken.None);
        output.WriteLine($"network run in {watch.Elapsed.TotalSeconds:0.0} s");
        var standing = ledger.Views.Networks.Exposures.Standing(ledger.Head);
        var reached = standing.GroupBy(e => e.Finding.Start.ToString()).Select(g => $"{g.Key}: {string.Join(", ", g.GroupBy(e => e.Finding.Level).Select(l => $"{l.Key} {l.Count()}"))}");
        foreach (var line in reached) output.WriteLine(line);
        Assert.Equal(world.Members.Select(m => m.Reference).Order(), standing.Select(e => reference[e.Finding.Encounter]).Order());
        Assert.All(standing, e => Assert.Equal(world.Facilitator, e.Finding.Start.Listing.ToString()));

        void Import(InventedEdition edition)
        {
            clock.Now = edition.LoadedAt;
            new ImportEdition(ledger).Run(
                new ImportRequest(
                    new WatchlistId(edition.Watchlist), [.. edition.Files.Select(f => Sources.Bytes(Path.GetFileName(f), files[f]))],
                    new DateTimeOffset(edition.PublishedOn, default, TimeSpan.Zero), null, null),
                static _ => { });
            var loaded = ledger.Views.Editions.InForce(new WatchlistId(edition.Watchlist), ledger.Head)!.Edition;
            output.WriteLine($"{edition.Watchlist} {edition.PublishedOn}: {loaded.Counts.Listings} listings, {loaded.IssueCount} issues {string.Join(" | ", loaded.Issues.Take(3))}");
            Assert.Equal(0, loaded.IssueCount);
            new RunLookback(ledger, Policy.Default).Run(RunMode.Delta, static (_, _) => { }, CancellationToken.None);
        }

        void Decide(RaisedAlert alert)
        {
            var decision = world.Known.FirstOrDefault(k => k.Listing == alert.Listing.ToString() && k.AlertsAtEntry)?.Decision;
            if (decision is StaffDecision.Cleared) Decided.As(ledger, alert, Decision.FalsePositive, "The papers were compared: another party of this name.");
            if (decision is StaffDecision.Confirmed) Decided.As(ledger, alert, Decision.TrueMatch, "The passport's number is the one that the listing says.");
        }
    }
}
