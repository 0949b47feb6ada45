using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>Who may take, propose and approve a step. Persons are compared, never accounts.</summary>
internal static class PersonRules
{
    public static bool NeedsSecond(CaseState state, CaseSetting setting, Transition step) =>
        step.FourEyes
        || step.Guards.Any(g => g.Rule.Second?.Invoke(state, setting) == true)
        || (setting.IsHighTier && StepDecision.Clears(step) && IsByPersons(step))
        || (IsMinor(state, setting) && NeedsSupervisor(state, step));

    /// <summary>Another age on record does not undo what the birth date says.</summary>
    public static bool IsMinor(CaseState state, CaseSetting setting) => setting.IsMinor || state.Value("minor") == "yes";

    public static Refusal? Check(GuardQuestion question) =>
        Named(question) ?? Role(question) ?? Adverse(question) ?? (question.Draft.Proposal is null ? Proposing(question) : Approving(question));

    public static Refusal? Role(GuardQuestion question)
    {
        var (step, draft, actor) = (question.Step, question.Draft, question.Actor);
        var roles = draft.Proposal is null || step.Roles.Contains(Transition.SupervisorRole) ? step.Roles : [.. step.Roles, Transition.SupervisorRole];
        var isProgram = actor.Person == StaffId.System;
        var may = roles.Where(r => actor.Has(r) && (r == Transition.SystemRole) == isProgram).ToList();
        if (may.Count == 0)
            return No(
                "wrong-role",
                $"the step to {step.To} is {(draft.Proposal is null ? "taken" : "approved")} as {StepRules.Or(roles)}, and {actor.Person} is "
                    + $"{StepRules.Or(actor.Roles)}");
        return may.Contains(draft.Role)
            ? null
            : No(
                "wrong-role",
                $"the step to {step.To} is {(draft.Proposal is null ? "taken" : "approved")} as {StepRules.Or(may)}, and not as "
                    + $"\"{ReadIssue.Cut(draft.Role)}\"");
    }

    private static Refusal? Named(GuardQuestion question)
    {
        var (draft, actor) = (question.Draft, question.Actor);
        return draft.Person == actor.Person && draft.ActsFor == actor.ActsFor
            ? null
            : No(
                "wrong-person",
                $"the step names {draft.Person}{(draft.ActsFor is { } other ? $" for {other}" : "")}, and who acts is "
                    + $"{StepRules.Or(actor.Persons.Select(p => p.Value))}");
    }

    private static Refusal? Adverse(GuardQuestion question) => question.Step.IsAdverse && question.Actor.Persons.Contains(StaffId.System)
        ? No("adverse-by-system", $"the step to {question.Step.To} weighs on somebody: a person takes it, and never the program")
        : null;

    private static Refusal? Proposing(GuardQuestion question) =>
        question.State.Pending is { } pending && NeedsSecond(question.State, question.Setting, question.Step)
        ? No(
            "already-proposed",
            $"the step to {pending.Step.To} is proposed at position {pending.Position} and waits: it is approved, declined or withdrawn first")
        : null;

    private static Refusal? Approving(GuardQuestion question)
    {
        var (state, draft, actor) = (question.State, question.Draft, question.Actor);
        if (state.Pending is not { } pending || pending.Position != draft.Proposal)
            return No("no-proposal", FormattableString.Invariant($"no proposal at position {draft.Proposal} waits in case {state.File.Id}"));
        if (pending.Persons.Intersect(actor.Persons).Select(p => (StaffId?)p).FirstOrDefault() is { } same)
            return No("same-person", $"two persons decide, and {same} made the proposal: whatever the account, another person approves it");
        if (Difference(pending.Step, draft) is { } field)
            return No("not-as-proposed", $"what is approved is what was proposed, and {field} differs: decline it and have it proposed anew");
        if (draft.At < pending.Step.At)
            return No("out-of-order", FormattableString.Invariant($"what was proposed for {pending.Step.At:u} cannot take effect before, at {draft.At:u}"));
        return IsMinor(state, question.Setting) && NeedsSupervisor(state, question.Step)
            && pending.Step.Role != Transition.SupervisorRole && draft.Role != Transition.SupervisorRole
                ? No("needs-supervisor", "where the subject is a minor one of the two who decide is a supervisor, and neither acts as one")
                : null;
    }

    /// <summary>What weighs on a minor, and what clears one.</summary>
    private static bool NeedsSupervisor(CaseState state, Transition step) =>
        IsByPersons(step)
        && (step.IsAdverse || step.Requires.Any(f => f is "discriminators" or "finding_ref") || state.Workflow.LedgerClass(step.To) == "cleared");

    private static bool IsByPersons(Transition step) => step.Roles.Any(r => r != Transition.SystemRole);

    private static string? Difference(Step proposed, Step approved)
    {
        if ((proposed.From, proposed.To) != (approved.From, approved.To)) return "the step";
        if (proposed.ReasonCode != approved.ReasonCode) return "reason_code";
        if (proposed.ReasonText != approved.ReasonText) return "reason_text";
        if (!proposed.Discriminators.SequenceEqual(approved.Discriminators)) return "discriminators";
        return proposed.Fields.Keys.Union(approved.Fields.Keys)
            .FirstOrDefault(f => proposed.Fields.GetValueOrDefault(f) != approved.Fields.GetValueOrDefault(f));
    }

    private static Refusal No(string code, string sentence) => new(code, sentence);
}
