namespace Lookback.Api;

/// <summary>Whom one person was shown, and when last: how many different ones within a while, and whether some more would be too many.</summary>
internal sealed class SeenPersons
{
    private readonly Dictionary<long, DateTimeOffset> _last = [];

    /// <summary>They were shown.</summary>
    public void Add(IEnumerable<long> subjects, DateTimeOffset at)
    {
        foreach (var subject in subjects) _last[subject] = _last.TryGetValue(subject, out var before) && before > at ? before : at;
    }

    /// <summary>Forgets whoever was shown before an instant.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var (subject, _) in _last.Where(l => l.Value <= before).ToList()) _last.Remove(subject);
    }

    /// <summary>How many different ones were shown after an instant, beside those named.</summary>
    public int CountAfter(DateTimeOffset from, IReadOnlySet<long> beside) => _last.Count(l => l.Value > from && !beside.Contains(l.Key));

    /// <summary>How long until so many may be shown; zero where they may now, <see langword="null"/> where they are too many at once.</summary>
    /// <param name="subjects">Who is to be shown: whoever was shown within the while already is none more.</param>
    /// <param name="most">How many different ones may be shown within a while.</param>
    /// <param name="within">The while.</param>
    /// <param name="now">The moment.</param>
    public TimeSpan? Wait(IReadOnlySet<long> subjects, int most, TimeSpan within, DateTimeOffset now)
    {
        if (subjects.Count > most) return null;
        var excess = CountAfter(now - within, subjects) + subjects.Count - most;
        if (excess <= 0) return TimeSpan.Zero;
        // As many of the oldest have to lie further back than the while.
        var freed = _last.Where(l => l.Value > now - within && !subjects.Contains(l.Key)).Select(l => l.Value).Order().ElementAt(excess - 1);
        return freed + within - now;
    }
}
