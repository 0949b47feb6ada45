using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>An edition and when it came into force here.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Position">The ledger position of its loading; its listings stand right before.</param>
/// <param name="LoadedAt">When it was loaded.</param>
/// <param name="ReplacedPosition">Where the next edition came into force; <see langword="null"/> while this one is.</param>
public sealed record LoadedEdition(Edition Edition, long Position, DateTimeOffset LoadedAt, long? ReplacedPosition);

/// <summary>Editions and when each was in force.</summary>
public sealed class EditionTable
{
    private const string Columns = "SELECT position, until_position FROM edition ";
    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;

    internal EditionTable(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        _entries = entries;
    }

    /// <summary>The editions in force at a position, one for each watchlist, by watchlist.</summary>
    public IReadOnlyList<LoadedEdition> InForce(long at) =>
        Read(at, "WHERE position <= @at AND until_position > @at ORDER BY watchlist", new { at });

    /// <summary>The edition of a watchlist in force at a position, if any.</summary>
    public LoadedEdition? InForce(WatchlistId watchlist, long at) => Read(
        at,
        "WHERE watchlist = @watchlist AND position <= @at AND until_position > @at",
        new { watchlist = watchlist.Value, at }).FirstOrDefault();

    /// <summary>Every edition of a watchlist loaded up to a position, oldest first.</summary>
    public IReadOnlyList<LoadedEdition> History(WatchlistId watchlist, long at) => Read(
        at, "WHERE watchlist = @watchlist AND position <= @at ORDER BY position", new { watchlist = watchlist.Value, at });

    /// <summary>Every edition loaded up to a position, oldest first.</summary>
    public IReadOnlyList<LoadedEdition> All(long at) => Read(at, "WHERE position <= @at ORDER BY position", new { at });

    internal void Load(SqliteTransaction transaction, long position, Edition edition)
    {
        var row = new { position, open = Positions.Open, watchlist = edition.Watchlist.Value };
        _connection.Execute(
            "UPDATE edition SET until_position = @position WHERE watchlist = @watchlist AND until_position = @open", row, transaction);
        _connection.Execute("INSERT INTO edition VALUES (@position, @open, @watchlist)", row, transaction);
    }

    private List<LoadedEdition> Read(long at, string where, object parameters) =>
        _connection.Query<(long Position, long Until)>(Columns + where, parameters).AsList().ConvertAll(row =>
        {
            var entry = _entries.At(row.Position);
            var edition = ((EntryBody.EditionLoaded)entry.Body).Edition;
            return new LoadedEdition(edition, row.Position, entry.KnownAt, row.Until > at ? null : row.Until);
        });
}
