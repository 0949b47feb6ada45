using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using static Lookback.Tests.Cases.PlayedCase;
using static Lookback.Tests.Cases.StepRulesTests;

namespace Lookback.Tests.Cases;

/// <summary>Each guard, barring and letting through.</summary>
public sealed class GuardTests
{
    private static readonly Actor First = Of("lia", "l1");
    private static readonly Actor Second = Of("leo", "l2");
    private static readonly Actor Officer = Of("oda", "l2", "sanctions_officer");
    private static readonly Actor Clerk = Of("rita", "redress");
    private static readonly Actor Reviewer = Of("rex", "redress_reviewer");
    private static readonly Actor OtherReviewer = Of("ron", "redress_reviewer");
    private static readonly Actor Nominator = Of("nia", "nominator", "list_officer");
    private static readonly Actor ListOfficer = Of("lou", "list_officer");
    private static readonly Actor OtherListOfficer = Of("liv", "list_officer");

    [Fact]
    public void Every_guard_of_the_vocabulary_is_tested_here()
    {
        var tested = File.ReadAllText(Path.Combine(Repository.Root, "tests/Lookback.Tests/Cases/GuardTests.cs"));
        Assert.All(
            GuardTable.Rules.Where(r => r.Name is not ("field" or "second")), r => Assert.Contains($"\"guard-{r.Name}\"", tested, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_screening_there_is_neither_an_alert_nor_none()
    {
        var played = new PlayedCase { Setting = CaseSetting.Unknown };
        Refused(played.Try("CLEARED", Actor.System), "guard-no-alert", "nobody is cleared without a screening, and it is not known whether this subject was screened");
        Refused(played.Try("ALERTED", Actor.System), "guard-alert", "a case is alerted by an alert, and it is not known whether this subject was screened");
        played.Setting = new CaseSetting { AlertExists = true };
        Refused(played.Try("CLEARED", Actor.System), "guard-no-alert", "nobody is cleared by the program whose screening gave an alert: a person decides on it");
        played.Setting = new CaseSetting { AlertExists = false };
        Refused(played.Try("ALERTED", Actor.System), "guard-alert", "a case is alerted by an alert, and the screening gave none");
        played.Do("CLEARED", Actor.System);
    }

    [Fact]
    public void Two_parties_are_told_apart_by_what_conflicts()
    {
        var played = In("UNDER_REVIEW");
        var draft = played.Draft("CLEARED", Analyst);
        Refused(
            played.Try(draft with { Discriminators = [new Discriminator("birth-date", "1961", "1961", Comparison.Agree)] }, Analyst), "guard-discriminators", "conflict");
        Assert.Null(played.Try(draft, Analyst));
    }

    [Fact]
    public void Nobody_is_released_while_something_is_not_resolved()
    {
        var played = In("INCONCLUSIVE");
        const string Rule = "nobody is released while a hold or an inconclusive is open, and the case is INCONCLUSIVE and that is not resolved";
        Refused(played.Try("RELEASED", Supervisor), "guard-hold", Rule + ": a supervisor may override that on a legal basis (override_legal_basis)");
        played.Do("RELEASED", Supervisor, ("override_legal_basis", "8 CFR 235.1"));

        var asked = In("UNDER_REVIEW");
        asked.Ask("port desk", holds: true);
        Refused(asked.Try("RELEASED", Supervisor), "guard-hold", "task 12, put to port desk, is not answered");

        var placed = In("CONFIRMED_IDENTITY").Fact("hold", "placed");
        Refused(placed.Try("RELEASED", Supervisor), "guard-hold", "a hold is placed in the case");
        placed.Now = placed.Now.AddHours(1);
        placed.Fact("hold", "lifted").Do("RELEASED", Supervisor);

        var elsewhere = In("UNDER_REVIEW");
        elsewhere.Setting = elsewhere.Setting with { SubjectHolds = ["alert A7 of the same subject is inconclusive"] };
        Refused(elsewhere.Try("RELEASED", Supervisor), "guard-hold", "alert A7 of the same subject is inconclusive");
    }

    [Fact]
    public void The_rule_of_release_holds_where_a_definition_forgot_it_and_for_whoever_is_no_supervisor()
    {
        // ARRESTED to RELEASED has no guard of its own.
        Assert.Null(Workflow.Shipped[0].Find("ARRESTED", "RELEASED")!.GuardText);
        var arrested = In("ARRESTED").Fact("hold", "placed");
        Refused(arrested.Try("RELEASED", Supervisor), "guard-hold", "a hold is placed in the case");

        var definition = WorkflowTests.Border();
        foreach (var step in definition["transitions"]!.AsArray())
            if ((string)step!["to"]! == "RELEASED") step["roles"] = new System.Text.Json.Nodes.JsonArray("analyst");
        var loose = new PlayedCase(Workflow.Read(definition.ToJsonString())[0]);
        loose.Do("ALERTED", Actor.System).Do("UNDER_REVIEW", Analyst).Fact("hold", "placed");
        Refused(
            loose.Try("RELEASED", Analyst, ("override_legal_basis", "8 CFR 235.1")), "guard-hold", "only a supervisor may override that, and the step is taken as analyst");
    }

    [Fact]
    public void Nobody_is_removed_while_protected()
    {
        var played = In("ORDERED");
        Refused(
            played.Try("REMOVED", Caseworker),
            "guard-protection-claim",
            "the step to REMOVED is barred while protection_claim is asserted, filed, confidential, and no protection_claim is recorded: unknown is not \"none\"");
        played.Fact("protection-claim", "filed");
        Refused(
            played.Try("REMOVED", Caseworker), "guard-protection-claim", "the step to REMOVED is barred while protection_claim is asserted, filed, confidential, and it is filed");
        Later(played).Fact("protection-claim", "denied_final").Fact("appeal", "filed");
        Refused(played.Try("REMOVED", Caseworker), "guard-appeal", "nobody is removed while an appeal is open, and one is");
        Later(played).Fact("appeal", "decided").Fact("stay", "active");
        Refused(played.Try("REMOVED", Caseworker), "guard-stay", "nobody is removed while a stay is active, and one is: record its lifting first");
        Later(played).Fact("stay", "lifted").Do("REMOVED", Caseworker, OtherCaseworker);
    }

    [Fact]
    public void What_protects_in_one_case_protects_in_every_other_of_the_subject()
    {
        var (played, other) = (In("ORDERED").Fact("protection-claim", "none"), new CaseId("d0"));
        void Says(string topic, string value) =>
            played.Setting = played.Setting with { OtherValues = new Dictionary<string, IReadOnlyList<OtherValue>> { [topic] = [new(new CaseId("d1"), "none"), new(other, value)] } };
        Says("stay", "active");
        Refused(played.Try("REMOVED", Caseworker), "guard-stay", $"nobody is removed while a stay is active, and one is, in case {other} of the same subject: record its lifting first");
        Says("appeal", "filed");
        Refused(played.Try("REMOVED", Caseworker), "guard-appeal", $"nobody is removed while an appeal is open, and one is, in case {other} of the same subject");
        foreach (var claim in new[] { "asserted", "filed", "confidential" })
        {
            Says("protection-claim", claim);
            Refused(played.Try("REMOVED", Caseworker), "guard-protection-claim", $"and in case {other} of the same subject it is {claim}");
        }

        Says("protection-claim", "denied_final");
        played.Do("REMOVED", Caseworker, OtherCaseworker);
    }

    [Fact]
    public void What_a_step_claims_of_a_topic_does_not_count_against_what_is_recorded()
    {
        var played = In("ORDERED").Fact("protection-claim", "asserted");
        Refused(played.Try("REMOVED", Caseworker, ("protection_claim", "none")), "guard-protection-claim", "and it is asserted");
    }

    [Fact]
    public void A_closed_case_is_reopened_on_something_new()
    {
        var played = In("UNDER_REVIEW").Do("CLEARED", Analyst).Do("UNDER_REVIEW", Supervisor, ("new_information_ref", "memo 12")).Do("CLEARED", Analyst);
        Refused(
            played.Try("UNDER_REVIEW", Supervisor, ("new_information_ref", "memo 12")), "guard-reopen", "a closed case is reopened on new information, and \"memo 12\" reopened it before");
        played.Do("UNDER_REVIEW", Supervisor, ("new_information_ref", "memo 13"));
    }

    [Fact]
    public void A_reviewer_decided_nothing_before_and_is_the_one_who_finds()
    {
        var played = new PlayedCase("redress-1");
        played.Do("IDENTITY_VERIFIED", Clerk);
        played.Setting = played.Setting with { PriorDeciders = new HashSet<StaffId> { new("rex"), new("ana") } };
        Refused(played.Try("ASSIGNED", Clerk), "guard-reviewer", "a reviewer is independent of every earlier decision, and rex decided or acted on this subject before");
        played.Do("ASSIGNED", Clerk, ("reviewer", "ron"));
        Refused(played.Try("FINDING", Reviewer), "guard-assigned", "a finding is made by the reviewer who was assigned, ron, and by nobody else");
        Refused(played.Try("FINDING", Reviewer with { ActsFor = new StaffId("ron") }), "guard-assigned", "and rex decided or acted on this subject before");
        Refused(
            played.Try("FINDING", OtherReviewer, ("finding", "perhaps")), "wrong-field", "expected finding to be not_a_match, record_wrong, record_withdrawn, match_correct, found \"perhaps\"");
        played.Do("FINDING", OtherReviewer, ("finding", "match_correct"));
        Refused(
            played.Try("CORRECTED", OtherReviewer),
            "guard-finding",
            "the step to CORRECTED takes finding to be not_a_match, record_wrong, record_withdrawn, and it is match_correct");
        // Not by saying otherwise in the step.
        Refused(played.Try("CORRECTED", OtherReviewer, ("finding", "not_a_match")), "guard-finding", "and it is match_correct");
        played.Do("ANSWERED", Clerk).Do("APPEALED", Clerk);
        Refused(
            played.Try("ASSIGNED", Clerk, ("reviewer", "ron")), "guard-second-reviewer", "an appeal is reviewed by another person than the first review, and ron made that");
        Refused(played.Try("ASSIGNED", Clerk, ("reviewer", "rex")), "guard-second-reviewer", "and rex decided or acted on this subject before");
        played.Do("ASSIGNED", Clerk, ("reviewer", "ruth"));
    }

    [Fact]
    public void Without_a_review_only_those_are_answered_who_cannot_be_verified()
    {
        var played = new PlayedCase("redress-1");
        const string Rule = "without a review only those are answered whose identity cannot be verified, and ";
        Refused(played.Try("ANSWERED", Clerk), "guard-identity", Rule + "nothing is recorded on that");
        played.Fact("identity", "verifiable");
        Refused(played.Try("ANSWERED", Clerk), "guard-identity", Rule + "this one is verifiable");
        Later(played).Fact("identity", "not-verifiable").Do("ANSWERED", Clerk);
        Refused(
            played.Try("ANSWERED_FINAL", Actor.System),
            "guard-appeal-window",
            "an answer is final once the time to appeal, P60D from 2026-03-02 09:00:00Z, has passed, and it ends 2026-05-01 09:00:00Z");
        played.Now = played.Now.AddDays(60);
        played.Do("ANSWERED_FINAL", Actor.System);
    }

    [Fact]
    public void A_correction_reaches_everybody_who_was_told()
    {
        var played = new PlayedCase("redress-1");
        played.Setting = new CaseSetting { RecipientsToTell = ["Carrier A"] };
        played.Do("IDENTITY_VERIFIED", Clerk).Do("ASSIGNED", Clerk).Do("FINDING", Reviewer).Do("CORRECTED", Reviewer, OtherReviewer);
        const string Rule = "a correction is carried to everybody who was told, until each has acknowledged it, and ";
        Refused(played.Try("DOWNSTREAM_NOTIFIED", Clerk), "guard-recipients", Rule + "Carrier A was not sent it");
        var told = Tell(played, "Carrier A");
        var other = Tell(played, "Agency B");
        Refused(played.Try("DOWNSTREAM_NOTIFIED", Clerk), "guard-recipients", Rule + "Carrier A has not");
        Answer(played, told, true);
        Answer(played, other, false);
        Refused(
            played.Try("DOWNSTREAM_NOTIFIED", Clerk), "guard-recipients", Rule + "Agency B refused: a supervisor records which refused (refused_recipients)");
        played.Do("DOWNSTREAM_NOTIFIED", Clerk, ("refused_recipients", "Agency B"));
        Assert.Equal("CORRECTED", played.State.State);
        Refused(played.Approve(Of("rob", "redress")), "guard-recipients", "Agency B refused: that is recorded by a supervisor, and rob is none");
        Assert.Null(played.Approve(Supervisor));
        Assert.Equal("DOWNSTREAM_NOTIFIED", played.State.State);
    }

    [Fact]
    public void A_nomination_is_decided_by_others_reviewed_in_time_and_lapses()
    {
        var played = new PlayedCase("nomination-1");
        played.Do("SUBMITTED", Nominator).Do("QUALITY_CHECK", ListOfficer);
        Refused(played.Try("ACTIVE", Nominator), "guard-nominator", "nobody decides on their own nomination, and nia made this one");
        Refused(
            played.Try("ACTIVE", ListOfficer with { ActsFor = new StaffId("nia") }), "guard-nominator", "nobody decides on their own nomination, and nia made this one");
        Refused(played.Try("ACTIVE", ListOfficer, ("review_by", "2027-03-03")), "wrong-field", "nothing goes unreviewed for more than 365 days");
        played.Do("ACTIVE", ListOfficer, ("review_by", "2027-03-02"));
        Refused(played.Approve(Nominator), "guard-nominator", "nobody decides on their own nomination, and nia made this one");
        Assert.Null(played.Approve(OtherListOfficer));
        Refused(played.Try("DUE_REVIEW", Actor.System), "guard-review-due", "it is due for review 30 days before 2027-03-02, and that is not yet");
        played.Now = Some.Instant("2027-01-31T00:00:00Z");
        played.Do("DUE_REVIEW", Actor.System);
        played.Now = Some.Instant("2027-03-02T23:59:00Z");
        Refused(played.Try("EXPIRED", Actor.System), "guard-review-passed", "it lapses when its review date, 2027-03-02, has passed, and it has not");
        // Renewed without the guard of the first time: no review is more than a year off all the same.
        Refused(played.Try("ACTIVE", ListOfficer, ("review_by", "2029-01-01")), "wrong-field", "nothing goes unreviewed for more than 365 days");
        played.Now = Some.Instant("2027-03-03T00:00:00Z");
        played.Do("EXPIRED", Actor.System);
    }

    [Fact]
    public void An_institution_may_review_sooner()
    {
        var definition = Repository.Read("data/cases/workflows/nomination-1.json").Replace("review_by<=365d", "review_by<=180d", StringComparison.Ordinal);
        var played = new PlayedCase(Workflow.Read(definition)[0]).Do("SUBMITTED", Nominator).Do("QUALITY_CHECK", ListOfficer);
        Refused(played.Try("ACTIVE", ListOfficer, ("review_by", "2026-08-30")), "guard-review-by", "it is reviewed within 180 days, and review_by 2026-08-30 is 181 days off");
        played.Do("ACTIVE", ListOfficer, ("review_by", "2026-08-29"));
    }

    [Fact]
    public void Nobody_of_a_high_tier_list_is_cleared_by_one_person_whatever_the_workflow()
    {
        var played = new PlayedCase("compliance-1").Do("L1_REVIEW", First);
        played.Setting = played.Setting with { IsHighTier = true };
        played.Do("FALSE_POSITIVE", First);
        Assert.Equal("L1_REVIEW", played.State.State);
        Refused(played.Approve(First), "same-person", "two persons decide, and lia made the proposal");
        Assert.Null(played.Approve(Of("ned", "l1")));
        Assert.Equal("FALSE_POSITIVE", played.State.State);
        // What clears nobody is one person's as ever.
        var other = new PlayedCase("compliance-1") { Setting = played.Setting }.Do("L1_REVIEW", First).Do("ESCALATED_L2", First);
        Assert.Equal("ESCALATED_L2", other.State.State);
    }

    [Fact]
    public void Two_parties_are_told_apart_where_a_definition_forgot_to_ask_for_it()
    {
        var played = new PlayedCase("compliance-1", unit: "trade").Do("L1_REVIEW", First).Do("ESCALATED_L2", First);
        var second = Second with { Unit = "compliance" };
        var agreeing = played.Draft("FALSE_POSITIVE", second) with { Discriminators = [new Discriminator("birth-date", "1961", "1961", Comparison.Agree)] };
        Refused(played.Try(agreeing, second), "guard-discriminators", "found no conflict");
    }

    [Fact]
    public void A_question_does_not_tip_off()
    {
        var played = new PlayedCase("compliance-1").Do("L1_REVIEW", First);
        Refused(
            played.Try("INFO_REQUESTED", First, ("rfi_text", "You were flagged by our SANCTIONS team; please explain.")),
            "guard-tipping-off",
            "a question to a customer must not tip them off, and this one says \"sanctions\": ask for the fact that is missing");
        played.Do("INFO_REQUESTED", First, ("rfi_text", "Please send a necessary copy of your passport, and assert your date of birth."));
    }

    [Fact]
    public void Whoever_clears_an_escalated_match_is_outside_the_line_of_business()
    {
        const string Rule = "whoever clears an escalated match works outside the line whose business it is, and ";
        var nobodys = new PlayedCase("compliance-1", unit: null).Do("L1_REVIEW", First).Do("ESCALATED_L2", First);
        Refused(nobodys.Try("FALSE_POSITIVE", Second with { Unit = "compliance" }), "guard-business-line", Rule + "the case does not say whose that is");
        var played = new PlayedCase("compliance-1", unit: "trade").Do("L1_REVIEW", First).Do("ESCALATED_L2", First);
        Refused(played.Try("FALSE_POSITIVE", Second), "guard-business-line", Rule + "the unit of leo is not known");
        Refused(played.Try("FALSE_POSITIVE", Second with { Unit = "Trade" }), "guard-business-line", Rule + "leo works in Trade");
        played.Do("FALSE_POSITIVE", Second with { Unit = "compliance" });
        Refused(played.Approve(Officer with { Unit = "trade" }), "guard-business-line", Rule + "oda works in trade");
        Assert.Null(played.Approve(Officer with { Unit = "compliance" }));
        Refused(
            played.Try("L1_REVIEW", Actor.System),
            "guard-changed",
            "a decided pair is reopened when the listing, the subject or the matcher changed, and none of them is known to have");
        played.Setting = played.Setting with { ChangedSince = "the listing: another birth date" };
        played.Do("L1_REVIEW", Actor.System);
    }

    private static PlayedCase Later(PlayedCase played)
    {
        played.Now = played.Now.AddHours(1);
        return played;
    }

    private static long Tell(PlayedCase played, string recipient) => played.Record(new EntryBody.DisclosureMade(
        new Disclosure { Case = played.File.Id, What = "correction", Recipient = recipient, Reason = "r", LegalBasis = "l", Person = new StaffId("rita") },
        new SubjectId("subject")));

    private static void Answer(PlayedCase played, long disclosure, bool accepted) => played.Record(new EntryBody.DisclosureAnswered(
        new DisclosureAnswer(played.File.Id, disclosure, accepted, "ref", new StaffId("rita")), new SubjectId("subject")));
}
