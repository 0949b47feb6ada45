using Lookback.Cli;
using Lookback.Core.Lists.Health;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Flows;

/// <summary>A held-back edition comes into force by a person's word, and a bad one is taken back with all who were screened under it.</summary>
public sealed class ForceEditionTests
{
    private const string Because = "the publisher confirmed it by telephone";
    private static readonly ListingText[] Forty = Enumerable.Range(0, 40).Select(i => Some.Listing($"L{i:00}", i == 3 ? "Quentin Zuberek" : $"Person{i} Varkonyev")).ToArray();

    [Fact]
    public void What_was_held_back_comes_into_force_out_of_the_kept_files()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        Assert.Throws<RefusedException>(() => Some.Import(temp.Ledger, "2025-07-01", Forty.Take(20)));
        var held = Assert.Single(ListHealth.Of(temp.Ledger, null, temp.Ledger.Head, Some.Instant("2025-07-02")).HeldBack);
        Assert.Equal(("edition-shrank", 20L, "tester"), (held.Check, held.Listings, held.By));
        var forced = new ForceEdition(temp.Ledger).Held(held.Edition.Value[..8], Because, static _ => { }).Loaded.Edition;
        Assert.Equal((held.Edition, Because, 20L), (forced.Id, forced.ForcedBecause, forced.Counts.Listings));
        Assert.Equal(Some.Instant("2025-07-01"), forced.PublishedAt);
        Assert.Empty(ListHealth.Of(temp.Ledger, null, temp.Ledger.Head, Some.Instant("2025-07-02")).HeldBack);
        Assert.Equal("no-edition", Assert.Throws<RefusedException>(() => new ForceEdition(temp.Ledger).Held("zzz", Because, static _ => { })).Refusal.Code);
    }

    [Fact]
    public void Whoever_was_screened_under_a_list_that_was_bad_is_looked_at_again()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        // A bad download that the guard believes: eight are gone, among them the one who is met.
        Some.Import(temp.Ledger, "2025-07-01", Forty.Skip(8));
        Assert.Empty(Some.Screen(temp.Ledger, Some.Encounter("Quentin Zuberek", reference: "R-1", metAt: "2025-07-02"))[0].Hits);
        Some.Run(temp.Ledger);
        var bad = temp.Ledger.Views.Editions.InForce(Some.Watchlist, temp.Ledger.Head)!.Edition.Id;
        var back = new ForceEdition(temp.Ledger).Before(Some.Watchlist, "eight listings were lost in the download", static _ => { }).Loaded.Edition;
        Assert.Equal((bad, 40L), (back.Recalls, back.Counts.Listings));
        var run = Some.Run(temp.Ledger).Run!;
        Assert.Equal(Trigger.ControlFailure, run.Start.Trigger);
        Assert.Equal("L03", Assert.Single(Some.Findings(temp.Ledger)).Hit.Listing.Key);
        // Twice is a mistake.
        Assert.Equal(
            "already-recalled", Assert.Throws<RefusedException>(() => new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { })).Refusal.Code);
    }

    [Fact]
    public void What_a_recall_restores_keeps_its_own_date_and_counts_from_that_of_the_bad_one()
    {
        using var temp = new TempLedger();
        var good = Some.Import(temp.Ledger, "2025-06-01", Forty).Loaded;
        var bad = Some.Import(temp.Ledger, "2025-07-01", Forty.Skip(8)).Loaded;
        Some.Screen(temp.Ledger, Some.Encounter("Quentin Zuberek", reference: "R-1", metAt: "2025-07-02"));
        new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { });
        var inForce = temp.Ledger.Views.Editions.InForce(Some.Watchlist, temp.Ledger.Head)!;
        Assert.Equal((good.Edition.PublishedAt, bad.Edition.PublishedAt), (inForce.Edition.PublishedAt, inForce.Edition.EffectiveAt));
        Assert.Equal(31, ListOverview.Line(inForce, Some.Instant("2025-07-02")).AgeDays);
        var health = ListHealth.Of(temp.Ledger, null, temp.Ledger.Head, Some.Instant("2025-07-02")).Watchlists[0];
        Assert.Equal(HealthVerdict.Fine, health.Checks.Single(c => c.Check == "older-edition").Verdict);
        // By the clock of the world the bad one never comes again.
        Assert.Equal(inForce.Position, temp.Ledger.Views.Editions.InForce(Some.Watchlist, temp.Ledger.HorizonAt(Some.Instant("2025-07-03"), null))!.Position);
        Assert.Equal(good.Position, temp.Ledger.Views.Editions.InForce(Some.Watchlist, temp.Ledger.HorizonAt(Some.Instant("2025-06-03"), null))!.Position);
        Some.Run(temp.Ledger);
        Assert.Equal(good.Edition.PublishedAt, Assert.Single(Some.Findings(temp.Ledger)).Hindsight.PublishedAt);
    }

    [Fact]
    public void Who_recalled_and_who_forced_what_and_why_is_told()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        Some.Import(temp.Ledger, "2025-07-01", Forty.Skip(4));
        new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { });
        new ImportEdition(temp.Ledger).Run(new ImportRequest(Some.Watchlist, [Some.Ftm(Forty.Take(20))], Some.Instant("2025-08-01"), null, Because), static _ => { });
        var lines = ListOverview.Of(temp.Ledger, temp.Ledger.Head, Some.Instant("2025-08-02"), all: true);
        Assert.Equal([0, 1, 1, 1], lines.Select(l => EditionActs.Of(l).Count()));
        Assert.Equal((lines[0].Edition, "tester", Because), (lines[1].Recalled!.Edition!.Value, lines[1].Recalled!.By, lines[1].Recalled!.Because));
        Assert.StartsWith("recalled by tester on ", EditionActs.Of(lines[1]).Single(), StringComparison.Ordinal);
        Assert.EndsWith(" of 2025-06-01 took its place", EditionActs.Of(lines[1]).Single(), StringComparison.Ordinal);
        Assert.Equal(lines[1].Edition, lines[2].Recall!.Edition);
        Assert.Contains(" of 2025-07-01, made by tester on ", EditionActs.Of(lines[2]).Single(), StringComparison.Ordinal);
        Assert.StartsWith("forced by tester on ", EditionActs.Of(lines[3]).Single(), StringComparison.Ordinal);
        Assert.NotNull(ListHealth.Of(temp.Ledger, null, temp.Ledger.Head, Some.Instant("2025-08-02")).Watchlists[0].Edition.Forced);
    }

    [Theory]
    [InlineData(RunMode.Delta)]
    [InlineData(RunMode.Full)]
    public void Whoever_stood_in_a_recalled_edition_alone_was_delisted_by_nobody(RunMode mode)
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-06-01", Forty.Where(l => l.Id.Key != "L03"));
        Some.Import(temp.Ledger, "2025-07-01", Forty);
        Some.Screen(temp.Ledger, Some.Encounter("Quentin Zuberek", reference: "R-1", metAt: "2025-07-02"));
        new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { });
        // What comes after the recall delists nobody either.
        Some.Import(temp.Ledger, "2025-08-01", Forty.Where(l => l.Id.Key is not "L03" and not "L04"));
        Some.Run(temp.Ledger, mode);
        var alert = Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: true), a => a.Listing.Key == "L03");
        Assert.Equal((AlertState.GroundLost, GroundLoss.EditionRecalled), (alert.State, alert.GroundLoss));
    }

    [Fact]
    public void What_a_recall_brought_back_is_told_as_that()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        Some.Import(temp.Ledger, "2025-07-01", Forty.Skip(4));
        new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { });
        var history = temp.Ledger.Views.Editions.History(Some.Watchlist, temp.Ledger.Head);
        var line = Flapping.Of(temp.Ledger, history, 1, 2)[0];
        Assert.Equal(
            $"gone with the edition of 2025-07-01, which was recalled, back with the recall of {history[2].LoadedAt:yyyy-MM-dd}, "
            + "by which the edition of 2025-06-01 came back",
            Lookback.Pages.DifferenceSayings.Flaps(line));
    }

    [Fact]
    public void A_reason_overrides_the_check_it_was_given_for_and_no_other()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        Assert.Throws<RefusedException>(() => Some.Import(temp.Ledger, "2025-07-01", Forty.Take(20)));
        var held = Assert.Single(HeldBack.All(temp.Ledger, temp.Ledger.Head)).Refused.Edition.Id.Value;
        Assert.Equal("no-edition", Assert.Throws<RefusedException>(() => new ForceEdition(temp.Ledger).Held("", Because, static _ => { })).Refusal.Code);
        // A newer one came: the old one is not what anybody waits for.
        Some.Import(temp.Ledger, "2025-08-01", Forty.Take(38));
        Assert.Empty(HeldBack.All(temp.Ledger, temp.Ledger.Head));
        Assert.Equal("no-edition", Assert.Throws<RefusedException>(() => new ForceEdition(temp.Ledger).Held(held, Because, static _ => { })).Refusal.Code);
    }

    [Theory]
    [InlineData(null, "2199-01-01", "test-list: its edition was held back (published-in-future) and no other is in force: NOBODY IS SCREENED AGAINST THIS LIST")]
    [InlineData("2025-06-01", "2199-01-01", "test-list: an edition was held back for its date, which has not come yet and likely is a mistake")]
    [InlineData("2025-06-01", "2025-07-01", "test-list: a newer edition was held back (edition-shrank): the one before it stays in force")]
    [InlineData("2025-06-01", "2025-05-01", null)]
    public void What_is_held_back_is_told_as_what_it_is(string? inForce, string held, string? told)
    {
        using var temp = new TempLedger();
        if (inForce is not null) Some.Import(temp.Ledger, inForce, Forty);
        Assert.Throws<RefusedException>(() => Some.Import(temp.Ledger, held, Forty.Take(20)));
        var warnings = ListWarnings.Of(temp.Ledger, temp.Ledger.Head, Some.Instant("2025-07-02"));
        if (told is null) Assert.Empty(warnings);
        else Assert.StartsWith(told, Assert.Single(warnings).Because, StringComparison.Ordinal);
        Assert.Single(ListHealth.Of(temp.Ledger, Some.Watchlist, temp.Ledger.Head, Some.Instant("2025-07-02")).HeldBack);
    }

    [Fact]
    public void An_edition_that_was_taken_back_and_loaded_again_is_good_again()
    {
        using var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-06-01", Forty.Take(36));
        Some.Import(temp.Ledger, "2025-07-01", Forty.Take(38));
        new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { });
        new ImportEdition(temp.Ledger).Run(new ImportRequest(Some.Watchlist, [Some.Ftm(Forty.Take(38))], Some.Instant("2025-07-01"), null, Because), static _ => { });
        Some.Import(temp.Ledger, "2025-08-01", Forty.Take(39));
        Assert.Equal(38, new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { }).Loaded.Edition.Counts.Listings);
        // And the date of what was taken back keeps no right edition out.
        Assert.Equal(40, Some.Import(temp.Ledger, "2025-07-15", Forty).Loaded.Edition.Counts.Listings);
    }

    [Fact]
    public void A_list_without_another_edition_has_nothing_to_go_back_to()
    {
        using var temp = new TempLedger();
        Assert.Equal("no-edition", Assert.Throws<RefusedException>(() => new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { })).Refusal.Code);
        Some.Import(temp.Ledger, "2025-06-01", Forty);
        Assert.Equal("one-edition", Assert.Throws<RefusedException>(() => new ForceEdition(temp.Ledger).Before(Some.Watchlist, Because, static _ => { })).Refusal.Code);
    }
}
