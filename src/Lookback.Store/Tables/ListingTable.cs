using Dapper;
using Lookback.Core.Records;
using Microsoft.Data.Sqlite;

namespace Lookback.Store.Tables;

/// <summary>What a listing said from one position until another.</summary>
/// <param name="Text">Its text.</param>
/// <param name="FactsHash"><see cref="Core.Records.FactsHash"/> of its facts.</param>
/// <param name="Position">Where it was stated.</param>
/// <param name="UntilPosition">Where it was changed or ended; <see langword="null"/> while it holds.</param>
public sealed record StatedListing(ListingText Text, string FactsHash, long Position, long? UntilPosition);

/// <summary>The hashes of a listing's text in force, to tell a change without reading it.</summary>
/// <param name="Position">Where it was stated.</param>
/// <param name="FactsHash">Of what identifies the party.</param>
/// <param name="TextHash">Of everything.</param>
public readonly record struct ListingHashes(long Position, string FactsHash, string TextHash);

/// <summary>A listing that differs between two positions. <see cref="Before"/> and <see cref="After"/> are where its texts were stated.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Before">0 where it was not listed before.</param>
/// <param name="After">0 where it is not listed after.</param>
/// <param name="FactsChanged">Whether what identifies the party differs.</param>
public sealed record StatedChange(string Key, long Before, long After, bool FactsChanged);

/// <summary>What each listing said, and when.</summary>
public sealed class ListingTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly EntryTable _entries;
    private Statement? _close;
    private Statement? _insert;

    internal ListingTable(SqliteConnection connection, EntryTable entries)
    {
        _connection = connection;
        _entries = entries;
    }

    /// <summary>The listings of a watchlist in force at a position, by key, read as they are asked for.</summary>
    public IEnumerable<StatedListing> InForce(WatchlistId watchlist, long at)
    {
        var rows = _connection.Query<(long, long, string)>(
            "SELECT position, until_position, facts_hash FROM listing WHERE watchlist = @watchlist AND position <= @at AND until_position > @at ORDER BY key",
            new { watchlist = watchlist.Value, at },
            buffered: false);
        foreach (var (position, until, facts) in rows) yield return Stated(position, until, facts, at);
    }

    /// <summary>Hashes of the listings of a watchlist in force at a position, by key.</summary>
    public Dictionary<string, ListingHashes> Hashes(WatchlistId watchlist, long at) =>
        _connection.Query<(string Key, long Position, string Facts, string Text)>(
            "SELECT key, position, facts_hash, text_hash FROM listing WHERE watchlist = @watchlist AND position <= @at AND until_position > @at",
            new { watchlist = watchlist.Value, at },
            buffered: false)
        .ToDictionary(r => r.Key, r => new ListingHashes(r.Position, r.Facts, r.Text), StringComparer.Ordinal);

    /// <summary>What a listing said at a position; <see langword="null"/> where it was not in force.</summary>
    public StatedListing? At(ListingId listing, long at) => Read(
        listing, at, "AND position <= @at AND until_position > @at").FirstOrDefault();

    /// <summary>Everything a listing said up to a position, oldest first.</summary>
    public IReadOnlyList<StatedListing> History(ListingId listing, long at) => Read(listing, at, "AND position <= @at ORDER BY position");

    /// <summary>The text stated at a position.</summary>
    public ListingText Text(long position) => ((EntryBody.ListingStated)_entries.At(position).Body).Text;

    /// <summary>The end recorded at a position where a listing stopped; <see langword="null"/> where that position holds a new text.</summary>
    public Delisting? EndedAt(long position) => (_entries.At(position).Body as EntryBody.ListingEnded)?.Delisting;

    /// <summary>
    /// The net difference between two positions, by key: work in proportion to what changed. A listing that went and came back
    /// unchanged is not in it. From 0 everything in force is new.
    /// </summary>
    public IReadOnlyList<StatedChange> Between(WatchlistId watchlist, long from, long to)
    {
        if (from > to)
        {
            // Asked backwards: what was added is what goes, and the other way round.
            return Between(watchlist, to, from).Select(c => c with { Before = c.After, After = c.Before }).ToList();
        }

        var range = new { watchlist = watchlist.Value, from, to };
        var stated = _connection.Query<(string Key, long Before, long After, bool FactsChanged)>(
            """
            SELECT a.key, COALESCE(b.position, 0), a.position, b.facts_hash IS NULL OR b.facts_hash <> a.facts_hash
            FROM listing a
            LEFT JOIN listing b ON b.watchlist = a.watchlist AND b.key = a.key AND b.position <= @from AND b.until_position > @from
            WHERE a.watchlist = @watchlist AND a.position > @from AND a.position <= @to AND a.until_position > @to
              AND (b.text_hash IS NULL OR b.text_hash <> a.text_hash)
            """,
            range);
        var ended = _connection.Query<(string Key, long Before, long After, bool FactsChanged)>(
            """
            SELECT b.key, b.position, 0, 1
            FROM listing b
            WHERE b.watchlist = @watchlist AND b.until_position > @from AND b.until_position <= @to AND b.position <= @from
              AND NOT EXISTS (SELECT 1 FROM listing a
                WHERE a.watchlist = b.watchlist AND a.key = b.key AND a.position <= @to AND a.until_position > @to)
            """,
            range);
        return stated.Concat(ended)
            .Select(c => new StatedChange(c.Key, c.Before, c.After, c.FactsChanged))
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Where a listing that ended between two positions was ended, by key.</summary>
    public Delisting? Ending(ListingId listing, long from, long to)
    {
        var until = _connection.ExecuteScalar<long?>(
            "SELECT MAX(until_position) FROM listing WHERE watchlist = @watchlist AND key = @key AND until_position > @from AND until_position <= @to",
            new { watchlist = listing.Watchlist.Value, key = listing.Key, from, to });
        return until is { } position ? EndedAt(position) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _close?.Dispose();
        _insert?.Dispose();
    }

    internal void State(SqliteTransaction transaction, long position, ListingText text)
    {
        End(transaction, position, text.Id);
        _insert ??= new Statement(_connection, "INSERT INTO listing VALUES (@0, @1, @2, @3, @4, @5)", 6);
        _insert.Run(
            transaction, text.Id.Watchlist.Value, text.Id.Key, position, Positions.Open, FactsHash.Of(text.Facts), FactsHash.Of(text));
    }

    internal void End(SqliteTransaction transaction, long position, ListingId listing)
    {
        _close ??= new Statement(
            _connection, "UPDATE listing SET until_position = @2 WHERE watchlist = @0 AND key = @1 AND until_position = @3", 4);
        _close.Run(transaction, listing.Watchlist.Value, listing.Key, position, Positions.Open);
    }

    private List<StatedListing> Read(ListingId listing, long at, string where) => _connection
        .Query<(long Position, long Until, string Facts)>(
            "SELECT position, until_position, facts_hash FROM listing WHERE watchlist = @watchlist AND key = @key " + where,
            new { watchlist = listing.Watchlist.Value, key = listing.Key, at })
        .AsList()
        .ConvertAll(r => Stated(r.Position, r.Until, r.Facts, at));

    private StatedListing Stated(long position, long until, string factsHash, long at) =>
        new(Text(position), factsHash, position, until > at ? null : until);
}
