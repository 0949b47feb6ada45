using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Tables;

namespace Lookback.Store;

/// <summary>
/// One append: entries added one after another, visible and durable together once committed. Disposed without a commit it leaves
/// no trace.
/// </summary>
public sealed class Append : IDisposable
{
    // Enough for a bulk write to pay, few enough for memory to stay flat however long an append is.
    private const int BatchLength = 2_000;
    private const int WorthTwoCores = 64;

    private readonly Ledger _ledger;
    private readonly Database _database;
    private readonly KeyRing _ring;
    private readonly TreeFrontier _frontier;
    private readonly Writes _writes = new();
    private readonly List<EntryBody> _pending = [];
    private readonly List<string> _actors = [];
    private readonly string _actor;
    private readonly long _clockAt;
    private readonly long _knownAt;
    private bool _committed;

    internal Append(Ledger ledger, Database database, KeyRing ring, TimeProvider time, string actor)
    {
        _ledger = ledger;
        _database = database;
        _ring = ring;
        _actor = actor;
        database.Begin();
        try
        {
            var edge = ledger.Edge ??= LedgerEdge.Of(ledger);
            _frontier = new TreeFrontier(edge.Size, edge.Peaks);
            NextPosition = edge.Size + 1;
            // One instant for the whole append and never one used before: "as of an instant" then never cuts an append in two, and
            // the wall clock may do what it likes.
            _clockAt = Instants.ToMicroseconds(time.GetUtcNow());
            _knownAt = Math.Max(_clockAt, edge.KnownAt + 1);
        }
        catch
        {
            database.Rollback();
            throw;
        }
    }

    /// <summary>The position that the next entry gets.</summary>
    public long NextPosition { get; private set; }

    /// <summary>The instant under which everything here is recorded.</summary>
    public DateTimeOffset KnownAt => Instants.FromMicroseconds(_knownAt);

    /// <summary>Adds an entry; returns its position.</summary>
    /// <param name="body">What it says.</param>
    /// <param name="actor">Who acts, where that is not who has the ledger open: one append may hold what several did.</param>
    public long Add(EntryBody body, string? actor = null)
    {
        _pending.Add(body);
        _actors.Add(actor ?? _actor);
        var position = NextPosition++;
        if (_pending.Count >= BatchLength) Flush();
        return position;
    }

    /// <summary>Keeps a publisher's file; the same bytes again are kept once.</summary>
    public void Keep(string sha256, long length, Stream bytes) => _ledger.Originals.Insert(sha256, length, bytes);

    /// <summary>Shows what was added so far to this ledger's own readers, before it is committed.</summary>
    public void Flush()
    {
        Gather();
        _writes.Flush(_database);
    }

    // Everything that follows from what was added, ready to be written.
    private void Gather()
    {
        if (_pending.Count == 0) return;
        var known = KnownIds.Of(_database, _pending);
        var drafts = Drafts(known);
        var rows = drafts.Count < WorthTwoCores ? drafts.Select(Row) : drafts.AsParallel().AsOrdered().Select(Row);
        foreach (var (draft, leaf, hash, wrapped) in rows)
        {
            if (wrapped is not null) _writes.Insert(KeyRing.Table, leaf.Subject, wrapped);
            _writes.Insert(EntryTable.Shape, EntryTable.Values(leaf, hash));
            TreeTable.Grow(_frontier, hash, _writes);
            _ledger.Views.Apply(_writes, known, new Entry(leaf.Position, KnownAt, leaf.Actor, draft.Body), leaf.Subject);
            if (leaf.Position % _database.PieceLength == 0) _writes.Flush(_database);
        }

        _pending.Clear();
        _actors.Clear();
    }

    /// <summary>Makes it all durable and visible.</summary>
    public void Commit()
    {
        Gather();
        // The head with the last of the entries, at once: on a server every write of its own is a way there and back.
        if (_frontier.Size > _ledger.TreeHead.Size) TreeTable.Close(_frontier, _clockAt, _writes);
        _writes.Flush(_database);
        _database.Commit();
        _committed = true;
        if (_frontier.Size == _ledger.TreeHead.Size) return;
        _ledger.TreeHead = _frontier.Head;
        _ledger.Edge = new LedgerEdge(_frontier.Size, _knownAt, _frontier.Peaks);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_committed) return;
        _database.Rollback();
        // Whether a commit that failed came through is for the store to say.
        _ledger.Edge = null;
        // A key drawn for a position that now goes to somebody else must not be found there.
        _ring.Forget();
    }

    private List<Draft> Drafts(KnownIds known)
    {
        var subjects = _pending.Select(KnownIds.SubjectOf).ToList();
        var keys = new SubjectKeys(_database, _ring, subjects.OfType<SubjectId>().Where(known.Knows).Select(s => known.Subject(s, 0)));
        var drafts = new List<Draft>(_pending.Count);
        var position = NextPosition - _pending.Count;
        for (var i = 0; i < _pending.Count; i++, position++)
        {
            var key = subjects[i] is { } id ? keys.Of(id, known.Subject(id, position), position) : null;
            drafts.Add(new Draft(position, _pending[i], _actors[i], key));
        }

        return drafts;
    }

    private (Draft Draft, EntryLeaf Leaf, TreeHash Hash, byte[]? Wrapped) Row(Draft draft)
    {
        var encoded = EntryCodec.Encode(draft.Body);
        var leaf = new EntryLeaf
        {
            Position = draft.Position,
            KnownAt = _knownAt,
            Actor = draft.Actor,
            Kind = encoded.Kind,
            Subject = draft.Key?.Subject ?? 0,
            Format = EntryCodec.Format,
            Body = draft.Key is { } key ? Seal.Close(key, draft.Position, encoded.Text) : encoded.Text,
        };
        // The first entry about a subject brings its key.
        return (draft, leaf, leaf.Hash(), leaf.Subject == leaf.Position ? _ring.Wrap(draft.Key!) : null);
    }

    private sealed record Draft(long Position, EntryBody Body, string Actor, SubjectKey? Key);
}
