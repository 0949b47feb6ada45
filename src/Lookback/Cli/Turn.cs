using Lookback.Core.Records;
using Polly;
using Polly.Retry;

namespace Lookback.Cli;

/// <summary>Waits for the turn to write: one process writes at a time, and another is told so and tries again.</summary>
internal static class Turn
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Opens what one process at a time may open; gives up, with the refusal, after a while.</summary>
    public static T Take<T>(Func<T> open, TimeSpan patience)
    {
        var until = TimeProvider.System.GetTimestamp() + (long)(patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        var told = false;
        return new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is RefusedException { Refusal.Code: "store-busy" } && TimeProvider.System.GetTimestamp() < until),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = First,
                MaxDelay = Longest,
                UseJitter = true,
                OnRetry = attempt =>
                {
                    if (!told) Console.Error.WriteLine($"waiting: {attempt.Outcome.Exception!.Message}");
                    told = true;
                    return ValueTask.CompletedTask;
                },
            })
            .Build()
            .Execute(open);
    }
}
