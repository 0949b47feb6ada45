using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>An edition and when it came into force here.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Position">The ledger position of its loading; its listings stand right before.</param>
/// <param name="LoadedAt">When it was loaded.</param>
/// <param name="ReplacedPosition">Where the next edition came into force; <see langword="null"/> while this one is.</param>
public sealed record LoadedEdition(Edition Edition, long Position, DateTimeOffset LoadedAt, long? ReplacedPosition);

/// <summary>
/// Editions and when each was in force. By the known clock alone that is the one loaded last; asked about an effective instant it is the
/// one that had been published last by then, a recall counting from the date of the edition that it took back.
/// </summary>
public sealed class EditionTable
{
    private static readonly TableShape Shape = new("edition", "position", "until_position", "effective_at", "watchlist");
    private readonly Database _database;
    private readonly EntryTable _entries;

    internal EditionTable(Database database, EntryTable entries)
    {
        _database = database;
        _entries = entries;
    }

    /// <summary>The editions in force, one for each watchlist, by watchlist.</summary>
    public IReadOnlyList<LoadedEdition> InForce(Horizon at) => Read(at, $"AND {IsInForce(at, "e")} ORDER BY e.watchlist");

    /// <summary>The edition of a watchlist in force, if any.</summary>
    public LoadedEdition? InForce(WatchlistId watchlist, Horizon at) =>
        Read(at, $"AND e.watchlist = @watchlist AND {IsInForce(at, "e")}", watchlist).FirstOrDefault();

    /// <summary>Every edition of a watchlist, oldest first.</summary>
    public IReadOnlyList<LoadedEdition> History(WatchlistId watchlist, Horizon at) =>
        Read(at, $"AND e.watchlist = @watchlist ORDER BY {Order(at)}", watchlist);

    /// <summary>Every edition, oldest first.</summary>
    public IReadOnlyList<LoadedEdition> All(Horizon at) => Read(at, $"ORDER BY {Order(at)}");

    /// <summary>Where the edition of a watchlist in force was loaded; 0 where there is none.</summary>
    internal long PositionInForce(WatchlistId watchlist, Horizon at) => _database.Scalar<long?>(
        $"SELECT e.position FROM edition e WHERE {at.Sees("e")} AND e.watchlist = @watchlist AND {IsInForce(at, "e")}",
        at.With(new { watchlist = watchlist.Value })) ?? 0;

    /// <summary>The condition that an edition of that alias, which is seen, is the one in force.</summary>
    internal static string IsInForce(Horizon at, string alias) => at.Effective is null
        ? $"{alias}.until_position > @at"
        : $"""
          NOT EXISTS (SELECT 1 FROM edition later WHERE later.watchlist = {alias}.watchlist AND {at.Sees("later")}
           AND (later.effective_at > {alias}.effective_at OR (later.effective_at = {alias}.effective_at AND later.position > {alias}.position)))
          """;

    internal static void Load(Writes writes, Entry entry, Edition edition)
    {
        var effective = Instants.ToMicroseconds(edition.EffectiveAt ?? edition.PublishedAt ?? entry.KnownAt);
        writes.Insert(Shape, entry.Position, Positions.Open, effective, edition.Watchlist.Value);
        writes.Run(
            "UPDATE edition SET until_position = $1 WHERE watchlist = $2 AND until_position = $3 AND position < $1",
            entry.Position,
            edition.Watchlist.Value,
            Positions.Open);
    }

    private static string Order(Horizon at) => at.Effective is null ? "e.position" : "e.effective_at, e.position";

    private List<LoadedEdition> Read(Horizon at, string and, WatchlistId? watchlist = null)
    {
        var rows = _database.Query<(long Position, long Until)>(
            $"SELECT e.position, e.until_position FROM edition e WHERE {at.Sees("e")} {and}", at.With(new { watchlist = watchlist?.Value }));
        var editions = _entries.ReadMany<EntryBody.EditionLoaded>(rows.ConvertAll(r => r.Position))
            .Zip(rows, (r, row) => new LoadedEdition(
                r.Body.Edition, row.Position, r.Entry.KnownAt, at.Effective is not null || row.Until > at.Position ? null : row.Until))
            .ToList();
        return at.Effective is null ? editions : InTheirOrder(editions);
    }

    // In the world an edition gives way to the one published next, whenever either was loaded.
    private static List<LoadedEdition> InTheirOrder(List<LoadedEdition> editions) => editions
        .Select((e, i) => e with { ReplacedPosition = editions.Skip(i + 1).FirstOrDefault(l => l.Edition.Watchlist == e.Edition.Watchlist)?.Position })
        .ToList();
}
