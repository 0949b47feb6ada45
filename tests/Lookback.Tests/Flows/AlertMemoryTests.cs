using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Flows;

/// <summary>In a file.</summary>
public sealed class SqliteAlertMemoryTests() : AlertMemoryTests(StoreKind.Sqlite);

/// <summary>On a server.</summary>
public sealed class PostgresAlertMemoryTests() : AlertMemoryTests(StoreKind.Postgres);

/// <summary>What a person decided is remembered, and forgotten when its ground is gone.</summary>
public abstract class AlertMemoryTests(StoreKind kind)
{
    private static readonly ListingText Listed = Some.Listing("1", "Oleg Varkonyev");

    [Fact]
    public void A_cleared_pair_stays_silent_and_its_hit_stays_on_record()
    {
        using var temp = Cleared();
        var again = Assert.Single(Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R2")));
        Assert.Equal((Outcome.NoHit, "1 decided before as another party"), (again.Outcome, again.Reason));
        Assert.NotNull(Assert.Single(again.Hits).SuppressedBy);
        Assert.Equal(AlertState.Decided, Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: true)).State);
        Assert.Empty(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: false));
    }

    [Fact]
    public void It_reopens_when_the_listings_facts_change_and_the_finding_says_that_it_was_cleared()
    {
        using var temp = Cleared();
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("1", "Oleg Varkonyev", "1961")]);
        Some.Run(temp.Ledger);
        var finding = Assert.Single(Some.Findings(temp.Ledger));
        Assert.Equal(Verdict.HitCleared, finding.Hindsight.Verdict);
        var alert = Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: false));
        Assert.Equal((AlertState.Reopened, 2), (alert.State, alert.Hits));
        var screened = Assert.Single(Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R3")));
        Assert.Equal(Outcome.Hit, screened.Outcome);
    }

    [Fact]
    public void A_change_of_remarks_reopens_nothing()
    {
        using var temp = Cleared();
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("1", "Oleg Varkonyev", null, "Secondary sanctions risk")]);
        Some.Run(temp.Ledger);
        Assert.Empty(Some.Findings(temp.Ledger));
        Assert.Equal(Outcome.NoHit, Assert.Single(Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R4"))).Outcome);
    }

    [Fact]
    public void A_suppressed_hit_that_loses_its_ground_is_found_as_suppressed()
    {
        using var temp = Cleared();
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R2"));
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("1", "Oleg Varkonyev", "1961")]);
        Some.Run(temp.Ledger);
        Assert.Equal([Verdict.HitCleared, Verdict.Suppressed], Some.Findings(temp.Ledger).Select(f => f.Hindsight.Verdict).Order());
    }

    [Fact]
    public void An_alert_on_a_listing_that_ended_has_lost_its_ground()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-01-01", [Listed, Some.Listing("2", "Marta Helvarainen")]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R1"));
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("2", "Marta Helvarainen")]);
        Some.Run(temp.Ledger);
        var alert = Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: true));
        Assert.Equal((AlertState.GroundLost, GroundLoss.Delisted), (alert.State, alert.GroundLoss));
        Assert.Equal((1, 0, 0), temp.Ledger.Views.Alerts.Count(temp.Ledger.Head));
    }

    [Fact]
    public void An_alert_on_an_id_that_was_given_to_another_party_has_lost_its_ground_for_that()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Oleg Varkonyev", "1951"), Some.Listing("2", "Marta Helvarainen")]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", "1951", reference: "R1"));
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("1", "Ifeoma Okonjebal", "1988"), Some.Listing("2", "Marta Helvarainen")]);
        Some.Run(temp.Ledger);
        var alert = Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: true));
        Assert.Equal((AlertState.GroundLost, GroundLoss.IdReused), (alert.State, alert.GroundLoss));
    }

    [Fact]
    public void A_party_that_was_delisted_and_is_listed_again_is_found_again()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-01-01", [Listed, Some.Listing("2", "Marta Helvarainen")]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R1"));
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("2", "Marta Helvarainen")]);
        Some.Run(temp.Ledger);
        Some.Import(temp.Ledger, "2025-03-01", [Listed, Some.Listing("2", "Marta Helvarainen"), Some.Listing("3", "Behruz Qasemizadeh")]);
        Some.Run(temp.Ledger);
        Assert.Equal(Verdict.HitUnresolved, Assert.Single(Some.Findings(temp.Ledger)).Hindsight.Verdict);
        Assert.Equal(AlertState.Open, Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: false)).State);
    }

    [Fact]
    public void Screening_the_same_file_before_the_lookback_leaves_the_lookback_its_finding()
    {
        using var temp = new TempLedger(kind);
        var encounter = Some.Encounter("Oleg Varkonyev", reference: "R1", metAt: "2025-01-15");
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("2", "Marta Helvarainen")]);
        Some.Screen(temp.Ledger, encounter);
        Some.Import(temp.Ledger, "2025-02-01", [Listed, Some.Listing("2", "Marta Helvarainen")]);
        Assert.Equal(Outcome.Hit, Assert.Single(Some.Screen(temp.Ledger, encounter)).Outcome);
        Some.Run(temp.Ledger);
        Assert.Equal(Verdict.NotListedThen, Assert.Single(Some.Findings(temp.Ledger)).Hindsight.Verdict);
        Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: true));
    }

    [Fact]
    public void A_pair_cleared_before_the_lookback_is_found_and_stays_silent()
    {
        using var temp = new TempLedger(kind);
        var encounter = Some.Encounter("Oleg Varkonyev", reference: "R1", metAt: "2025-01-15");
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("2", "Marta Helvarainen")]);
        Some.Screen(temp.Ledger, encounter);
        Some.Import(temp.Ledger, "2025-02-01", [Listed, Some.Listing("2", "Marta Helvarainen")]);
        Some.Screen(temp.Ledger, encounter);
        Decide(temp, Decision.FalsePositive);
        Some.Run(temp.Ledger);
        Assert.NotNull(Assert.Single(Some.Findings(temp.Ledger)).Hit.SuppressedBy);
        Assert.Empty(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: false));
    }

    [Fact]
    public void A_true_match_is_a_hit_each_time_it_is_met_and_no_new_question()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-01-01", [Listed]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R1"));
        Decide(temp, Decision.TrueMatch);
        Assert.Equal(Outcome.Hit, Assert.Single(Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R2"))).Outcome);
        Assert.Equal(AlertState.Decided, Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: true)).State);
        Assert.Equal((1, 0, 0), temp.Ledger.Views.Alerts.Count(temp.Ledger.Head));
    }

    [Fact]
    public void Whoever_was_not_listed_then_was_not_listed_then_however_often_the_listing_came_back()
    {
        using var temp = new TempLedger(kind);
        ListingText[] Other(int extra) => [Some.Listing("2", "Marta Helvarainen"), Some.Listing($"X{extra}", $"Extra{extra} Qasemizadeh")];
        Some.Import(temp.Ledger, "2025-01-01", Other(1));
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R1", metAt: "2025-01-15"));
        for (var i = 2; i <= 4; i++)
        {
            Some.Import(temp.Ledger, $"2025-0{i}-01", i % 2 == 0 ? [Listed, .. Other(i)] : Other(i));
            Some.Run(temp.Ledger);
        }

        Assert.Equal([Verdict.NotListedThen, Verdict.NotListedThen], Some.Findings(temp.Ledger).Select(f => f.Hindsight.Verdict));
    }

    [Theory]
    [InlineData(Decision.FalsePositive)]
    [InlineData(Decision.TrueMatch)]
    public void What_was_decided_stands_when_the_listing_comes_back_as_it_was(Decision decision)
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-01-01", [Listed, Some.Listing("2", "Marta Helvarainen")]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R1"));
        Decide(temp, decision);
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("2", "Marta Helvarainen")]);
        Some.Run(temp.Ledger);
        Assert.Equal(AlertState.GroundLost, Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: true)).State);
        Some.Import(temp.Ledger, "2025-03-01", [Listed, Some.Listing("2", "Marta Helvarainen"), Some.Listing("3", "Behruz Qasemizadeh")]);
        Some.Run(temp.Ledger);
        var alert = Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: true));
        Assert.Equal((AlertState.Decided, null), (alert.State, alert.GroundLoss));
    }

    [Fact]
    public void An_open_question_is_asked_again_when_the_facts_change_and_says_which()
    {
        using var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-01-01", [Listed]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R1"));
        Decide(temp, Decision.Inconclusive);
        Assert.Empty(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: false));
        Some.Import(temp.Ledger, "2025-02-01", [Some.Listing("1", "Oleg Varkonyev", "1961")]);
        Some.Run(temp.Ledger);
        Assert.Equal(AlertState.Reopened, Assert.Single(AlertQueue.Of(temp.Ledger, temp.Ledger.Head, all: false)).State);
        var report = AlertReport.Of(temp.Ledger, Assert.Single(temp.Ledger.Views.Alerts.All(long.MaxValue)), temp.Ledger.Head, temp.Ledger.Now);
        Assert.Equal("birth dates", Assert.Single(report.ChangedSince).Fact);
    }

    [Fact]
    public void The_same_decision_for_the_same_reason_is_recorded_once()
    {
        using var temp = Cleared();
        var head = temp.Ledger.Head;
        Assert.Equal("already-decided", Assert.Throws<RefusedException>(() => Decide(temp, Decision.FalsePositive)).Refusal.Code);
        Assert.Equal(head, temp.Ledger.Head);
        Decide(temp, Decision.TrueMatch);
    }

    [Fact]
    public void The_quick_count_of_open_alerts_is_the_queue()
    {
        for (var seed = 1; seed <= (kind == StoreKind.Sqlite ? 6 : 2); seed++)
        {
            using var temp = new TempLedger(kind);
            new Scenario(seed).Play(temp.Ledger, editions: 5, perEdition: 20, encounters: 30);
            Some.Run(temp.Ledger);
            for (var at = 0L; at <= temp.Ledger.Head; at += 37)
            {
                var all = AlertQueue.Of(temp.Ledger, at, all: true);
                Assert.Equal(all.Where(a => a.IsOpen).Select(a => a.Alert), AlertQueue.Of(temp.Ledger, at, all: false).Select(a => a.Alert));
                Assert.Equal((all.Count, all.Count(a => a.IsOpen), 0), temp.Ledger.Views.Alerts.Count(at));
            }
        }
    }

    private TempLedger Cleared()
    {
        var temp = new TempLedger(kind);
        Some.Import(temp.Ledger, "2025-01-01", [Listed]);
        Some.Screen(temp.Ledger, Some.Encounter("Oleg Varkonyev", reference: "R1"));
        Decide(temp, Decision.FalsePositive);
        return temp;
    }

    private static void Decide(TempLedger temp, Decision decision) => Decided.As(temp.Ledger,
        Assert.Single(temp.Ledger.Views.Alerts.All(long.MaxValue)), decision, "Passport seen and compared by hand with the list.");
}
