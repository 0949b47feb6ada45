using Lookback.Core.Records;
using Lookback.Serving;
using Microsoft.Extensions.Hosting;

namespace Lookback.Api.People;

/// <summary>
/// Wrong passwords and codes on record: the first at once, and then what came together within a minute as one entry an account. Whoever is no account is
/// on record as <see cref="PublicDoor.Account"/>, for people type passwords where accounts belong.
/// </summary>
internal sealed class WrongSignIns(Desk desk) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Account, string Question), (DateTimeOffset At, long Since)> _told = [];

    /// <summary>One more.</summary>
    public Task CountAsync(string account, string question)
    {
        lock (_lock)
        {
            var now = desk.Time.GetUtcNow();
            var (at, since) = _told.GetValueOrDefault((account, question), (DateTimeOffset.MinValue, 0));
            if (now - at < Between)
            {
                _told[(account, question)] = (at, since + 1);
                return Task.CompletedTask;
            }

            _told[(account, question)] = (now, 0);
            return TellAsync(account, question, since + 1);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TellRestAsync(DateTimeOffset.MaxValue);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await TellRestAsync(desk.Time.GetUtcNow());
    }

    // What came after the last entry, and nothing came since to tell it with.
    private async Task TellRestAsync(DateTimeOffset now)
    {
        List<(string Account, string Question, long Times)> rest = [];
        lock (_lock)
        {
            foreach (var (whose, (at, since)) in _told.ToList())
            {
                if (now - at < Between) continue;
                if (since > 0) rest.Add((whose.Account, whose.Question, since));
                _told.Remove(whose);
                if (since > 0 && now < DateTimeOffset.MaxValue) _told[whose] = (now, 0);
            }
        }

        foreach (var (account, question, times) in rest) await TellAsync(account, question, times);
    }

    private Task<long> TellAsync(string account, string question, long times) => desk.Recorder.RecordAsync(
        new EntryBody.AttemptRefused(new RefusedAttempt(account, question, "wrong-credentials", times)), "server", CancellationToken.None);
}
