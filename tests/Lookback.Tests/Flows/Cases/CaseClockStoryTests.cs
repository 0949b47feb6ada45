using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Flows.Cases.Forms;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows.Cases;

/// <summary>What happens when time passes and nobody does anything.</summary>
public sealed class CaseClockStoryTests
{
    [Fact]
    public void A_time_that_passed_is_told_once_to_the_supervisor()
    {
        using var past = new CasePast();
        var file = past.Open(0);
        past.Clock.Now = past.Clock.Now.AddMinutes(14);
        Assert.Empty(Advance(past).Breaches);
        past.Clock.Now = past.Clock.Now.AddMinutes(2);
        var breach = Assert.Single(Advance(past).Breaches);
        Assert.Equal(("live", "supervisor", (CaseId?)file.File.Id), (breach.Clock, breach.EscalatedTo, breach.Case));
        var head = past.Ledger.Head;
        Assert.Empty(Advance(past).Breaches);
        Assert.Equal(head, past.Ledger.Head);
        past.Step(file, "UNDER_REVIEW", "ana");
        past.Clock.Now = past.Clock.Now.AddDays(9);
        Assert.Empty(Advance(past).Breaches);
    }

    [Fact]
    public void A_question_that_nobody_answers_is_told_and_still_holds()
    {
        using var past = new CasePast();
        var file = past.Open(0);
        past.Step(file, "UNDER_REVIEW", "ana");
        past.Step(file, "INCONCLUSIVE", "ana");
        past.Clock.Now = past.Clock.Now.AddDays(3);
        Assert.Contains(Advance(past).Breaches, b => b.Task is not null && b.EscalatedTo == "supervisor");
        Assert.Empty(Advance(past).Breaches);
        past.Refused("guard-hold", () => past.Step(file, "RELEASED", "sue"));
    }

    [Fact]
    public void A_nomination_that_nobody_reviews_lapses_by_itself()
    {
        using var past = new CasePast();
        foreach (var (account, role) in ((string, string)[])[("nia", "nominator"), ("lou", "list_officer"), ("liv", "list_officer")]) past.Appoint("boss", account, account, [role]);
        var nominate = new Nominate(past.Ledger, past.Clock.Now);
        var form = NominationForm.Read(
            Sources.Text("form", "given_name: Ana\nfamily_name: Petrova\nbasis: report 12\nsource: police of X\ngrade: B2\n"), new DateOnly(2026, 2, 1));
        var file = nominate.Draft(form, "nia");
        nominate.Submit(file, "report", "Report 12 names her with her whole name.", "Police Act s. 7", "nia");
        nominate.Check(file, "taken-up", "Taken up by the list office for its check.", "lou");
        past.Step(file, "ACTIVE", "lou", ("review_by", "2026-06-30"));
        past.Approve(file, "liv");
        Assert.Equal("ACTIVE", past.State(file).State);
        Assert.Equal(1, nominate.Publish(new WatchlistId("own"), "lou", static _ => { }).Loaded.Edition.Counts.Listings);

        At("2026-05-30", "ACTIVE");
        At("2026-05-31", "DUE_REVIEW");
        At("2026-06-30", "DUE_REVIEW");
        At("2026-07-01", "EXPIRED");
        // The round that found it lapsed took it off the list.
        Assert.Equal(0, past.Ledger.Views.Editions.InForce(new WatchlistId("own"), past.Ledger.Head)!.Edition.Counts.Listings);
        Assert.NotNull(new Nominate(past.Ledger, past.Clock.Now).Publish(new WatchlistId("own"), "lou", static _ => { }).InForce);
        past.Refused("wrong-role", () => new Nominate(past.Ledger, past.Clock.Now).Publish(new WatchlistId("own"), "nia", static _ => { }));

        void At(string day, string state)
        {
            past.Clock.Now = Some.Instant(day).AddHours(9);
            Advance(past);
            Assert.Equal(state, past.State(file).State);
        }
    }

    private static Round Advance(CasePast past) => new AdvanceCases(past.Ledger, past.Clock.Now).Run();
}
