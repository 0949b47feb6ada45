namespace Lookback.Core.Lookbacks;

/// <summary>How many subjects a segment of the population's index holds at the most.</summary>
/// <param name="MostBuilt">When it is built: so much work is lost at the most where it is cut.</param>
/// <param name="MostMerged">When others were merged into it: few big ones are looked up faster. Never so many that it is too big to be kept.</param>
public sealed record SegmentSizes(int MostBuilt, int MostMerged)
{
    /// <summary>Those of an office.</summary>
    public static SegmentSizes Usual { get; } = new(1_000_000, 4_000_000);
}
