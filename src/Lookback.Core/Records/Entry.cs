namespace Lookback.Core.Records;

/// <summary>
/// What the ledger appends. Closed: one case for each kind of entry, so that every reader must handle all of them.
/// </summary>
public abstract record EntryBody
{
    private EntryBody()
    {
    }

    /// <summary>A listing stated by an edition, new or changed.</summary>
    public sealed record ListingStated(ListingText Text) : EntryBody;

    /// <summary>A listing that an edition no longer holds.</summary>
    public sealed record ListingEnded(Delisting Delisting) : EntryBody;

    /// <summary>An edition that came into force; the listings it states stand right before it.</summary>
    public sealed record EditionLoaded(Edition Edition) : EntryBody;

    /// <summary>An edition that was held back.</summary>
    public sealed record EditionRefused(RefusedEdition Refused) : EntryBody;

    /// <summary>A policy first used.</summary>
    public sealed record PolicyTaken(PolicyText Policy) : EntryBody;

    /// <summary>A coverage first used.</summary>
    public sealed record CoverageTaken(Coverage Coverage) : EntryBody;

    /// <summary>An encounter.</summary>
    public sealed record EncounterRecorded(Encounter Encounter) : EntryBody;

    /// <summary>A screening.</summary>
    public sealed record ScreeningMade(Screening Screening, SubjectId Subject) : EntryBody;

    /// <summary>A lookback run begun.</summary>
    public sealed record RunStarted(RunStart Start) : EntryBody;

    /// <summary>A past encounter surfaced.</summary>
    public sealed record FindingMade(Finding Finding, SubjectId Subject) : EntryBody;

    /// <summary>A past hit that no longer stands.</summary>
    public sealed record GroundLost(LostGround Loss, SubjectId Subject) : EntryBody;

    /// <summary>A chunk of a run done.</summary>
    public sealed record RunAdvanced(RunCheckpoint Checkpoint) : EntryBody;

    /// <summary>A run finished.</summary>
    public sealed record RunEnded(RunEnd End) : EntryBody;

    /// <summary>An alert decided by a person.</summary>
    public sealed record AlertDecided(Disposition Disposition, SubjectId Subject) : EntryBody;

    /// <summary>A relation that a source asserts.</summary>
    public sealed record LinkStated(Link Link) : EntryBody;

    /// <summary>A link withdrawn by a person.</summary>
    public sealed record LinkWithdrawn(LinkWithdrawal Withdrawal) : EntryBody;

    /// <summary>Somebody designated by a person.</summary>
    public sealed record DesignationMade(Designation Designation) : EntryBody;

    /// <summary>A designation ended by a person.</summary>
    public sealed record DesignationEnded(DesignationEnd End) : EntryBody;

    /// <summary>A person's decision on which encounters were of one person.</summary>
    public sealed record IdentityDecided(IdentityDecision Decision) : EntryBody;

    /// <summary>Something that many share, opened by a person to be walked through, or closed again.</summary>
    public sealed record NodeOpened(NodeOpening Opening) : EntryBody;

    /// <summary>A lookback by network begun.</summary>
    public sealed record NetworkRunStarted(NetworkRunStart Start) : EntryBody;

    /// <summary>A past encounter that a network leads to.</summary>
    public sealed record ExposureFound(ExposureFinding Finding, SubjectId Subject) : EntryBody;

    /// <summary>An exposure that no longer stands.</summary>
    public sealed record ExposureLost(LostExposure Loss, SubjectId Subject) : EntryBody;

    /// <summary>A lookback by network finished.</summary>
    public sealed record NetworkRunEnded(NetworkRunEnd End) : EntryBody;

    /// <summary>What an account may act as.</summary>
    public sealed record StaffAppointed(Appointment Appointment) : EntryBody;

    /// <summary>How much care a watchlist's alerts take.</summary>
    public sealed record TierSet(ListTier Tier) : EntryBody;

    /// <summary>A workflow's definition first used.</summary>
    public sealed record WorkflowTaken(WorkflowText Workflow) : EntryBody;

    /// <summary>A case opened. <paramref name="Subject"/> is the case itself where it is about nobody who was met.</summary>
    public sealed record CaseOpened(CaseFile File, SubjectId Subject) : EntryBody;

    /// <summary>A step proposed that takes a second person.</summary>
    public sealed record StepProposed(Step Step, SubjectId Subject) : EntryBody;

    /// <summary>A step taken.</summary>
    public sealed record StepTaken(Step Step, SubjectId Subject) : EntryBody;

    /// <summary>A proposal declined or withdrawn.</summary>
    public sealed record ProposalEnded(ProposalEnd End, SubjectId Subject) : EntryBody;

    /// <summary>A case carried over to another version of its workflow.</summary>
    public sealed record CaseMigrated(CaseMigration Migration, SubjectId Subject) : EntryBody;

    /// <summary>Something said in a case.</summary>
    public sealed record StatementMade(Statement Statement, SubjectId Subject) : EntryBody;

    /// <summary>A question put to somebody.</summary>
    public sealed record TaskOpened(CaseTask Task, SubjectId Subject) : EntryBody;

    /// <summary>What became of a task.</summary>
    public sealed record TaskMoved(TaskMove Move, SubjectId Subject) : EntryBody;

    /// <summary>A time that passed.</summary>
    public sealed record ClockBreached(ClockBreach Breach, SubjectId Subject) : EntryBody;

    /// <summary>Something of a case handed to somebody.</summary>
    public sealed record DisclosureMade(Disclosure Disclosure, SubjectId Subject) : EntryBody;

    /// <summary>What a recipient made of it.</summary>
    public sealed record DisclosureAnswered(DisclosureAnswer Answer, SubjectId Subject) : EntryBody;

    /// <summary>A redress number given.</summary>
    public sealed record RedressGranted(RedressGrant Grant, SubjectId Subject) : EntryBody;

    /// <summary>A cohort's rule adopted.</summary>
    public sealed record CohortRuled(CohortRule Rule) : EntryBody;

    /// <summary>How far a source's word goes.</summary>
    public sealed record SourceReported(SourceReport Report) : EntryBody;

    /// <summary>A published number.</summary>
    public sealed record ClaimMade(Claim Claim) : EntryBody;

    /// <summary>A briefing made.</summary>
    public sealed record BriefingMade(Briefing Briefing) : EntryBody;

    /// <summary>What is published of arrivals, laid down.</summary>
    public sealed record PublicationPlanned(PublicationPlan Plan) : EntryBody;

    /// <summary>Counts of arrivals that went out.</summary>
    public sealed record CountsReleased(CountRelease Release) : EntryBody;

    /// <summary>Persons shown to somebody.</summary>
    public sealed record PersonsRead(PersonRead Read) : EntryBody;

    /// <summary>Somebody refused what they may not.</summary>
    public sealed record AttemptRefused(RefusedAttempt Attempt) : EntryBody;

    /// <summary>A machine's key issued.</summary>
    public sealed record KeyIssued(ApiKey Key) : EntryBody;

    /// <summary>A machine's key taken back.</summary>
    public sealed record KeyEnded(ApiKeyEnd End) : EntryBody;

    /// <summary>What happened to an account.</summary>
    public sealed record AccountChanged(AccountEvent Event) : EntryBody;

    /// <summary>An emergency opened.</summary>
    public sealed record EmergencyOpened(Emergency Emergency) : EntryBody;

    /// <summary>What somebody else made of an emergency.</summary>
    public sealed record EmergencyReviewed(EmergencyReview Review) : EntryBody;

    /// <summary>Records of many asked for as a file.</summary>
    public sealed record ExportAsked(ExportRequest Request) : EntryBody;

    /// <summary>What a second person said to that.</summary>
    public sealed record ExportDecided(ExportDecision Decision) : EntryBody;

    /// <summary>A file of records that went out.</summary>
    public sealed record ExportWritten(ExportMade Export) : EntryBody;

    /// <summary>An address that is told of what happens.</summary>
    public sealed record WebhookSet(Webhook Webhook) : EntryBody;

    /// <summary>A webhook taken back.</summary>
    public sealed record WebhookEnded(WebhookEnd End) : EntryBody;

    /// <summary>A subject erased: its records say nothing from here on.</summary>
    public sealed record SubjectErased(Erasure Erasure) : EntryBody;

    /// <summary>What an entry reads as whose subject was erased: never appended, and never to be taken for "no".</summary>
    /// <param name="Kind">What kind of entry it was.</param>
    /// <param name="Subject">The position of the first entry about the subject.</param>
    public sealed record NotReplayable(string Kind, long Subject) : EntryBody
    {
        /// <summary>The kind of a finding's entry.</summary>
        public const string FindingKind = "finding-made";
    }
}

/// <summary>What the ledger holds at one position.</summary>
/// <param name="Position">Its number: gap-free from 1.</param>
/// <param name="KnownAt">When it was recorded: never before the entry ahead of it, whatever the wall clock does.</param>
/// <param name="Actor">Who.</param>
/// <param name="Body">What.</param>
public sealed record Entry(long Position, DateTimeOffset KnownAt, string Actor, EntryBody Body);
