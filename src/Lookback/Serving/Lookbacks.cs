using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Flows.Networks;
using Lookback.Store;
using Microsoft.Extensions.Hosting;

namespace Lookback.Serving;

/// <summary>
/// Lookbacks in the background, one at a time. Between two steps everybody else has their turn to write; when the server stops, a run is cut at its last
/// checkpoint, and goes on from there when it is asked for again.
/// </summary>
/// <remarks>
/// Others may append between two steps: a run looks back to a fixed position and to the editions of its start, and reads decisions anew at each step.
/// What it has read of persons beforehand is stale only where one of them is erased meanwhile; then it is begun again, from its last checkpoint.
/// </remarks>
internal sealed class Lookbacks : IHostedService, IDisposable
{
    // Some steps are over in no time, and a turn costs more than they do.
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    private readonly Desk _desk;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _door = new();
    private CancellationTokenSource? _cancel;
    private Task _work = Task.CompletedTask;
    private volatile FollowedRun? _followed;

    /// <summary>Has none under way.</summary>
    public Lookbacks(Desk desk, IHostApplicationLifetime lifetime)
    {
        _desk = desk;
        lifetime.ApplicationStopping.Register(_stopping.Cancel);
    }

    /// <summary>The last run that this server had to do with, under way or not; <see langword="null"/> before the first.</summary>
    public FollowedRun? Followed => _followed;

    /// <summary>The run under way.</summary>
    public FollowedRun? Current => _work.IsCompleted ? null : _followed;

    /// <summary>Starts a lookback, or goes on with one that was cut.</summary>
    /// <returns>The run, once it has begun; <see langword="null"/> where nothing is to be done.</returns>
    /// <exception cref="RefusedException">One is under way.</exception>
    public Task<RunId?> StartAsync(LookbackKind kind, RunMode mode, string actor)
    {
        var begun = new TaskCompletionSource<RunId?>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_door)
        {
            if (!_work.IsCompleted)
            {
                throw new RefusedException(
                    "run-in-progress", $"a lookback is under way{(_followed is { } run ? $", run {run.Run}" : "")}: one at a time, and it can be cancelled");
            }

            _cancel?.Dispose();
            _cancel = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            _work = Task.Run(() => WorkAsync(kind, mode, actor, begun, _cancel.Token));
        }

        return begun.Task;
    }

    /// <summary>Has the run under way stop between two steps; false where there is none.</summary>
    public bool Cancel()
    {
        lock (_door)
        {
            if (_work.IsCompleted) return false;
            _cancel!.Cancel();
            return true;
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _work.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancel?.Dispose();
        _stopping.Dispose();
    }

    private async Task WorkAsync(LookbackKind kind, RunMode mode, string actor, TaskCompletionSource<RunId?> begun, CancellationToken cancel)
    {
        FollowedRun? followed = null;
        var (done, share, since) = (0L, 0.0, _desk.Time.GetTimestamp());
        try
        {
            await _desk.WorkAsync(actor, Run, cancel);
            followed?.Tell("ended", done, 1);
            if (followed is not null) _desk.Telemetry.Ran(kind, "ended");
            begun.TrySetResult(null);
        }
        catch (OperationCanceledException e)
        {
            followed?.Tell("cut", done, share);
            _desk.Telemetry.Ran(kind, "cut");
            begun.TrySetException(e);
        }
        catch (Exception e)
        {
            // Told by its kind: a message may quote whatever was being worked on. Whoever waits for the start is told by the edge.
            followed?.Tell("failed", done, share, e is RefusedException refused ? refused.Message : StoreFault.Of(e)?.Sentence ?? e.GetType().Name);
            _desk.Telemetry.Ran(kind, "failed");
            begun.TrySetException(e);
        }

        bool Run(Ledger ledger, Action letOthers)
        {
            while (true)
            {
                var erased = ledger.Views.Erasures.Count(ledger.Head);
                try
                {
                    if (kind == LookbackKind.Lists) new RunLookback(ledger, Policy.Default).Run(mode, Step, cancel, Begin);
                    else new RunNetworkLookback(ledger, DateOnly.FromDateTime(_desk.Time.GetUtcNow().UtcDateTime)).Run(mode, Step, cancel, Begin);
                    return true;
                }
                catch (ErasedMeanwhileException)
                {
                    // What was gathered is thrown away with it.
                }

                void Step(long steps, double part)
                {
                    (done, share) = (steps, part);
                    if (_desk.Time.GetElapsedTime(since) < Turn) return;
                    followed?.Progress(steps, part);
                    letOthers();
                    since = _desk.Time.GetTimestamp();
                    if (ledger.Views.Erasures.Count(ledger.Head) != erased) throw new ErasedMeanwhileException();
                }
            }
        }

        void Begin(RunId run)
        {
            if (followed?.Run != run)
            {
                followed = new FollowedRun(kind, run, _desk.Time);
                _followed = followed;
                followed.Tell("started", 0, 0);
            }

            begun.TrySetResult(run);
        }
    }

    private sealed class ErasedMeanwhileException : Exception;
}
