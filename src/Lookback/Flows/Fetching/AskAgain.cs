using Polly;
using Polly.Retry;

namespace Lookback.Flows.Fetching;

/// <summary>Asks the same again after a fault that may pass: later each time, with jitter, so that many clients do not come back at once.</summary>
internal static class AskAgain
{
    /// <summary>Asks, as often as the limits allow.</summary>
    /// <exception cref="Core.Records.RefusedException">The fault did not pass.</exception>
    public static async Task<T> Run<T>(FetchLimits limits, TimeProvider time, Func<CancellationToken, Task<T>> once, CancellationToken stop)
    {
        var tries = 0;
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                // Who asks to come back later than we would wait is not asked again now.
                ShouldHandle = attempt => ValueTask.FromResult(
                    attempt.Outcome.Exception is PassingFault fault && !(fault.RetryAfter > limits.LongestDelay)),
                MaxRetryAttempts = limits.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = limits.FirstDelay,
                MaxDelay = limits.LongestDelay,
                UseJitter = true,
                DelayGenerator = attempt => ValueTask.FromResult((attempt.Outcome.Exception as PassingFault)?.RetryAfter),
            })
            .Build();
        try
        {
            return await pipeline.ExecuteAsync(
                async ct =>
                {
                    tries++;
                    return await once(ct);
                },
                stop);
        }
        catch (PassingFault fault)
        {
            throw fault.AsRefusal(tries);
        }
    }
}
