using Lookback.Core.Lists;
using Lookback.Views;

namespace Lookback.Pages;

/// <summary>What is said of differences in the same words on screen and on a page.</summary>
internal static class DifferenceSayings
{
    /// <summary>When a listing came and went, in words.</summary>
    public static string Flaps(FlappingLine line) => string.Join(", ", line.Steps.Select((step, i) =>
    {
        var what = (step.IsListed, i) switch { (true, 0) => "added", (true, _) => "back", _ => "gone" };
        var day = step.PublishedAt is { } published ? $"of {Show.Day(published)}" : $"loaded {Show.Day(step.LoadedAt)}";
        return step.Recalls is not null ? $"{what} with the recall of {Show.Day(step.LoadedAt)}, by which the edition {day} came back"
            : $"{what} with the edition {day}{(step.IsRecalled ? ", which was recalled" : "")}";
    }));

    /// <summary>The values of a fact that went and came, in a line.</summary>
    public static string Values(FactChange fact) => string.Join("; ", fact.Removed.Select(v => "-" + v).Concat(fact.Added.Select(v => "+" + v)));
}
