using Lookback.Core.Records;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Store.Tables;
using Microsoft.Extensions.Hosting;

namespace Lookback.Ui.Alerts;

/// <summary>
/// The alerts that wait, in the order of a queue, kept in memory as the ledger grows: a hundred thousand of them are not asked for again because one was
/// decided. What it holds follows from the ledger alone.
/// </summary>
internal sealed class WaitingAlerts(Desk desk) : BackgroundService
{
    // More than this at once, and to ask for all is the shorter way.
    private const int MostToFollow = 5_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<AlertId, QueuedAlert> _all = [];
    private readonly SortedSet<QueuedAlert> _byAge = new(QueuedAlert.ByAge);
    private readonly SortedSet<QueuedAlert> _byEvidence = new(QueuedAlert.ByEvidence);
    private long _seen;

    /// <summary>A page of the queue.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="skip">How many come before the page.</param>
    /// <param name="most">How many it has at the most.</param>
    public QueueSlice Slice(Ledger ledger, QueueFilter filter, int skip, int most)
    {
        lock (_lock)
        {
            Follow(ledger);
            var (count, page, lists) = (0, new List<QueuedAlert>(most), new SortedDictionary<string, int>(StringComparer.Ordinal));
            // Another reader may have seen further already.
            foreach (var alert in Ordered(filter).Where(a => a.LastHit <= ledger.Head))
            {
                var list = alert.Raised.Listing.Watchlist.Value;
                lists[list] = lists.GetValueOrDefault(list) + 1;
                if (!filter.Takes(alert)) continue;
                if (count++ >= skip && page.Count < most) page.Add(alert);
            }

            return new QueueSlice(page, count, _all.Count, lists);
        }
    }

    /// <summary>The one after an alert in a queue, whether that alert still waits or not; the first where nothing comes after it.</summary>
    public AlertId? After(Ledger ledger, QueueFilter filter, RaisedAlert after, long lastHit)
    {
        lock (_lock)
        {
            Follow(ledger);
            var at = _all.TryGetValue(after.Alert, out var known) ? known : Read(ledger, [new WaitingAlert(after, lastHit, false)])[0];
            var order = Ordered(filter);
            var later = order.Max is { } last && order.Comparer.Compare(at, last) < 0 ? order.GetViewBetween(at, last) : [];
            return later.Concat(order).FirstOrDefault(a => filter.Takes(a) && a.Raised.Alert != after.Alert)?.Raised.Alert;
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Run(() => desk.ReadAsync(ledger => Slice(ledger, new QueueFilter(null, null, false), 0, 0), stoppingToken), stoppingToken);

    private SortedSet<QueuedAlert> Ordered(QueueFilter filter) => filter.ByEvidence ? _byEvidence : _byAge;

    private void Follow(Ledger ledger)
    {
        var head = ledger.Head;
        if (head <= _seen) return;
        if (_seen == 0 || head - _seen > MostToFollow || Touched(ledger, head) is not { } touched)
        {
            var waiting = ledger.Views.Alerts.Waiting(head);
            var still = waiting.ToDictionary(w => w.Raised.Alert);
            foreach (var gone in _all.Keys.Where(a => !still.ContainsKey(a)).ToList()) Remove(gone);
            Take(ledger, waiting);
        }
        else
        {
            var waiting = ledger.Views.Alerts.Waiting(touched, head);
            foreach (var alert in touched.Except(waiting.Select(w => w.Raised.Alert))) Remove(alert);
            Take(ledger, waiting);
        }

        _seen = head;
    }

    // On what something happened; null where it may be any of them.
    private HashSet<AlertId>? Touched(Ledger ledger, long head)
    {
        var touched = new HashSet<AlertId>();
        foreach (var entry in ledger.Entries.From(_seen + 1).TakeWhile(e => e.Position <= head))
        {
            switch (entry.Body)
            {
                case EntryBody.ScreeningMade made:
                    touched.UnionWith(made.Screening.Hits.Select(h => AlertId.Of(made.Subject, h.Listing)));
                    break;
                case EntryBody.FindingMade found:
                    touched.Add(AlertId.Of(found.Subject, found.Finding.Hit.Listing));
                    break;
                case EntryBody.GroundLost lost:
                    touched.Add(lost.Loss.Alert);
                    break;
                case EntryBody.AlertDecided decided:
                    touched.Add(decided.Disposition.Alert);
                    break;
                case EntryBody.PersonsRead or EntryBody.AttemptRefused or EntryBody.AccountChanged or EntryBody.EncounterRecorded or EntryBody.CoverageTaken
                    or EntryBody.TaskOpened or EntryBody.TaskMoved or EntryBody.CaseOpened or EntryBody.StepProposed or EntryBody.StepTaken:
                    break;
                default:
                    return null;
            }
        }

        return touched;
    }

    private void Take(Ledger ledger, IReadOnlyList<WaitingAlert> waiting)
    {
        var changed = waiting.Where(w => !_all.TryGetValue(w.Raised.Alert, out var known) || known.LastHit != w.LastHit || known.WasDecided != w.WasDecided);
        foreach (var alert in Read(ledger, [.. changed]))
        {
            Remove(alert.Raised.Alert);
            _all[alert.Raised.Alert] = alert;
            _byAge.Add(alert);
            _byEvidence.Add(alert);
        }
    }

    private void Remove(AlertId alert)
    {
        if (!_all.Remove(alert, out var known)) return;
        _byAge.Remove(known);
        _byEvidence.Remove(known);
    }

    private static List<QueuedAlert> Read(Ledger ledger, IReadOnlyList<WaitingAlert> waiting)
    {
        var read = new List<QueuedAlert>(waiting.Count);
        foreach (var page in waiting.Chunk(1_000))
        {
            var entries = ledger.Entries.Many([.. page.Select(w => w.LastHit).Distinct()]).ToDictionary(e => e.Position);
            foreach (var one in page)
            {
                var (score, fromLookback) = entries[one.LastHit].Body switch
                {
                    EntryBody.ScreeningMade made => (made.Screening.Hits.FirstOrDefault(h => h.Listing == one.Raised.Listing)?.Score ?? 0, false),
                    EntryBody.FindingMade found => (found.Finding.Hit.Score, true),
                    _ => (0, false),
                };
                read.Add(new QueuedAlert(one.Raised, one.LastHit, score, fromLookback, one.WasDecided));
            }
        }

        return read;
    }
}

/// <summary>A page of a queue.</summary>
/// <param name="Alerts">What stands on it.</param>
/// <param name="Count">How many there are under its filter.</param>
/// <param name="Waiting">How many wait in all.</param>
/// <param name="Watchlists">How many of those are of each watchlist.</param>
internal sealed record QueueSlice(IReadOnlyList<QueuedAlert> Alerts, int Count, int Waiting, IReadOnlyDictionary<string, int> Watchlists);
