using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>
/// Steps of a process beside the case. To whoever does not have its role there is no such process, and no refusal says that there is.
/// </summary>
internal static class SideRules
{
    public static Refusal? Check(CaseState state, SideProcess side, Step draft, Actor actor, DateTimeOffset now)
    {
        if (!actor.Has(side.Role) || draft.Role != side.Role || actor.Person == StaffId.System)
            return new Refusal("no-such-step", $"from {ReadIssue.Cut(draft.From)} there is no step to {ReadIssue.Cut(draft.To)}");
        if (draft.Person != actor.Person || draft.ActsFor != actor.ActsFor)
            return new Refusal("wrong-person", $"the step names {draft.Person}, and who acts is {actor.Person}");
        var stands = state.SideOf(draft.To)!;
        if (draft.From != stands.State)
            return new Refusal("out-of-order", $"the step begins at {ReadIssue.Cut(draft.From)}, and {side.Name} is {stands.State}");
        if (!side.Has(draft.From, draft.To)) return new Refusal("no-such-step", $"in {side.Name} there is no step from {draft.From} to {draft.To}");
        if (draft.Proposal is not null) return new Refusal("no-proposal", $"a step of {side.Name} is taken by one person, and approves nothing");
        return FieldRules.When(draft, stands.Steps.Count == 0 ? state.File.At : stands.Steps[^1].Step.At, now)
            ?? ReasonRules.CheckCode(draft.ReasonCode)
            ?? ReasonRules.CheckText(draft.ReasonText);
    }
}
