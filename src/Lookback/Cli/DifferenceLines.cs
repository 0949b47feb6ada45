using Lookback.Core.Lists;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary>What two editions differ in, as lines of text.</summary>
internal static class DifferenceLines
{
    /// <summary>Says what changed.</summary>
    public static void Tell(EditionDifferenceReport report)
    {
        Output.Line(
            $"{report.Watchlist}: from the edition of {Show.Published(report.From)} ({Show.Count(report.From.Counts.Listings)} listings) "
            + $"to that of {Show.Published(report.To)} ({Show.Count(report.To.Counts.Listings)} listings)");
        Output.Line(
            $"  {report.Added.Count} added, {report.Changed.Count} changed, {report.Reworded} reworded only, {report.Removed.Count} removed, "
            + $"{report.Merged.Count} merged, {report.Renamed.Count} renamed");
        if (report.Reused.Count > 0) Output.Line($"  {Show.Many(report.Reused.Count, "id")} given to other parties");
        if (report.Reordered is { } order && order.Listings + order.Moved > 0) Output.Line($"  no change: {InOtherOrder(order)}");
        foreach (var line in report.Added) Output.Line($"  + {line.Listing}  {Output.Visible(line.Name)}");
        foreach (var line in report.Removed) Output.Line($"  - {line.Listing}  {Output.Visible(line.Name)}");
        foreach (var line in report.Merged) Output.Line($"  > {line.Listing}  {Output.Visible(line.Name)}: {Output.Visible(line.Because)}");
        foreach (var line in report.Reused)
            Output.Line($"  ! {line.Listing}  was {Output.Visible(line.NameBefore)} ({line.SchemaBefore}), is {Output.Visible(line.Name)} ({line.Schema})");
        foreach (var line in report.Renamed)
        {
            Output.Line($"  = {line.Listing}  was {Output.Visible(line.NameBefore)}, is {Output.Visible(line.Name)}");
            Tell(line.Facts);
        }

        foreach (var line in report.Changed)
        {
            Output.Line($"  ~ {line.Listing}  {Output.Visible(line.Name)}");
            Tell(line.Facts);
        }

        foreach (var line in report.Flapping) Output.Line($"  ? {line.Listing}  {Output.Visible(line.Name)}: {DifferenceSayings.Flaps(line)}");
        TellProgrammes(report.Programmes);
    }

    /// <summary>What is in another order, in words.</summary>
    public static string InOtherOrder(ReorderedLine order)
    {
        var same = order.Listings == 1 ? "says the same" : "say the same";
        var stand = order.Moved == 1 ? "stands elsewhere" : "stand elsewhere";
        return $"{Show.Many(order.Listings, "listing")} {same} in another order, {Show.Many(order.Moved, "listing")} {stand} in the file";
    }

    private static void Tell(IReadOnlyList<FactChange> facts)
    {
        foreach (var fact in facts) Output.Line($"      {fact.Fact}: {Output.Visible(DifferenceSayings.Values(fact))}");
    }

    private static void TellProgrammes(IReadOnlyList<ProgrammeLine> programmes)
    {
        if (programmes.Count == 0) return;
        Output.Figures(
            ["programme", "added", "removed", "merged", "changed", "reworded"],
            programmes.Select(p => (IReadOnlyList<string>)[
                p.Programme ?? "(none)", Show.Count(p.Added), Show.Count(p.Removed), Show.Count(p.Merged), Show.Count(p.Changed), Show.Count(p.Reworded)]));
    }
}
