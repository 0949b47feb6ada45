using Lookback.Core.Records;
using Lookback.Store.Tables;
using Microsoft.Data.Sqlite;

namespace Lookback.Store;

/// <summary>
/// One append: entries added one after another, visible and durable together once committed. Disposed without a commit it leaves
/// no trace.
/// </summary>
public sealed class Append : IDisposable
{
    private readonly EntryTable _entries;
    private readonly OriginalTable _originals;
    private readonly Views _views;
    private readonly SqliteTransaction _transaction;
    private readonly string _actor;
    private bool _committed;

    internal Append(SqliteConnection connection, EntryTable entries, OriginalTable originals, Views views, TimeProvider time, string actor)
    {
        _entries = entries;
        _originals = originals;
        _views = views;
        _actor = actor;
        _transaction = connection.BeginTransaction(deferred: false);
        var (head, lastKnownAt) = entries.Last();
        NextPosition = head + 1;
        // One instant for the whole append and never one used before: "as of an instant" then never cuts an append in two, and
        // the wall clock may do what it likes.
        KnownAt = Instants.FromMicroseconds(Math.Max(Instants.ToMicroseconds(time.GetUtcNow()), lastKnownAt + 1));
    }

    /// <summary>The position that the next entry gets.</summary>
    public long NextPosition { get; private set; }

    /// <summary>The instant under which everything here is recorded.</summary>
    public DateTimeOffset KnownAt { get; }

    /// <summary>Adds an entry; returns its position.</summary>
    public long Add(EntryBody body)
    {
        var entry = new Entry(NextPosition, KnownAt, _actor, body);
        _entries.Insert(_transaction, entry);
        _views.Apply(_transaction, entry);
        return NextPosition++;
    }

    /// <summary>Keeps a publisher's file; the same bytes again are kept once.</summary>
    public void Keep(string sha256, long length, Stream bytes) => _originals.Insert(_transaction, sha256, length, bytes);

    /// <summary>Makes it all durable and visible.</summary>
    public void Commit()
    {
        _transaction.Commit();
        _committed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _transaction.Dispose();
        if (!_committed) _views.Encounters.Forget();
    }
}
