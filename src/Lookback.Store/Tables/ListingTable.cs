using Lookback.Core.Records;
using Lookback.Store.Databases;

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
public sealed class ListingTable
{
    private const int PageLength = 2_000;
    private static readonly TableShape Shape = new("listing", "watchlist", "key", "position", "until_position", "facts_hash", "text_hash");
    private readonly Database _database;
    private readonly EntryTable _entries;
    private readonly EditionTable _editions;

    internal ListingTable(Database database, EntryTable entries, EditionTable editions)
    {
        _database = database;
        _entries = entries;
        _editions = editions;
    }

    /// <summary>The listings of a watchlist in force, by key, read as they are asked for.</summary>
    public IEnumerable<StatedListing> InForce(WatchlistId watchlist, Horizon horizon)
    {
        var at = Position(watchlist, horizon);
        var rows = _database.Query<(long Position, long Until, string Facts)>(
            "SELECT position, until_position, facts_hash FROM listing WHERE watchlist = @watchlist AND position <= @at AND until_position > @at ORDER BY key",
            new { watchlist = watchlist.Value, at });
        return rows.Chunk(PageLength).SelectMany(page => Stated(page, at));
    }

    /// <summary>Where the texts of a watchlist's listings in force were stated, in no order.</summary>
    public IReadOnlyList<long> PositionsInForce(WatchlistId watchlist, Horizon horizon) => _database.Query<long>(
        "SELECT position FROM listing WHERE watchlist = @watchlist AND until_position > @at AND position <= @at",
        new { watchlist = watchlist.Value, at = Position(watchlist, horizon) });

    /// <summary>The texts stated at positions, in their order, read as they are asked for.</summary>
    public IEnumerable<ListingText> Texts(IEnumerable<long> positions) =>
        positions.Chunk(PageLength).SelectMany(page => _entries.ReadMany<EntryBody.ListingStated>(page)).Select(r => r.Body.Text);

    /// <summary>Hashes of the listings of a watchlist in force, by key.</summary>
    public Dictionary<string, ListingHashes> Hashes(WatchlistId watchlist, Horizon at) =>
        _database.Query<(string Key, long Position, string Facts, string Text)>(
            "SELECT key, position, facts_hash, text_hash FROM listing WHERE watchlist = @watchlist AND position <= @at AND until_position > @at",
            new { watchlist = watchlist.Value, at = Position(watchlist, at) })
        .ToDictionary(r => r.Key, r => new ListingHashes(r.Position, r.Facts, r.Text), StringComparer.Ordinal);

    /// <summary>What a listing said; <see langword="null"/> where it was not in force.</summary>
    public StatedListing? At(ListingId listing, Horizon at) => Read(
        listing, Position(listing.Watchlist, at), "AND position <= @at AND until_position > @at").FirstOrDefault();

    /// <summary>
    /// Everything a listing said, oldest first: as it was loaded, or asked about an effective instant, in one edition published after
    /// another. An edition that lacks a listing loaded later ends it where that edition stands itself.
    /// </summary>
    public IReadOnlyList<StatedListing> History(ListingId listing, Horizon at)
    {
        var texts = Read(listing, at.Position, "AND position <= @at ORDER BY position");
        return at.Effective is null || texts.Count == 0 ? texts : InTheirOrder(texts, _editions.History(listing.Watchlist, at));
    }

    /// <summary>Where a listing was first stated, whatever became of it since; 0 where it never was by then.</summary>
    public long FirstStated(ListingId listing, long at) => _database.Scalar<long?>(
        "SELECT MIN(position) FROM listing WHERE watchlist = @watchlist AND key = @key AND position <= @at",
        new { watchlist = listing.Watchlist.Value, key = listing.Key, at }) ?? 0;

    /// <summary>The watchlists on which a key is in force, by their names.</summary>
    public IReadOnlyList<WatchlistId> WatchlistsOf(string key, long at) => _database
        .Query<string>(
            """
            SELECT l.watchlist FROM (SELECT DISTINCT watchlist FROM edition) w
            JOIN listing l ON l.watchlist = w.watchlist AND l.key = @key AND l.position <= @at AND l.until_position > @at ORDER BY l.watchlist
            """,
            new { key, at })
        .ConvertAll(w => new WatchlistId(w));

    /// <summary>The text stated at a position.</summary>
    public ListingText Text(long position) => _entries.Body<EntryBody.ListingStated>(position).Text;

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
        var stated = _database.Query<(string Key, long Before, long After, bool FactsChanged)>(
            """
            SELECT a.key, COALESCE(b.position, 0), a.position, b.facts_hash IS NULL OR b.facts_hash <> a.facts_hash
            FROM listing a
            LEFT JOIN listing b ON b.watchlist = a.watchlist AND b.key = a.key AND b.position <= @from AND b.until_position > @from
            WHERE a.watchlist = @watchlist AND a.position > @from AND a.position <= @to AND a.until_position > @to
              AND (b.text_hash IS NULL OR b.text_hash <> a.text_hash)
            """,
            range);
        var ended = _database.Query<(string Key, long Before, long After, bool FactsChanged)>(
            """
            SELECT b.key, b.position, CAST(0 AS BIGINT), TRUE
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

    /// <summary>The listings that were stated after a position and still held at another, in the order of the ledger.</summary>
    public IReadOnlyList<ListingId> StatedAfter(long after, Horizon at) => _database
        .Query<(string Watchlist, string Key)>(
            """
            SELECT l.watchlist, l.key FROM (SELECT DISTINCT watchlist FROM edition) w
            JOIN listing l ON l.watchlist = w.watchlist AND l.position > @after AND l.position <= @at AND l.until_position > @at ORDER BY l.position
            """,
            at.With(new { after }))
        .ConvertAll(r => new ListingId(new WatchlistId(r.Watchlist), r.Key));

    /// <summary>Where a listing that ended between two positions was ended, by key.</summary>
    public Delisting? Ending(ListingId listing, long from, long to)
    {
        var until = _database.Scalar<long?>(
            "SELECT MAX(until_position) FROM listing WHERE watchlist = @watchlist AND key = @key AND until_position > @from AND until_position <= @to",
            new { watchlist = listing.Watchlist.Value, key = listing.Key, from, to });
        return until is { } position ? EndedAt(position) : null;
    }

    internal static void State(Writes writes, KnownIds known, long position, ListingText text)
    {
        writes.Insert(
            Shape, text.Id.Watchlist.Value, text.Id.Key, position, Positions.Open, FactsHash.Of(text.Facts), FactsHash.Of(text));
        Close(writes, text.Id, known.State(text.Id, position), position);
    }

    internal static void End(Writes writes, KnownIds known, long position, ListingId listing) =>
        Close(writes, listing, known.EndListing(listing), position);

    // By its whole key: asked for what still holds, a database may well walk through every listing that does.
    private static void Close(Writes writes, ListingId listing, long? stated, long position)
    {
        if (stated is { } before)
        {
            writes.Run(
                "UPDATE listing SET until_position = $1 WHERE watchlist = $2 AND key = $3 AND position = $4",
                position,
                listing.Watchlist.Value,
                listing.Key,
                before);
        }
    }

    // An edition holds what the ledger held when it was loaded, whichever edition stated it first: one forced in behind a newer one is
    // on record as what differs from that.
    private static List<StatedListing> InTheirOrder(List<StatedListing> texts, IReadOnlyList<LoadedEdition> editions)
    {
        var told = new List<StatedListing>();
        foreach (var edition in editions.Select(e => e.Position))
        {
            var held = texts.Find(t => t.Position <= edition && !(t.UntilPosition <= edition));
            if (told is [.., { UntilPosition: null } last])
            {
                if (last.Position == held?.Position) continue;
                var ended = texts.Max(t => t.UntilPosition <= edition ? t.UntilPosition : null) ?? edition;
                told[^1] = last with { UntilPosition = held?.Position ?? ended };
            }

            if (held is not null) told.Add(held with { UntilPosition = null });
        }

        return told;
    }

    // Which listings are in force is decided by which edition is.
    private long Position(WatchlistId watchlist, Horizon at) => at.Effective is null ? at.Position : _editions.PositionInForce(watchlist, at);

    private List<StatedListing> Read(ListingId listing, long at, string where) => Stated(
        _database.Query<(long Position, long Until, string Facts)>(
            "SELECT position, until_position, facts_hash FROM listing WHERE watchlist = @watchlist AND key = @key " + where,
            new { watchlist = listing.Watchlist.Value, key = listing.Key, at }),
        at);

    private List<StatedListing> Stated(IReadOnlyList<(long Position, long Until, string Facts)> rows, long at) => _entries
        .ReadMany<EntryBody.ListingStated>(rows.Select(r => r.Position).ToList())
        .Zip(rows, (r, row) => new StatedListing(r.Body.Text, row.Facts, row.Position, row.Until > at ? null : row.Until))
        .ToList();
}
