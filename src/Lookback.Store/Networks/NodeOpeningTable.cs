using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Networks;

/// <summary>A leave to walk through what many share, on record.</summary>
/// <param name="Opening">What was decided.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Actor">By whom.</param>
public sealed record RecordedOpening(NodeOpening Opening, long Position, DateTimeOffset DecidedAt, string Actor);

/// <summary>What many share, and which of it a person opened.</summary>
public sealed class NodeOpeningTable
{
    private static readonly TableShape Shape = new("node_opening", "position", "node", "is_open");
    private readonly Database _database;
    private readonly EntryTable _entries;
    private readonly NodeNumbers _nodes;

    internal NodeOpeningTable(Database database, EntryTable entries, NodeNumbers nodes) => (_database, _entries, _nodes) = (database, entries, nodes);

    /// <summary>The numbers of the nodes that stood open.</summary>
    public IReadOnlySet<long> Open(Horizon at) => Rows(at).Where(r => r.IsOpen == 1).Select(r => r.Node).ToHashSet();

    /// <summary>The leaves that stood, oldest first.</summary>
    public IReadOnlyList<RecordedOpening> All(Horizon at) => _entries
        .ReadMany<EntryBody.NodeOpened>([.. Rows(at).Where(r => r.IsOpen == 1).Select(r => r.Position).Order()])
        .ConvertAll(r => new RecordedOpening(r.Body.Opening, r.Entry.Position, r.Entry.KnownAt, r.Entry.Actor));

    /// <summary>What was opened or closed after a position.</summary>
    public IReadOnlyList<long> ChangedAfter(long position, Horizon at) => _database.Query<long>(
        "SELECT DISTINCT node FROM node_opening WHERE position > @position AND position <= @at ORDER BY 1", at.With(new { position }));

    internal void Decide(Writes writes, long position, NodeOpening opening) =>
        writes.Insert(Shape, position, _nodes.Of(opening.Node), opening.IsOpen ? 1L : 0L);

    private List<(long Node, long Position, long IsOpen)> Rows(Horizon at) => _database.Query<(long, long, long)>(
        """
        SELECT node, position, is_open FROM node_opening o WHERE position <= @at
         AND position = (SELECT MAX(l.position) FROM node_opening l WHERE l.node = o.node AND l.position <= @at)
        """,
        at.With());
}
