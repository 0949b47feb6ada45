namespace Lookback.Core.Records;

/// <summary>
/// A row, element or field of a source that could not be taken as it stands. The import goes on without it. Its texts are lines without control
/// characters, cut where they are longer than any of ours: what stands in a file may be of any length.
/// </summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">1-based line; 0 where the format has none.</param>
/// <param name="Field">The column or element.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Found">What stood there, at most 80 characters of it.</param>
public sealed record ReadIssue(string File, long Line, string Field, string Expected, string Found)
{
    /// <summary>Longest <see cref="Found"/> kept, in characters.</summary>
    public const int MaxFound = 80;

    /// <summary>Longest <see cref="File"/>, <see cref="Field"/> and <see cref="Expected"/>, in characters.</summary>
    public const int MaxWords = 300;

    /// <summary>The file's name, without its folder.</summary>
    public string File { get; init => field = OneLine.Of(value, MaxWords); } = OneLine.Of(File, MaxWords);

    /// <summary>The column or element.</summary>
    public string Field { get; init => field = OneLine.Of(value, MaxWords); } = OneLine.Of(Field, MaxWords);

    /// <summary>What would have been right.</summary>
    public string Expected { get; init => field = OneLine.Of(value, MaxWords); } = OneLine.Of(Expected, MaxWords);

    /// <summary>What stood there, at most <see cref="MaxFound"/> characters of it.</summary>
    public string Found { get; init => field = OneLine.Of(value, MaxFound); } = OneLine.Of(Found, MaxFound);

    /// <summary>How much it took away.</summary>
    public ReadIssueWeight Weight { get; init; } = ReadIssueWeight.Field;

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{File}, line {Line}, {Field}: expected {Expected}, found \"{Found}\"");

    /// <summary>Cuts a found text to what an issue keeps, in one line and never through the middle of a character.</summary>
    public static string Cut(string text) => OneLine.Of(text, MaxFound);
}

/// <summary>Whether an issue cost a field or a whole row; the share of lost rows decides whether an edition is refused.</summary>
public enum ReadIssueWeight
{
    /// <summary>One field was left out, the row was kept.</summary>
    Field,

    /// <summary>The whole row was left out.</summary>
    Row,
}
