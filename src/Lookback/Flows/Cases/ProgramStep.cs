using Lookback.Core.Cases;
using Lookback.Core.Records;

namespace Lookback.Flows.Cases;

/// <summary>The step that the program takes by itself, where its workflow has one and nothing bars it: never one that weighs on somebody.</summary>
internal static class ProgramStep
{
    /// <summary>The step; <see langword="null"/> where there is none.</summary>
    /// <param name="state">Where the case stands.</param>
    /// <param name="setting">What bears on it.</param>
    /// <param name="now">When.</param>
    /// <param name="known">Fields that the program can fill; those without a text are not known.</param>
    public static Step? Of(CaseState state, CaseSetting setting, DateTimeOffset now, params (string Name, string? Text)[] known)
    {
        var fields = known.Append((Name: "changed_fingerprint", Text: setting.ChangedSince)).Where(f => f.Text is not null).ToDictionary(f => f.Name,
            f => f.Text!);
        return state.Workflow.Out(state.State)
            .Where(t => t.Roles.Contains(Transition.SystemRole))
            .Select(t => new Step
            {
                Case = state.File.Id,
                From = state.State,
                To = t.To,
                Person = StaffId.System,
                Role = Transition.SystemRole,
                At = now,
                ReasonCode = t.Guards.Count > 0 ? t.Guards[0].Code["guard-".Length..] : "by-itself",
                Fields = fields.Where(f => t.Requires.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value),
            })
            .FirstOrDefault(step => StepRules.Check(state, setting, step, Actor.System, now) is null);
    }
}
