using System.Globalization;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Networks;

/// <summary>
/// The links as they are walked, each under both its ends. Derived from the entries up to a mark, and dropped when the rules by which links are
/// inferred change: nothing inferred is ever edited.
/// </summary>
public sealed class EdgeTable
{
    private static readonly TableShape Shape = new(
        "edge", "node", "subject", "other", "position", "until_position", "type", "other_kind", "origin", "grade", "handling", "from_day", "until_day",
        "expires");

    private const string Columns = "node, other, other_kind, position, type, origin, grade, handling, from_day, until_day, expires, subject";
    private const int Width = 12;
    private readonly Database _database;

    internal EdgeTable(Database database) => _database = database;

    /// <summary>Up to where the entries have been read, by the rules of now; 0 where they were read by others.</summary>
    public long UpTo => _database.Query<(long UpTo, string Rules)>("SELECT up_to, rules FROM edge_mark")
        .Where(m => m.Rules == LinkRule.Version)
        .Select(m => m.UpTo)
        .FirstOrDefault();

    /// <summary>How many edges there are; each link is two.</summary>
    public long Count => _database.Scalar<long>("SELECT COUNT(*) FROM edge");

    /// <summary>Whom nobody met, and who shares something with somebody met after a position: where a new encounter may touch a designation.</summary>
    public IReadOnlyList<NetworkEnd> BesideMet(long after, Horizon at) => Ends(
        """
        SELECT s.other, MIN(s.other_kind), MIN(s.position) FROM encounter e
        JOIN edge l ON l.node = e.position AND l.subject = 0
        JOIN edge s ON s.node = l.other AND s.subject = 0 AND s.position <= @at AND s.until_position > @at
        WHERE e.position > @after AND e.position <= @at GROUP BY s.other ORDER BY 1
        """,
        at.With(new { after }));

    /// <summary>Whom nobody met, and who is linked to one of several nodes.</summary>
    public IReadOnlyList<NetworkEnd> Beside(IReadOnlyCollection<long> nodes, Horizon at) => nodes.Count == 0 ? [] : Ends(
        $"""
        SELECT other, MIN(other_kind), MIN(position) FROM edge WHERE {_database.Among("node")} AND subject = 0 AND position <= @at AND until_position > @at
        GROUP BY other ORDER BY 1
        """,
        at.With(new { set = _database.Set(nodes) }));

    /// <summary>Every listing that anything is linked to. Reads all edges.</summary>
    public IReadOnlyList<NetworkEnd> Listings(Horizon at) => Ends(
        $"""
        SELECT other, MIN(other_kind), MIN(position) FROM edge
        WHERE subject = 0 AND other_kind = {Number((long)NodeKind.Listing)} AND position <= @at AND until_position > @at GROUP BY other ORDER BY 1
        """,
        at.With());

    /// <summary>Of several nodes, those that anything is linked to.</summary>
    public IReadOnlyList<long> Linked(IReadOnlyCollection<long> nodes) => _database.Query<long>(
        $"SELECT DISTINCT node FROM edge WHERE {_database.Among("node")} ORDER BY 1", new { set = _database.Set(nodes) });

    internal void Clear()
    {
        _database.Execute("DELETE FROM edge");
        _database.Execute("DELETE FROM edge_mark");
    }

    internal void SetUpTo(long position)
    {
        _database.Execute("DELETE FROM edge_mark");
        _database.Execute("INSERT INTO edge_mark (up_to, rules) VALUES (@position, @rules)", new { position, rules = LinkRule.Version });
    }

    /// <summary>Adds edges in the order of their keys, which is the order they lie in.</summary>
    internal void Add(List<EdgeRow> rows)
    {
        rows.Sort(static (a, b) => a.CompareTo(b));
        _database.Insert([new TableRows(Shape.Name, Shape.Columns, [.. rows.DistinctBy(r => r.Key).Select(r => r.Values())])]);
    }

    /// <summary>Ends the edges between two nodes that an entry stated.</summary>
    internal void End(long one, long other, long position, long until)
    {
        const string sql = "UPDATE edge SET until_position = @until WHERE node = @node AND other = @other AND position = @position";
        _database.Execute(sql, new { node = one, other, position, until });
        _database.Execute(sql, new { node = other, other = one, position, until });
    }

    /// <summary>The nodes that a node's edges of one entry lead to.</summary>
    internal List<long> OthersOf(long node, long position) =>
        _database.Query<long>("SELECT other FROM edge WHERE node = @node AND position = @position", new { node, position });

    /// <summary>The edges of several nodes, of each at most so many.</summary>
    internal List<Edge> Read(IReadOnlyCollection<long> nodes, Horizon at, EdgeScope scope, int most = int.MaxValue)
    {
        var edges = new List<Edge>();
        if (nodes.Count == 0) return edges;
        _database.Each(
            (among, position) => $"""
                SELECT {Columns} FROM edge e WHERE {among} AND position <= {position} AND until_position > {position} {And(scope)}
                ORDER BY node, subject, other, position, type LIMIT {Number(most)}
                """,
            "node",
            nodes,
            at.Position,
            Width,
            row => edges.Add(EdgeOf(row)));
        return edges;
    }

    /// <summary>Of several encounters, those in which a document was shown that binds them to another.</summary>
    internal HashSet<long> Sharing(IReadOnlyCollection<long> encounters, Horizon at)
    {
        var sharing = new HashSet<long>();
        if (encounters.Count == 0) return sharing;
        _database.Each(
            (among, position) => FormattableString.Invariant($"""
                SELECT d.node FROM edge d
                JOIN edge b ON b.node = d.other AND b.subject > 0 AND b.other <> d.node AND b.origin = {(int)EdgeOrigin.Binding} AND b.position <= {position}
                WHERE {among} AND d.subject = 0 AND d.origin = {(int)EdgeOrigin.Binding} AND d.position <= {position} LIMIT 1
                """),
            "d.node",
            encounters,
            at.Position,
            1,
            row => sharing.Add(row[0]));
        return sharing;
    }

    /// <summary>The documents that several encounters showed, as far as those bind them to others.</summary>
    internal ILookup<long, long> Shown(IReadOnlyCollection<long> encounters, Horizon at)
    {
        var shown = new List<(long Encounter, long Document)>();
        if (encounters.Count > 0)
        {
            _database.Each(
                (among, position) => FormattableString.Invariant($"""
                    SELECT node, other FROM edge WHERE {among} AND position <= {position} AND until_position > {position} AND origin = {(int)EdgeOrigin.Binding}
                    ORDER BY node, subject, other, position, type
                    """),
                "node",
                encounters,
                at.Position,
                2,
                row => shown.Add((row[0], row[1])));
        }

        return shown.Distinct().ToLookup(s => s.Encounter, s => s.Document);
    }

    /// <summary>
    /// Whether more than so many parties share a node. Each is looked up once, however often it was met: from one subject straight to the next, and no further
    /// than one too many.
    /// </summary>
    internal bool IsCrowded(long node, Horizon at, int most) => _database.Scalar<long>(
        """
        WITH RECURSIVE met(subject, n) AS (
         SELECT (SELECT subject FROM edge WHERE node = @node AND subject > 0 AND position <= @at AND until_position > @at ORDER BY subject LIMIT 1), 1
         UNION ALL
         SELECT (SELECT e.subject FROM edge e WHERE e.node = @node AND e.subject > m.subject AND e.position <= @at AND e.until_position > @at
          ORDER BY e.subject LIMIT 1), m.n + 1
         FROM met m WHERE m.subject IS NOT NULL AND m.n <= @most
        )
        SELECT (SELECT COUNT(subject) FROM met) + (SELECT COUNT(*) FROM (
         SELECT DISTINCT other FROM edge WHERE node = @node AND subject = 0 AND position <= @at AND until_position > @at LIMIT @most + 1) x)
        """,
        at.With(new { node, most = (long)most })) > most;

    private List<NetworkEnd> Ends(string sql, object parameters) => _database
        .Query<(long Node, long Kind, long Entry)>(sql, parameters)
        .ConvertAll(r => new NetworkEnd(r.Node, (NodeKind)r.Kind, r.Entry));

    private static string And(EdgeScope scope) => scope switch
    {
        EdgeScope.ToEncounters => "AND e.subject > 0",
        EdgeScope.ToParties => FormattableString.Invariant($"AND e.other_kind <= {(int)NodeKind.Party}"),
        _ => "",
    };

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Edge EdgeOf(ReadOnlySpan<long> row)
    {
        var (kind, origin) = ((NodeKind)row[2], (EdgeOrigin)row[5]);
        return new Edge
        {
            Node = row[0],
            Other = row[1],
            Party = row[11] == 0 ? row[1] : row[11],
            OtherKind = kind,
            Entry = row[3],
            Type = LinkType.All[(int)row[4]],
            // A record leads to what it says, and what it says back to the record.
            IsForward = origin == EdgeOrigin.AssertedHere || (origin >= EdgeOrigin.Inferred && kind > NodeKind.Encounter),
            IsInferred = origin >= EdgeOrigin.Inferred,
            IsBinding = origin == EdgeOrigin.Binding,
            Grade = Grade.Unpack((byte)row[6]),
            Handling = new Handling((Tlp)row[7]),
            Period = new Period(row[8] == long.MinValue ? int.MinValue : (int)row[8], row[9] == long.MinValue ? int.MaxValue : (int)row[9]),
            Expires = row[10] == long.MinValue ? int.MaxValue : (int)row[10],
        };
    }
}

/// <summary>A node that edges lead to.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Entry">Position of an entry that says so: what its number is of can be read there.</param>
public readonly record struct NetworkEnd(long Node, NodeKind Kind, long Entry);

/// <summary>Whose word an edge is.</summary>
internal enum EdgeOrigin
{
    /// <summary>A link, asserted of this end as the one that does.</summary>
    AssertedHere,

    /// <summary>A link, asserted of the other end as the one that does.</summary>
    AssertedThere,

    /// <summary>A record's own.</summary>
    Inferred,

    /// <summary>A record's own, of a document whose issuer is on record: it tells one person from all others.</summary>
    Binding,
}

/// <summary>An edge as a row.</summary>
internal readonly record struct EdgeRow : IComparable<EdgeRow>
{
    public required long Node { get; init; }

    public required long Other { get; init; }

    /// <summary>The other end's subject, where it is an encounter.</summary>
    public required long Subject { get; init; }

    public required NodeKind OtherKind { get; init; }

    public required long Position { get; init; }

    public required long Until { get; init; }

    public required LinkType Type { get; init; }

    public required EdgeOrigin Origin { get; init; }

    public required Grade Grade { get; init; }

    public required Period Period { get; init; }

    public Handling Handling { get; init; }

    public int? Expires { get; init; }

    /// <summary>What no two rows share.</summary>
    public (long Node, long Subject, long Other, long Position, int Type) Key => (Node, Subject, Other, Position, Type.Number);

    public int CompareTo(EdgeRow other) => Key.CompareTo(other.Key);

    /// <summary>In the order of the table's columns.</summary>
    public object?[] Values() =>
    [
        Node, Subject, Other, Position, Until, (long)Type.Number, (long)OtherKind, (long)Origin, (long)Grade.Packed, (long)Handling.Tlp,
        Period.From == int.MinValue ? null : (long)Period.From, Period.Until == int.MaxValue ? null : (long)Period.Until, Expires is { } day ? (long)day : null,
    ];
}
