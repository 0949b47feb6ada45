using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>Guards on who decides: independent of whoever decided before, compared by person and never by account.</summary>
internal static class PersonGuards
{
    public static string? IndependentReviewer(GuardQuestion question)
    {
        if (Reviewer(question.Draft) is not { } named) return null;
        if (NotAppointed(question, named) is { } stranger) return stranger;
        return question.Setting.PriorDeciders.Contains(named)
            ? $"a reviewer is independent of every earlier decision, and {named} decided or acted on this subject before"
            : null;
    }

    public static string? OtherReviewer(GuardQuestion question)
    {
        if (Reviewer(question.Draft) is not { } named) return null;
        if (NotAppointed(question, named) is { } stranger) return stranger;
        var before = Reviewers(question.State).ToHashSet();
        if (before.Contains(named)) return $"an appeal is reviewed by another person than the first review, and {named} made that";
        return question.Setting.PriorDeciders.Contains(named)
            ? $"a reviewer is independent of every earlier decision, and {named} decided or acted on this subject before"
            : null;
    }

    /// <summary>A deputy is the reviewer only if nobody whose act it is decided before.</summary>
    public static string? IsReviewer(GuardQuestion question)
    {
        var assigned = question.State.Field("reviewer");
        if (assigned is null) return "a finding is made by the reviewer who was assigned, and none was";
        if (question.Actor.Persons.All(p => p.Value != assigned)) return $"a finding is made by the reviewer who was assigned, {assigned}, and by nobody else";
        return question.Actor.Persons.FirstOrDefault(p => p.Value != assigned && question.Setting.PriorDeciders.Contains(p)) is { Value: { } } other
            ? $"a reviewer is independent of every earlier decision, and {other} decided or acted on this subject before"
            : null;
    }

    public static string? NotNominator(GuardQuestion question)
    {
        var nominators = question.State.Steps.Where(s => s.Step.Role == "nominator").SelectMany(s => Whose(s.Step)).ToHashSet();
        return question.Actor.Persons.Where(nominators.Contains).Select(p => $"nobody decides on their own nomination, and {p} made this one").FirstOrDefault();
    }

    public static string? OutsideBusinessLine(GuardQuestion question)
    {
        const string Rule = "whoever clears an escalated match works outside the line whose business it is";
        if (question.State.File.Unit is not { } unit) return $"{Rule}, and the case does not say whose that is";
        if (question.Actor.Unit is not { } own) return $"{Rule}, and the unit of {question.Actor.Person} is not known";
        return string.Equals(own, unit, StringComparison.OrdinalIgnoreCase) ? $"{Rule}, and {question.Actor.Person} works in {own}" : null;
    }

    public static string? Reopen(GuardQuestion question)
    {
        var reference = question.Draft.Fields.GetValueOrDefault("new_information_ref")?.Trim();
        if (string.IsNullOrEmpty(reference)) return "a closed case is reopened on new information, and none is named (new_information_ref)";
        return question.State.Steps.Any(s => s.Step.Fields.GetValueOrDefault("new_information_ref")?.Trim() == reference)
            ? $"a closed case is reopened on new information, and \"{ReadIssue.Cut(reference)}\" reopened it before"
            : null;
    }

    // A reviewer is whoever may take the next step: anybody else would leave the case standing still.
    private static string? NotAppointed(GuardQuestion question, StaffId named)
    {
        if (question.Setting.RolesOf is not { } rolesOf) return null;
        var takes = question.State.Workflow.Out(question.Step.To).SelectMany(t => t.Roles).Distinct().ToList();
        var roles = rolesOf(named);
        return roles.Any(takes.Contains) ? null : $"a reviewer is appointed as {StepRules.Or(takes)}, and {named} is {StepRules.Or(roles)}";
    }

    private static StaffId? Reviewer(Step step) => step.Fields.GetValueOrDefault("reviewer")?.Trim() is { Length: > 0 } named ? new StaffId(named) : null;

    private static IEnumerable<StaffId> Reviewers(CaseState state) =>
        state.Steps.Select(s => Reviewer(s.Step)).OfType<StaffId>().Concat(state.Steps.Where(s => s.Step.To == "FINDING").SelectMany(s => Whose(s.Step)));

    private static IEnumerable<StaffId> Whose(Step step) => step.ActsFor is { } other ? [step.Person, other] : [step.Person];
}

/// <summary>Whether everybody who was told something wrong was told that it was.</summary>
internal static class RecipientGuard
{
    public static IReadOnlyList<string> Refused(CaseState state) =>
        [.. state.Disclosures.Where(d => d.Answer is { IsAccepted: false }).Select(d => d.Disclosure.Recipient).Distinct()];

    public static string? Check(GuardQuestion question)
    {
        const string Rule = "a correction is carried to everybody who was told, until each has acknowledged it";
        var told = question.State.Disclosures;
        if (told.Where(d => d.Answer is null).Select(d => d.Disclosure.Recipient).FirstOrDefault() is { } waiting) return $"{Rule}, and {waiting} has not";
        if (question.Setting.RecipientsToTell.FirstOrDefault(r => told.All(d => !Same(d.Disclosure.Recipient, r))) is { } untold)
            return $"{Rule}, and {untold} was not sent it";
        var refused = Refused(question.State);
        if (refused.Count == 0) return null;
        var named = question.Draft.Fields.GetValueOrDefault("refused_recipients", "");
        if (refused.FirstOrDefault(r => !named.Contains(r, StringComparison.OrdinalIgnoreCase)) is { } unnamed)
            return $"{Rule}, and {unnamed} refused: a supervisor records which refused (refused_recipients)";

        // The clerk proposes, naming them; the second person is the supervisor.
        return question.Draft.Proposal is not null && !question.Actor.Has(Transition.SupervisorRole)
            ? $"{Rule}, and {string.Join(", ", refused)} refused: that is recorded by a supervisor, and {question.Actor.Person} is none"
            : null;
    }

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
