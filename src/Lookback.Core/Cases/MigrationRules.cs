using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>Whether a case may be carried over to another version of its workflow: the same workflow, the same state where it is still there.</summary>
public static class MigrationRules
{
    /// <summary>Why not; <see langword="null"/> where it may.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="migration">The move.</param>
    /// <param name="target">The version it goes to.</param>
    /// <param name="actor">Who carries it over.</param>
    /// <param name="now">When.</param>
    public static Refusal? Check(CaseState state, CaseMigration migration, Workflow target, Actor actor, DateTimeOffset now)
    {
        if (migration.Case != state.File.Id) return No("wrong-case", $"this move is of case {migration.Case} and not of {state.File.Id}");
        if (!actor.Has(Transition.SupervisorRole))
            return No("wrong-role", $"a case is carried over to another version by a supervisor, and {actor.Person} is {StepRules.Or(actor.Roles)}");
        if (migration.Person != actor.Person) return No("wrong-person", $"the move names {migration.Person}, and who acts is {actor.Person}");
        if (ReasonRules.CheckText(migration.Reason) is { } reason) return reason;
        if (target.Id != state.Workflow.Id || target.Version != migration.ToVersion)
            return No(
                "wrong-version",
                $"the case is under {state.Workflow}, and the definition at hand is {target}, not version {migration.ToVersion} of {state.Workflow.Id}");
        if (migration.FromVersion != state.Workflow.Version || target.Version == state.Workflow.Version)
            return No(
                "wrong-version",
                $"the case is under {state.Workflow}: it goes from there to another version, and not from {migration.FromVersion} to {migration.ToVersion}");
        if (!target.States.Contains(migration.State)) return No("no-such-state", $"{target} has no state {ReadIssue.Cut(migration.State)}");
        if (migration.State != state.State && target.States.Contains(state.State))
            return No("no-such-step", $"{target} has the state {state.State} too: a move to another version is no step, and the case stays in it");
        if (target.IsTerminal(migration.State) != state.IsClosed)
            return No(
                "no-such-step",
                $"the case is {(state.IsClosed ? "closed" : "open")} and stays so: a move to another version neither closes nor reopens it");
        if (migration.At > now) return No("in-future", FormattableString.Invariant($"the move is dated {migration.At:u}, which is not yet: it is now {now:u}"));
        return migration.At < state.Since
            ? No("out-of-order", FormattableString.Invariant($"the move is dated {migration.At:u}, before the step ahead of it, {state.Since:u}"))
            : null;
    }

    private static Refusal No(string code, string sentence) => new(code, sentence);
}
