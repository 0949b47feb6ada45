using Lookback.Core.Records;

namespace Lookback.Core.Networks;

/// <summary>From a path to a label: by how many links it has, how good they are, and how long before the designation they ended. Nothing is weighed.</summary>
public static class ExposureRule
{
    /// <summary>The label of a path from a designation, or to one.</summary>
    /// <param name="path">The path.</param>
    /// <param name="designatedOn">The day of the designation; <see langword="null"/> where that is not on record.</param>
    public static ExposureLevel LevelOf(TracePath path, DateOnly? designatedOn)
    {
        if (path.Hops.Count == 0) return ExposureLevel.E0;
        if (path.Links > 2) return ExposureLevel.E3;
        foreach (var hop in path.Hops)
        {
            if (!hop.Grade.IsGood) return ExposureLevel.E3;
            if (hop.Edge is not { } edge) continue;
            if (edge.Type.Strength == LinkStrength.VeryWeak) return ExposureLevel.E3;
            if (designatedOn is { } day && edge.Period.EndedBefore(day.DayNumber, TraceRules.StaleAfterDays)) return ExposureLevel.E3;
        }

        // A source's word, or a document, that it is the same party is no more than a direct link: only a person confirms it.
        return path.Links <= 1 ? ExposureLevel.E1 : ExposureLevel.E2;
    }
}
