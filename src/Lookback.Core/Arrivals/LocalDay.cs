namespace Lookback.Core.Arrivals;

/// <summary>
/// On which day does an event count? On the day by the calendar of its place, where that was written; else on the day that its instant falls on in a zone
/// that is said. A flight that lands at 00:30 counts on the day that has just begun there, whatever day it is in Greenwich.
/// </summary>
public static class LocalDay
{
    /// <summary>The day; <see langword="null"/> where nothing is on record of when.</summary>
    /// <param name="written">The day as written.</param>
    /// <param name="at">The instant.</param>
    /// <param name="zone">The zone in which instants are read.</param>
    public static DateOnly? Of(DateOnly? written, DateTimeOffset? at, TimeZoneInfo zone) =>
        written ?? (at is { } instant ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime) : null);
}
