using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Tables;

namespace Lookback.Store.Networks;

/// <summary>A link on record.</summary>
/// <param name="Link">What was said.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="KnownAt">When it was recorded.</param>
/// <param name="WithdrawnPosition">Where it was withdrawn; <see langword="null"/> while it was not.</param>
public sealed record RecordedLink(Link Link, long Position, DateTimeOffset KnownAt, long? WithdrawnPosition);

/// <summary>Links that sources assert, and when they were withdrawn.</summary>
public sealed class LinkTable
{
    private static readonly TableShape Shape = new("link", "position", "until_position", "link", "source", "from_node", "to_node", "begins", "expires");
    private const int PageLength = 2_000;
    private readonly Database _database;
    private readonly EntryTable _entries;
    private readonly NodeNumbers _nodes;
    private readonly KeyRing? _ring;

    internal LinkTable(Database database, EntryTable entries, NodeNumbers nodes, KeyRing? ring) =>
        (_database, _entries, _nodes, _ring) = (database, entries, nodes, ring);

    /// <summary>How many links stood, and how many had been withdrawn; without those whose words are gone.</summary>
    public (long Standing, long Withdrawn) Count(Horizon at) => _database.Single<(long, long)>(
        """
        SELECT COALESCE(SUM(CASE WHEN until_position > @at THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN until_position > @at THEN 0 ELSE 1 END), 0)
        FROM link WHERE position <= @at
        """,
        at.With());

    /// <summary>Of several links, those that stand already, each with its last day as a lead.</summary>
    public IReadOnlyDictionary<LinkId, DateOnly> Standing(IReadOnlyCollection<LinkId> links) => _database
        .Query<(string Link, long Expires)>(
            $"SELECT link, MAX(expires) FROM link WHERE until_position = @open AND {_database.Among("link")} GROUP BY link",
            new { open = Positions.Open, set = _database.Set(links.Select(l => l.Value)) })
        .ToDictionary(l => new LinkId(l.Link), l => DateOnly.FromDayNumber((int)l.Expires));

    /// <summary>Of several links, those that a person withdrew, whether or not they were stated again.</summary>
    public IReadOnlySet<LinkId> Withdrawn(IReadOnlyCollection<LinkId> links) => _database
        .Query<string>(
            $"SELECT link FROM link WHERE until_position <> @open AND {_database.Among("link")}",
            new { open = Positions.Open, set = _database.Set(links.Select(l => l.Value)) })
        .Select(l => new LinkId(l))
        .ToHashSet();

    /// <summary>The links that stood, whose ids start so; at most 20.</summary>
    public IReadOnlyList<RecordedLink> Find(string idStart, Horizon at) => Read(
        at, "until_position > @at AND link >= @idStart AND link < @end ORDER BY position LIMIT 20", new { idStart, end = idStart + "\uffff" });

    /// <summary>Every link that stood, oldest first.</summary>
    public IReadOnlyList<RecordedLink> All(Horizon at) => Read(at, "until_position > @at ORDER BY position");

    /// <summary>The links that stood on the word of a source, oldest first.</summary>
    public IReadOnlyList<RecordedLink> Of(string source, Horizon at) =>
        Read(at, "until_position > @at AND source = @mark ORDER BY position", new { mark = _ring!.Mark(SourceMark(source)) });

    /// <summary>The links that stood and have one of several nodes at either end, oldest first.</summary>
    public IReadOnlyList<RecordedLink> Touching(IReadOnlyCollection<long> nodes, Horizon at) => nodes.Count == 0 ? [] : Read(
        at,
        $"until_position > @at AND ({_database.Among("from_node")} OR {_database.Among("to_node")}) ORDER BY position",
        new { set = _database.Set(nodes) });

    /// <summary>How many links that stood repeat a source. Reads every link.</summary>
    public long CountRepeating(string source, Horizon at) => _database
        .Query<long>("SELECT position FROM link WHERE position <= @at AND until_position > @at ORDER BY position", at.With())
        .Chunk(PageLength)
        .Sum(page => (long)_entries.ReadMany<EntryBody.LinkStated>(page).Count(r => r.Body.Link.Quotes.Contains(source, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The ends of links that were stated or withdrawn after a position, or began after a day and by another.</summary>
    public IReadOnlyList<long> ChangedEnds(long after, DateOnly since, DateOnly by, Horizon at) => _database.Query<long>(
        """
        WITH changed AS (
         SELECT from_node, to_node FROM link WHERE position <= @at
          AND (position > @after OR (until_position > @after AND until_position <= @at) OR (begins > @since AND begins <= @by)))
        SELECT from_node FROM changed UNION SELECT to_node FROM changed ORDER BY 1
        """,
        at.With(new { after, since = (long)since.DayNumber, by = (long)by.DayNumber }));

    /// <summary>The link at a position.</summary>
    public RecordedLink At(long position) => Read(position, "position = @position", new { position })[0];

    internal void State(Writes writes, long position, Link link, KnownIds known) => writes.Insert(
        Shape,
        position,
        Positions.Open,
        link.Id.Value,
        _ring!.Mark(SourceMark(link.Source)),
        Number(link.From, known, position),
        Number(link.To, known, position),
        link.Since is { } since ? (long)since.Earliest.DayNumber : null,
        (long)link.Expires.Latest.DayNumber);

    internal static void Withdraw(Writes writes, long position, LinkId link) => writes.Run(
        "UPDATE link SET until_position = $1 WHERE link = $2 AND position < $1 AND until_position = $3", position, link.Value, Positions.Open);

    private long Number(NodeRef node, KnownIds known, long position) =>
        node.Kind == NodeKind.Encounter ? known.Encounter(new EncounterId(node.Key), position).EncounterPosition : _nodes.Of(node);

    private static string SourceMark(string source) => $"source\n{source}";

    private List<RecordedLink> Read(Horizon at, string where, object? parameters = null)
    {
        var rows = _database.Query<(long Position, long Until)>(
            $"SELECT position, until_position FROM link WHERE position <= @at AND {where}", at.With(parameters));
        var until = rows.ToDictionary(r => r.Position, r => r.Until);
        return _entries.ReadMany<EntryBody.LinkStated>([.. rows.Select(r => r.Position)]).ConvertAll(r => new RecordedLink(
            r.Body.Link, r.Entry.Position, r.Entry.KnownAt, until[r.Entry.Position] == Positions.Open ? null : until[r.Entry.Position]));
    }
}
