namespace Lookback.Store;

/// <summary>Instants as the store keeps them: whole microseconds since 1970-01-01 UTC, the finest both databases hold exactly.</summary>
internal static class Instants
{
    public static long ToMicroseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static DateTimeOffset? FromMicroseconds(long? microseconds) => microseconds is { } value ? FromMicroseconds(value) : null;
}
