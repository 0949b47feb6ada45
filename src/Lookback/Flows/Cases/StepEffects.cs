using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Store.Tables;

namespace Lookback.Flows.Cases;

/// <summary>What follows from a step beyond the case: recorded in the same append, so that neither is ever there without the other.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="desk">The case.</param>
/// <param name="step">The step.</param>
/// <param name="subject">Under whose key it is sealed.</param>
internal sealed class StepEffects(Ledger ledger, CaseDesk desk, Step step, SubjectId subject)
{
    /// <summary>How long a redress number holds, in days: as long as the clearance of an alert may.</summary>
    public const int GrantDays = 3 * 365;

    private const int WithdrawDays = 5;
    private const string CorrectionField = "correction_refs";
    private const string NotAMatch = "not_a_match";

    /// <summary>Everything.</summary>
    public IEnumerable<EntryBody> All() => [.. Decisions(), .. Question(), .. Answers(), .. Acknowledged(), .. HandedOn(), .. Corrections(), .. Granted()];

    // A step that tells parties apart, confirms one or leaves it open decides the alert that the case is about.
    private IEnumerable<EntryBody> Decisions()
    {
        if (StepDecision.Of(desk.State.Workflow, step) is not { } decision) yield break;
        foreach (var alert in Alerts())
        {
            // A listing that ended leaves nothing to decide on.
            if (alert.IsErased || ledger.Views.Listings.At(alert.Listing, ledger.Head) is null) continue;
            yield return DecideAlert.Within(ledger, alert, Asked(decision), Person, desk.File.File.Id);
        }
    }

    private ActingPerson Person => new(step.Person.Value, step.Person, step.ActsFor, desk.Actor.Roles, desk.Actor.Unit, IsAppointed: true);

    private AlertDecision Asked(Decision decision) => new()
    {
        Decision = decision,
        Reason = step.ReasonText,
        ReasonCode = step.ReasonCode.ToLowerInvariant().Replace('_', '-'),
        Cited = [.. step.Discriminators.Select(d => new Citation(d.Comparison, d.Field, d.Ours, d.Theirs))],
    };

    private IEnumerable<RaisedAlert> Alerts() => CaseAlert.Of(ledger, desk, step.Fields) is { } alert ? [alert] : [];

    private IEnumerable<EntryBody> Question()
    {
        var addressee = step.Fields.GetValueOrDefault("addressee_unit");
        var question = step.Fields.GetValueOrDefault("question") ?? step.Fields.GetValueOrDefault("rfi_text");
        if (question is null || Due() is not { } due) yield break;
        yield return new EntryBody.TaskOpened(
            new CaseTask
            {
                Case = desk.File.File.Id,
                Alert = desk.File.File.Alert,
                Question = question,
                Addressee = addressee ?? "whoever was met",
                DueAt = due,
                Holds = StepDecision.Of(desk.State.Workflow, step) == Decision.Inconclusive,
                Person = step.Person,
            },
            subject);
    }

    // A step that says what came of a question closes it.
    private IEnumerable<EntryBody> Answers()
    {
        if (step.Fields.GetValueOrDefault("answer_or_no_answer") is not { } answer) yield break;
        var isNone = answer.Trim().Replace('_', ' ').Equals("no answer", StringComparison.OrdinalIgnoreCase);
        var reference = step.Fields.GetValueOrDefault("ack_ref");
        foreach (var task in desk.State.Tasks.Where(t => t.IsOpen))
        {
            if (!task.IsAcknowledged && reference is not null)
                yield return new EntryBody.TaskMoved(new TaskMove(task.Id, TaskMoveKind.Acknowledged, reference, null, null, step.Person), subject);
            yield return new EntryBody.TaskMoved(
                new TaskMove(task.Id, isNone ? TaskMoveKind.NotAnswered : TaskMoveKind.Answered, reference, isNone ? step.ReasonText : answer, null,
                    step.Person), subject);
        }
    }

    // Who acknowledges a referral answers with it what was handed on to them.
    private IEnumerable<EntryBody> Acknowledged()
    {
        if (step.Fields.GetValueOrDefault("ack_ref") is not { } reference || step.Fields.ContainsKey("answer_or_no_answer")) yield break;
        foreach (var told in desk.State.Disclosures.Where(d => d.Answer is null && d.Disclosure.Corrects is null))
        {
            yield return new EntryBody.DisclosureAnswered(
                new DisclosureAnswer(desk.File.File.Id, told.Position, true, reference, step.Person), subject);
        }
    }

    private DateTimeOffset? Due() => step.Fields.TryGetValue("due_at", out var text) && DueDates.TryRead(text, out var due) ? due : null;

    private IEnumerable<EntryBody> HandedOn()
    {
        if (step.Fields.GetValueOrDefault("recipient") is not { } recipient) yield break;
        var disclosure = new Disclosure
        {
            Case = desk.File.File.Id,
            What = step.Fields.GetValueOrDefault("disclosure_ref") ?? "the case",
            Recipient = recipient,
            RecipientCountry = Country(step.Fields.GetValueOrDefault("recipient_country")),
            Reason = step.ReasonText,
            LegalBasis = step.Fields.GetValueOrDefault("legal_basis") ?? "",
            Person = step.Person,
        };
        Disclose.Check(ledger, desk, disclosure);
        yield return new EntryBody.DisclosureMade(disclosure, subject);
    }

    // A word that is no country would be taken for another country than the one whose protection was fled.
    private static CountryCode? Country(string? text) => text is null ? null : Countries.Find(text) ?? throw new RefusedException(
        "wrong-field", $"expected recipient_country to be a country's code such as de, found \"{ReadIssue.Cut(text)}\"");

    // What was found wrong follows to everybody who was told, and to whoever still works on it; and waits for each of them.
    private IEnumerable<EntryBody> Corrections()
    {
        if (!IsCorrection) yield break;
        if (desk.State.Field("finding") == NotAMatch && Alerts().Any() && DiscriminatorRules.Suffice(step.Discriminators) is { } missing)
            throw new RefusedException(missing);
        var met = ledger.Views.Cases.Files.Subject(desk.File.Position, ledger.Head);
        if (met is not { } subjectMet) yield break;
        var cases = new CaseReading(ledger);
        foreach (var file in ledger.Views.Cases.Files.About(subjectMet.SubjectPosition, ledger.Head).Where(c => c.Position != desk.File.Position))
        {
            var state = cases.State(file, ledger.Head, desk.Now);
            if (!state.IsClosed && desk.State.Field("finding") == NotAMatch && Alerts().Any(a => a.Alert == file.File.Alert)) yield return Withdraw(file);
            foreach (var told in state.Disclosures.Where(d => d.Disclosure.Corrects is null))
            {
                yield return new EntryBody.DisclosureMade(
                    new Disclosure
                    {
                        Case = desk.File.File.Id,
                        What = $"correction of what was disclosed on {told.KnownAt:yyyy-MM-dd}: {step.Fields.GetValueOrDefault(CorrectionField)}",
                        Recipient = told.Disclosure.Recipient,
                        RecipientCountry = told.Disclosure.RecipientCountry,
                        Reason = step.ReasonText,
                        LegalBasis = told.Disclosure.LegalBasis,
                        Handling = told.Disclosure.Handling,
                        Corrects = told.Position,
                        Person = step.Person,
                    },
                    subject);
            }
        }
    }

    // A case that rests on a match that is none is withdrawn by those who have it, and until then they are asked to.
    private EntryBody.TaskOpened Withdraw(RecordedCase file) => new(
        new CaseTask
        {
            Case = file.File.Id,
            Alert = file.File.Alert,
            Question = $"The review in case {desk.File.File.Id} found that this is not the listed party: withdraw the case, or say why it stands.",
            Addressee = file.File.Unit ?? Transition.SupervisorRole,
            DueAt = desk.Now.AddDays(WithdrawDays),
            Person = step.Person,
        },
        subject);

    private bool IsCorrection => step.Fields.ContainsKey(CorrectionField);

    // Whoever was taken for a listed party and is not may show the number from here on.
    private IEnumerable<EntryBody> Granted()
    {
        if (step.Fields.GetValueOrDefault("redress_number") is not { } number || desk.State.Field("finding") != NotAMatch) yield break;
        foreach (var alert in Alerts())
        {
            if (ledger.Views.Listings.At(alert.Listing, ledger.Head) is not { } listing) continue;
            yield return new EntryBody.RedressGranted(
                new RedressGrant
                {
                    Number = number,
                    Case = desk.File.File.Id,
                    Listing = alert.Listing,
                    ListingFacts = listing.FactsHash,
                    Until = PartialDate.OfDay(DateOnly.FromDateTime(desk.Now.UtcDateTime).AddDays(GrantDays)),
                },
                subject);
        }
    }
}
