using System.Text.Json;
using System.Text.RegularExpressions;
using Lookback.Cli;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Flows;

/// <summary>What must hold for every past, tried on pasts drawn from seeds.</summary>
public sealed class LookbackPropertyTests
{
    private const int Seeds = 12;
    private const int SeedsOnAServer = 2;

    /// <summary>Every seed in a file, and a few on a server, which is slower and has to give the same.</summary>
    public static TheoryData<StoreKind, int> EveryPast =>
    [
        .. Enumerable.Range(1, Seeds).Select(seed => (StoreKind.Sqlite, seed)), .. Enumerable.Range(1, SeedsOnAServer).Select(seed => (StoreKind.Postgres, seed)),
    ];

    public static TheoryData<StoreKind, int> EveryCut =>
        [.. Enumerable.Range(1, 3).Select(chunks => (StoreKind.Sqlite, chunks)), (StoreKind.Postgres, 2)];

    [Theory]
    [MemberData(nameof(EveryPast))]
    public void A_run_from_the_changes_finds_what_a_full_run_finds(StoreKind kind, int seed)
    {
        using var delta = Played(kind, seed);
        using var full = delta.Copy();
        Some.Run(delta.Ledger);
        Some.Run(full.Ledger, RunMode.Full);
        Assert.Equal(Found(full.Ledger), Found(delta.Ledger));
        Assert.Equal(Lost(full.Ledger), Lost(delta.Ledger));
    }

    [Fact]
    public void On_either_database_the_same_past_gives_the_same_answers()
    {
        using var file = Played(StoreKind.Sqlite, 3);
        using var server = Played(StoreKind.Postgres, 3);
        Some.Run(file.Ledger);
        Some.Run(server.Ledger);
        Assert.Equal(file.Ledger.Head, server.Ledger.Head);
        for (var at = file.Ledger.Head; at > 0; at -= 97) Assert.Equal(Answer(file.Ledger, at), Answer(server.Ledger, at));
        var known = file.Ledger.Entries.At(file.Ledger.Head).KnownAt;
        foreach (var day in new[] { "2025-01-10", "2025-02-01", "2025-03-01" })
        {
            var (one, other) = (file.Ledger.HorizonAt(Some.Instant(day), known), server.Ledger.HorizonAt(Some.Instant(day), known));
            Assert.Equal(Answer(file.Ledger, one), Answer(server.Ledger, other));
        }

        Assert.NotEmpty(Found(server.Ledger));
        file.Close();
        server.Close();
        // Marks are keyed, and each store has a key of its own.
        Assert.Equal(WithoutMarks(file), WithoutMarks(server));
    }

    /// <summary>The yardstick that shares no code with a run but the comparison of two parties: every subject against every listing.</summary>
    [Theory]
    [MemberData(nameof(EveryPast))]
    public void After_a_run_every_pair_that_matches_now_is_on_record_and_its_alert_stands(StoreKind kind, int seed)
    {
        using var temp = Played(kind, seed);
        Some.Run(temp.Ledger);
        var (views, head) = (temp.Ledger.Views, temp.Ledger.Head);
        var comparer = new PartyComparer(Policy.Default);
        var listings = views.Listings.InForce(Some.Watchlist, head).Select(l => (l.Text.Id, Party: PreparedParty.Of(l.Text.Facts))).ToList();
        var queue = AlertQueue.Of(temp.Ledger, head, all: true).ToDictionary(a => a.Alert);
        var pairs = 0;
        foreach (var (position, facts) in views.Encounters.Subjects(0, head).ToList())
        {
            var subject = PreparedParty.Of(facts);
            foreach (var id in listings.Where(l => comparer.IsAlert(subject, l.Party, Some.Watchlist, out _)).Select(l => l.Id))
            {
                var alert = AlertId.Of(views.Encounters.At(position).Encounter.Subject, id);
                foreach (var encounter in views.Encounters.Of(position, head))
                {
                    pairs++;
                    Assert.NotNull(views.Hits.LastJudged(encounter.Position, id, head));
                }

                var line = queue[alert];
                Assert.True(line.State != AlertState.GroundLost || line.Decision == Decision.FalsePositive, $"{id} matches and is said to be lost");
            }
        }

        Assert.True(pairs > 20, $"{pairs} pairs");
    }

    [Theory]
    [MemberData(nameof(EveryPast))]
    public void Views_rebuilt_from_the_entries_are_the_live_ones(StoreKind kind, int seed)
    {
        using var temp = Played(kind, seed);
        Some.Run(temp.Ledger);
        temp.Close();
        var live = StoreDump.Views(temp.Place);
        temp.Ledger.RebuildViews();
        temp.Close();
        Assert.Equal(live, StoreDump.Views(temp.Place));
        Assert.NotEmpty(live);
    }

    [Theory]
    [MemberData(nameof(EveryPast))]
    public void What_was_answered_at_a_position_is_answered_again_as_of_that_position(StoreKind kind, int seed)
    {
        using var temp = new TempLedger(kind);
        var answers = new List<(long At, string Answer)>();
        new Scenario(seed).Play(temp.Ledger, editions: 4, perEdition: 20, encounters: 20, () => answers.Add((temp.Ledger.Head, Answer(temp.Ledger, temp.Ledger.Head))));
        Some.Run(temp.Ledger);
        Assert.All(answers, a => Assert.Equal(a.Answer, Answer(temp.Ledger, a.At)));
        Assert.True(answers.Select(a => a.Answer).Distinct().Count() > 5);
    }

    // Everything a reader can ask for, as the text a program would get.
    private static string Answer(Ledger ledger, Horizon at)
    {
        var now = Some.Instant("2026-06-01");
        object[] reports =
        [
            StatusReport.Of(ledger, at, now),
            .. ListOverview.Of(ledger, at, now, all: true),
            .. AlertQueue.Of(ledger, at, all: true),
            .. FindingList.Of(ledger, null, at),
            .. ledger.Views.Listings.InForce(Some.Watchlist, at).Select(l => ListingReport.Of(ledger, l.Text.Id, at)),
            .. ledger.Views.Encounters.Subjects(0, at.Position).Take(15).Select(s => SubjectHistory.Of(ledger, s.Position, at)),
        ];
        return string.Join('\n', reports.Select(r => JsonSerializer.Serialize(r, r.GetType(), CliJson.Lines)));
    }

    [Theory]
    [MemberData(nameof(EveryPast))]
    public void A_second_run_finds_nothing_and_adds_nothing(StoreKind kind, int seed)
    {
        using var temp = Played(kind, seed);
        Some.Run(temp.Ledger);
        var head = temp.Ledger.Head;
        Assert.Null(Some.Run(temp.Ledger).Run);
        Assert.Equal(head, temp.Ledger.Head);
        var again = Some.Run(temp.Ledger, RunMode.Full).Run;
        Assert.Equal(Trigger.OrderedReview, again!.Start.Trigger);
        Assert.Equal(0, again.End!.Findings);
    }

    [Fact]
    public void The_pasts_drawn_hold_findings_of_several_verdicts_and_lost_ground()
    {
        // Guards the properties above against becoming true of nothing.
        var verdicts = new HashSet<Verdict>();
        var (findings, lost) = (0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            using var temp = Played(StoreKind.Sqlite, seed);
            Some.Run(temp.Ledger);
            verdicts.UnionWith(Some.Findings(temp.Ledger).Select(f => f.Hindsight.Verdict));
            findings += Some.Findings(temp.Ledger).Count;
            lost += Lost(temp.Ledger).Count;
        }

        Assert.True(findings > 100, $"{findings} findings");
        Assert.True(lost > 20, $"{lost} losses");
        Assert.Superset(new HashSet<Verdict> { Verdict.NotListedThen, Verdict.WeakAliasOnly, Verdict.HitCleared, Verdict.HitUnresolved }, verdicts);
    }

    [Theory]
    [MemberData(nameof(EveryCut))]
    public void A_run_cut_after_any_chunk_and_gone_on_with_finds_what_an_uncut_run_finds(StoreKind kind, int chunksBeforeTheCut)
    {
        using var cut = new TempLedger(kind);
        Some.Import(cut.Ledger, "2025-01-01", [Some.Listing("first", "Nobody Atall")]);
        Some.Screen(cut.Ledger, Enumerable.Range(0, 60).Select(i => Some.Encounter($"Person{i} Familyname{i}", null, $"R{i}", "2025-01-02")).ToArray());
        Some.Import(
            cut.Ledger,
            "2025-02-01",
            Enumerable.Range(0, 600).Select(i => Some.Listing($"L{i:000}", $"Person{i / 10} Familyname{i / 10}", $"{1930 + (i % 10)}")).Append(Some.Listing("first", "Nobody Atall")));
        using var uncut = cut.Copy();
        Some.Run(uncut.Ledger);

        Assert.Throws<OperationCanceledException>(() => new RunLookback(cut.Ledger, Policy.Default).Run(
            RunMode.Delta,
            (done, share) =>
            {
                if (share < 1 && done == chunksBeforeTheCut && cut.Ledger.Views.Findings.All(long.MaxValue).Count > 0) throw new OperationCanceledException();
            },
            CancellationToken.None));
        cut.Close();
        Assert.NotEqual(Found(uncut.Ledger), Found(cut.Ledger));
        Assert.Null(cut.Ledger.Views.Runs.Latest(long.MaxValue)!.End);

        var result = Some.Run(cut.Ledger);
        Assert.True(result.Resumed);
        Assert.Equal(Found(uncut.Ledger), Found(cut.Ledger));
        Assert.True(Found(cut.Ledger).Count >= 600);
        Assert.Single(cut.Ledger.Views.Runs.All(long.MaxValue));
    }

    private static IEnumerable<string> WithoutMarks(TempLedger temp) =>
        StoreDump.Views(temp.Place).Select(row => Regex.Replace(row, "[0-9A-F]{32}", "mark")).Order(StringComparer.Ordinal);

    private static TempLedger Played(StoreKind kind, int seed)
    {
        var temp = new TempLedger(kind);
        new Scenario(seed).Play(temp.Ledger, editions: 7, perEdition: 25, encounters: 30);
        return temp;
    }

    private static List<string> Found(Ledger ledger) => Some.Findings(ledger)
        .Select(f => $"{f.Id} {f.Encounter} {f.Hit.Listing} {f.Hit.Score:R} {f.Hindsight.Verdict} {f.Hindsight.Because} {f.Hindsight.KnowableAt:O}")
        .Order(StringComparer.Ordinal)
        .ToList();

    private static List<string> Lost(Ledger ledger) => ledger.Views.Runs.All(long.MaxValue)
        .SelectMany(r => ledger.Views.Findings.LostIn(r.Id, long.MaxValue))
        .Select(l => $"{l.Loss.Alert} {l.Loss.Listing} {l.Loss.Loss} {l.Loss.MergedInto}")
        .Order(StringComparer.Ordinal)
        .ToList();
}
