using Lookback.Core.Records;

namespace Lookback.Core.Lists;

/// <summary>What a reader counts and complains of while it reads: every issue is counted, the first of them are kept.</summary>
internal sealed class ReadingLog
{
    /// <summary>How many issues are kept; a file of nothing but bad rows must not fill the memory with complaints.</summary>
    public const int MaxKept = 1000;

    private readonly List<ReadIssue> _issues = [];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _dropped = new(StringComparer.Ordinal);

    public DateTimeOffset? PublishedAt { get; set; }

    public long RowsRead { get; set; }

    public long RowsLost { get; private set; }

    /// <summary>Where the listing begins that is yielded next or was last; line 0 where the reader does not say.</summary>
    public (string? File, long Line) Listing { get; set; }

    public long IssueCount { get; private set; }

    public IReadOnlyList<ReadIssue> Issues => _issues;

    public IReadOnlyDictionary<string, long> Dropped => _dropped;

    /// <summary>One field was left out.</summary>
    public void Field(string file, long line, string field, string expected, string found) =>
        Add(new ReadIssue(file, line, field, expected, ReadIssue.Cut(found)));

    /// <summary>One row was left out.</summary>
    public void Row(string file, long line, string field, string expected, string found)
    {
        RowsLost++;
        Add(new ReadIssue(file, line, field, expected, ReadIssue.Cut(found)) { Weight = ReadIssueWeight.Row });
    }

    /// <summary>As <see cref="Field"/>, but once for each file and field: a new element stands in every entry.</summary>
    public void FieldOnce(string file, long line, string field, string expected, string found)
    {
        if (_said.Add($"{file}|{field}")) Field(file, line, field, expected, found);
    }

    /// <summary>Values left out on purpose, counted by their kind.</summary>
    public void Drop(string kind, long count)
    {
        var known = ReadIssue.Cut(kind);
        _dropped[known] = _dropped.GetValueOrDefault(known) + count;
    }

    private void Add(ReadIssue issue)
    {
        IssueCount++;
        if (_issues.Count < MaxKept) _issues.Add(issue);
    }
}
