namespace Lookback.Cli.Story;

/// <summary>The story's clock, going on from where the story ended: who looks at its pages looks at them then.</summary>
internal sealed class RunningClock(DateTimeOffset begin) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => begin + System.GetElapsedTime(_started);
}
