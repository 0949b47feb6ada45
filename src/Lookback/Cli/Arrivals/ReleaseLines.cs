using System.Globalization;
using Lookback.Core.Arrivals;
using Lookback.Core.Arrivals.Publication;
using Lookback.Views.Arrivals;

namespace Lookback.Cli.Arrivals;

/// <summary>How what went out is told on screen.</summary>
internal static class ReleaseLines
{
    /// <summary>Tells a release.</summary>
    public static void Tell(ReleaseReport r, string? file)
    {
        Output.Line($"plan {r.Plan}, release {r.Number}: {Word(r.Unit)}; no count of 1 to {r.Threshold} is shown, or can be worked out");
        Output.Figures(
            ["row", .. r.Columns, "total"],
            r.Rows.Select(row => (IReadOnlyList<string>)[row.Row, .. row.Cells.Select(ReleaseSayings.Cell), ReleaseSayings.Cell(row.Total)]));
        Output.Line(ReleaseSayings.Says(r));
        if (file is not null) Output.Line(file);
    }

    /// <summary>Tells plans.</summary>
    public static void Tell(IReadOnlyList<PlanLine> plans)
    {
        if (plans.Count == 0)
        {
            Output.Line("nothing is published: `lookback arrivals plan` lays down what is");
            return;
        }

        Output.Table(
            ["plan", "laid down", "by", "releases", "published to", "why"],
            plans.Select(p => (IReadOnlyList<string>)[
                p.Plan, Show.Day(p.LaidDownAt), p.Person.Value, Show.Count(p.Releases), p.PublishedTo is { } to ? Day(to) : "-", p.Reason]));
    }

    /// <summary>Tells an attack.</summary>
    public static void Tell(AttackReport r)
    {
        foreach (var small in r.SmallShown) Output.Line($"{small} is shown although it is small");
        if (r.Hidden.Count > 0)
        {
            Output.Table(
                ["row", "column", "from", "to", "which gives away"],
                r.Hidden.Select(h => (IReadOnlyList<string>)[
                    h.Row, h.Column, Show.Count(h.Low), h.High is { } high ? Show.Count(high) : "unbounded", Word(h.Verdict)]));
        }

        Output.Line(r.IsProtected
            ? $"protected: of {Show.Many(r.Hidden.Count, "hidden cell")} none can be told to hold somebody, or to be small"
            : "not protected");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word(ArrivalUnit unit) => unit == ArrivalUnit.Events ? "events, not persons" : "distinct persons, each once in a row";

    private static string Word(CellVerdict verdict) => verdict switch
    {
        CellVerdict.Open => "nothing",
        CellVerdict.KnownNone => "that there is none",
        CellVerdict.KnownLarge => "that it is not small",
        _ => "that somebody is in it, or that it is small",
    };
}
