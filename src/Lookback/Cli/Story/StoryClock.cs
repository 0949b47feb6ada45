namespace Lookback.Cli.Story;

/// <summary>The clock on the wall of the story.</summary>
internal sealed class StoryClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    /// <summary>Moves it to a moment; never back.</summary>
    public void Reach(DateTimeOffset moment) => _now = moment > _now ? moment : _now;

    /// <summary>Moves it to an hour of a day in June 2024, when everything is worked on.</summary>
    public void ReachJune(int day, int hour) => Reach(new DateTimeOffset(2024, 6, day, hour, 0, 0, TimeSpan.Zero));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;
}
