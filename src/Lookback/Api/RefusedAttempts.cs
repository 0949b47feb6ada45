using Lookback.Core.Records;
using Lookback.Serving;

namespace Lookback.Api;

/// <summary>
/// What was refused goes on record: the first time at once, and what follows within a minute together, with how often. A flood of refusals is an entry a
/// minute and not thousands; the entries' times are as many as there were refusals. A server that is killed loses those of its last minute, one that is
/// stopped none.
/// </summary>
internal sealed class RefusedAttempts : IAsyncDisposable
{
    /// <summary>For how long refusals of one account, one question and one rule are gathered.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private readonly Desk _desk;
    private readonly Lock _door = new();
    private readonly Dictionary<(string Account, string Question, string Code), Gathered> _gathered = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _work;

    /// <summary>Begins to gather.</summary>
    public RefusedAttempts(Desk desk)
    {
        _desk = desk;
        _work = WorkAsync();
    }

    /// <summary>Somebody was refused something; on record when this returns, or about to be with what follows it.</summary>
    /// <param name="account">The account that it was refused.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="code">The code of the refusal.</param>
    /// <param name="by">Under whose name it is on record, where who asked is not known to be the account's.</param>
    public Task RecordAsync(string account, string question, string code, string? by = null)
    {
        // What counts what somebody does counts it whatever they ask.
        var key = (account, code is PersonLimits.Code or RequestLimit.Code ? "" : question, code);
        lock (_door)
        {
            var now = _desk.Time.GetUtcNow();
            if (!_gathered.TryGetValue(key, out var gathered)) _gathered[key] = gathered = new Gathered();
            gathered.Question ??= question;
            gathered.By = by;
            gathered.Times++;
            if (now < gathered.Until && now > gathered.Until - 2 * Together) return Task.CompletedTask;
            return Take(key, gathered, now);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _work;
        await FlushAsync(static (_, _) => true);
        _stopping.Dispose();
    }

    private async Task WorkAsync()
    {
        using var timer = new PeriodicTimer(Look, _desk.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token)) await FlushAsync(static (gathered, now) => now >= gathered.Until);
        }
        catch (OperationCanceledException)
        {
            // What is left is recorded by whoever stops it.
        }
    }

    private async Task FlushAsync(Func<Gathered, DateTimeOffset, bool> isDue)
    {
        List<Task> taken = [];
        lock (_door)
        {
            var now = _desk.Time.GetUtcNow();
            foreach (var (key, gathered) in _gathered.Where(g => isDue(g.Value, now)).ToList())
            {
                if (gathered.Times > 0) taken.Add(Take(key, gathered, now));
                else _gathered.Remove(key);
            }
        }

        // A store that fails is told by whoever needs it next: what could not be recorded is gathered on.
        await Task.WhenAll(taken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task Take((string Account, string Question, string Code) key, Gathered gathered, DateTimeOffset now)
    {
        var attempt = new RefusedAttempt(key.Account, gathered.Question!, key.Code, gathered.Times);
        (gathered.Times, gathered.Question, gathered.Until) = (0, null, now + Together);
        return PutAsync(attempt, gathered);
    }

    private async Task PutAsync(RefusedAttempt attempt, Gathered gathered)
    {
        try
        {
            await _desk.Recorder.RecordAsync(new EntryBody.AttemptRefused(attempt), gathered.By ?? attempt.Account, CancellationToken.None);
        }
        catch
        {
            lock (_door)
            {
                gathered.Times += attempt.Times;
                gathered.Question ??= attempt.Question;
            }

            throw;
        }
    }

    private sealed class Gathered
    {
        public string? Question { get; set; }

        public string? By { get; set; }

        public long Times { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
