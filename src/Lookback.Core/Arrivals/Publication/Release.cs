using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>One publication under a plan. It repeats every earlier one, so that the last holds all that was ever shown.</summary>
public sealed record Release
{
    /// <summary>Under which it went out.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Counted up from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What everybody sees.</summary>
    public required PublishedTable Table { get; init; }

    /// <summary>
    /// How many events of published rows were recorded after these were published, in steps of ten: <c>at most 10</c>, <c>more than 10</c>, <c>more than
    /// 100</c>. An exact number would tell by two releases that one was recorded between them.
    /// </summary>
    public required string RecordedSince { get; init; }

    /// <summary>The words for a number of late records.</summary>
    public static string Since(long late, int threshold)
    {
        if (late <= threshold) return FormattableString.Invariant($"at most {threshold}");
        long step = 100;
        if (late <= Math.Max(step, threshold)) return FormattableString.Invariant($"more than {threshold}");
        while (step * 10 < late) step *= 10;
        return FormattableString.Invariant($"more than {Math.Max(step, threshold)}");
    }
}

/// <summary>What a release is made of.</summary>
public sealed record ReleaseRequest
{
    /// <summary>Under which it goes out.</summary>
    public required Plan Plan { get; init; }

    /// <summary>
    /// Every period from the plan's first, without a gap. Those published before as they were counted then (as known at that release), by this plan
    /// or the one beside it.
    /// </summary>
    public required IReadOnlyList<PeriodCounts> Counts { get; init; }

    /// <summary>The last day up to which arrivals are complete: only rows that end by then go out.</summary>
    public required DateOnly CompleteTo { get; init; }

    /// <summary>The last release of the plan, where there is one.</summary>
    public Release? Last { get; init; }

    /// <summary>The last release of the plan that shows the same rows by the other dimension, where there is one.</summary>
    public Release? Beside { get; init; }

    /// <summary>How many events of published rows were recorded after these were published.</summary>
    public long RecordedSince { get; init; }
}

/// <summary>A period's true counts.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Counts">One for each named column, and one for <see cref="Plan.Others"/>.</param>
public sealed record PeriodCounts(DateOnly From, IReadOnlyList<int> Counts);

/// <summary>A release, and how much it hides.</summary>
/// <param name="Release">What goes out.</param>
/// <param name="HiddenEvents">
/// Events in hidden cells of periods. For whoever releases and for nobody else: where totals are hidden, it is one more equation.
/// </param>
/// <param name="Events">Events in all periods. For whoever releases and for nobody else.</param>
public sealed record MadeRelease(Release Release, long HiddenEvents, long Events)
{
    /// <summary>Of the cells, totals among them, how many are hidden, as a share: everybody can count them.</summary>
    public double HiddenShare => Release.Table.Size == 0 ? 0 : (double)Release.Table.Hidden / Release.Table.Size;
}
