using System.Collections.Concurrent;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Serving;

/// <summary>
/// A store as one process serves it to many: one writer whose turn is taken one after another, several readers at once, and the listings in force
/// kept ready. It holds the store's door for as long as it stands, so nobody else writes.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly StoreLocation _location;
    private readonly TimeProvider _time;
    private Ledger _writer;
    private bool _isLost;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentBag<Ledger> _readers = [];
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentQueue<Ledger> _texts = [];
    private volatile ReadyListings? _listings;
    private long _head;

    /// <summary>Opens the store, making it where there is none.</summary>
    /// <exception cref="RefusedException">Another process is writing, or the store cannot be opened.</exception>
    public Desk(StoreLocation location, TimeProvider time)
    {
        (_location, _time) = (location, time);
        _places = new SemaphoreSlim(Math.Max(4, 2 * Environment.ProcessorCount));
        _writer = Ledger.OpenToAppend(location, time, "server");
        _head = _writer.Head;
        Recorder = new Recorder(this);
        Gate = new Gate(this);
        Telemetry = new Telemetry(this);
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time => _time;

    /// <summary>The store's name in messages.</summary>
    public string Name => _writer.Name;

    /// <summary>The last position on record.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Told after every turn that recorded something.</summary>
    public event Action<long>? Recorded;

    /// <summary>Records single entries of many, several at once.</summary>
    public Recorder Recorder { get; }

    /// <summary>Screens whom many meet, several at once.</summary>
    public Gate Gate { get; }

    /// <summary>What it tells of itself.</summary>
    public Telemetry Telemetry { get; }

    /// <summary>The listings in force; <see langword="null"/> until they are ready for the first time, and where no edition is loaded.</summary>
    public ReadyListings? Listings => _listings;

    /// <summary>Whether screening is possible: the listings are ready, or there is no edition to make ready.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Asks the ledger something.</summary>
    public async Task<T> ReadAsync<T>(Func<Ledger, T> ask, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        try
        {
            if (!_readers.TryTake(out var ledger)) ledger = Ledger.OpenToRead(_location);
            try
            {
                var answer = ask(ledger);
                _readers.Add(ledger);
                return answer;
            }
            catch (Exception e) when (e is RefusedException)
            {
                _readers.Add(ledger);
                throw;
            }
            catch
            {
                // Whatever it is in the middle of, the next one gets a fresh one.
                ledger.Dispose();
                throw;
            }
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Does something under somebody's name, alone.</summary>
    public async Task<T> WriteAsync<T>(string actor, Func<Ledger, T> act, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return Acting(actor, act);
        }
        finally
        {
            _turn.Release();
            Tell();
        }
    }

    /// <summary>
    /// Does something long under somebody's name. What it is given to call between two pieces of work lets others have their turn, and comes back
    /// when it is its own again.
    /// </summary>
    public async Task<T> WorkAsync<T>(string actor, Func<Ledger, Action, T> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        var isOurs = true;
        try
        {
            return await Task.Run(() => Acting(actor, ledger => work(ledger, LetOthers)), CancellationToken.None);
        }
        finally
        {
            if (isOurs) _turn.Release();
            Tell();
        }

        void LetOthers()
        {
            isOurs = false;
            _turn.Release();
            Tell();
            _turn.Wait(cancel);
            isOurs = true;
            _writer.ActAs(actor);
        }
    }

    /// <summary>Makes the listings in force ready, where they are not; called when the server starts and after every edition.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        await WriteAsync("server", ledger => KeptListings.Bring(ledger, static (_, _) => { }, cancel), cancel);
        // Read from a connection of its own for as long as it serves; those before it are let go when nobody can be reading from them any more.
        var texts = Ledger.OpenToRead(_location);
        _texts.Enqueue(texts);
        var ready = ReadyListings.Of(texts, Policy.Default);
        _listings = ready.Coverage.Editions.Count == 0 ? null : ready;
        IsReady = true;
        while (_texts.Count > 3 && _texts.TryDequeue(out var old)) old.Dispose();
        // Bringing an edition in leaves several times what lives, and with room to spare nobody would collect it for hours: given back at once, a few
        // times a day.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Gate.DisposeAsync();
        Telemetry.Dispose();
        await Recorder.DisposeAsync();
        await _turn.WaitAsync();
        _writer.Dispose();
        while (_readers.TryTake(out var reader)) reader.Dispose();
        while (_texts.TryDequeue(out var texts)) texts.Dispose();
    }

    private T Acting<T>(string actor, Func<Ledger, T> act)
    {
        if (_isLost)
        {
            // A server that went away and came back: the door is opened anew, and what was not acknowledged is asked for again.
            _writer.Dispose();
            _writer = Ledger.OpenToAppend(_location, _time, actor);
            _isLost = false;
        }

        _writer.ActAs(actor);
        try
        {
            return act(_writer);
        }
        catch (Exception e) when (StoreFault.Of(e) is { IsDamage: false })
        {
            _isLost = true;
            throw;
        }
    }

    private void Tell()
    {
        long head;
        try
        {
            head = _writer.TreeSize;
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        if (Interlocked.Exchange(ref _head, head) != head) Recorded?.Invoke(head);
    }
}
