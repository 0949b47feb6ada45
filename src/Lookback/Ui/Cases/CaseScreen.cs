using Lookback.Api;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Store.Tables;
using Lookback.Views;
using Lookback.Views.Cases;

namespace Lookback.Ui.Cases;

/// <summary>A step as it is offered: with the fields that it demands, or with what still stands against it.</summary>
/// <param name="Next">The step.</param>
/// <param name="Fields">What it demands.</param>
/// <param name="NotYet">What stands against it; <see langword="null"/> where it can be taken or proposed.</param>
internal sealed record StepOffer(NextStepLine Next, IReadOnlyList<StepField> Fields, string? NotYet);

/// <summary>A process beside the case, for its own group.</summary>
internal sealed record SideOffer(string Name, string State, IReadOnlyList<string> To);

/// <summary>One case on one page, for one viewer.</summary>
/// <param name="Report">The case.</param>
/// <param name="Subject">Whom it is about; <see langword="null"/> where nobody who was met.</param>
/// <param name="Offers">The steps of the viewer's roles.</param>
/// <param name="Others">The steps that take another role.</param>
/// <param name="Side">Processes of which the viewer is told.</param>
/// <param name="Facts">The two sides of its alert, as far as a step may cite them.</param>
/// <param name="IsOwnProposal">Whether what is proposed is the viewer's own.</param>
/// <param name="ApprovalBarred">Why the viewer cannot approve it; <see langword="null"/> where they can, or nothing is proposed.</param>
/// <param name="OtherCases">Other cases of the same person.</param>
internal sealed record CaseScreen(
    CaseReport Report,
    SubjectId? Subject,
    IReadOnlyList<StepOffer> Offers,
    IReadOnlyList<NextStepLine> Others,
    IReadOnlyList<SideOffer> Side,
    IReadOnlyList<FieldLine> Facts,
    bool IsOwnProposal,
    string? ApprovalBarred,
    IReadOnlyList<CaseId> OtherCases)
{
    /// <summary>The alert it is about; <see langword="null"/> where there is none.</summary>
    public AlertLine? Alert { get; private init; }

    /// <summary>Whether the viewer has a part in cases at all.</summary>
    public bool IsAppointed { get; private init; }

    /// <summary>A case as the viewer sees it.</summary>
    public static Shown<CaseScreen> Of(Inquiry inquiry, Ledger ledger, Horizon at, string id)
    {
        var sight = new CaseSight(ledger, inquiry.Caller);
        var file = sight.One(id, at);
        var (told, actor) = (sight.Report(file, at, inquiry.Now), sight.Actor);
        var report = told.Answer;
        // Steps are taken on what is known now: whoever looks back in time is offered none.
        var desk = actor is null || inquiry.AsOf is not null || inquiry.EffectiveAt is not null
            ? null
            : CaseDesk.For(ledger, file, inquiry.Caller.Account, inquiry.Now);
        var met = ledger.Views.Cases.Files.Subject(file.Position, at);
        var raised = file.File.Alert is { } alert ? ledger.Views.Alerts.Find(alert.Value, at).FirstOrDefault(a => !a.IsErased) : null;
        var mine = desk is null ? [] : report.Next.Where(n => n.Roles.Any(desk.Actor.Has)).ToList();
        var screen = new CaseScreen(
            report,
            met is { } known ? ledger.Views.Encounters.At(known.EncounterPosition).Encounter.Subject : null,
            desk is null ? [] : [.. mine.Select(n => Offer(ledger, desk, n))],
            [.. report.Next.Except(mine).Where(n => !n.Roles.Contains(Transition.SystemRole))],
            desk is null ? [] : [.. desk.State.Side(desk.Actor).Select(SideOf)],
            raised is null ? [] : Cited(ledger, raised, at, inquiry.Now),
            desk?.State.Pending is { } pending && pending.Persons.Intersect(desk.Actor.Persons).Any(),
            desk?.State.Pending is null ? null : TakeStep.ApprovalBarred(desk)?.Sentence,
            met is { } of ? OthersOf(ledger, sight, of.SubjectPosition, file, at) : [])
        {
            Alert = raised is null ? null : AlertQueue.Line(ledger, raised, at),
            IsAppointed = desk is not null,
        };
        return new(screen, told.Subjects, told.Lines);
    }

    private static StepOffer Offer(Ledger ledger, CaseDesk desk, NextStepLine next)
    {
        var step = desk.State.Workflow.Find(desk.State.State, next.To)!;
        var reviewers = next.Requires.Contains("reviewer")
            ? ledger.Views.Cases.Staff.All(ledger.Head).Where(s => s.Appointment.Roles.Contains("redress_reviewer")).Select(s => s.Appointment.Person.Value)
                .Distinct().Order(StringComparer.Ordinal).ToList()
            : [];
        var waits = desk.State.Pending is { } pending && next.NeedsSecond
            ? $"the step to {pending.Step.To} is proposed and waits: it is approved, declined or withdrawn first"
            : null;
        return new StepOffer(next, StepField.Of(desk.State.Workflow, step, next.Requires, reviewers), next.Barred ?? waits);
    }

    private static SideOffer SideOf(SideStanding side) =>
        new(side.Process.Name, side.State, [.. side.Process.States.Where(s => side.Process.Has(side.State, s))]);

    private static IReadOnlyList<FieldLine> Cited(Ledger ledger, RaisedAlert raised, Horizon at, DateTimeOffset now) =>
        ledger.Views.Listings.At(raised.Listing, at) is null ? [] : AlertReport.Of(ledger, raised, at, now).Fields;

    private static List<CaseId> OthersOf(Ledger ledger, CaseSight sight, long subject, RecordedCase file, Horizon at) =>
        [.. ledger.Views.Cases.Files.About(subject, at).Where(c => c.Position != file.Position && sight.Sees(c.File)).Select(c => c.File.Id)];
}
