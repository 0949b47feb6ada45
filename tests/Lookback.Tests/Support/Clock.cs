using System.Globalization;

namespace Lookback.Tests.Support;

/// <summary>A wall clock that a test moves, in any direction.</summary>
internal sealed class Clock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public static Clock At(string instant) => new(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

    public override DateTimeOffset GetUtcNow() => Now;
}
