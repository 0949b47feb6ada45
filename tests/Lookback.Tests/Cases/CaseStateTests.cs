using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using static Lookback.Tests.Cases.PlayedCase;
using static Lookback.Tests.Cases.StepRulesTests;

namespace Lookback.Tests.Cases;

/// <summary>Where a case stands: by what is known, at a moment in the world.</summary>
public sealed class CaseStateTests
{
    private static readonly Actor First = Of("lia", "l1");
    private static readonly Actor Suspicious = Of("sia", "sar", "l1");

    [Fact]
    public void A_proposal_moves_nothing_and_is_void_when_the_case_goes_on()
    {
        var played = In("UNDER_REVIEW").Do("CONFIRMED_IDENTITY", Analyst);
        Assert.Equal(("UNDER_REVIEW", 2), (played.State.State, played.State.Steps.Count));
        Assert.Equal(["ana"], played.State.Pending!.Persons.Select(p => p.Value));
        played.Do("CLEARED", OtherAnalyst);
        Assert.Null(played.State.Pending);
    }

    [Fact]
    public void It_is_seen_at_any_moment_in_the_world()
    {
        var played = new PlayedCase();
        var opened = played.Now;
        played.Now = opened.AddHours(1);
        played.Do("ALERTED", Actor.System);
        played.Now = opened.AddHours(2);
        var task = played.Ask("port desk", holds: true);
        played.Now = opened.AddHours(3);
        played.Move(task, TaskMoveKind.Answered);
        Assert.False(played.At(opened.AddHours(-1)).HasBegun);
        Assert.Equal(("SCREENED", opened), (played.At(opened).State, played.At(opened).Since));
        Assert.Equal(("ALERTED", opened.AddHours(1)), (played.At(opened.AddHours(1)).State, played.At(opened.AddHours(1)).Since));
        Assert.Equal(
            [false, true, false],
            new[] { 1, 2, 3 }.Select(h => played.At(opened.AddHours(h)).HasHold));
        Assert.Equal(["task 11, put to port desk, is not answered"], played.At(opened.AddHours(2)).Holds);
    }

    [Fact]
    public void Entries_that_are_no_case_of_the_definition_are_not_folded()
    {
        var played = In("UNDER_REVIEW");
        played.Record(new EntryBody.StepTaken(played.Draft("CLEARED", Analyst) with { From = "ALERTED" }, new SubjectId("subject")));
        Assert.Contains("a step from ALERTED where the case is UNDER_REVIEW", Assert.Throws<InvalidOperationException>(() => played.State).Message, StringComparison.Ordinal);
        var skipped = In("UNDER_REVIEW");
        skipped.Record(new EntryBody.StepTaken(skipped.Draft("REMOVED", Analyst), new SubjectId("subject")));
        Assert.Contains("border-1 version 1 has no step from UNDER_REVIEW to REMOVED", Assert.Throws<InvalidOperationException>(() => skipped.State).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_of_other_cases_do_not_touch_it()
    {
        var played = In("UNDER_REVIEW");
        var other = new CaseId("other");
        var subject = new SubjectId("subject");
        played.Record(new EntryBody.StepTaken(played.Draft("CLEARED", Analyst) with { Case = other }, subject));
        played.Record(new EntryBody.StatementMade(played.Statement("hold", "placed") with { Case = other }, subject));
        Assert.Equal(("UNDER_REVIEW", false), (played.State.State, played.State.HasHold));
    }

    [Fact]
    public void A_disclosure_has_the_last_answer_to_it()
    {
        var played = In("UNDER_REVIEW");
        var subject = new SubjectId("subject");
        var made = played.Record(new EntryBody.DisclosureMade(
            new Disclosure { Case = played.File.Id, What = "w", Recipient = "Carrier A", Reason = "r", LegalBasis = "l", Person = Analyst.Person }, subject));
        Assert.Null(Assert.Single(played.State.Disclosures).Answer);
        foreach (var accepted in new[] { false, true })
            played.Record(new EntryBody.DisclosureAnswered(new DisclosureAnswer(played.File.Id, made, accepted, "ref", Analyst.Person), subject));
        Assert.True(Assert.Single(played.State.Disclosures).Answer!.IsAccepted);
    }

    [Fact]
    public void What_is_suspected_stands_beside_the_case_and_shows_to_its_group_alone()
    {
        var played = new PlayedCase("compliance-1").Do("L1_REVIEW", First);
        var before = played.State;
        var consider = played.Draft("SAR_CONSIDERED", Suspicious) with { From = SideProcess.NotBegun, Role = "sar", ReasonText = Reason };
        Refused(played.Try(consider with { Person = First.Person, Role = "l1" }, First), "no-such-step", "from NONE there is no step to SAR_CONSIDERED");
        Refused(played.Try(consider with { Person = First.Person }, First), "no-such-step", "from NONE there is no step to SAR_CONSIDERED");
        Refused(played.Try(consider with { To = "SAR_FILED" }, Suspicious), "no-such-step", "in SAR there is no step from NONE to SAR_FILED");
        Refused(played.Try(consider with { From = "L1_REVIEW" }, Suspicious), "out-of-order", "the step begins at L1_REVIEW, and SAR is NONE");
        Refused(played.Try(consider with { ReasonText = "short" }, Suspicious), "reason-too-short", "a reason takes at least 20 characters");
        Assert.Null(played.Try(consider, Suspicious));
        Assert.Null(played.Try(consider with { From = "SAR_CONSIDERED", To = "SAR_NOT_FILED" }, Suspicious));

        var state = played.State;
        Assert.Equal(("SAR", "SAR_NOT_FILED", 2), Assert.Single(state.Side(Suspicious).Select(s => (s.Process.Name, s.State, s.Steps.Count))));
        Assert.Empty(state.Side(First));
        Assert.Empty(state.Side(Supervisor));
        Assert.Equal((before.State, before.Since, before.Steps.Count), (state.State, state.Since, state.Steps.Count));
        Assert.DoesNotContain(Suspicious.Person, state.Persons);
        Assert.DoesNotContain(StepRules.Next(state, played.Setting, Suspicious, played.Now), n => n.To.StartsWith("SAR", StringComparison.Ordinal));
        // And the case goes on as if nothing were.
        played.Do("FALSE_POSITIVE", First);
    }

    [Fact]
    public void A_case_is_carried_over_to_another_version_on_record()
    {
        var definition = WorkflowTests.Border();
        definition["version"] = 2;
        var second = Assert.Single(Workflow.Read(definition.ToJsonString()));
        var played = In("UNDER_REVIEW");
        var supervisor = Supervisor.Person;
        var move = new CaseMigration(played.File.Id, 1, 2, "UNDER_REVIEW", supervisor, "The definition names another clock from March on.", played.Now);
        var state = played.State;
        Assert.Null(MigrationRules.Check(state, move, second, Supervisor, played.Now));
        Refused(MigrationRules.Check(state, move, second, Analyst, played.Now), "wrong-role", "a case is carried over to another version by a supervisor, and ana is analyst, screener");
        Refused(MigrationRules.Check(state, move with { Person = Analyst.Person }, second, Supervisor, played.Now), "wrong-person", "the move names ana, and who acts is sue");
        Refused(MigrationRules.Check(state, move with { Reason = "new" }, second, Supervisor, played.Now), "reason-too-short", "a reason takes at least 20 characters");
        Refused(
            MigrationRules.Check(state, move with { State = "REMOVED" }, second, Supervisor, played.Now),
            "no-such-step",
            "border-1 version 2 has the state UNDER_REVIEW too: a move to another version is no step, and the case stays in it");
        Refused(MigrationRules.Check(state, move with { State = "GONE" }, second, Supervisor, played.Now), "no-such-state", "border-1 version 2 has no state GONE");
        Refused(
            MigrationRules.Check(state, move, Workflow.Shipped[1], Supervisor, played.Now),
            "wrong-version",
            "the case is under border-1 version 1, and the definition at hand is compliance-1 version 1, not version 2 of border-1");
        Refused(MigrationRules.Check(state, move with { FromVersion = 3 }, second, Supervisor, played.Now), "wrong-version", "and not from 3 to 2");
        Refused(MigrationRules.Check(state, move with { At = played.Now.AddDays(1) }, second, Supervisor, played.Now), "in-future", "which is not yet");
        Refused(MigrationRules.Check(state, move with { At = played.Now.AddDays(-1) }, second, Supervisor, played.Now), "out-of-order", "before the step ahead of it");

        played.Record(new EntryBody.CaseMigrated(move, new SubjectId("subject")));
        var carried = CaseState.Of(played.File, v => v == 2 ? second : Workflow.Shipped[0], played.Entries, played.Now);
        Assert.Equal((2, "UNDER_REVIEW", 2), (carried.Workflow.Version, carried.State, carried.Steps.Count));
        Assert.Equal([move], carried.Migrations);
    }

    [Fact]
    public void A_renamed_state_neither_closes_nor_opens_a_case()
    {
        var renamed = Workflow.Read(WorkflowTests.Border().ToJsonString().Replace("UNDER_REVIEW", "IN_REVIEW", StringComparison.Ordinal).Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal))[0];
        var played = In("UNDER_REVIEW");
        var move = new CaseMigration(played.File.Id, 1, 2, "CLEARED", Supervisor.Person, "The state has another name from March on.", played.Now);
        Refused(
            MigrationRules.Check(played.State, move, renamed, Supervisor, played.Now),
            "no-such-step",
            "the case is open and stays so: a move to another version neither closes nor reopens it");
        Assert.Null(MigrationRules.Check(played.State, move with { State = "IN_REVIEW" }, renamed, Supervisor, played.Now));
    }
}
