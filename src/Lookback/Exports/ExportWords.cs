using System.Globalization;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Exports;

/// <summary>Sentences that every file of a trace holds, in whatever format.</summary>
internal static class ExportWords
{
    /// <summary>What was traced, from when it is known, and what it came to.</summary>
    public static string Scope(TraceReport report) =>
        $"From {report.Start.Name} ({report.Start.Node}){(report.DesignatedOn is { } since ? $", designated {since}" : "")}, over links on record at "
        + $"position {Show.Count(report.Position)} that hold on {Day(report.Day)}, at most {Show.Many(report.Depth, "link")}: "
        + $"{Show.Many(report.Exposures.Count, "encounter")} of {Show.Many(report.Persons, "person")}.";

    /// <summary>What is not in the file, and why: what was not reported, not followed, or may not be handed out.</summary>
    public static IEnumerable<string> NotIn(HandedOut handed)
    {
        var report = handed.Report;
        if (Withheld(handed) is { } withheld) yield return withheld;
        if (report.NotReported > 0)
            yield return $"Further away, or over what is weaker or older, and not reported (E3): {Show.Many(report.NotReported, "encounter")}.";
        if (report.NotReplayable > 0) yield return $"Not replayable, since somebody on them was erased: {Show.Many(report.NotReplayable, "path")}.";
        if (NotFollowed(report.LeftOut) is { Length: > 0 } not) yield return $"Met and not followed: {not}.";
        if (report.Truncated)
        {
            yield return $"Truncated: the trace stopped after {Show.Many(report.Nodes, "node")} and {Show.Many(report.Edges, "edge")}; nothing was missed "
                + $"within {Show.Many(report.CompleteTo, "link")}, and beyond that more may be.";
        }
    }

    /// <summary>How much was left out for its handling; <see langword="null"/> where nothing was.</summary>
    public static string? Withheld(HandedOut handed) => handed.Paths == 0
        ? null
        : $"Left out, since handled above TLP:{handed.Reader}: {Show.Many(handed.Links, "link")}, and with them {Show.Many(handed.Paths, "path")} and "
            + $"{Show.Many(handed.Encounters, "encounter")} that nothing else leads to.";

    /// <summary>What stands at an end, in words.</summary>
    public static string Kind(NodeKind kind) => NodeRef.KindWords[(int)kind].Replace('-', ' ');

    /// <summary>Whether times overlap, in words.</summary>
    public static string Times(Overlap times) => times switch
    {
        Overlap.Together => "may have held at one time",
        Overlap.Apart => "did not hold at one time",
        _ => "unknown whether at one time, since not all dates are on record",
    };

    /// <summary>Whether times overlap, as a word of files.</summary>
    public static string TimesWord(Overlap times) => times switch { Overlap.Together => "together", Overlap.Apart => "apart", _ => "unknown" };

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string NotFollowed(LeftOut left)
    {
        (int Count, string One, string More)[] all =
        [
            (left.Crowded, "node that too many share", "nodes that too many share"),
            (left.Public, "public place, carrier, journey, consulate or bank", "public places, carriers, journeys, consulates or banks"),
            (left.Hidden, "link of a family or a protected profession", "links of families or protected professions"),
            (left.Restricted, "link that whoever asked may not see", "links that whoever asked may not see"),
            (left.Expired, "expired link", "expired links"),
            (left.NotYet, "link that begins later", "links that begin later"),
            (left.WrongTimes, "link that did not hold at the time of the one before", "links that did not hold at the time of the one before"),
        ];
        return string.Join("; ", all.Where(a => a.Count > 0).Select(a => Show.Many(a.Count, a.One, a.More)));
    }
}
