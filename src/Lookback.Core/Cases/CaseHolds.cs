namespace Lookback.Core.Cases;

/// <summary>What holds the subject up in a case.</summary>
internal static class CaseHolds
{
    public static IReadOnlyList<string> Of(CaseState state)
    {
        var holds = new List<string>();
        if (state.Workflow.Holding.Contains(state.State)) holds.Add($"the case is {state.State} and that is not resolved");
        // Of a minor it takes two to leave it open, and nobody goes between the one and the other.
        if (state.Pending?.Step.To is { } proposed && state.Workflow.Holding.Contains(proposed))
            holds.Add($"{proposed} is proposed and waits for a second person");
        holds.AddRange(state.Tasks.Where(t => t.IsOpen && t.Task.Holds).Select(t => $"task {t.Id}, put to {t.Addressee}, is not answered"));
        if (state.Value("hold") == "placed") holds.Add("a hold is placed in the case");
        return holds;
    }
}
