using Lookback.Core.Records;

namespace Lookback.Exports;

/// <summary>How a link is drawn, by the convention of link charts (i2): what is unconfirmed must look so.</summary>
internal enum LineStyle
{
    /// <summary>Confirmed: a source of A or B, information of 1 or 2.</summary>
    Solid,

    /// <summary>Unconfirmed: down to C3.</summary>
    Dashed,

    /// <summary>Tentative: anything weaker, or not graded.</summary>
    Dotted,
}

/// <summary>From a grade to a line and to words.</summary>
internal static class LineStyles
{
    private static readonly string[] Sources =
        ["completely reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable", "cannot be judged"];

    private static readonly string[] Information = ["confirmed by others", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"];

    /// <summary>The line of a grade.</summary>
    public static LineStyle Of(Grade grade) =>
        grade is { Source: <= 'B', Information: <= 2 } ? LineStyle.Solid : grade.IsGood ? LineStyle.Dashed : LineStyle.Dotted;

    /// <summary>The word for a line, in files.</summary>
    public static string Word(LineStyle line) => line switch { LineStyle.Solid => "solid", LineStyle.Dashed => "dashed", _ => "dotted" };

    /// <summary>A grade in words (NATO AJP-2.1).</summary>
    public static string Say(Grade grade) => $"{grade} (source: {Sources[grade.Source - 'A']}; information: {Information[grade.Information - 1]})";
}
