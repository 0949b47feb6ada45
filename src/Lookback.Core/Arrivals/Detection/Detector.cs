namespace Lookback.Core.Arrivals;

/// <summary>
/// Says of each period of a series of counts whether it is unusual against those before it. A series is numbers: what they are counts of is not known here.
/// </summary>
public abstract record Detector
{
    /// <summary>What it is called in the field, with what it was set to.</summary>
    public abstract string Name { get; }

    /// <summary>The share of usual periods that raise an alarm all the same; <see langword="null"/> where a method is not set by it.</summary>
    public abstract double? FalseAlarmRate { get; }

    /// <summary>Judges a stretch of periods.</summary>
    /// <param name="counts">Counts of whole, closed periods, one after another, none negative.</param>
    /// <param name="from">The first to be judged, from 0.</param>
    /// <param name="to">The last to be judged, which is among them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stretch is not within the series, or a count is negative.</exception>
    public IReadOnlyList<Judgement> Watch(IReadOnlyList<long> counts, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(to, counts.Count);
        foreach (var count in counts) ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
        return Judge(counts, from, to);
    }

    /// <summary>The same of every period.</summary>
    public IReadOnlyList<Judgement> Watch(IReadOnlyList<long> counts) => counts.Count == 0 ? [] : Watch(counts, 0, counts.Count - 1);

    /// <summary>How many alarms are to be expected where nothing is unusual: series x periods x rate; <see langword="null"/> where no rate was set.</summary>
    /// <param name="series">How many series are watched.</param>
    /// <param name="periods">How many periods of each.</param>
    public double? ExpectedFalseAlarms(int series, int periods) => FalseAlarmRate is { } rate ? (double)series * periods * rate : null;

    private protected abstract IReadOnlyList<Judgement> Judge(IReadOnlyList<long> counts, int from, int to);

    private protected static double Rate(double alpha) => alpha is > 0 and < 1
        ? alpha
        : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "expected a rate of false alarms between 0 and 1");
}

/// <summary>Which detectors the field would take.</summary>
public static class Detectors
{
    /// <summary>By how often there is a period and how many there are.</summary>
    /// <param name="frequency">About how many periods make a year: 365, 52, 12 or 1.</param>
    /// <param name="length">How many periods are on record.</param>
    /// <returns>None for years: there are never enough of them.</returns>
    public static IReadOnlyList<Detector> Default(int frequency, int length) => frequency switch
    {
        >= 365 => [new Ears(EarsKind.C2) { LeastSpread = 1 }],
        >= 52 when length >= (3 * frequency) + 4 => [new Farrington { Years = 3, Parts = 10 }],
        >= 12 => [new Ears(EarsKind.C1) { LeastSpread = 1 }, new Bayes { Recent = 6 }],
        _ => [],
    };
}
