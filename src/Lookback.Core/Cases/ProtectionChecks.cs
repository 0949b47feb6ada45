using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>
/// Protections that no definition drops: what weighs on somebody is marked as adverse, and nobody is removed without the guards on what protects them.
/// Told by what a step requires, or by the names of the states that ship.
/// </summary>
internal static class ProtectionChecks
{
    private const string Removed = "REMOVED";
    private const string ExecutionDate = "execution_date";

    private static readonly string[] WeighingStates =
        ["ARRESTED", "CHARGED", "ORDERED", Removed, "REFERRED", "CONFIRMED_IDENTITY", "TRUE_MATCH", "BLOCKED", "REJECTED"];

    private static readonly string[][] WeighingFields =
    [
        ["arrest_date"], [ExecutionDate], ["order_ref"], ["charge_stage"], ["asset_refs"], ["recipient", "disclosure_ref"], ["evidence_refs", "legal_basis"],
    ];

    private static readonly (string Guard, string Text)[] OfRemoval =
    [
        ("stay", "no_active_stay"), ("appeal", "no_appeal"), ("protection-claim", "protection_claim not in (asserted,filed,confidential)"),
    ];

    private static readonly string[] Claims = ["asserted", "filed", "confidential"];

    public static void Hold(Transition step, string where, StrictJson of)
    {
        if (!step.IsAdverse && Weight(step) is { } why)
            throw of.Bad($"{where}.adverse", $"true, for {why} and that weighs on somebody", "false");
        if (step.To != Removed && !step.Requires.Contains(ExecutionDate)) return;
        foreach (var (guard, text) in OfRemoval)
            if (!step.Guards.Any(g => g.Rule.Name == guard && Holds(g)))
                throw of.Bad(
                    $"{where}.guard", $"{text}, for nobody is removed while protected", step.GuardText is { } found ? $"\"{ReadIssue.Cut(found)}\"" : "none");
    }

    private static string? Weight(Transition step)
    {
        if (WeighingFields.FirstOrDefault(fields => fields.All(step.Requires.Contains)) is { } given)
            return $"the step requires {string.Join(" and ", given)}";
        return WeighingStates.Contains(step.To) ? $"the step leads to {step.To}" : null;
    }

    // Of the guards with a field it is the one that bars while there is a claim, each way there may be one.
    private static bool Holds(Guard guard) =>
        guard.Rule.Name != "protection-claim" || (guard.Barred is { } barred && Claims.All(barred.Contains));
}
