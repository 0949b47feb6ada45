namespace Lookback.Core.Records;

/// <summary>A row, element or field of a source that could not be taken as it stands. The import goes on without it.</summary>
/// <param name="File">The file's name, without its folder.</param>
/// <param name="Line">1-based line; 0 where the format has none.</param>
/// <param name="Field">The column or element.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Found">What stood there, at most 80 characters of it.</param>
public sealed record ReadIssue(string File, long Line, string Field, string Expected, string Found)
{
    /// <summary>Longest <see cref="Found"/> kept, in characters.</summary>
    public const int MaxFound = 80;

    /// <summary>How much it took away.</summary>
    public ReadIssueWeight Weight { get; init; } = ReadIssueWeight.Field;

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{File}, line {Line}, {Field}: expected {Expected}, found \"{Found}\"");

    /// <summary>Cuts a found text to what an issue keeps, never through the middle of a character.</summary>
    public static string Cut(string text) =>
        text.Length <= MaxFound ? text
        : char.IsHighSurrogate(text[MaxFound - 2]) ? text[..(MaxFound - 2)] + "…"
        : text[..(MaxFound - 1)] + "…";
}

/// <summary>Whether an issue cost a field or a whole row; the share of lost rows decides whether an edition is refused.</summary>
public enum ReadIssueWeight
{
    /// <summary>One field was left out, the row was kept.</summary>
    Field,

    /// <summary>The whole row was left out.</summary>
    Row,
}
