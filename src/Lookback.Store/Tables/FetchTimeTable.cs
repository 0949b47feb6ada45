using System.Security.Cryptography;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;

namespace Lookback.Store.Tables;

/// <summary>
/// When publishers were last asked for their lists. Under a seal of the store key, so that nobody who can write to the database can put a fetch off.
/// Disposable: without it every list is due.
/// </summary>
public sealed class FetchTimeTable
{
    private readonly Database _database;
    private readonly KeyRing? _ring;

    internal FetchTimeTable(Database database, KeyRing? ring)
    {
        _database = database;
        _ring = ring;
    }

    private KeyRing Ring => _ring ?? throw new InvalidOperationException("this ledger was opened without its key");

    /// <summary>How asking for a list has gone; <see cref="FetchTimes.None"/> where that is not known, or is not what was written.</summary>
    public FetchTimes Find(WatchlistId watchlist)
    {
        var rows = _database.Query<(long AskedAt, long? AnsweredAt, long Failures, byte[] Seal)>(
            "SELECT asked_at, answered_at, failures, seal FROM fetch_time WHERE watchlist = @watchlist", new { watchlist = watchlist.Value });
        return rows is [var row] && CryptographicOperations.FixedTimeEquals(row.Seal, SealOf(watchlist, row.AskedAt, row.AnsweredAt, row.Failures))
            ? new FetchTimes(Instants.FromMicroseconds(row.AskedAt), Instants.FromMicroseconds(row.AnsweredAt), (int)row.Failures)
            : FetchTimes.None;
    }

    /// <summary>Remembers it in place of what was known of the list.</summary>
    public void Put(WatchlistId watchlist, FetchTimes times)
    {
        ArgumentNullException.ThrowIfNull(times);
        if (times.AskedAt is not { } at) throw new ArgumentException("expected times of a list that was asked for, found none", nameof(times));
        var asked = Instants.ToMicroseconds(at);
        var answered = times.AnsweredAt is { } when ? Instants.ToMicroseconds(when) : default(long?);
        var failures = (long)times.Failures;
        _database.Execute(
            """
            INSERT INTO fetch_time (watchlist, asked_at, answered_at, failures, seal) VALUES (@list, @asked, @answered, @failures, @seal)
            ON CONFLICT (watchlist) DO UPDATE SET asked_at = @asked, answered_at = @answered, failures = @failures, seal = @seal
            """,
            new { list = watchlist.Value, asked, answered, failures, seal = SealOf(watchlist, asked, answered, failures) });
    }

    /// <summary>Drops them all.</summary>
    internal void Clear() => _database.Execute("DELETE FROM fetch_time");

    private byte[] SealOf(WatchlistId watchlist, long asked, long? answered, long failures) =>
        Ring.Mark(FormattableString.Invariant($"fetch-time\0{watchlist}\0{asked}\0{answered}\0{failures}"));
}
