using Lookback.Flows.Networks;
using Lookback.Core.Records;
using Lookback.Flows;

namespace Lookback.Views;

/// <summary>What an import of links did, for its caller: rows = taken + known + not taken + the sum of the dropped.</summary>
/// <param name="File">The file.</param>
/// <param name="Format">What it came in.</param>
/// <param name="Rows">All rows.</param>
/// <param name="Taken">Links recorded.</param>
/// <param name="Known">Links that were on record already, or stood in the file before.</param>
/// <param name="NotTaken">Rows that could not be taken.</param>
/// <param name="Dropped">Rows left out on purpose, by why.</param>
/// <param name="Ungraded">Of the links recorded, those that nobody graded.</param>
/// <param name="Unread">What was left unread on purpose and is no row.</param>
/// <param name="IssueCount">All issues.</param>
/// <param name="Issues">The first of them.</param>
internal sealed record LinkImportReport(
    string File,
    string Format,
    long Rows,
    long Taken,
    long Known,
    long NotTaken,
    IReadOnlyDictionary<string, long> Dropped,
    long Ungraded,
    IReadOnlyDictionary<string, long> Unread,
    long IssueCount,
    IReadOnlyList<ReadIssue> Issues)
{
    /// <summary>Issues shown.</summary>
    private const int MostShown = 20;

    /// <summary>Of an import's result.</summary>
    public static LinkImportReport Of(string file, LinkImportResult result) => new(
        file,
        result.Format.ToString(),
        result.Rows,
        result.Taken,
        result.Known,
        result.NotTaken,
        result.Dropped,
        result.Ungraded,
        result.Unread,
        result.IssueCount,
        [.. result.Issues.Take(MostShown)]);
}
