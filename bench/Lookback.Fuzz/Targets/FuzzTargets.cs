namespace Lookback.Fuzz.Targets;

/// <summary>Every target.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } = [.. ListTargets.All(), .. MappingTargets.All(), .. TextTargets.All(), .. LinkTargets.All()];
}
