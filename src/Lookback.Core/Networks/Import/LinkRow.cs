using Lookback.Core.Records;

namespace Lookback.Core.Networks.Import;

/// <summary>One row of a file of links. Each has one outcome: a link, an issue, or left out on purpose.</summary>
public sealed record LinkRow
{
    /// <summary>What a link of something with itself is counted as.</summary>
    public const string SelfLoop = "self-loop";

    /// <summary>1-based line it starts on.</summary>
    public required long Line { get; init; }

    /// <summary>
    /// The link, without its id: an end that is an encounter has the word by which the file names it, which the ledger alone can tell the encounter of.
    /// </summary>
    public Link? Link { get; init; }

    /// <summary>Why it could not be taken.</summary>
    public ReadIssue? Issue { get; init; }

    /// <summary>Why it was left out on purpose, in a word to count by: <c>self-loop</c>, <c>protected:lawyer</c>, <c>represented-by</c>.</summary>
    public string? Dropped { get; init; }

    internal static LinkRow Lost(string file, long line, string field, string expected, string found) =>
        new() { Line = line, Issue = new ReadIssue(file, line, field, expected, found) { Weight = ReadIssueWeight.Row } };

    internal static LinkRow Left(long line, string why) => new() { Line = line, Dropped = why };
}
