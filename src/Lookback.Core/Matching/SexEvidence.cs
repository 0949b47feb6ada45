using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>Sex: an agreement says little, a contradiction more, unknown nothing.</summary>
internal static class SexEvidence
{
    public static FactFinding Of(Sex subject, Sex listed, FactWeights weights) =>
        subject == Sex.Unknown || listed == Sex.Unknown ? FactFinding.Silent
        : subject == listed ? new(weights.SexAgrees, 0.05, Text(subject), Text(listed), "the same")
        : new(weights.SexDiffers, 0, Text(subject), Text(listed), "different");

    private static string Text(Sex sex) => sex == Sex.Female ? "female" : "male";
}
