using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows.Cases;

/// <summary>What came of a step that was asked for.</summary>
internal enum StepResult
{
    /// <summary>It was taken.</summary>
    Taken,

    /// <summary>It was proposed, and waits for a second person.</summary>
    Proposed,
}

/// <summary>Takes a step of a case, or proposes it where it takes two persons; approves and ends proposals.</summary>
internal sealed class TakeStep(Ledger ledger, DateTimeOffset now)
{
    /// <summary>Takes or proposes a step.</summary>
    /// <exception cref="RefusedException">A rule stands against it; the sentence says which.</exception>
    public StepResult Run(RecordedCase file, StepRequest request, string account) => Run(CaseDesk.For(ledger, file, account, now), request);

    /// <summary>The same, with the case before the actor.</summary>
    public StepResult Run(CaseDesk desk, StepRequest request)
    {
        var step = Draft(desk, request);
        Check(desk, step);
        // What follows from it is worked out before it is proposed, too: nobody is asked to approve what could not be taken.
        var taken = Taken(desk, step).ToList();
        if (StepRules.NeedsSecond(desk.State, desk.Setting, request.To))
        {
            desk.Append(new EntryBody.StepProposed(step, desk.Subject));
            return StepResult.Proposed;
        }

        desk.Append(taken);
        return StepResult.Taken;
    }

    /// <summary>Approves what is proposed, as it was proposed.</summary>
    /// <exception cref="RefusedException">Nothing is proposed, or a rule stands against it now.</exception>
    public void Approve(RecordedCase file, string? role, string account)
    {
        var desk = CaseDesk.For(ledger, file, account, now);
        var step = Approving(desk, Pending(desk), role);
        Check(desk, step);
        desk.Append(Taken(desk, step));
    }

    /// <summary>What stands against it that somebody approves what is proposed; <see langword="null"/> where nothing does.</summary>
    /// <exception cref="RefusedException">Nothing is proposed.</exception>
    public static Refusal? ApprovalBarred(CaseDesk desk) =>
        StepRules.Check(desk.State, desk.Setting, Approving(desk, Pending(desk), null), desk.Actor, desk.Now);

    /// <summary>Ends a proposal: declined by another person, or withdrawn by whoever made it.</summary>
    /// <exception cref="RefusedException">Nothing is proposed, or the person may not.</exception>
    public void EndProposal(RecordedCase file, string reason, string account)
    {
        var desk = CaseDesk.For(ledger, file, account, now);
        var end = new ProposalEnd(file.File.Id, Pending(desk).Position, desk.Actor.Person, reason.Trim());
        if (StepRules.CheckEnd(desk.State, end, desk.Actor) is { } refusal) throw new RefusedException(refusal);
        desk.Append(new EntryBody.ProposalEnded(end, desk.Subject));
    }

    private static PendingStep Pending(CaseDesk desk) => desk.State.Pending
        ?? throw new RefusedException("no-proposal", $"nothing is proposed in case {desk.File.File.Id}: `lookback case show {desk.File.File.Id}` "
            + $"says where it stands");

    private static Step Approving(CaseDesk desk, PendingStep pending, string? role) => pending.Step with
    {
        Person = desk.Actor.Person,
        ActsFor = desk.Actor.ActsFor,
        Role = role ?? Role(desk, pending.Step.To, approves: true),
        At = desk.Now,
        Proposal = pending.Position,
    };

    private static void Check(CaseDesk desk, Step step)
    {
        if (StepRules.Check(desk.State, desk.Setting, step, desk.Actor, desk.Now) is { } refusal) throw new RefusedException(refusal);
    }

    private Step Draft(CaseDesk desk, StepRequest request) => new()
    {
        Case = desk.File.File.Id,
        From = From(desk, request.To),
        To = request.To,
        Side = desk.State.Workflow.SideOf(request.To)?.Name,
        Person = desk.Actor.Person,
        ActsFor = desk.Actor.ActsFor,
        Role = request.Role ?? Role(desk, request.To, approves: false),
        At = request.At ?? desk.Now,
        ReasonCode = request.ReasonCode.Trim(),
        ReasonText = request.ReasonText.Trim(),
        Fields = new ComputedFields(ledger, now).Fill(desk, request),
        Discriminators = Discriminators(desk, request),
    };

    // Filled in from both sides of the alert that the case, or the step, is about.
    private List<Discriminator> Discriminators(CaseDesk desk, StepRequest request)
    {
        if (request.Cited.Count == 0) return [];
        var alert = CaseAlert.Of(ledger, desk, request.Fields);
        // A case without an alert, and one on a listing that ended, have nothing to stand beside.
        var hasListing = alert is not null && ledger.Views.Listings.At(alert.Listing, ledger.Head) is not null;
        var fields = hasListing ? PairFields.Of(ledger, alert!, ledger.Head) : null;
        return [.. request.Cited.Select(c => c.On(fields))];
    }

    // A side process has a state of its own, which only its group knows of.
    private static string From(CaseDesk desk, string to) =>
        desk.State.Side(desk.Actor).FirstOrDefault(s => s.Process.States.Contains(to))?.State ?? desk.State.State;

    // The first role that may; where none may, the step's own first, so that the refusal names what was expected.
    private static string Role(CaseDesk desk, string to, bool approves)
    {
        var roles = desk.State.Workflow.SideOf(to) is { } side ? [side.Role] : desk.State.Workflow.Find(desk.State.State, to)?.Roles ?? [];
        if (approves) roles = [.. roles, Transition.SupervisorRole];
        return roles.FirstOrDefault(desk.Actor.Has) ?? roles.FirstOrDefault() ?? "";
    }

    /// <summary>
    /// A step taken, with everything that follows from it: what it says by its fields, the decision on the alert, the question it puts, what it hands
    /// on.
    /// </summary>
    private IEnumerable<EntryBody> Taken(CaseDesk desk, Step step)
    {
        var subject = Whose(desk, step);
        yield return new EntryBody.StepTaken(step, subject);
        foreach (var statement in StepStatements.Of(step)) yield return new EntryBody.StatementMade(statement, subject);
        foreach (var body in new StepEffects(ledger, desk, step, subject).All()) yield return body;
    }

    // From the step on that finds out whom a case is about, it is sealed with them.
    private SubjectId Whose(CaseDesk desk, Step step)
    {
        if (!step.Fields.TryGetValue(CaseViews.EncounterField, out var met)) return desk.Subject;
        if (ledger.Views.Cases.Files.Subject(desk.File.Position, ledger.Head) is { } known
            && ledger.Views.Encounters.Find(new EncounterId(met)) != known.EncounterPosition)
            throw new RefusedException("other-subject", $"case {desk.File.File.Id} is about somebody who was met already, and never comes to be about another");
        var position = ledger.Views.Encounters.Find(new EncounterId(met))
            ?? throw new RefusedException("no-encounter", $"expected {CaseViews.EncounterField} to be an encounter's whole id, found \"{ReadIssue.Cut(met)}\"");
        return ledger.Views.Encounters.At(position).Encounter.Subject;
    }
}
