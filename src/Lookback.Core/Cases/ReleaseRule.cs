namespace Lookback.Core.Cases;

/// <summary>Nobody is let go while something about them is not resolved, unless a supervisor says on which law.</summary>
internal static class ReleaseRule
{
    public const string Override = "override_legal_basis";

    public static string? Check(GuardQuestion question)
    {
        var holds = question.State.Holds.Concat(question.Setting.SubjectHolds).ToList();
        if (holds.Count == 0) return null;
        var rule = $"nobody is released while a hold or an inconclusive is open, and {string.Join("; ", holds)}";
        if (string.IsNullOrWhiteSpace(question.Draft.Fields.GetValueOrDefault(Override)))
            return $"{rule}: a supervisor may override that on a legal basis ({Override})";
        return question.Draft.Role == Transition.SupervisorRole
            ? null
            : $"{rule}: only a supervisor may override that, and the step is taken as {question.Draft.Role}";
    }
}
