using Lookback.Core.Cases;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Views.Cases;

/// <summary>A step of a workflow.</summary>
internal sealed record WorkflowStepLine(
    IReadOnlyList<string> From, string To, IReadOnlyList<string> Roles, bool FourEyes, bool IsAdverse, IReadOnlyList<string> Requires, string? Guard);

/// <summary>A workflow.</summary>
/// <param name="Workflow">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="IsUsed">Whether it is on record: a case was opened under it, or an institution put it there.</param>
/// <param name="Initial">Where cases begin.</param>
/// <param name="Terminal">Where they are closed.</param>
/// <param name="Steps">The steps.</param>
internal sealed record WorkflowLine(
    string Workflow, int Version, bool IsUsed, string Initial, IReadOnlyList<string> Terminal, IReadOnlyList<WorkflowStepLine> Steps);

/// <summary>Which workflows are there, and what do they say?</summary>
internal static class WorkflowList
{
    /// <summary>The latest version of each.</summary>
    public static IReadOnlyList<WorkflowLine> Of(Ledger ledger)
    {
        var definitions = new Definitions(ledger);
        return [.. definitions.All().Select(w => Line(w, definitions.IsTaken(w)))];
    }

    /// <summary>A workflow as a line.</summary>
    public static WorkflowLine Line(Workflow workflow, bool isUsed) => new(
        workflow.Id,
        workflow.Version,
        isUsed,
        workflow.Initial,
        workflow.Terminal,
        [.. workflow.Transitions.Select(t => new WorkflowStepLine(t.From, t.To, t.Roles, t.FourEyes, t.IsAdverse, t.Requires, t.GuardText))]);
}
