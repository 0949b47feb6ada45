using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>A step that a case could take next, for one actor.</summary>
public sealed record NextStep
{
    /// <summary>The state it reaches.</summary>
    public required string To { get; init; }

    /// <summary>What has to be said.</summary>
    public required IReadOnlyList<string> Requires { get; init; }

    /// <summary>Who may take it.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Whether a second person has to approve it.</summary>
    public required bool NeedsSecond { get; init; }

    /// <summary>Whether it weighs on the subject.</summary>
    public required bool IsAdverse { get; init; }

    /// <summary>Why this actor cannot take it now; <see langword="null"/> where nothing bars it that is known before it is written.</summary>
    public Refusal? Barred { get; init; }
}

/// <summary>Whether a step may be taken, proposed or approved. Every refusal says which rule stands against it.</summary>
public static class StepRules
{
    /// <summary>
    /// Why a step is refused; <see langword="null"/> where it is not. One without <see cref="Step.Proposal"/> is taken, or, where
    /// <see cref="NeedsSecond"/>, proposed; one with it approves what is proposed there, and everything is checked again.
    /// </summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="setting">What bears on it from outside.</param>
    /// <param name="draft">The step.</param>
    /// <param name="actor">Who takes, proposes or approves it.</param>
    /// <param name="now">When.</param>
    public static Refusal? Check(CaseState state, CaseSetting setting, Step draft, Actor actor, DateTimeOffset now)
    {
        if (draft.Case != state.File.Id) return No("wrong-case", $"this step is of case {draft.Case} and not of {state.File.Id}");
        if (state.Workflow.SideOf(draft.To) is { } side) return SideRules.Check(state, side, draft, actor, now);
        if (draft.From != state.State) return No("out-of-order", $"the step begins at {draft.From}, and the case is {state.State}");
        if (state.Workflow.Find(draft.From, draft.To) is not { } step)
            return No("no-such-step", $"from {state.State} there is no step to {ReadIssue.Cut(draft.To)}: {Ways(state)}");
        var question = new GuardQuestion(setting, state, step, draft, actor, now);
        return PersonRules.Check(question)
            ?? FieldRules.Check(question)
            ?? Guarded(question)
            ?? Closing(question);
    }

    /// <summary>
    /// Whether a step takes two persons: by its definition, by what the case is about, because it clears somebody of a list of the high tier, or because
    /// the subject is a minor.
    /// </summary>
    public static bool NeedsSecond(CaseState state, CaseSetting setting, string to) =>
        state.Workflow.Find(state.State, to) is { } step && PersonRules.NeedsSecond(state, setting, step);

    /// <summary>The steps that a case could take next, and what bars each for this actor now.</summary>
    public static IReadOnlyList<NextStep> Next(CaseState state, CaseSetting setting, Actor actor, DateTimeOffset now) =>
        [.. state.Workflow.Out(state.State).Select(step => Offer(step, state, setting, actor, now))];

    /// <summary>
    /// Why a proposal cannot be ended so; <see langword="null"/> where it can: its proposer withdraws it, another who could approve it declines it.
    /// </summary>
    public static Refusal? CheckEnd(CaseState state, ProposalEnd end, Actor actor)
    {
        if (state.Pending is not { } pending || pending.Position != end.Proposal)
            return No("no-proposal", FormattableString.Invariant($"no proposal at position {end.Proposal} waits in case {state.File.Id}"));
        if (end.Person != actor.Person) return No("wrong-person", $"{end.Person} is not who acts, which is {actor.Person}");
        if (ReasonRules.CheckText(end.Reason) is { } reason) return reason;
        if (pending.Persons.Intersect(actor.Persons).Any()) return null;
        var roles = state.Workflow.Find(pending.Step.From, pending.Step.To)!.Roles.Append(Transition.SupervisorRole).ToList();
        return roles.Any(actor.Has) ? null : No("wrong-role", $"a proposal is declined as {Or(roles)}, and {actor.Person} is {Or(actor.Roles)}");
    }

    private static NextStep Offer(Transition step, CaseState state, CaseSetting setting, Actor actor, DateTimeOffset now)
    {
        var empty = new Step
        {
            Case = state.File.Id, From = state.State, To = step.To, Person = actor.Person, ActsFor = actor.ActsFor,
            Role = step.Roles.FirstOrDefault(actor.Has) ?? "", At = now, ReasonCode = "",
        };
        var question = new GuardQuestion(setting, state, step, empty, actor, now);
        var releases = state.Workflow.Released.Contains(step.To) && (state.HasHold || setting.SubjectHolds.Count > 0);
        return new NextStep
        {
            To = step.To,
            Requires = releases && !step.Requires.Contains(ReleaseRule.Override) ? [.. step.Requires, ReleaseRule.Override] : step.Requires,
            Roles = step.Roles,
            NeedsSecond = PersonRules.NeedsSecond(state, setting, step),
            IsAdverse = step.IsAdverse,
            Barred = PersonRules.Role(question)
                ?? step.Guards.Where(g => !g.IsOnDraft).Select(g => Refused(g, question)).FirstOrDefault(r => r is not null)
                ?? (releases && !actor.Has(Transition.SupervisorRole) ? No("guard-hold", ReleaseRule.Check(question)!) : null)
                ?? Closing(question),
        };
    }

    private static Refusal? Guarded(GuardQuestion question)
    {
        foreach (var guard in question.Step.Guards)
            if (Refused(guard, question) is { } refusal) return refusal;
        // What tells two parties apart has to, where a definition forgot to ask for that.
        if (question.Step.Requires.Contains("discriminators") && AlertGuards.ToldApart(question) is { } same) return No("guard-discriminators", same);
        return question.State.Workflow.Released.Contains(question.Step.To) && ReleaseRule.Check(question) is { } held ? No("guard-hold", held) : null;
    }

    private static Refusal? Refused(Guard guard, GuardQuestion question) => guard.Check(question) is { } sentence ? No(guard.Code, sentence) : null;

    private static Refusal? Closing(GuardQuestion question)
    {
        if (!question.State.Workflow.IsTerminal(question.Step.To)) return null;
        var open = question.State.Tasks.Where(t => !t.IsSettled).Select(t => $"task {t.Id}, put to {t.Addressee},").ToList();
        return open.Count == 0
            ? null
            : No(
                "open-tasks",
                $"a case closes when each of its tasks is answered or handed over and acknowledged, and {string.Join(" ", open)} "
                    + $"{(open.Count == 1 ? "is" : "are")} not");
    }

    private static string Ways(CaseState state)
    {
        var ways = state.Workflow.Out(state.State).Select(t => t.To).Distinct().ToList();
        return ways.Count == 0 ? "it is closed for good" : $"there is one to {Or(ways)}";
    }

    internal static string Or(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } list ? list : "nothing";

    private static Refusal No(string code, string sentence) => new(code, sentence);
}
