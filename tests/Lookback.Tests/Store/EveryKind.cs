using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>An entry of each kind that can be appended, in an order that makes sense; the last is an erasure of somebody else.</summary>
internal static class EveryKind
{
    public static EntryBody[] Of()
    {
        var listing = Some.Listing("L1", "Test Person", "1970");
        var encounter = Some.Encounter("Test Person", "1970-01-02", "R1", "2026-01-01");
        var hit = new Hit
        {
            Listing = listing.Id,
            Score = 0.91,
            Corroboration = 0.5,
            SubjectName = "Test Person",
            ListedName = "Test Person",
            Evidence = [new Evidence { Kind = EvidenceKind.Name, Direction = Direction.For, Subject = "a", Listed = "b", Sentence = "a = b" }],
        };
        var hindsight = new Hindsight
        {
            Verdict = Verdict.NotListedThen,
            Because = "test",
            EncounterAt = Some.Instant("2026-01-01"),
            LoadedAt = Some.Instant("2026-01-02"),
            KnowableAt = Some.Instant("2026-01-02"),
        };
        var alert = AlertId.Of(encounter.Subject, listing.Id);
        return
        [
            new EntryBody.ListingStated(listing),
            new EntryBody.EditionLoaded(Edition()),
            new EntryBody.PolicyTaken(new PolicyText("h", "1", "{}")),
            new EntryBody.CoverageTaken(Some.Coverage(("test-list", 2))),
            new EntryBody.EncounterRecorded(encounter),
            new EntryBody.ScreeningMade(new Screening { Encounter = encounter.Id, Coverage = 3, Outcome = Outcome.Hit, Hits = [hit] }, encounter.Subject),
            new EntryBody.AlertDecided(new Disposition { Alert = alert, Decision = Decision.Inconclusive, Reason = "r", ListingFacts = "f" }, encounter.Subject),
            new EntryBody.RunStarted(new RunStart
            {
                Trigger = Trigger.Edition,
                Mode = RunMode.Delta,
                Coverage = 3,
                UpToPosition = 5,
                Steps = [new CoverageStep(Some.Watchlist, 0, 2, new ScreenedRange(0, 5))],
                Behind = [new ScreenedRange(0, 5)],
                Expected = 1,
            }),
            new EntryBody.FindingMade(
                new Finding { Id = FindingId.Of(encounter.Id, listing.Id, 1), Run = new RunId(7), Encounter = encounter.Id, Hit = hit, Hindsight = hindsight },
                encounter.Subject),
            new EntryBody.GroundLost(new LostGround(new RunId(7), alert, listing.Id, GroundLoss.Delisted, null), encounter.Subject),
            new EntryBody.RunAdvanced(new RunCheckpoint(new RunId(7), 1)),
            new EntryBody.RunEnded(new RunEnd
            {
                Run = new RunId(7), Expected = 1, Evaluated = 1, Skipped = new Dictionary<string, long>(), Failed = 0, Findings = 1, LostGround = 1,
            }),
            new EntryBody.ListingEnded(new Delisting(listing.Id, null, null)),
            new EntryBody.EditionRefused(new RefusedEdition(Edition() with { Id = new EditionId("e-held") }, "edition-shrank", "lacks half")),
            .. Networks(encounter),
            .. Cases(encounter, alert),
            new EntryBody.SubjectErased(new Erasure
            {
                Subject = 100, Cause = ErasureCause.Request, Reason = "r", LegalBasis = "l", JournalId = "j", Remains = new ErasedRemains(),
            }),
        ];
    }

    private static EntryBody[] Networks(Encounter encounter)
    {
        var link = Ties.Link("facilitated", "party:Gul", NodeRef.Of(encounter.Id).ToString());
        var designation = Ties.Designation("party:Gul");
        var found = Ties.Exposure(encounter, NodeRef.Parse("party:Gul")!.Value, startNode: -7, run: 21, link: 15);
        return
        [
            new EntryBody.LinkStated(link),
            new EntryBody.LinkWithdrawn(new LinkWithdrawal(link.Id, "the source took it back")),
            new EntryBody.DesignationMade(designation),
            new EntryBody.DesignationEnded(new DesignationEnd(designation.Id, "the office let it go")),
            new EntryBody.IdentityDecided(new IdentityDecision { Kind = IdentityKind.Apart, Encounters = [5], Grade = Grade.Parse("B2"), Reason = "seen beside each other" }),
            new EntryBody.NodeOpened(new NodeOpening(NodeRef.Parse("phone:+998907654321")!.Value, true, "an agent's own")),
            new EntryBody.NetworkRunStarted(Ties.RunStart(upTo: 20)),
            new EntryBody.ExposureFound(found, encounter.Subject),
            new EntryBody.ExposureLost(new LostExposure(found.Run, found.Id, ExposureLoss.LinkEnded), encounter.Subject),
            new EntryBody.NetworkRunEnded(Ties.RunEnd(21)),
        ];
    }

    private static EntryBody[] Cases(Encounter encounter, AlertId alert)
    {
        var (subject, ann, at) = (encounter.Subject, new StaffId("ann"), Some.Instant("2026-01-02"));
        var file = CaseFile.Of(new CaseFile { Id = default, Workflow = "border-1", Version = 1, Alert = alert, Encounter = encounter.Id, At = at });
        var step = new Step
        {
            Case = file.Id,
            From = "ALERTED",
            To = "UNDER_REVIEW",
            Person = ann,
            Role = "analyst",
            At = at,
            ReasonCode = "first-look",
            ReasonText = "taken up from the queue of the day",
            Fields = new Dictionary<string, string> { ["owner"] = "ann" },
            Discriminators = [new Discriminator("birth-date", "1970", "1980", Comparison.Conflict)],
        };
        var statement = new Statement
        {
            Case = file.Id, Kind = StatementKind.Fact, Topic = "charge", Value = "charged", At = at, Source = "court", Person = ann,
            Fields = new Dictionary<string, string> { ["category"] = "immigration" },
        };
        var task = new CaseTask { Case = file.Id, Alert = alert, Question = "who is it", Addressee = "liaison", DueAt = at.AddDays(1), Holds = true, Person = ann };
        var disclosure = new Disclosure { Case = file.Id, What = "the alert", Recipient = "an agency", Reason = "referred", LegalBasis = "an act", Person = ann };
        var cohort = new CohortId("C-1");
        return
        [
            new EntryBody.StaffAppointed(new Appointment { Account = "ann", Person = ann, Roles = ["analyst"], Reason = "joined the unit" }),
            new EntryBody.TierSet(new ListTier(Some.Watchlist, true, ann, "asset freezes hang on it")),
            new EntryBody.WorkflowTaken(new WorkflowText("border-1", 1, "{}")),
            new EntryBody.CaseOpened(file, subject),
            new EntryBody.StepProposed(step, subject),
            new EntryBody.StepTaken(step, subject),
            new EntryBody.ProposalEnded(new ProposalEnd(file.Id, 29, ann, "withdrawn for another"), subject),
            new EntryBody.CaseMigrated(new CaseMigration(file.Id, 1, 2, "UNDER_REVIEW", ann, "a new version was adopted", at), subject),
            new EntryBody.StatementMade(statement, subject),
            new EntryBody.TaskOpened(task, subject),
            new EntryBody.TaskMoved(new TaskMove(new TaskId(34), TaskMoveKind.Answered, "ref", "somebody else", null, ann), subject),
            new EntryBody.ClockBreached(new ClockBreach(file.Id, null, "live", at, "supervisor"), subject),
            new EntryBody.DisclosureMade(disclosure, subject),
            new EntryBody.DisclosureAnswered(new DisclosureAnswer(file.Id, 37, true, "ref", ann), subject),
            new EntryBody.RedressGranted(
                new RedressGrant { Number = "N1", Case = file.Id, Listing = new ListingId(Some.Watchlist, "L1"), ListingFacts = "f", Until = PartialDate.Parse("2027-01-01") },
                subject),
            new EntryBody.CohortRuled(new CohortRule
            {
                Cohort = cohort, Version = 1, Title = "t", Rule = "whoever", Predicate = "{}", AdoptedBy = ann, Reason = "asked for by the office",
            }),
            new EntryBody.SourceReported(new SourceReport(cohort, "court", "charge", PartialDate.Parse("2026-01-01"), ann)),
            new EntryBody.ClaimMade(Claim.Of(new Claim
            {
                Id = default, Cohort = cohort, Figure = "members", Value = 400, Qualifier = Qualifier.AtLeast, Unit = CountUnit.Persons, Source = "a paper",
                Date = PartialDate.Parse("2026-01-01"),
            })),
            new EntryBody.BriefingMade(new Briefing
            {
                Cohort = cohort, Number = 1, RuleVersion = 1, Position = 40, At = at, Figures = new Dictionary<string, long> { ["members"] = 1 }, Person = ann,
            }),
            new EntryBody.PublicationPlanned(new PublicationPlan { Plan = "by-place", Definition = "{}", Reason = "as every year", Person = ann }),
            new EntryBody.CountsReleased(new CountRelease { Plan = "by-place", Number = 1, Position = 40, Table = "{}", Person = ann }),
            new EntryBody.PersonsRead(new PersonRead { Account = "ann", Person = ann, Purpose = "alert-review", Reference = "7k2mp0", Question = "alerts", Subjects = [1], Lines = 1 }),
            new EntryBody.AttemptRefused(new RefusedAttempt("ann", "subject-history", "wrong-role", 3)),
            new EntryBody.KeyIssued(new ApiKey
            {
                Id = new ApiKeyId("k1"), Account = "gate", SecretHash = new string('a', 64), Label = "gate 3", Scopes = ["screen"], ExpiresAt = Some.Instant("2027-01-01"), Person = ann,
            }),
            new EntryBody.KeyEnded(new ApiKeyEnd(new ApiKeyId("k1"), ann, "the gate was closed")),
            new EntryBody.AccountChanged(new AccountEvent("ann", AccountEventKind.Locked, "five wrong passwords")),
            new EntryBody.EmergencyOpened(new Emergency
            {
                Account = "ann", Person = ann, Reason = "nobody of the desk can be reached", Until = Some.Instant("2026-02-01"), ReviewBy = Some.Instant("2026-02-03"),
            }),
            new EntryBody.EmergencyReviewed(new EmergencyReview(41, ann, true, "it was one")),
            new EntryBody.ExportAsked(new ExportRequest { Account = "ann", Person = ann, Question = "alerts", Purpose = "audit", Reason = "asked by the court", Lines = 400 }),
            new EntryBody.ExportDecided(new ExportDecision(42, ann, true, "the court asked")),
            new EntryBody.ExportWritten(new ExportMade
            {
                Watermark = "w1", Account = "ann", Person = ann, Question = "alerts", Purpose = "audit", Lines = 400, Sha256 = new string('b', 64), Request = 42,
            }),
            new EntryBody.WebhookSet(new Webhook { Id = "h1", Address = "https://example.test/hook", Events = ["alert.raised"], Person = ann }),
            new EntryBody.WebhookEnded(new WebhookEnd("h1", ann)),
        ];
    }

    public static Edition Edition() => new()
    {
        Id = new EditionId("e1"),
        Watchlist = Some.Watchlist,
        Format = "FollowTheMoney",
        PublishedAt = Some.Instant("2026-01-01"),
        Files = [new OriginalFile("f.json", new string('a', 64), 10)],
        Counts = new EditionCounts { Listings = 1, Added = 1, Changed = 0, Reworded = 0, Merged = 0, Removed = 0 },
        Issues = [new ReadIssue("f.json", 3, "name", "a name", "nothing")],
        IssueCount = 1,
        Dropped = new Dictionary<string, long> { ["religion"] = 2 },
    };
}
