using System.Threading.Channels;
using Lookback.Core.Records;

namespace Lookback.Serving;

/// <summary>
/// Records single entries that many want on record at once, such as who was shown whom: whatever has come together while the last append was being made
/// durable goes into the next, so that an entry costs a hundredth of an append where many come.
/// </summary>
internal sealed class Recorder : IAsyncDisposable
{
    private const int MostAtOnce = 500;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4 * MostAtOnce) { SingleReader = true });
    private readonly Desk _desk;
    private readonly Task _work;

    /// <summary>Begins to record.</summary>
    public Recorder(Desk desk)
    {
        _desk = desk;
        _work = Task.Run(WorkAsync);
    }

    /// <summary>How many entries wait.</summary>
    public int Waits => _waiting.Reader.Count;

    /// <summary>Records an entry under an actor's name; durable when this returns, with its position.</summary>
    public async Task<long> RecordAsync(EntryBody body, string actor, CancellationToken cancel)
    {
        var waiting = new Waiting(body, actor, new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, cancel);
        return await waiting.Done.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _work;
    }

    private async Task WorkAsync()
    {
        var batch = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostAtOnce && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            try
            {
                var first = await _desk.WriteAsync(
                    "server",
                    ledger =>
                    {
                        using var append = ledger.BeginAppend();
                        var position = append.NextPosition;
                        foreach (var one in batch) append.Add(one.Body, one.Actor);
                        append.Commit();
                        return position;
                    },
                    CancellationToken.None);
                for (var i = 0; i < batch.Count; i++) batch[i].Done.SetResult(first + i);
            }
            catch (Exception e)
            {
                foreach (var one in batch) one.Done.TrySetException(e);
            }

            batch.Clear();
        }
    }

    private sealed record Waiting(EntryBody Body, string Actor, TaskCompletionSource<long> Done);
}
