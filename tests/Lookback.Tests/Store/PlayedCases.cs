using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>Cases and what goes with them, as entries: for tests of the store, which knows no rule of any workflow.</summary>
internal static class PlayedCases
{
    private static readonly StaffId Ann = new("ann");
    private static readonly DateTimeOffset At = Some.Instant("2026-01-02");

    /// <summary>A case about an encounter, every kind of entry in it; in the end it is back where it was.</summary>
    public static CaseFile Play(Ledger ledger, Encounter met, string workflow = "border-1")
    {
        var alert = AlertId.Of(met.Subject, new ListingId(Some.Watchlist, "L1"));
        var file = CaseFile.Of(new CaseFile { Id = default, Workflow = workflow, Version = 1, Alert = alert, Encounter = met.Id, Unit = "desk 1", At = At });
        ledger.Append(new EntryBody.CaseOpened(file, met.Subject), new EntryBody.StepTaken(Step(file, "ALERTED", 1), met.Subject));
        ledger.Append(new EntryBody.StepProposed(Step(file, "CLEARED", 2), met.Subject));
        ledger.Append(new EntryBody.ProposalEnded(new ProposalEnd(file.Id, ledger.Head, Ann, "withdrawn for another"), met.Subject));
        ledger.Append(new EntryBody.StatementMade(Said(file, "charge", "charged", 3), met.Subject));
        ledger.Append(new EntryBody.StatementMade(Said(file, "charge", "dismissed", 4) with { Corrects = ledger.Head }, met.Subject));
        ledger.Append(new EntryBody.StatementMade(Said(file, "custody", "detained", 5), met.Subject));
        Ask(ledger, met, file.Id, alert, TaskMoveKind.Acknowledged, TaskMoveKind.Answered);
        Ask(ledger, met, null, alert, TaskMoveKind.Transferred);
        ledger.Append(new EntryBody.DisclosureMade(
            new Disclosure { Case = file.Id, What = "the alert", Recipient = "an agency", Reason = "referred", LegalBasis = "an act", Person = Ann }, met.Subject));
        ledger.Append(new EntryBody.DisclosureAnswered(new DisclosureAnswer(file.Id, ledger.Head, true, "ref 7", Ann), met.Subject));
        ledger.Append(
            new EntryBody.ClockBreached(new ClockBreach(file.Id, null, "live", At, "supervisor"), met.Subject),
            new EntryBody.CaseMigrated(new CaseMigration(file.Id, 1, 2, "UNDER_REVIEW", Ann, "a new version", At.AddDays(6)), met.Subject),
            new EntryBody.StepTaken(Step(file, "ALERTED", 7), met.Subject),
            new EntryBody.RedressGranted(
                new RedressGrant
                {
                    Number = $"N-{met.Reference}", Case = file.Id, Listing = new ListingId(Some.Watchlist, "L1"), ListingFacts = "f", Until = PartialDate.Parse("2027"),
                },
                met.Subject));
        return file;
    }

    /// <summary>A case that begins with a form, about nobody who was met, until a step says who it is.</summary>
    public static CaseFile Request(Ledger ledger, string form, Encounter? found)
    {
        var file = CaseFile.Of(new CaseFile { Id = default, Workflow = "redress-1", Version = 1, Form = form, At = At });
        ledger.Append(new EntryBody.CaseOpened(file, file.Id.OwnSubject));
        ledger.Append(
            new EntryBody.StatementMade(Said(file, "note", null, 1), file.Id.OwnSubject), new EntryBody.StepTaken(Step(file, "RECEIVED", 2), file.Id.OwnSubject));
        if (found is null) return file;
        var verified = Step(file, "IDENTITY_VERIFIED", 3) with { Fields = new Dictionary<string, string> { ["encounter"] = found.Id.Value } };
        ledger.Append(new EntryBody.StepTaken(verified, found.Subject));
        return file;
    }

    /// <summary>Everything of cases that is about nobody.</summary>
    public static void Set(Ledger ledger)
    {
        var cohort = new CohortId("C-1");
        ledger.Append(
            new EntryBody.StaffAppointed(new Appointment { Account = "ann", Person = Ann, Roles = ["analyst"], Reason = "joined the unit" }),
            new EntryBody.StaffAppointed(new Appointment { Account = "ann", Person = Ann, Roles = ["supervisor"], Unit = "desk 1", Reason = "leads it now" }),
            new EntryBody.TierSet(new ListTier(Some.Watchlist, true, Ann, "asset freezes hang on it")),
            new EntryBody.WorkflowTaken(new WorkflowText("border-1", 1, "{}")));
        ledger.Append(
            new EntryBody.CohortRuled(new CohortRule
            {
                Cohort = cohort, Version = 1, Title = "t", Rule = "whoever", Predicate = "{}", AdoptedBy = Ann, Reason = "asked for by the office",
            }),
            new EntryBody.SourceReported(new SourceReport(cohort, "court", "charge", PartialDate.Parse("2026-01-01"), Ann)),
            new EntryBody.ClaimMade(Claim.Of(new Claim
            {
                Id = default, Cohort = cohort, Figure = "members", Value = 400, Qualifier = Qualifier.AtLeast, Unit = CountUnit.Persons, Source = "a paper",
                Date = PartialDate.Parse("2026-01-01"),
            })),
            new EntryBody.BriefingMade(new Briefing { Cohort = cohort, Number = 1, RuleVersion = 1, Position = 4, At = At, Person = Ann }),
            new EntryBody.PublicationPlanned(new PublicationPlan { Plan = "by-place", Definition = "{}", Reason = "as every year", Person = Ann }),
            new EntryBody.CountsReleased(new CountRelease { Plan = "by-place", Number = 1, Position = 4, Table = "{}", Person = Ann }),
            new EntryBody.PersonsRead(new PersonRead { Account = "ann", Person = Ann, Purpose = "alert-review", Reference = "7k2mp0", Question = "alerts", Subjects = [1], Lines = 1 }),
            new EntryBody.AttemptRefused(new RefusedAttempt("ann", "subject-history", "wrong-role", 3)),
            new EntryBody.KeyIssued(new ApiKey
            {
                Id = new ApiKeyId("k1"), Account = "gate", SecretHash = new string('a', 64), Label = "gate 3", Scopes = ["screen"], ExpiresAt = Some.Instant("2027-01-01"), Person = Ann,
            }),
            new EntryBody.KeyEnded(new ApiKeyEnd(new ApiKeyId("k1"), Ann, "the gate was closed")),
            new EntryBody.AccountChanged(new AccountEvent("ann", AccountEventKind.Locked, "five wrong passwords")),
            new EntryBody.EmergencyOpened(new Emergency
            {
                Account = "ann", Person = Ann, Reason = "nobody of the desk can be reached", Until = Some.Instant("2026-02-01"), ReviewBy = Some.Instant("2026-02-03"),
            }),
            new EntryBody.EmergencyReviewed(new EmergencyReview(41, Ann, true, "it was one")),
            new EntryBody.ExportAsked(new ExportRequest { Account = "ann", Person = Ann, Question = "alerts", Purpose = "audit", Reason = "asked by the court", Lines = 400 }),
            new EntryBody.ExportDecided(new ExportDecision(42, Ann, true, "the court asked")),
            new EntryBody.ExportWritten(new ExportMade
            {
                Watermark = "w1", Account = "ann", Person = Ann, Question = "alerts", Purpose = "audit", Lines = 400, Sha256 = new string('b', 64), Request = 42,
            }),
            new EntryBody.WebhookSet(new Webhook { Id = "h1", Address = "https://example.test/hook", Events = ["alert.raised"], Person = Ann }),
            new EntryBody.WebhookEnded(new WebhookEnd("h1", Ann)));
    }

    private static void Ask(Ledger ledger, Encounter met, CaseId? file, AlertId alert, params TaskMoveKind[] moves)
    {
        ledger.Append(new EntryBody.TaskOpened(
            new CaseTask { Case = file, Alert = alert, Question = "who is it", Addressee = "liaison", DueAt = At.AddDays(1), Holds = true, Person = Ann }, met.Subject));
        var task = new TaskId(ledger.Head);
        foreach (var kind in moves)
            ledger.Append(new EntryBody.TaskMoved(new TaskMove(task, kind, "ref", "as it was asked", "another desk", Ann), met.Subject));
    }

    private static Step Step(CaseFile file, string to, int day) => new()
    {
        Case = file.Id, From = "x", To = to, Person = Ann, Role = "analyst", At = At.AddDays(day), ReasonCode = "first-look",
        ReasonText = "taken up from the queue of the day",
    };

    private static Statement Said(CaseFile file, string topic, string? value, int day) => new()
    {
        Case = file.Id, Kind = StatementKind.Fact, Topic = topic, Value = value, At = At.AddDays(day), Source = "court", Person = Ann,
        Fields = new Dictionary<string, string> { ["category"] = "immigration" },
    };
}
