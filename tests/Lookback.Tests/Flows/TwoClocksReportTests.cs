using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Cli;
using Lookback.Core.Lists.Health;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Tests.Flows;

/// <summary>What reports show at (effective, known), and that the pasts they are tried on are worth trying.</summary>
[Collection(nameof(TwoClocksPasts))]
public sealed class TwoClocksReportTests(TwoClocksPasts pasts)
{
    private const int PairsPerSeed = 10;

    // A publisher's day may have begun before ours, so an act holds such a date before it has come.
    private static readonly TimeSpan Ahead = EditionHealth.MaxAhead;

    public static TheoryData<int> EverySeed => [.. TwoClocksPasts.EverySeed];

    [Theory]
    [MemberData(nameof(EverySeed))]
    public void No_report_shows_what_was_not_yet_true_or_not_yet_known(int seed)
    {
        var past = pasts.Of(seed);
        foreach (var (effective, known) in past.Pairs(seed + 100, PairsPerSeed))
        {
            var at = past.Ledger.HorizonAt(effective, known);
            var (world, ours) = (effective ?? DateTimeOffset.MaxValue.AddDays(-2), known ?? DateTimeOffset.MaxValue);
            var acted = world < ours ? world : ours;
            foreach (var report in Reports(past, at, past.Naive.At(effective, known)))
            {
                foreach (var (path, instant) in Instants(JsonSerializer.SerializeToNode(report, report.GetType(), CliJson.Lines), ""))
                {
                    DateTimeOffset? bound = path[(path.LastIndexOf('.') + 1)..] switch
                    {
                        "met_at" or "encounter_at" => world,
                        "made_at" or "found_at" or "decided_at" or "started_at" or "raised_at" or "opened_at" or "since" => acted,
                        "published_at" or "knowable_at" => report is FindingLine || path.Contains("findings", StringComparison.Ordinal) || path.Contains("editions", StringComparison.Ordinal)
                            ? acted + Ahead : world,
                        "loaded_at" or "recorded_at" or "stated_at" or "until_at" or "known_at" => ours,
                        "due_at" => null, // By when an answer is wanted lies ahead.
                        "erased_at" => null, // What was erased is erased whenever it is asked about.
                        var other => throw new InvalidOperationException($"no clock is known for {other}"),
                    };
                    Assert.True(!(instant > bound), $"seed {seed}, effective {effective:O}, known {known:O}: {report.GetType().Name}{path} is {instant:O}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(EverySeed))]
    public void Reports_agree_with_the_views_and_with_each_other(int seed)
    {
        var past = pasts.Of(seed);
        foreach (var (effective, known) in past.Pairs(seed + 200, PairsPerSeed))
        {
            var (ledger, at, seen) = (past.Ledger, past.Ledger.HorizonAt(effective, known), past.Naive.At(effective, known));
            var status = StatusReport.Of(ledger, at, past.Instants[^1]);
            Assert.Equal(seen.Alerts.Count, status.Alerts);
            Assert.Equal(seen.Of<EntryBody.SubjectErased>().Count(), status.ErasedSubjects);
            Assert.Equal(AlertQueue.Of(ledger, at, all: true).Where(a => a.IsOpen).Select(a => a.Alert), AlertQueue.Of(ledger, at, all: false).Select(a => a.Alert));
            Assert.Equal(status.Findings, FindingList.Of(ledger, null, at).Count);
            var inForce = ListOverview.Of(ledger, at, past.Instants[^1], all: false);
            Assert.Equal(
                inForce.Select(e => $"{e.Watchlist} {e.Edition} {e.LoadedAt:O}"),
                ListOverview.Of(ledger, at, past.Instants[^1], all: true).Where(e => e.InForce)
                    .Select(e => $"{e.Watchlist} {e.Edition} {e.LoadedAt:O}").Order(StringComparer.Ordinal));
            var screened = seen.Of<EntryBody.ScreeningMade>().Count(s => seen.IsFirst(s.Entry));
            Assert.All(status.Watchlists, w => Assert.Equal(screened, w.Current + w.Pending + w.Unscreened + w.NotReplayable));
            if (effective is null) Assert.Equal(status.Encounters, screened);
        }
    }

    [Fact]
    public void Nobody_is_told_of_a_subject_that_had_not_been_met_by_then()
    {
        foreach (var past in TwoClocksPasts.EverySeed.Select(pasts.Of))
        {
            foreach (var first in past.Naive.Entries.Where(e => e.Subject == e.Position))
            {
                var before = past.Ledger.HorizonAt(null, first.KnownAt.AddMicroseconds(-1));
                var id = ((EntryBody.EncounterRecorded)first.Body).Encounter.Id;
                var wasMet = past.Naive.Entries.Any(e => e.Position < first.Position && e.Body is EntryBody.EncounterRecorded b && b.Encounter.Id == id);
                Assert.Equal(wasMet, SubjectHistory.Find(past.Ledger, id.Value, before).Count > 0);
                Assert.Equal("no-subject", Assert.Throws<RefusedException>(() => SubjectHistory.Of(past.Ledger, first.Position, before)).Refusal.Code);
            }
        }
    }

    [Fact]
    public void The_pasts_drawn_hold_every_situation_in_which_the_clocks_differ()
    {
        var found = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var seed in TwoClocksPasts.EverySeed)
        {
            var past = pasts.Of(seed);
            foreach (var situation in InTheList(past).Concat(past.Pairs(seed, 40).SelectMany(p => AtAHorizon(past, p.Effective, p.Known))))
                found[situation] = found.GetValueOrDefault(situation) + 1;
        }

        string[] wanted =
        [
            "alert at (effective, known) younger than by the known clock", "alert open now and not at (effective, known)", "alert seen of a subject erased since",
            "alert visible at known and not at effective", "alert waits at (effective, known) and is decided now", "decision that is inconclusive",
            "edition in force published last and not loaded last", "edition of the same day as another", "edition older than one loaded before it",
            "edition published after its loading", "edition without a publication date", "encounter met after it was recorded", "encounter met before it was recorded",
            "encounter met nobody knows when", "encounter recorded again after its erasure", "encounter screened again", "erasure known and not yet effective",
            "finding", "finding of a subject erased since", "ground lost", "hit suppressed", "listing in force stated by an edition not seen", "nothing seen at all",
            "subject seen by a later encounter than its first",
        ];
        Assert.Equal(wanted, found.Keys);
        Assert.All(found, f => Assert.True(f.Value > 1, $"{f.Key}: {f.Value}"));
    }

    private static IEnumerable<object> Reports(TwoClocksPast past, Horizon at, NaiveView seen)
    {
        var (ledger, now) = (past.Ledger, past.Instants[^1]);
        yield return StatusReport.Of(ledger, at, now);
        foreach (var line in ListOverview.Of(ledger, at, now, all: true)) yield return line;
        foreach (var line in AlertQueue.Of(ledger, at, all: true)) yield return line;
        foreach (var line in FindingList.Of(ledger, null, at)) yield return line;
        foreach (var watchlist in TwoClocksPast.Watchlists)
        {
            foreach (var key in seen.InForce(watchlist).Keys)
            {
                var report = ListingReport.Of(ledger, new ListingId(watchlist, key), at);
                Assert.Null(report.Texts[^1].UntilAt);
                yield return report;
            }
        }

        foreach (var subject in seen.Of<EntryBody.EncounterRecorded>().Select(e => e.Entry.Subject).Distinct())
            yield return SubjectHistory.Of(ledger, subject, at);
        foreach (var alert in ledger.Views.Alerts.All(at).Where(a => !a.IsErased)) yield return AlertReport.Of(ledger, alert, at, default);
        foreach (var run in ledger.Views.Runs.All(at)) Assert.All(LostGroundList.Of(ledger, run.Id, at), l => Assert.NotEmpty(l.SubjectName));
    }

    private static IEnumerable<(string Path, DateTimeOffset Instant)> Instants(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Instants(m.Value, $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany((item, i) => Instants(item, $"{path}[{i}]")),
        JsonValue value when path.EndsWith("_at", StringComparison.Ordinal) =>
            [(path, DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))],
        _ => [],
    };

    private static IEnumerable<string> InTheList(TwoClocksPast past)
    {
        var all = past.Naive.Entries;
        var editions = all.Where(e => e.Body is EntryBody.EditionLoaded).Select(e => (Entry: e, ((EntryBody.EditionLoaded)e.Body).Edition)).ToList();
        foreach (var (entry, edition) in editions)
        {
            var earlier = editions.Where(e => e.Entry.Position < entry.Position && e.Edition.Watchlist == edition.Watchlist).ToList();
            if (edition.PublishedAt is null) yield return "edition without a publication date";
            if (edition.PublishedAt > entry.KnownAt) yield return "edition published after its loading";
            if (earlier.Any(e => e.Edition.PublishedAt > edition.PublishedAt)) yield return "edition older than one loaded before it";
            if (earlier.Any(e => e.Edition.PublishedAt is { } day && day == edition.PublishedAt)) yield return "edition of the same day as another";
        }

        var recorded = new HashSet<EncounterId>();
        foreach (var entry in all)
        {
            if (entry.IsErased && entry.Body is EntryBody.FindingMade) yield return "finding of a subject erased since";
            switch (entry.Body)
            {
                case EntryBody.EncounterRecorded b:
                    if (!recorded.Add(b.Encounter.Id)) yield return "encounter recorded again after its erasure";
                    yield return b.Encounter.MetAt is not { } met ? "encounter met nobody knows when"
                        : met > entry.KnownAt ? "encounter met after it was recorded" : "encounter met before it was recorded";
                    break;
                case EntryBody.ScreeningMade b:
                    if (!past.Naive.FirstScreenings.Contains(entry.Position)) yield return "encounter screened again";
                    if (b.Screening.Hits.Any(h => h.SuppressedBy is not null)) yield return "hit suppressed";
                    break;
                case EntryBody.AlertDecided { Disposition.Decision: Decision.Inconclusive }: yield return "decision that is inconclusive"; break;
                case EntryBody.FindingMade: yield return "finding"; break;
                case EntryBody.GroundLost: yield return "ground lost"; break;
            }
        }
    }

    private static IEnumerable<string> AtAHorizon(TwoClocksPast past, DateTimeOffset? effective, DateTimeOffset? known)
    {
        var (both, ours) = (past.Naive.At(effective, known), past.Naive.At(null, known));
        if (both.Seen.Count == 0) yield return "nothing seen at all";
        if (effective is null) yield break;
        var loadedLast = ours.EditionsInForce().Select(e => e.Entry.Position).ToHashSet();
        var world = both.EditionsInForce().ToList();
        // Both seen, and the one that had been loaded before the other is the one in force.
        if (world.Any(e => !loadedLast.Contains(e.Entry.Position) && both.Seen.Any(s => loadedLast.Contains(s.Position) && s.Position > e.Entry.Position
            && ((EntryBody.EditionLoaded)s.Body).Edition.Watchlist == e.Edition.Watchlist))) yield return "edition in force published last and not loaded last";
        if (TwoClocksPast.Watchlists.Any(w => both.InForce(w).Values.Any(l => !both.Seen.Contains(l)))) yield return "listing in force stated by an edition not seen";
        if (both.Alerts.Any(a => a.IsErased)) yield return "alert seen of a subject erased since";
        if (ours.Of<EntryBody.SubjectErased>().Count() > both.Of<EntryBody.SubjectErased>().Count()) yield return "erasure known and not yet effective";
        var encounters = both.Of<EntryBody.EncounterRecorded>().Select(e => e.Entry).ToList();
        if (encounters.Any(e => encounters.All(o => o.Position != e.Subject))) yield return "subject seen by a later encounter than its first";
        foreach (var alert in ours.Alerts.Where(a => !a.IsErased))
        {
            if (both.Alerts.Find(a => a.Id == alert.Id && a.Subject == alert.Subject) is not { } seen)
            {
                yield return "alert visible at known and not at effective";
                continue;
            }

            if (seen.Position > alert.Position) yield return "alert at (effective, known) younger than by the known clock";
            if (ours.IsOpen(alert) && !both.IsOpen(seen)) yield return "alert open now and not at (effective, known)";
            if (!ours.IsOpen(alert) && both.IsOpen(seen)) yield return "alert waits at (effective, known) and is decided now";
        }
    }
}
