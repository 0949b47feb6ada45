namespace Lookback.Core.Time;

/// <summary>A half-open span of instants: it holds its start and not its end. An open end is <see langword="null"/>.</summary>
/// <remarks>An empty period (start equals end) contains nothing and overlaps nothing. The default value is empty at year 1.</remarks>
public readonly record struct Period
{
    /// <summary>From <paramref name="startAt"/>, until <paramref name="endAt"/> or for ever.</summary>
    /// <exception cref="ArgumentException">It would end before it starts.</exception>
    public Period(DateTimeOffset startAt, DateTimeOffset? endAt)
    {
        if (endAt < startAt) throw new ArgumentException($"a period ends before it starts: {startAt:O} to {endAt:O}", nameof(endAt));
        StartAt = startAt;
        EndAt = endAt;
    }

    /// <summary>The first instant inside.</summary>
    public DateTimeOffset StartAt { get; }

    /// <summary>The first instant after, or <see langword="null"/> where it has not ended.</summary>
    public DateTimeOffset? EndAt { get; }

    /// <summary>Whether it holds no instant.</summary>
    public bool IsEmpty => EndAt == StartAt;

    /// <summary>Whether <paramref name="instant"/> lies inside.</summary>
    public bool Contains(DateTimeOffset instant) => StartAt <= instant && !(EndAt <= instant);

    /// <summary>Whether some instant lies inside both.</summary>
    public bool Overlaps(Period other) =>
        !IsEmpty && !other.IsEmpty && !(EndAt <= other.StartAt) && !(other.EndAt <= StartAt);
}
