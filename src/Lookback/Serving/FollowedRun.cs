using System.Runtime.CompilerServices;
using Lookback.Core.Records;

namespace Lookback.Serving;

/// <summary>What happened in one lookback, for any number who follow it: each from where they left off.</summary>
internal sealed class FollowedRun(LookbackKind kind, RunId run, TimeProvider time)
{
    // Steps come faster than anybody reads them.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);
    private const int MostKept = 2_000;

    private readonly Lock _door = new();
    private readonly Queue<RunEvent> _events = [];
    private TaskCompletionSource _more = New();
    private long _number;
    private DateTimeOffset _last;

    /// <summary>Which lookback it is.</summary>
    public LookbackKind Kind => kind;

    /// <summary>The run.</summary>
    public RunId Run => run;

    /// <summary>The last that happened.</summary>
    public RunEvent? Last
    {
        get
        {
            lock (_door) return _events.LastOrDefault();
        }
    }

    /// <summary>Tells a step, where enough time has passed since the last that was told.</summary>
    public void Progress(long done, double share)
    {
        if (time.GetUtcNow() - _last >= Between) Tell("progress", done, share);
    }

    /// <summary>Tells something.</summary>
    public void Tell(string what, long done, double share, string? because = null)
    {
        TaskCompletionSource more;
        lock (_door)
        {
            _last = time.GetUtcNow();
            _events.Enqueue(new RunEvent(++_number, what, run, done, share, _last, because));
            if (_events.Count > MostKept) _events.Dequeue();
            (more, _more) = (_more, New());
        }

        more.SetResult();
    }

    /// <summary>What happened after an event and happens from here on; <see langword="null"/> wherever nothing happened for a while.</summary>
    public async IAsyncEnumerable<RunEvent?> FollowAsync(long after, TimeSpan patience, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            List<RunEvent> news;
            Task more;
            lock (_door)
            {
                // Of another life of the server: everything is news.
                if (after > _number) after = 0;
                (news, more) = ([.. _events.Where(e => e.Number > after)], _more.Task);
            }

            foreach (var one in news)
            {
                yield return one;
                if (one.IsLast) yield break;
                after = one.Number;
            }

            if (news.Count > 0) continue;
            await Task.WhenAny(more, Task.Delay(patience, time, cancel));
            cancel.ThrowIfCancellationRequested();
            if (!more.IsCompleted) yield return null;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
