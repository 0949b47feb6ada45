using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>What a step says of who somebody is: read from what it has to name, so that an institution's own steps decide as those that ship do.</summary>
public static class StepDecision
{
    // What a step has to name that clears somebody. Facts cited with any other step are on record with it and clear nobody.
    private static readonly string[] Clearing = ["discriminators", "correction_refs", "finding_ref"];

    /// <summary>Whether clearing somebody is the point of a step, by what it has to name.</summary>
    public static bool Clears(Transition step) => step.Requires.Any(Clearing.Contains);

    /// <summary>
    /// The decision on the alert that the case is about; <see langword="null"/> where the step says nothing of it. Telling two parties apart is a false
    /// positive, putting a question that holds the subject up is inconclusive, and naming evidence for something that weighs on them is a true match.
    /// </summary>
    public static Decision? Of(Workflow workflow, Step step)
    {
        if (workflow.Find(step.From, step.To) is not { } transition) return null;
        if (Clears(transition) && step.Discriminators.Count > 0 && DiscriminatorRules.Suffice(step.Discriminators) is null)
            return Decision.FalsePositive;
        if (transition.IsAdverse && transition.Requires.Contains("evidence_refs")) return Decision.TrueMatch;
        return workflow.Holding.Contains(step.To) || transition.Requires.Contains("question") ? Decision.Inconclusive : null;
    }
}
