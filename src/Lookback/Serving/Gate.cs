using System.Threading.Channels;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Serving;

/// <summary>
/// Screens whom many meet at the same moment, each by one request: whatever has come together while the last append was being made durable is screened
/// and recorded in one, so that durability is paid for once by many. What is answered is on record.
/// </summary>
internal sealed class Gate : IAsyncDisposable
{
    private const int MostAtOnce = 1_000;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostAtOnce) { SingleReader = true });
    private readonly Desk _desk;
    private readonly Task _work;

    /// <summary>Opens it.</summary>
    public Gate(Desk desk)
    {
        _desk = desk;
        _work = Task.Run(WorkAsync);
    }

    /// <summary>Screens rows under an actor's name, and answers of their outcomes, in their order, once they are durable.</summary>
    /// <exception cref="RefusedException">No edition is loaded.</exception>
    public async Task<T> ScreenAsync<T>(
        IReadOnlyList<EncounterRow> rows, Policy policy, string actor, Func<Ledger, IReadOnlyList<RowOutcome>, T> answer, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(new Waiting(rows, policy, actor, Answer, e => done.TrySetException(e)), cancel);
        return await done.Task;

        void Answer(Ledger ledger, IReadOnlyList<RowOutcome> outcomes)
        {
            try
            {
                done.TrySetResult(answer(ledger, outcomes));
            }
            catch (Exception e)
            {
                // What is wrong with one answer is no matter of the others.
                done.TrySetException(e);
            }
        }
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
            var rows = 0;
            while (rows < MostAtOnce && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
                rows += next.Rows.Count;
            }

            // An append is under one name.
            foreach (var together in batch.GroupBy(w => (w.Actor, w.Policy.Hash))) await ScreenAsync([.. together]);
            batch.Clear();
        }
    }

    private async Task ScreenAsync(List<Waiting> together)
    {
        try
        {
            await _desk.WriteAsync(
                together[0].Actor,
                ledger =>
                {
                    var (rows, outcomes) = (together.SelectMany(w => w.Rows), new List<RowOutcome>());
                    new ScreenEncounters(ledger, together[0].Policy, _desk.Listings).Run(rows, outcomes.Add, CancellationToken.None);
                    var from = 0;
                    foreach (var one in together)
                    {
                        one.Answer(ledger, outcomes.GetRange(from, one.Rows.Count));
                        from += one.Rows.Count;
                    }

                    return from;
                },
                CancellationToken.None);
        }
        catch (Exception e)
        {
            foreach (var one in together) one.Fail(e);
        }
    }

    private sealed record Waiting(
        IReadOnlyList<EncounterRow> Rows, Policy Policy, string Actor, Action<Ledger, IReadOnlyList<RowOutcome>> Answer, Action<Exception> Fail);
}
