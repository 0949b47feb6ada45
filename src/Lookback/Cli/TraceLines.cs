using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary>A trace as a person reads it.</summary>
internal static class TraceLines
{
    /// <summary>Says what a trace found.</summary>
    public static void Tell(TraceReport report)
    {
        var since = report.DesignatedOn is { } day ? $", listed or designated since {day}" : "";
        Output.Line(
            $"trace from {report.Start.Node} {Output.Visible(report.Start.Name)}{since}: up to {Show.Many(report.Depth, "link")}, "
            + $"as of {report.Day:yyyy-MM-dd}");
        Output.Line(report.Caveat);
        foreach (var level in report.Exposures.GroupBy(e => e.Level))
        {
            Output.Line();
            Output.Line($"{level.Key}, {Meaning(level.Key)}: {Show.Many(level.Count(), "encounter")}");
            foreach (var exposure in level) Tell(exposure, fromSomebodyMet: report.DesignatedOn is null);
        }

        Output.Line();
        if (report.Exposures.Count == 0) Output.Line("nobody within reach is reported, by what is on record");
        else Output.Line($"{Show.Many(report.Exposures.Count, "encounter")} of {Show.Many(report.Persons, "person")}, as far as is known");
        if (report.NotReported > 0) Output.Line($"not reported (E3, weaker, longer or older): {Show.Many(report.NotReported, "encounter")}");
        foreach (var line in LeftOut(report.LeftOut)) Output.Line(line);
        if (report.NotReplayable > 0) Output.Line($"not replayable: {Show.Many(report.NotReplayable, "path")} on which somebody was erased; never \"nobody\"");
        if (report.ErasedSubjects > 0)
        {
            Output.Line(
                $"not replayable: {Show.Many(report.ErasedSubjects, "subject")} of this ledger {(report.ErasedSubjects == 1 ? "was" : "were")} erased; "
                + "whom the network led to through them cannot be told, which is never \"nobody\"");
        }

        if (report.Truncated)
        {
            Output.Line(
                $"TRUNCATED: complete up to {Show.Many(report.CompleteTo, "link")}; {Show.Count(report.Nodes)} nodes and {Show.Count(report.Edges)} edges "
                + "looked at");
        }
    }

    /// <summary>What a label means.</summary>
    public static string Meaning(ExposureLevel level) => level switch
    {
        ExposureLevel.E0 => "the designated party itself, as a person confirmed",
        ExposureLevel.E1 => "one link away, of grade C3 or better",
        ExposureLevel.E2 => "two links away, both of grade C3 or better",
        _ => "weaker, longer or older",
    };

    /// <summary>An exposure with its paths.</summary>
    public static void Tell(ExposureLine exposure, bool fromSomebodyMet)
    {
        var start = fromSomebodyMet ? $" <- {exposure.Start.Node} {Output.Visible(exposure.Start.Name)}" : "";
        Output.Line(
            $"  {Output.Visible(exposure.Reference ?? "-")} {Output.Visible(exposure.SubjectName)}, met {Show.Day(exposure.MetAt)}"
            + $"{(exposure.Place is null ? "" : $" at {Output.Visible(exposure.Place)}")}, encounter {Show.Id(exposure.Encounter.Value)}{start}");
        if (exposure.Paths.Count == 0) return;
        var sources = exposure.IndependentSources == 0 ? "on our own records alone" : $"on {Show.Many(exposure.IndependentSources, "independent source")}";
        var falls = exposure.RestsOnOneSource && exposure.IndependentSources > 1 ? ", and falls with one of them" : "";
        Output.Line($"    weakest grade {exposure.Weakest}; rests {sources}{falls}");
        foreach (var (path, number) in exposure.Paths.Select((p, i) => (p, i + 1)))
        {
            Output.Line($"    path {number}, weakest {path.Weakest}{Times(path.Times)}:");
            foreach (var hop in path.Hops) Tell(hop);
        }
    }

    private static void Tell(HopLine hop)
    {
        Output.Line($"      - {Output.Visible(hop.Sentence)}");
        var known = hop.Rule is null ? $"known since {Show.Day(hop.KnownAt)}" : $"inferred by {hop.Rule}, known since {Show.Day(hop.KnownAt)}";
        Output.Line($"        {known}; {(hop.StillReachedWithout ? "another path remains without it" : "nothing remains without it")}");
        Output.Line($"        could as well be: {hop.Innocent}");
    }

    private static string Times(Overlap? times) => times switch
    {
        Overlap.Together => ", its links may have held at one time, by the dates on record",
        Overlap.Unknown => ", whether its links held at one time cannot be told from the dates on record",
        _ => "",
    };

    private static IEnumerable<string> LeftOut(LeftOut left)
    {
        (int Count, string What)[] all =
        [
            (left.Crowded, $"not walked through, since over {TraceRules.MostParties} parties share it"),
            (left.Public, "not walked through, since it is a journey, carrier, public place, consulate or bank"),
            (left.Hidden, "link of families or protected professions not followed (--include-hidden)"),
            (left.Restricted, "link not followed, since it is marked for fewer readers (--handling)"),
            (left.Expired, "link not followed, since it has expired"),
            (left.NotYet, "link not followed, since it begins later"),
            (left.WrongTimes, "link not followed, since it did not hold at the time of the one before"),
        ];
        return all.Where(l => l.Count > 0).Select(l => $"left out: {Show.Count(l.Count)} x {l.What}");
    }
}
