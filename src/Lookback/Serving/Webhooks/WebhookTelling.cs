using System.Threading.Channels;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Access;
using Lookback.Store.Cases;
using Microsoft.Extensions.Hosting;

namespace Lookback.Serving.Webhooks;

/// <summary>
/// Tells webhooks what happened: each at least once and in order, whatever became of the server meanwhile. What is to be told is written down before it
/// is told. A webhook that does not answer keeps its own messages waiting and nobody else's; after enough rounds one is given up, listed, and can be sent
/// again.
/// </summary>
internal sealed class WebhookTelling(Desk desk, WebhookRules rules) : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly WebhookDoor _door = new(rules, desk.Time);
    private readonly Dictionary<string, Task> _busy = [];
    private readonly Dictionary<string, long> _seen = [];

    /// <summary>Has it look at once whether something is to be told.</summary>
    public void Wake() => _woken.Writer.TryWrite(true);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _door.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        desk.Recorded += OnRecorded;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var sleep = await LookAsync(stoppingToken);
                await Task.WhenAny(_woken.Reader.WaitToReadAsync(stoppingToken).AsTask(), Task.Delay(sleep, desk.Time, stoppingToken));
                _woken.Reader.TryRead(out _);
            }
        }
        catch (OperationCanceledException)
        {
            // What was not told is on record as that.
        }
        finally
        {
            desk.Recorded -= OnRecorded;
            await Task.WhenAll(_busy.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void OnRecorded(long head) => Wake();

    // What goes wrong with the store passes, or is told by whoever meets it next: the telling goes on.
    private async Task<TimeSpan> LookAsync(CancellationToken stop)
    {
        try
        {
            var hooks = await GatherAsync(stop);
            foreach (var gone in _busy.Where(b => b.Value.IsCompleted).Select(b => b.Key).ToList()) _busy.Remove(gone);
            var sleep = LongestSleep;
            foreach (var hook in hooks.Where(h => !_busy.ContainsKey(h.Body.Id)))
            {
                if (await desk.ReadAsync(ledger => ledger.Deliveries.Next(hook.Body.Id), stop) is not { } next) continue;
                var wait = next.DueAt - desk.Time.GetUtcNow();
                if (wait <= TimeSpan.Zero) _busy[hook.Body.Id] = Task.Run(() => TellAsync(hook.Body, stop), stop);
                else if (wait < sleep) sleep = wait;
            }

            return sleep;
        }
        catch (Exception e) when (StoreFault.Of(e) is not null || e is RefusedException)
        {
            return LongestSleep;
        }
    }

    /// <summary>Writes down what happened since for every webhook that is to be told of it.</summary>
    private async Task<IReadOnlyList<Recorded<Webhook>>> GatherAsync(CancellationToken stop)
    {
        var (hooks, news, head) = await desk.ReadAsync(
            ledger =>
            {
                var at = ledger.Head;
                var standing = ledger.Views.Access.Webhooks.All(at);
                var found = new List<Delivery>();
                foreach (var hook in standing)
                {
                    var from = Math.Max(hook.Position, Math.Max(_seen.GetValueOrDefault(hook.Body.Id), ledger.Deliveries.Last(hook.Body.Id)));
                    found.AddRange(ledger.Deliveries.Happened(from, at).Where(h => hook.Body.Events.Contains(h.Event)).Select(h => new Delivery(
                        hook.Body.Id, h.Position, h.Event, 0, desk.Time.GetUtcNow(), DeliveryTable.Waiting, null)));
                }

                return (standing, found, at);
            },
            stop);
        // Some thousands at a time: nobody waits long for their turn.
        foreach (var some in news.Chunk(1_000))
        {
            await desk.WriteAsync(
                "server",
                ledger =>
                {
                    foreach (var one in some) ledger.Deliveries.Put(one);
                    return true;
                },
                stop);
        }

        foreach (var hook in hooks) _seen[hook.Body.Id] = head;
        return hooks;
    }

    private async Task TellAsync(Webhook hook, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (next, key, text) = await desk.ReadAsync(
                ledger => ledger.Deliveries.Next(hook.Id) is { } due
                    ? (due, ledger.Deliveries.SigningKey(hook.Id), CloudEvent.Of(ledger, due)?.Write())
                    : (null, [], null),
                stop);
            if (next is null || next.DueAt > desk.Time.GetUtcNow()) break;
            var wrong = text is null ? null : await _door.SendAsync(new Uri(hook.Address), key, text, stop);
            var told = wrong is { } fault ? Failed(next, fault.Note, fault.IsFinal) : next with { State = DeliveryTable.Told, Note = null };
            desk.Telemetry.Delivered(told.State);
            await PutAsync(told, stop);
        }

        Wake();
    }

    private Delivery Failed(Delivery delivery, string note, bool isFinal)
    {
        var rounds = delivery.Attempts + 1;
        var wait = Math.Min(rules.FirstDelay.TotalSeconds * Math.Pow(4, rounds), rules.LongestDelay.TotalSeconds);
        return delivery with
        {
            Attempts = rounds,
            DueAt = desk.Time.GetUtcNow().AddSeconds(wait),
            State = isFinal || rounds >= rules.MostRounds ? DeliveryTable.Dead : DeliveryTable.Waiting,
            Note = note,
        };
    }

    private Task<bool> PutAsync(Delivery delivery, CancellationToken stop) => desk.WriteAsync(
        "server",
        ledger =>
        {
            // Taken back while it was told: nothing is left of it.
            if (ledger.Views.Access.Webhooks.All(ledger.Head).Any(w => w.Body.Id == delivery.Webhook)) ledger.Deliveries.Put(delivery);
            return true;
        },
        stop);
}
