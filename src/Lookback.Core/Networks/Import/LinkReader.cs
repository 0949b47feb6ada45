using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Networks.Import;

/// <summary>Reads a file of links as a stream, one row in memory; the format is told by its content.</summary>
public static class LinkReader
{
    /// <summary>Opens a file, and the file of nodes beside it.</summary>
    /// <exception cref="RefusedException"><c>empty</c>, <c>unexpected-file</c>, <c>unexpected-mapping</c>.</exception>
    public static LinkReading Open(SourceFile file, SourceFile? nodes, LinkMapping mapping, LinkDefaults defaults)
    {
        var format = FormatOf(file);
        if (nodes is not null && format != LinkFormat.Table)
            throw new RefusedException("unexpected-file", $"{file.Name} has its nodes in it: expected no file of nodes beside it, found {nodes.Name}");
        if (mapping != LinkMapping.None && format == LinkFormat.FollowTheMoney)
            throw new RefusedException("unexpected-mapping", $"{file.Name} is FollowTheMoney, whose words are known: expected no mapping, found one");
        var log = new ReadingLog();
        return new LinkReading(format, log, format switch
        {
            LinkFormat.GraphMl => new GraphMlReader(file, mapping, defaults, log).Read(),
            LinkFormat.FollowTheMoney => new FtmLinkReader(file, defaults, log).Read(),
            _ => new LinkTableReader(file, nodes, mapping, defaults, log).Read(),
        });
    }

    private static LinkFormat FormatOf(SourceFile file)
    {
        if (Spreadsheet.Is(file)) return LinkFormat.Table;
        using var text = SourceText.Open(file);
        for (int next; (next = text.Read()) >= 0;)
        {
            if (char.IsWhiteSpace((char)next)) continue;
            return next switch { '<' => LinkFormat.GraphMl, '{' or '[' => LinkFormat.FollowTheMoney, _ => LinkFormat.Table };
        }

        throw new RefusedException("empty", $"{file.Name} is empty: expected a CSV header, GraphML or FollowTheMoney, found no content");
    }
}

/// <summary>A file of links while it is read.</summary>
public sealed class LinkReading
{
    private readonly ReadingLog _log;
    private readonly IEnumerable<LinkRow> _rows;

    internal LinkReading(LinkFormat format, ReadingLog log, IEnumerable<LinkRow> rows) => (Format, _log, _rows) = (format, log, rows);

    /// <summary>What it comes in.</summary>
    public LinkFormat Format { get; }

    /// <summary>What could not be taken beside rows: nodes, and keys that are no field. The first of them; the rows say theirs themselves.</summary>
    public IReadOnlyList<ReadIssue> Issues => _log.Issues;

    /// <summary>How many there are.</summary>
    public long IssueCount => _log.IssueCount;

    /// <summary>What was left unread on purpose, by the word for it and how often it stood there; no rows.</summary>
    public IReadOnlyDictionary<string, long> Unread => _log.Dropped;

    /// <summary>The rows in order; to be read once.</summary>
    /// <exception cref="RefusedException">The file is no such file, or says nowhere who says so or under what law it is kept.</exception>
    public IEnumerable<LinkRow> Rows() => _rows;
}
