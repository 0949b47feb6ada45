using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Fetching;

/// <summary>What came of a list that was due.</summary>
/// <param name="List">The list.</param>
/// <param name="At">When its publisher was asked.</param>
/// <param name="Result">What was fetched; <see langword="null"/> where it was refused.</param>
/// <param name="Refused">Why nothing was imported.</param>
/// <param name="Failures">How often in a row it was asked in vain by now.</param>
/// <param name="NextAt">When it is due again.</param>
internal sealed record DueFetch(ListSource List, DateTimeOffset At, FetchResult? Result, Refusal? Refused, int Failures, DateTimeOffset NextAt);

/// <summary>
/// Fetches lists as they come due by a <see cref="FetchTimetable"/>, one after the other. One that fails is asked again later, keeps no other waiting and
/// changes nothing; what is on record is read anew before every fetch, so that lists fetched by somebody else meanwhile are not fetched again.
/// </summary>
/// <param name="fetch">Fetches one.</param>
/// <param name="open">Opens the ledger to append.</param>
/// <param name="lists">Which lists, by what is loaded.</param>
/// <param name="time">The wall clock.</param>
internal sealed class FetchDueLists(FetchEdition fetch, Func<Ledger> open, Func<Ledger, IReadOnlyList<ListSource>> lists, TimeProvider time)
{
    /// <summary>The longest it sleeps without a look at what was loaded meanwhile, and at the clock.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(15);

    // What could not be written down, as where the store was busy, is at least not forgotten.
    private readonly Dictionary<WatchlistId, FetchTimes> _times = [];
    private IReadOnlyList<ListSource>? _lists;
    private string _seed = "";

    /// <summary>Fetches what is due now, each list once.</summary>
    /// <exception cref="OperationCanceledException">It was stopped before all were asked.</exception>
    public void Once(Action<DueFetch> told, CancellationToken stop)
    {
        foreach (var due in Plan().Where(p => p.IsDue).ToList())
        {
            stop.ThrowIfCancellationRequested();
            told(Fetch(due.List, stop));
        }
    }

    /// <summary>Fetches what is due, then and whenever it is, until it is stopped; one that was stopped while it waited has left nothing undone.</summary>
    /// <exception cref="OperationCanceledException">It was stopped in the middle of a fetch.</exception>
    public async Task Run(Action<DueFetch> told, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var plan = Plan();
            if (plan is [{ IsDue: true } due, ..])
            {
                told(Fetch(due.List, stop));
                continue;
            }

            var wait = plan.Count > 0 ? plan[0].DueAt - time.GetUtcNow() : LongestSleep;
            await Task.Delay(wait < LongestSleep ? Max(wait, TimeSpan.Zero) : LongestSleep, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private IReadOnlyList<PlannedFetch> Plan()
    {
        try
        {
            using var ledger = open();
            _lists = lists(ledger);
            _seed = ledger.Id;
            foreach (var list in _lists) Learn(list.Watchlist, ledger.FetchTimes.Find(list.Watchlist));
        }
        catch (Exception e) when (_lists is not null && IsPassing(e))
        {
            // What was known before will do: if it does not pass, the fetch says so.
        }

        return new FetchTimetable(_seed).Plan(time.GetUtcNow(), _lists.Select(l => (l, Known(l.Watchlist))));
    }

    private FetchTimes Known(WatchlistId list) => _times.GetValueOrDefault(list, FetchTimes.None);

    private void Learn(WatchlistId list, FetchTimes times)
    {
        if (Known(list).AskedAt is not { } asked || times.AskedAt >= asked) _times[list] = times;
    }

    private DueFetch Fetch(ListSource list, CancellationToken stop)
    {
        var (at, before) = (FetchTimes.Second(time.GetUtcNow()), Known(list.Watchlist));
        FetchResult? result = null;
        Refusal? refused = null;
        try
        {
            result = fetch.Run(list, null, static _ => { }, stop);
            _times[list.Watchlist] = FetchTimes.Answered(time.GetUtcNow());
        }
        catch (Exception e) when (e is not OperationCanceledException && Reason(e) is { } reason)
        {
            refused = reason;
            Fail(list.Watchlist, before, at);
        }

        var times = Known(list.Watchlist);
        var next = new FetchTimetable(_seed).Plan(time.GetUtcNow(), [(list, times)])[0];
        return new DueFetch(list, at, result, refused, times.Failures, next.DueAt);
    }

    private void Fail(WatchlistId list, FetchTimes before, DateTimeOffset at)
    {
        _times[list] = before.Failed(at);
        try
        {
            using var ledger = open();
            // An edition that was had whole and is held back stands there as answered.
            if (ledger.FetchTimes.Find(list) is var found && found.AnsweredAt >= at && found.AnsweredAt <= time.GetUtcNow()) _times[list] = found;
            else ledger.FetchTimes.Put(list, _times[list]);
        }
        catch (Exception e) when (IsPassing(e))
        {
            // It stays in memory.
        }
    }

    private static bool IsPassing(Exception e) => e is RefusedException || StoreFault.Of(e) is { IsDamage: false };

    /// <summary>What concerns this list alone, or may pass; <see langword="null"/> for a ledger that is not what was written.</summary>
    private static Refusal? Reason(Exception e) => e switch
    {
        RefusedException refused => refused.Refusal,
        CorruptLedgerException => null,
        _ when StoreFault.Of(e) is { } fault => fault.IsDamage ? null : new Refusal("store", fault.Sentence),
        IOException or UnauthorizedAccessException => new Refusal("input-output", e.Message),
        _ => new Refusal("defect", $"this is a defect in Lookback, please report it: {e.GetType().Name}, {e.Message.ReplaceLineEndings(" ")}"),
    };
}
