using Lookback.Core.Cases;
using Lookback.Core.Records;
using static Lookback.Tests.Cases.PlayedCase;

namespace Lookback.Tests.Cases;

/// <summary>Each "no" on a step, with its code and the rule in words.</summary>
public sealed class StepRulesTests
{
    [Fact]
    public void The_usual_way_is_open_to_its_end()
    {
        var played = In("IN_PROCEEDINGS").Do("ORDERED", Caseworker).Fact("protection-claim", "denied_final").Do("REMOVED", Caseworker, OtherCaseworker);
        var state = played.State;
        Assert.Equal(("REMOVED", true, "repatriated", "removed"), (state.State, state.IsClosed, state.LedgerTop, state.LedgerClass));
        Assert.Equal(["ana", "cal", "cho", "pat", "sam", "sue", "system"], state.Persons.Select(p => p.Value).Order(StringComparer.Ordinal));
        Assert.Equal(9, state.Steps.Count);
    }

    [Fact]
    public void There_is_no_step_that_the_definition_does_not_have() => Refused(
        In("UNDER_REVIEW").Try("REMOVED", Caseworker),
        "no-such-step",
        "from UNDER_REVIEW there is no step to REMOVED: there is one to CLEARED, INCONCLUSIVE, CONFIRMED_IDENTITY, RELEASED, CLEARED_WITHDRAWN, CLOSED_DECEASED, CLOSED_DUPLICATE");

    [Fact]
    public void A_step_begins_where_the_case_is()
    {
        var played = In("UNDER_REVIEW");
        Refused(played.Try(played.Draft("CLEARED", Analyst) with { From = "ALERTED" }, Analyst), "out-of-order", "the step begins at ALERTED, and the case is UNDER_REVIEW");
    }

    [Fact]
    public void A_step_is_of_its_case() => Refused(
        In("UNDER_REVIEW").Try(In("UNDER_REVIEW").Draft("CLEARED", Analyst) with { Case = new CaseId("other") }, Analyst), "wrong-case", "this step is of case other and not of ");

    [Fact]
    public void Who_acts_is_who_it_names()
    {
        var played = In("UNDER_REVIEW");
        Refused(played.Try(played.Draft("CLEARED", Analyst), OtherAnalyst), "wrong-person", "the step names ana, and who acts is ben");
    }

    [Fact]
    public void A_role_is_one_the_step_has_and_the_person_holds()
    {
        var played = In("UNDER_REVIEW");
        Refused(played.Try("CLEARED", Partner), "wrong-role", "the step to CLEARED is taken as screener, analyst, and pat is partner");
        Refused(
            played.Try(played.Draft("CLEARED", Analyst) with { Role = "supervisor" }, Analyst),
            "wrong-role",
            "the step to CLEARED is taken as screener, analyst, and not as \"supervisor\"");
    }

    [Fact]
    public void The_program_takes_no_step_of_persons_and_no_person_one_of_the_program()
    {
        Refused(In("UNDER_REVIEW").Try("INCONCLUSIVE", Actor.System), "wrong-role", "the step to INCONCLUSIVE is taken as analyst, and system is system");
        Refused(In("SCREENED").Try("ALERTED", Of("eve", "system")), "wrong-role", "the step to ALERTED is taken as system, and eve is system");
        var disguised = Of("system", "analyst");
        Refused(In("UNDER_REVIEW").Try("INCONCLUSIVE", disguised), "wrong-role", "the step to INCONCLUSIVE is taken as analyst, and system is analyst");
        // Nor in the stead of the program.
        var deputy = Analyst with { ActsFor = StaffId.System };
        Refused(In("UNDER_REVIEW").Try("INCONCLUSIVE", deputy), "adverse-by-system", "the step to INCONCLUSIVE weighs on somebody: a person takes it, and never the program");
    }

    [Fact]
    public void A_step_is_neither_of_tomorrow_nor_before_the_one_ahead_of_it()
    {
        var played = In("UNDER_REVIEW");
        var draft = played.Draft("CLEARED", Analyst);
        Refused(
            played.Try(draft with { At = played.Now.AddHours(1) }, Analyst),
            "in-future",
            "the step is dated 2026-03-02 09:00:00Z, which is not yet: it is now 2026-03-02 08:00:00Z");
        Refused(
            played.Try(draft with { At = played.Now.AddHours(-1) }, Analyst),
            "out-of-order",
            "the step is dated 2026-03-02 07:00:00Z, before the one ahead of it, 2026-03-02 08:00:00Z");
    }

    [Fact]
    public void What_a_step_requires_is_given()
    {
        Refused(
            In("UNDER_REVIEW").Try("INCONCLUSIVE", Analyst, ("question", " "), ("due_at", "")),
            "field-missing",
            "the step to INCONCLUSIVE takes question, due_at, and they are not given");
        Refused(
            In("UNDER_REVIEW").Try("INCONCLUSIVE", Analyst, ("legal_basis", "")),
            "needs-legal-basis",
            "the step to INCONCLUSIVE weighs on somebody and names its legal basis and authority, and legal_basis is not given");
        var played = In("UNDER_REVIEW");
        Refused(
            played.Try(played.Draft("CLEARED", Analyst) with { Discriminators = [] }, Analyst),
            "field-missing",
            "the step to CLEARED takes discriminators, and it is not given");
    }

    [Theory]
    [InlineData("", "reason-code", "expected a reason code of one case, in words joined by hyphens or underscores (birth-date-differs, DOB_CONFLICT), found \"\"")]
    [InlineData("not the man", "reason-code", "found \"not the man\"")]
    public void A_reason_has_a_code(string code, string expected, string sentence)
    {
        var played = In("UNDER_REVIEW");
        Refused(played.Try(played.Draft("CLEARED", Analyst) with { ReasonCode = code }, Analyst), expected, sentence);
    }

    [Theory]
    [InlineData("a   long    enough   reason", null, "")]
    [InlineData("not him      at   all", "reason-too-short", "a reason takes at least 20 characters in the person's own words, found 14")]
    [InlineData("", "reason-too-short", "a reason takes at least 20 characters in the person's own words, found 0")]
    public void A_reason_has_words(string text, string? code, string sentence)
    {
        var played = In("UNDER_REVIEW");
        var refusal = played.Try(played.Draft("CLEARED", Analyst) with { ReasonText = text }, Analyst);
        if (code is null) Assert.Null(refusal);
        else Refused(refusal, code, sentence);
    }

    [Theory]
    [InlineData("match match match match match confirmed", "it has fewer than 4 different words")]
    [InlineData("confirmed confirmed confirmed confirmed and for him", "more than half of it is the word \"confirmed\"")]
    [InlineData("As per procedure: see attached. Match confirmed.", "it says nothing")]
    [InlineData("On the basis of available information, for further review.", "it says nothing")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "it has fewer than 4 different words")]
    public void A_reason_that_weighs_on_somebody_is_about_them(string text, string why)
    {
        var played = In("UNDER_REVIEW");
        Refused(
            played.Try(played.Draft("INCONCLUSIVE", Analyst) with { ReasonText = text }, Analyst),
            "boilerplate-reason",
            "a reason says what is so in this case: ");
        Assert.Contains(why, played.Try(played.Draft("INCONCLUSIVE", Analyst) with { ReasonText = text }, Analyst)!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_is_not_the_one_given_about_somebody_else()
    {
        var played = In("UNDER_REVIEW");
        played.Setting = new CaseSetting { AlertExists = true, ReasonUsedBefore = text => ReasonRules.Normal(text) == ReasonRules.Normal(Reason.ToUpperInvariant() + "!") };
        Refused(
            played.Try("INCONCLUSIVE", Analyst),
            "boilerplate-reason",
            "a reason says what is so in this case: word for word it was given about somebody else");
        // What weighs on nobody may be said again.
        played.Do("CLEARED", Analyst);
    }

    [Theory]
    [InlineData("在机场出示的护照上的出生日期与名单上的不同，相差十一年，照片也是另一个人。", true)]
    [InlineData("Дата рождения в паспорте отличается на одиннадцать лет, фото другого человека.", true)]
    [InlineData("同同同同同同同同同同同同同同同同同同同同同同", false)]
    public void A_reason_may_be_in_any_script(string text, bool taken)
    {
        var played = In("UNDER_REVIEW");
        Assert.Equal(taken, played.Try(played.Draft("INCONCLUSIVE", Analyst) with { ReasonText = text }, Analyst) is null);
    }

    [Theory]
    [InlineData("UNDER_REVIEW", "INCONCLUSIVE", "due_at", "tomorrow", "wrong-field", "expected due_at to be a date such as 2026-03-01, found \"tomorrow\"")]
    [InlineData("UNDER_REVIEW", "INCONCLUSIVE", "due_at", "2026-03-02T07:59Z", "wrong-field", "due_at is 2026-03-02T07:59Z, which has passed: an answer is due later than now")]
    [InlineData("UNDER_REVIEW", "INCONCLUSIVE", "due_at", "2026-03-01", "wrong-field", "due_at is 2026-03-01, which has passed: an answer is due later than now")]
    [InlineData("UNDER_REVIEW", "INCONCLUSIVE", "return_date", "soon", "wrong-field", "expected return_date to be a date such as 2026-03-01, found \"soon\"")]
    [InlineData("LOCATED", "ARRESTED", "arrest_date", "2026-03-03", "in-future", "arrest_date is 2026-03-03, which is not yet: what is recorded has happened")]
    [InlineData("ACKNOWLEDGED", "LOCATED", "contact_date", "2026-04", "in-future", "contact_date is 2026-04, which is not yet: what is recorded has happened")]
    [InlineData("LOCATED", "ARRESTED", "basis_kind", "hunch", "wrong-value", "expected an arrest to be administrative-immigration, criminal, warrant, found \"hunch\"")]
    [InlineData("ARRESTED", "CHARGED", "charge_stage", "guilty", "wrong-value", "expected a charge to be allegation, investigation, charged, convicted, acquitted, dismissed, none, found \"guilty\"")]
    [InlineData("ACKNOWLEDGED", "LOCATED", "contact_kind", "55.7558, 37.6173", "no-positions", "and here stands coordinates: a contact is its date, kind and source")]
    [InlineData("ACKNOWLEDGED", "LOCATED", "gps", "x", "no-positions", "and here stands a field \"gps\"")]
    [InlineData("ACKNOWLEDGED", "LOCATED", "source", "handset 00:1B:44:11:3A:B7", "no-positions", "and here stands the address of a device")]
    [InlineData("UNDER_REVIEW", "INCONCLUSIVE", "Bad Field", "x", "wrong-field", "expected a field's name of lower-case letters, digits and underscores, found \"Bad Field\"")]
    public void A_field_is_what_its_name_says(string at, string to, string field, string text, string code, string sentence)
    {
        var actor = at is "UNDER_REVIEW" ? Analyst : Caseworker;
        Refused(In(at).Try(to, actor, (field, text)), code, sentence);
    }

    [Fact]
    public void A_case_is_no_duplicate_of_itself()
    {
        var played = In("UNDER_REVIEW");
        Refused(
            played.Try("CLOSED_DUPLICATE", Supervisor, ("target_case", played.File.Id.Value)),
            "wrong-field",
            "a case is a duplicate of another case, and target_case names this one");
    }

    [Fact]
    public void What_takes_two_is_approved_by_another_person_as_it_was_proposed()
    {
        var played = In("UNDER_REVIEW").Do("CONFIRMED_IDENTITY", Analyst);
        Assert.Equal("UNDER_REVIEW", played.State.State);
        var second = Of("ana", "supervisor");
        Refused(played.Approve(second), "same-person", "two persons decide, and ana made the proposal: whatever the account, another person approves it");
        Refused(played.Approve(Supervisor with { ActsFor = new StaffId("ana") }), "same-person", "two persons decide, and ana made the proposal");
        Refused(played.Approve(Partner), "wrong-role", "the step to CONFIRMED_IDENTITY is approved as analyst, supervisor, and pat is partner");
        Refused(
            played.Approve(Supervisor, s => s with { ReasonText = s.ReasonText + " And more." }),
            "not-as-proposed",
            "what is approved is what was proposed, and reason_text differs: decline it and have it proposed anew");
        Refused(
            played.Approve(Supervisor, s => s with { Fields = new Dictionary<string, string>(s.Fields) { ["authority"] = "other" } }),
            "not-as-proposed",
            "what is approved is what was proposed, and authority differs");
        Refused(played.Approve(Supervisor, s => s with { Proposal = 99 }), "no-proposal", $"no proposal at position 99 waits in case {played.File.Id}");
        Refused(
            played.Try("CONFIRMED_IDENTITY", OtherAnalyst),
            "already-proposed",
            "the step to CONFIRMED_IDENTITY is proposed at position 12 and waits: it is approved, declined or withdrawn first");
        Assert.Null(played.Approve(Supervisor));
        Assert.Equal("CONFIRMED_IDENTITY", played.State.State);
        Assert.Null(played.State.Pending);
    }

    [Fact]
    public void A_delegate_and_whom_they_act_for_are_not_two()
    {
        var played = In("UNDER_REVIEW").Do("CONFIRMED_IDENTITY", Analyst with { ActsFor = Supervisor.Person });
        Refused(played.Approve(Supervisor), "same-person", "two persons decide, and sue made the proposal");
        Refused(played.Approve(OtherSupervisor with { ActsFor = Supervisor.Person }), "same-person", "two persons decide, and sue made the proposal");
        Assert.Null(played.Approve(OtherSupervisor));
    }

    [Fact]
    public void What_was_proposed_is_checked_again_when_it_is_approved()
    {
        var played = In("ORDERED").Fact("protection-claim", "none");
        played.Now = played.Now.AddHours(1);
        played.Do("REMOVED", Caseworker).Fact("stay", "active");
        Refused(played.Approve(OtherCaseworker), "guard-stay", "nobody is removed while a stay is active, and one is: record its lifting first");
        played.Now = played.Now.AddHours(1);
        played.Fact("stay", "lifted");
        Refused(
            played.Approve(OtherCaseworker, s => s with { At = played.State.Since }),
            "out-of-order",
            "what was proposed for 2026-03-02 09:00:00Z cannot take effect before, at 2026-03-02 08:00:00Z");
        Assert.Null(played.Approve(OtherCaseworker));
    }

    [Fact]
    public void A_proposal_is_withdrawn_by_its_proposer_and_declined_by_another()
    {
        var played = In("UNDER_REVIEW").Do("CONFIRMED_IDENTITY", Analyst);
        var end = new ProposalEnd(played.File.Id, played.State.Pending!.Position, Analyst.Person, "The evidence turned out to be of another man.");
        Assert.Null(StepRules.CheckEnd(played.State, end, Analyst));
        Assert.Null(StepRules.CheckEnd(played.State, end with { Person = Supervisor.Person }, Supervisor));
        Refused(
            StepRules.CheckEnd(played.State, end with { Person = Partner.Person }, Partner), "wrong-role", "a proposal is declined as analyst, supervisor, supervisor, and pat is partner");
        Refused(StepRules.CheckEnd(played.State, end, Supervisor), "wrong-person", "ana is not who acts, which is sue");
        Refused(StepRules.CheckEnd(played.State, end with { Reason = "no" }, Analyst), "reason-too-short", "a reason takes at least 20 characters");
        Refused(StepRules.CheckEnd(played.State, end with { Proposal = 3 }, Analyst), "no-proposal", $"no proposal at position 3 waits in case {played.File.Id}");
        played.Record(new EntryBody.ProposalEnded(end, new SubjectId("subject")));
        Assert.Null(played.State.Pending);
    }

    [Fact]
    public void On_a_list_of_the_high_tier_nobody_is_cleared_by_one_person()
    {
        var played = In("UNDER_REVIEW");
        Assert.False(StepRules.NeedsSecond(played.State, played.Setting, "CLEARED"));
        played.Setting = played.Setting with { IsHighTier = true };
        Assert.True(StepRules.NeedsSecond(played.State, played.Setting, "CLEARED"));
        played.Do("CLEARED", Analyst);
        Assert.Equal("UNDER_REVIEW", played.State.State);
        Assert.Null(played.Approve(OtherAnalyst));
        Assert.Equal("CLEARED", played.State.State);
    }

    [Fact]
    public void What_weighs_on_a_minor_or_clears_one_has_a_supervisor_among_the_two()
    {
        var played = In("UNDER_REVIEW");
        played.Setting = played.Setting with { IsMinor = true };
        Assert.Equal(
            [("CLEARED", true), ("INCONCLUSIVE", true), ("CONFIRMED_IDENTITY", true), ("RELEASED", false)],
            StepRules.Next(played.State, played.Setting, Analyst, played.Now).Take(4).Select(n => (n.To, n.NeedsSecond)));
        played.Do("CLEARED", Analyst);
        Refused(played.Approve(OtherAnalyst), "needs-supervisor", "where the subject is a minor one of the two who decide is a supervisor, and neither acts as one");
        Assert.Null(played.Approve(Supervisor));

        // The same by a statement, whatever the birth date says.
        var said = In("UNDER_REVIEW").Fact("minor", "yes").Do("INCONCLUSIVE", Analyst);
        Assert.Equal("UNDER_REVIEW", said.State.State);
        Assert.Null(said.Approve(Supervisor));
        Assert.Equal("INCONCLUSIVE", said.State.State);
    }

    [Fact]
    public void A_case_closes_when_each_task_is_answered_or_handed_over()
    {
        var played = In("UNDER_REVIEW");
        var task = played.Ask("port desk");
        Refused(
            played.Try("CLEARED", Analyst),
            "open-tasks",
            $"a case closes when each of its tasks is answered or handed over and acknowledged, and task {task}, put to port desk, is not");
        played.Move(task, TaskMoveKind.Acknowledged);
        Assert.NotNull(played.Try("CLEARED", Analyst));
        played.Move(task, TaskMoveKind.Transferred, "night desk");
        Refused(played.Try("CLEARED", Analyst), "open-tasks", "put to night desk, is not");
        played.Move(task, TaskMoveKind.Acknowledged);
        Assert.True(played.State.Tasks[0].IsHandedOver);
        played.Do("CLEARED", Analyst);
    }

    [Fact]
    public void What_is_next_says_what_it_takes_and_what_bars_it()
    {
        var played = In("INCONCLUSIVE");
        var next = StepRules.Next(played.State, played.Setting, Analyst, played.Now).ToDictionary(n => n.To);
        Assert.Equal(["UNDER_REVIEW", "RELEASED", "CLEARED_WITHDRAWN", "CLOSED_DECEASED", "CLOSED_DUPLICATE"], next.Keys);
        Assert.Null(next["UNDER_REVIEW"].Barred);
        Assert.Equal("wrong-role", next["RELEASED"].Barred!.Code);
        var supervised = StepRules.Next(played.State, played.Setting, Supervisor, played.Now).Single(n => n.To == "RELEASED");
        Assert.Null(supervised.Barred);
        Assert.Equal("override_legal_basis", supervised.Requires[^1]);
        Assert.Equal("guard-alert", StepRules.Next(new PlayedCase().State, new CaseSetting { AlertExists = false }, Actor.System, played.Now).Single(n => n.To == "ALERTED").Barred!.Code);
    }

    internal static void Refused(Refusal? refusal, string code, string sentence)
    {
        Assert.Equal(code, refusal?.Code);
        Assert.Contains(sentence, refusal!.Sentence, StringComparison.Ordinal);
    }
}
