using System.Text;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store.Access;
using Lookback.Store.Arrivals;
using Lookback.Store.Databases;
using Lookback.Store.Erasures;
using Lookback.Store.Keys;
using Lookback.Store.Networks;
using Lookback.Store.Opening;
using Lookback.Store.Tables;

namespace Lookback.Store;

/// <summary>
/// The ledger and its views in one SQLite file or one PostgreSQL schema: append-only, one writer at a time, any number of readers, each
/// append all or nothing and durable when it returns. Not thread-safe: one thread at a time per instance.
/// </summary>
/// <remarks>
/// Views are brought forward in the same transaction as the entries they follow from, so a reader never sees one without the
/// other, and a crash leaves both or neither.
/// </remarks>
public sealed class Ledger : IDisposable
{
    private readonly OpenStore _store;
    private readonly TimeProvider? _time;
    private string _actor;

    private Ledger(OpenStore store, TimeProvider? time, string actor)
    {
        _store = store;
        _time = time;
        _actor = actor;
        Entries = new EntryTable(store.Database, store.Ring);
        Tree = new TreeTable(store.Database);
        Originals = new OriginalTable(store.Database);
        Segments = new SegmentTable(store.Database, store.Ring);
        ListingSegments = new ListingSegmentTable(store.Database, store.Ring);
        Fetches = new FetchTable(store.Database, store.Ring);
        FetchTimes = new FetchTimeTable(store.Database, store.Ring);
        AccountSecrets = new AccountSecretTable(store.Database, store.Ring);
        Answered = new AnsweredTable(store.Database, store.Ring);
        Deliveries = new DeliveryTable(store.Database, store.Ring);
        Edges = new EdgeTable(store.Database);
        ListingTexts = new ListingTexts(store.Database.OpenBeside);
        Views = new Views(store.Database, Entries, Segments, store.Ring);
        TreeHead = Tree.Head();
    }

    /// <summary>The store as messages name it: the file, or the address without its password.</summary>
    public string Name => _store.Name;

    /// <summary>The store's id, drawn when it was made; copies and restored backups keep it.</summary>
    public string Id => _store.Id;

    /// <summary>The entries themselves.</summary>
    public EntryTable Entries { get; }

    /// <summary>The Merkle tree over them.</summary>
    public TreeTable Tree { get; }

    /// <summary>Publishers' files, byte for byte.</summary>
    public OriginalTable Originals { get; }

    /// <summary>The population's index; disposable.</summary>
    public SegmentTable Segments { get; }

    /// <summary>The listings' index; disposable.</summary>
    public ListingSegmentTable ListingSegments { get; }

    /// <summary>What publishers said of files when they were last fetched; disposable.</summary>
    public FetchTable Fetches { get; }

    /// <summary>Passwords and second factors of accounts; sealed, and in no entry.</summary>
    public AccountSecretTable AccountSecrets { get; }

    /// <summary>Requests that were answered, so that one sent twice is done once; disposable.</summary>
    public AnsweredTable Answered { get; }

    /// <summary>What webhooks were told, and what they are still to be told.</summary>
    public DeliveryTable Deliveries { get; }

    /// <summary>When publishers were last asked; disposable.</summary>
    public FetchTimeTable FetchTimes { get; }

    /// <summary>The links as they are walked; disposable.</summary>
    public EdgeTable Edges { get; }

    /// <summary>What listings said, for any number of threads.</summary>
    public ListingTexts ListingTexts { get; }

    /// <summary>What the entries say, as of any horizon.</summary>
    public Views Views { get; }

    /// <summary>Position of the last entry; 0 while there is none.</summary>
    public long Head => Entries.Head();

    /// <summary>The last position as this writer left it, asked of no database.</summary>
    public long TreeSize => TreeHead.Size;

    /// <summary>Under whose name this writer's entries are recorded; empty where the ledger was opened to be read.</summary>
    public string Actor => _actor;

    /// <summary>Who acts from here on: for a process that acts for many, one after another.</summary>
    /// <exception cref="InvalidOperationException">The ledger was opened to be read.</exception>
    public void ActAs(string actor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        if (_time is null) throw OpenedToRead();
        _actor = actor;
    }

    /// <summary>When something appended now counts as recorded: by the clock, and never before the last entry.</summary>
    /// <exception cref="InvalidOperationException">The ledger was opened to be read.</exception>
    public DateTimeOffset Now
    {
        get
        {
            var clock = (_time ?? throw new InvalidOperationException("this ledger was opened to be read")).GetUtcNow();
            return Head is var head and > 0 && KnownAt(head) is var last && last > clock ? last : clock;
        }
    }

    /// <summary>Whether somebody who reads an older state keeps the database from overwriting what the last erasure deleted.</summary>
    public bool HasLingering { get; internal set; }

    /// <summary>The head of the tree as this writer left it.</summary>
    internal TreeHead TreeHead { get; set; }

    /// <summary>Where the next append goes on; <see langword="null"/> where the store has to be asked.</summary>
    internal LedgerEdge? Edge { get; set; }

    internal Database Database => _store.Database;

    internal OpenStore Store => _store;

    /// <summary>Opens the store at an address to read it.</summary>
    /// <inheritdoc cref="OpenToRead(StoreLocation)"/>
    public static Ledger OpenToRead(string address) => OpenToRead(StoreLocation.At(address));

    /// <summary>Opens a store to read it.</summary>
    /// <exception cref="RefusedException">There is no store there, it is not one that this program reads, or its key is missing.</exception>
    public static Ledger OpenToRead(StoreLocation location)
    {
        var store = Current(location, () => StoreDoor.ToRead(location));
        try
        {
            var ledger = new Ledger(store, null, "");
            if (ArrivalTable.IsBehind(store.Database)) BringForward(location, $"{ledger.Name} is from before arrivals were counted");
            else if (!ledger.Eraser().IsBehind()) return ledger;
        }
        catch
        {
            store.Dispose();
            throw;
        }

        // A copy from before an erasure: nobody reads it until the erasure was made again.
        store.Dispose();
        OpenToAppend(location, TimeProvider.System, "erasure journal").Dispose();
        return new Ledger(StoreDoor.ToRead(location), null, "");
    }

    /// <summary>Opens a store, or a backup, without its key: entries can be proved, counted and copied, and what they say of persons not be read.</summary>
    /// <exception cref="RefusedException">There is no store there, or it is not one that this program reads.</exception>
    public static Ledger OpenSealed(StoreLocation location) =>
        new(Current(location, () => StoreDoor.ToReadSealed(location, SealedKind.StoreOrBackup)), null, "");

    // After an upgrade of the program whoever comes first brings the store forward, be it to read: nothing that is on record changes.
    private static OpenStore Current(StoreLocation location, Func<OpenStore> open)
    {
        try
        {
            return open();
        }
        catch (RefusedException older) when (older.Refusal.Code == Migrator.Older)
        {
            BringForward(location, older.Message);
            return open();
        }
    }

    private static void BringForward(StoreLocation location, string sentence)
    {
        try
        {
            OpenToAppend(location, TimeProvider.System, "upgrade").Dispose();
        }
        catch (Exception e) when (e is RefusedException { Refusal.Code: not "store-busy" } or IOException or UnauthorizedAccessException
            || StoreFault.Of(e) is { IsDamage: false })
        {
            throw new RefusedException(
                Migrator.Older,
                $"{sentence} and could not be brought forward ({StoreFault.Of(e)?.Sentence ?? e.Message}): "
                + "run any verb on it once, such as `lookback status`, where its key is and the store can be written to");
        }
    }

    /// <summary>Opens the store at an address to append to it.</summary>
    /// <inheritdoc cref="OpenToAppend(StoreLocation, TimeProvider, string)"/>
    public static Ledger OpenToAppend(string address, TimeProvider time, string actor) => OpenToAppend(StoreLocation.At(address), time, actor);

    /// <summary>Opens a store to append to it, making it where there is none.</summary>
    /// <param name="location">The store.</param>
    /// <param name="time">The wall clock; what is recorded never goes backwards even where it does.</param>
    /// <param name="actor">Who appends.</param>
    /// <exception cref="RefusedException">Another process is writing, the store is newer than this program, or its key is missing.</exception>
    public static Ledger OpenToAppend(StoreLocation location, TimeProvider time, string actor)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        var store = StoreDoor.ToAppend(location);
        try
        {
            var ledger = new Ledger(store, time, actor);
            // What older programs wrote is read anew for views that they did not have.
            if (ArrivalTable.IsBehind(store.Database)) ledger.RebuildViews();
            ledger.Eraser().CatchUp();
            return ledger;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>The ledger of a store that is being restored and that nobody else can open yet.</summary>
    internal static Ledger Restoring(OpenStore store, TimeProvider time) => new(store, time, "restore");

    /// <summary>Begins an append; nothing is on record until it is committed.</summary>
    public Append BeginAppend()
    {
        var time = _time ?? throw OpenedToRead();
        return new Append(this, _store.Database, _store.Ring!, time, _actor);
    }

    /// <summary>Appends entries all or nothing; returns the position of the first.</summary>
    public long Append(params IReadOnlyList<EntryBody> bodies)
    {
        using var append = BeginAppend();
        var first = append.NextPosition;
        foreach (var body in bodies) append.Add(body);
        append.Commit();
        return first;
    }

    /// <summary>
    /// Destroys the keys of subjects: what is on record of them answers not replayable from here on, in this store and in every copy of it
    /// that is opened beside its erasure journal. Counts, positions and proofs stay.
    /// </summary>
    /// <returns>How many subjects were erased.</returns>
    public long Erase(IEnumerable<ErasureRequest> requests)
    {
        if (_time is null) throw OpenedToRead();
        return Eraser().Erase(requests);
    }

    /// <summary>When the entry at a position was recorded.</summary>
    public DateTimeOffset KnownAt(long position) => Instants.FromMicroseconds(Entries.RowAt(position).Leaf.KnownAt);

    /// <summary>The last position known at <paramref name="asOf"/>; the head where that is <see langword="null"/>.</summary>
    public long PositionAt(DateTimeOffset? asOf) => asOf is { } at ? Entries.PositionAt(at) : Head;

    /// <summary>What the order of an export's rows is drawn by: it follows from the store's key and the export's mark, and stands nowhere.</summary>
    public byte[] OrderKey(string export) => _store.Ring!.OrderKey(export);

    /// <summary>What a reader sees that asks on both clocks; <see langword="null"/> is now on either.</summary>
    public Horizon HorizonAt(DateTimeOffset? effectiveAt, DateTimeOffset? knownAt)
    {
        var position = PositionAt(knownAt);
        return effectiveAt is { } effective
            ? new Horizon(position, Math.Min(position, Entries.PositionAt(effective)), Instants.ToMicroseconds(effective))
            : position;
    }

    /// <summary>Makes the views and the tree's nodes anew out of the entries, checking each entry's hash.</summary>
    /// <param name="progress">Told the last position done.</param>
    /// <exception cref="CorruptLedgerException">An entry is not what was written.</exception>
    public void RebuildViews(Action<long>? progress = null)
    {
        if (_time is null) throw OpenedToRead();
        ViewReplay.Run(this, progress ?? (static _ => { }));
    }

    /// <summary>Reads what was recorded since the edges were last brought forward. Cut, it goes on from there the next time.</summary>
    /// <param name="progress">Told the last position done and the share of the whole.</param>
    /// <param name="cancel">Stops between two stretches.</param>
    public void BringEdgesForward(Action<long, double>? progress = null, CancellationToken cancel = default)
    {
        if (_time is null) throw OpenedToRead();
        new EdgeReading(_store.Database, Entries, Views, Edges).CatchUp(progress ?? (static (_, _) => { }), cancel);
    }

    /// <summary>The links as of a horizon.</summary>
    /// <exception cref="InvalidOperationException">The edges were not brought forward that far.</exception>
    public RecordedNetwork Network(Horizon at) => Edges.UpTo >= at.Position
        ? new RecordedNetwork(this, _store.Database, at)
        : throw new InvalidOperationException("the edges are behind what is asked for");

    /// <summary>
    /// What shows that an entry is in the tree of a head, and, of a person's record, what it says: its text with what opens the entry's
    /// commitment to it, and not the key.
    /// </summary>
    /// <exception cref="RefusedException">Code <c>not-replayable</c>: it was erased.</exception>
    public ReceiptEntry Prove(long position, TreeHead head)
    {
        var row = Entries.RowAt(position);
        if (!row.IsIntact) throw new CorruptLedgerException(position, $"an entry of hash {row.Hash}", "other content");
        var proved = ReceiptEntry.Of(row.Leaf, Tree.Inclusion(position, head.Size));
        if (row.Leaf.Subject == 0) return proved;
        var (key, text) = Entries.Unseal(row);
        return proved with { Opening = Seal.OpeningOf(key, row.Leaf.Body.Span), Text = Encoding.UTF8.GetString(text) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ListingTexts.Dispose();
        // A store that was made for an append that never came is not left behind: a refused command changes nothing.
        if (_store.IsNew && TreeHead.Size == 0 && IsEmpty()) _store.Unmake();
        else _store.Dispose();
    }

    // The store itself is asked: a commit that was reported as failed may have come through all the same. Where it cannot be asked it stays.
    private bool IsEmpty()
    {
        try
        {
            _store.Database.Rollback();
            return Head == 0;
        }
        catch (Exception e) when (StoreFault.Of(e) is not null || e is InvalidOperationException)
        {
            return false;
        }
    }

    private static InvalidOperationException OpenedToRead() => new("this ledger was opened to read");

    internal Eraser Eraser() => new(this, _store.Database, _store.Id, _store.Journal);
}
