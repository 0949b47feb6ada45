using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Core.Records.Json;

namespace Lookback.Store;

/// <summary>An entry's body before it is sealed: its kind, whose it is, and its text.</summary>
internal readonly record struct EncodedBody(string Kind, SubjectId? Subject, byte[] Text);

/// <summary>
/// The one place that knows how entries are written. Format 1: the body is the record's JSON in UTF-8, sealed under the subject's key
/// where the record is a person's.
/// </summary>
internal static class EntryCodec
{
    /// <summary>The format written. Every earlier one stays readable.</summary>
    public const int Format = 1;

    /// <summary>The kind of an edition's entry.</summary>
    public const string EditionKind = "edition-loaded";

    /// <summary>The kind of the entry of an edition that was held back.</summary>
    public const string RefusedKind = "edition-refused";

    /// <summary>The kind of an erasure's entry.</summary>
    public const string ErasedKind = "subject-erased";

    public static EncodedBody Encode(EntryBody body) => body switch
    {
        EntryBody.ListingStated b => new("listing-stated", null, Bytes(b.Text)),
        EntryBody.ListingEnded b => new("listing-ended", null, Bytes(b.Delisting)),
        EntryBody.EditionLoaded b => new(EditionKind, null, Bytes(b.Edition)),
        EntryBody.EditionRefused b => new(RefusedKind, null, Bytes(b.Refused)),
        EntryBody.PolicyTaken b => new("policy-taken", null, Bytes(b.Policy)),
        EntryBody.CoverageTaken b => new("coverage-taken", null, Bytes(b.Coverage)),
        EntryBody.EncounterRecorded b => new("encounter-recorded", b.Encounter.Subject, Bytes(b.Encounter)),
        EntryBody.ScreeningMade b => new("screening-made", b.Subject, Bytes(b.Screening)),
        EntryBody.RunStarted b => new("run-started", null, Bytes(b.Start)),
        EntryBody.FindingMade b => new(EntryBody.NotReplayable.FindingKind, b.Subject, Bytes(b.Finding)),
        EntryBody.GroundLost b => new("ground-lost", b.Subject, Bytes(b.Loss)),
        EntryBody.RunAdvanced b => new("run-advanced", null, Bytes(b.Checkpoint)),
        EntryBody.RunEnded b => new("run-ended", null, Bytes(b.End)),
        EntryBody.AlertDecided b => new("alert-decided", b.Subject, Bytes(b.Disposition)),
        EntryBody.LinkStated b => new("link-stated", null, Bytes(b.Link)),
        EntryBody.LinkWithdrawn b => new("link-withdrawn", null, Bytes(b.Withdrawal)),
        EntryBody.DesignationMade b => new("designation-made", null, Bytes(b.Designation)),
        EntryBody.DesignationEnded b => new("designation-ended", null, Bytes(b.End)),
        EntryBody.IdentityDecided b => new("identity-decided", null, Bytes(b.Decision)),
        EntryBody.NodeOpened b => new("node-opened", null, Bytes(b.Opening)),
        EntryBody.NetworkRunStarted b => new("network-run-started", null, Bytes(b.Start)),
        EntryBody.ExposureFound b => new("exposure-found", b.Subject, Bytes(b.Finding)),
        EntryBody.ExposureLost b => new("exposure-lost", b.Subject, Bytes(b.Loss)),
        EntryBody.NetworkRunEnded b => new("network-run-ended", null, Bytes(b.End)),
        EntryBody.StaffAppointed b => new("staff-appointed", null, Bytes(b.Appointment)),
        EntryBody.TierSet b => new("tier-set", null, Bytes(b.Tier)),
        EntryBody.WorkflowTaken b => new("workflow-taken", null, Bytes(b.Workflow)),
        EntryBody.CaseOpened b => new("case-opened", b.Subject, Bytes(b.File)),
        EntryBody.StepProposed b => new("step-proposed", b.Subject, Bytes(b.Step)),
        EntryBody.StepTaken b => new("step-taken", b.Subject, Bytes(b.Step)),
        EntryBody.ProposalEnded b => new("proposal-ended", b.Subject, Bytes(b.End)),
        EntryBody.CaseMigrated b => new("case-migrated", b.Subject, Bytes(b.Migration)),
        EntryBody.StatementMade b => new("statement-made", b.Subject, Bytes(b.Statement)),
        EntryBody.TaskOpened b => new("task-opened", b.Subject, Bytes(b.Task)),
        EntryBody.TaskMoved b => new("task-moved", b.Subject, Bytes(b.Move)),
        EntryBody.ClockBreached b => new("clock-breached", b.Subject, Bytes(b.Breach)),
        EntryBody.DisclosureMade b => new("disclosure-made", b.Subject, Bytes(b.Disclosure)),
        EntryBody.DisclosureAnswered b => new("disclosure-answered", b.Subject, Bytes(b.Answer)),
        EntryBody.RedressGranted b => new("redress-granted", b.Subject, Bytes(b.Grant)),
        EntryBody.CohortRuled b => new("cohort-ruled", null, Bytes(b.Rule)),
        EntryBody.SourceReported b => new("source-reported", null, Bytes(b.Report)),
        EntryBody.ClaimMade b => new("claim-made", null, Bytes(b.Claim)),
        EntryBody.BriefingMade b => new("briefing-made", null, Bytes(b.Briefing)),
        EntryBody.PublicationPlanned b => new("publication-planned", null, Bytes(b.Plan)),
        EntryBody.CountsReleased b => new("counts-released", null, Bytes(b.Release)),
        EntryBody.PersonsRead b => new("persons-read", null, Bytes(b.Read)),
        EntryBody.AttemptRefused b => new("attempt-refused", null, Bytes(b.Attempt)),
        EntryBody.KeyIssued b => new("key-issued", null, Bytes(b.Key)),
        EntryBody.KeyEnded b => new("key-ended", null, Bytes(b.End)),
        EntryBody.AccountChanged b => new("account-changed", null, Bytes(b.Event)),
        EntryBody.EmergencyOpened b => new("emergency-opened", null, Bytes(b.Emergency)),
        EntryBody.EmergencyReviewed b => new("emergency-reviewed", null, Bytes(b.Review)),
        EntryBody.ExportAsked b => new("export-asked", null, Bytes(b.Request)),
        EntryBody.ExportDecided b => new("export-decided", null, Bytes(b.Decision)),
        EntryBody.ExportWritten b => new("export-written", null, Bytes(b.Export)),
        EntryBody.WebhookSet b => new("webhook-set", null, Bytes(b.Webhook)),
        EntryBody.WebhookEnded b => new("webhook-ended", null, Bytes(b.End)),
        EntryBody.SubjectErased b => new(ErasedKind, null, Bytes(b.Erasure)),
        EntryBody.NotReplayable => throw new InvalidOperationException("what cannot be read any more cannot be written again"),
        _ => throw new InvalidOperationException($"an entry of kind {body.GetType().Name} has no encoding"),
    };

    /// <exception cref="CorruptLedgerException">The format is newer than this program, the kind unknown, or the text unreadable.</exception>
    public static EntryBody Decode(long position, string kind, int format, SubjectId? subject, ReadOnlySpan<byte> text)
    {
        if (format != Format)
            throw new CorruptLedgerException(position, $"an entry of format {Format} or older", $"format {format}, written by a newer program");
        try
        {
            return kind switch
            {
                "listing-stated" => new EntryBody.ListingStated(Record<ListingText>(text)),
                "listing-ended" => new EntryBody.ListingEnded(Record<Delisting>(text)),
                EditionKind => new EntryBody.EditionLoaded(Record<Edition>(text)),
                RefusedKind => new EntryBody.EditionRefused(Record<RefusedEdition>(text)),
                "policy-taken" => new EntryBody.PolicyTaken(Record<PolicyText>(text)),
                "coverage-taken" => new EntryBody.CoverageTaken(Record<Coverage>(text)),
                "encounter-recorded" => new EntryBody.EncounterRecorded(Record<Encounter>(text)),
                "screening-made" => new EntryBody.ScreeningMade(Record<Screening>(text), Whose()),
                "run-started" => new EntryBody.RunStarted(Record<RunStart>(text)),
                EntryBody.NotReplayable.FindingKind => new EntryBody.FindingMade(Record<Finding>(text), Whose()),
                "ground-lost" => new EntryBody.GroundLost(Record<LostGround>(text), Whose()),
                "run-advanced" => new EntryBody.RunAdvanced(Record<RunCheckpoint>(text)),
                "run-ended" => new EntryBody.RunEnded(Record<RunEnd>(text)),
                "alert-decided" => new EntryBody.AlertDecided(Record<Disposition>(text), Whose()),
                "link-stated" => new EntryBody.LinkStated(Record<Link>(text)),
                "link-withdrawn" => new EntryBody.LinkWithdrawn(Record<LinkWithdrawal>(text)),
                "designation-made" => new EntryBody.DesignationMade(Record<Designation>(text)),
                "designation-ended" => new EntryBody.DesignationEnded(Record<DesignationEnd>(text)),
                "identity-decided" => new EntryBody.IdentityDecided(Record<IdentityDecision>(text)),
                "node-opened" => new EntryBody.NodeOpened(Record<NodeOpening>(text)),
                "network-run-started" => new EntryBody.NetworkRunStarted(Record<NetworkRunStart>(text)),
                "exposure-found" => new EntryBody.ExposureFound(Record<ExposureFinding>(text), Whose()),
                "exposure-lost" => new EntryBody.ExposureLost(Record<LostExposure>(text), Whose()),
                "network-run-ended" => new EntryBody.NetworkRunEnded(Record<NetworkRunEnd>(text)),
                "staff-appointed" => new EntryBody.StaffAppointed(Record<Appointment>(text)),
                "tier-set" => new EntryBody.TierSet(Record<ListTier>(text)),
                "workflow-taken" => new EntryBody.WorkflowTaken(Record<WorkflowText>(text)),
                "case-opened" => new EntryBody.CaseOpened(Record<CaseFile>(text), Whose()),
                "step-proposed" => new EntryBody.StepProposed(Record<Step>(text), Whose()),
                "step-taken" => new EntryBody.StepTaken(Record<Step>(text), Whose()),
                "proposal-ended" => new EntryBody.ProposalEnded(Record<ProposalEnd>(text), Whose()),
                "case-migrated" => new EntryBody.CaseMigrated(Record<CaseMigration>(text), Whose()),
                "statement-made" => new EntryBody.StatementMade(Record<Statement>(text), Whose()),
                "task-opened" => new EntryBody.TaskOpened(Record<CaseTask>(text), Whose()),
                "task-moved" => new EntryBody.TaskMoved(Record<TaskMove>(text), Whose()),
                "clock-breached" => new EntryBody.ClockBreached(Record<ClockBreach>(text), Whose()),
                "disclosure-made" => new EntryBody.DisclosureMade(Record<Disclosure>(text), Whose()),
                "disclosure-answered" => new EntryBody.DisclosureAnswered(Record<DisclosureAnswer>(text), Whose()),
                "redress-granted" => new EntryBody.RedressGranted(Record<RedressGrant>(text), Whose()),
                "cohort-ruled" => new EntryBody.CohortRuled(Record<CohortRule>(text)),
                "source-reported" => new EntryBody.SourceReported(Record<SourceReport>(text)),
                "claim-made" => new EntryBody.ClaimMade(Record<Claim>(text)),
                "briefing-made" => new EntryBody.BriefingMade(Record<Briefing>(text)),
                "publication-planned" => new EntryBody.PublicationPlanned(Record<PublicationPlan>(text)),
                "counts-released" => new EntryBody.CountsReleased(Record<CountRelease>(text)),
                "persons-read" => new EntryBody.PersonsRead(Record<PersonRead>(text)),
                "attempt-refused" => new EntryBody.AttemptRefused(Record<RefusedAttempt>(text)),
                "key-issued" => new EntryBody.KeyIssued(Record<ApiKey>(text)),
                "key-ended" => new EntryBody.KeyEnded(Record<ApiKeyEnd>(text)),
                "account-changed" => new EntryBody.AccountChanged(Record<AccountEvent>(text)),
                "emergency-opened" => new EntryBody.EmergencyOpened(Record<Emergency>(text)),
                "emergency-reviewed" => new EntryBody.EmergencyReviewed(Record<EmergencyReview>(text)),
                "export-asked" => new EntryBody.ExportAsked(Record<ExportRequest>(text)),
                "export-decided" => new EntryBody.ExportDecided(Record<ExportDecision>(text)),
                "export-written" => new EntryBody.ExportWritten(Record<ExportMade>(text)),
                "webhook-set" => new EntryBody.WebhookSet(Record<Webhook>(text)),
                "webhook-ended" => new EntryBody.WebhookEnded(Record<WebhookEnd>(text)),
                ErasedKind => new EntryBody.SubjectErased(Record<Erasure>(text)),
                _ => throw new CorruptLedgerException(position, "a known kind of entry", $"\"{kind}\""),
            };
        }
        catch (JsonException e)
        {
            throw new CorruptLedgerException(position, $"a readable body of kind {kind}", e.Message, e);
        }

        SubjectId Whose() => subject ?? throw new CorruptLedgerException(position, $"a subject beside an entry of kind {kind}", "none");
    }

    /// <summary>What an entry says whose body is plain.</summary>
    /// <exception cref="CorruptLedgerException">The format is newer than this program, the kind unknown, or the text unreadable.</exception>
    public static EntryBody Decode(EntryLeaf leaf) => Decode(leaf.Position, leaf.Kind, leaf.Format, null, leaf.Body.Span);

    private static byte[] Bytes<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, TypeOf<T>());

    private static T Record<T>(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, TypeOf<T>()) ?? throw new JsonException("null");

    private static JsonTypeInfo<T> TypeOf<T>() => (JsonTypeInfo<T>)RecordJson.Rules.GetTypeInfo(typeof(T));
}
