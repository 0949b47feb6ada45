using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>The totals of one file. <see cref="Rows"/> = hits + no-hits + unscreened.</summary>
internal sealed class ScreeningTotals
{
    /// <summary>Input rows.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows with at least one alert.</summary>
    public long Hits { get; private set; }

    /// <summary>Rows screened without an alert.</summary>
    public long NoHits { get; private set; }

    /// <summary>Rows that could not be screened.</summary>
    public long Unscreened { get; private set; }

    /// <summary>Alerts of all rows.</summary>
    public long Alerts { get; private set; }

    /// <summary>Rows whose screening was on record already: they added nothing.</summary>
    public long AlreadyRecorded { get; private set; }

    /// <summary>Counts a row.</summary>
    public void Count(RowOutcome row)
    {
        Rows++;
        Alerts += row.Alerting.Count();
        if (row.AlreadyRecorded) AlreadyRecorded++;
        switch (row.Outcome)
        {
            case Outcome.Hit: Hits++; break;
            case Outcome.NoHit: NoHits++; break;
            case Outcome.Unscreened: Unscreened++; break;
            default: throw new InvalidOperationException($"no total for {row.Outcome}");
        }
    }
}
