using System.Collections.Concurrent;
using System.Collections.Frozen;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Store.Tables;
using Lookback.Views;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.Yente;

/// <summary>The lists as they are served between two refreshes: which they are, their listings as entities, and the index they are searched by.</summary>
internal sealed class ServedLists
{
    /// <summary>Entities that are kept once they were read.</summary>
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<ListingId, ListedEntity?> _kept = [];
    private readonly FrozenDictionary<WatchlistId, IReadOnlyList<LoadedEdition>> _histories;
    private readonly Lock _turn = new();
    private Task<ListSearch>? _search;

    private ServedLists(ReadyListings ready, FrozenDictionary<WatchlistId, IReadOnlyList<LoadedEdition>> histories)
    {
        (Ready, _histories) = (ready, histories);
        All = [.. ready.Coverage.Editions.Select(e => e.Watchlist)];
        Published = [.. All.Where(IsPublished)];
    }

    /// <summary>What is screened against.</summary>
    public ReadyListings Ready { get; }

    /// <summary>Every list in force, by name.</summary>
    public IReadOnlyList<WatchlistId> All { get; }

    /// <summary>Those that anybody may read where they are published. What this product does not know for one is taken for secret.</summary>
    public IReadOnlyList<WatchlistId> Published { get; }

    /// <summary>Reads which lists there are.</summary>
    public static ServedLists Of(Ledger ledger, ReadyListings ready) => new(
        ready,
        ready.Coverage.Editions.ToFrozenDictionary(
            e => e.Watchlist,
            e => (IReadOnlyList<LoadedEdition>)[.. ledger.Views.Editions.History(e.Watchlist, ready.UpTo).Where(h => h.Position <= e.LoadedPosition)]));

    /// <summary>The edition of a list that is served.</summary>
    public LoadedEdition EditionOf(WatchlistId list) => _histories[list][^1];

    /// <summary>A listing that was read before; whether it was.</summary>
    public bool IsKept(ListingId id) => _kept.ContainsKey(id);

    /// <summary>A listing in force; <see langword="null"/> where there is none of that id.</summary>
    public ListedEntity? Find(Ledger? ledger, ListingId id)
    {
        if (_kept.TryGetValue(id, out var kept)) return kept;
        if (ledger is null || !_histories.TryGetValue(id.Watchlist, out var history)) return null;
        var found = ListedEntity.Find(ledger, id, history, Ready.UpTo);
        // Nobody fills the room by asking for what is not there.
        if (found is null) return null;
        if (_kept.Count >= MostKept) _kept.Clear();
        return _kept[id] = found;
    }

    /// <summary>The index by which they are searched, built when it is first asked for.</summary>
    public Task<ListSearch> SearchAsync(Desk desk, CancellationToken cancel)
    {
        lock (_turn)
        {
            if (_search is null or { IsFaulted: true }) _search = Task.Run(() => desk.ReadAsync(Index, CancellationToken.None), CancellationToken.None);
            return _search.WaitAsync(cancel);
        }
    }

    private ListSearch Index(Ledger ledger) => ListSearch.Of(_histories.Values.SelectMany(history => ledger.Views.Listings
        .InForce(history[^1].Edition.Watchlist, Ready.UpTo).Select(stated => ListedEntity.Of(stated, history, stated.Position))));

    private bool IsPublished(WatchlistId list) => KnownWatchlists.Find(list) is not null && EditionOf(list).Edition.Mapping is null;
}

/// <summary>Keeps the lists as they are served, and takes them anew after an edition came in.</summary>
internal sealed class YenteLists(Desk desk)
{
    private readonly Lock _turn = new();
    private (ReadyListings Ready, Task<ServedLists> Served)? _now;

    /// <summary>Those of now.</summary>
    /// <exception cref="YenteFaultException">There is nothing to screen against, or not yet.</exception>
    public Task<ServedLists> NowAsync(CancellationToken cancel)
    {
        var ready = desk.Listings ?? throw YenteFaultException.Of(StatusCodes.Status503ServiceUnavailable, "Index not ready.");
        lock (_turn)
        {
            if (_now is not { } now || !ReferenceEquals(now.Ready, ready) || now.Served.IsFaulted)
                _now = now = (ready, Task.Run(() => desk.ReadAsync(ledger => ServedLists.Of(ledger, ready), CancellationToken.None), CancellationToken.None));
            return now.Served.WaitAsync(cancel);
        }
    }
}
