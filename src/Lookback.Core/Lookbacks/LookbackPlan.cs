using Lookback.Core.Records;

namespace Lookback.Core.Lookbacks;

/// <summary>A stretch of the ledger whose screenings were made, or since brought, to one coverage.</summary>
/// <param name="Screened">The stretch.</param>
/// <param name="Coverage">The coverage its encounters stand at.</param>
public sealed record Stretch(ScreenedRange Screened, Coverage Coverage);

/// <summary>
/// Which past encounters stand at what, and what brings them up to date. Coverage moves by run, not by row: where an encounter
/// stands follows from the position of its first screening, the coverages taken, and the runs that ended.
/// </summary>
public static class LookbackPlan
{
    /// <summary>The stretches of the ledger up to <paramref name="head"/> and where each stands, in order, without overlap.</summary>
    /// <param name="taken">Coverages and the positions at which they were taken, oldest first.</param>
    /// <param name="endedRuns">Runs that ended: up to where each looked back, and the coverage it brought those encounters to.</param>
    /// <param name="head">The last position looked at.</param>
    public static IReadOnlyList<Stretch> Standing(
        IReadOnlyList<(long Position, Coverage Coverage)> taken,
        IReadOnlyList<(long UpTo, Coverage Coverage)> endedRuns,
        long head)
    {
        var stretches = new List<Stretch>();
        var from = 0L;
        if (endedRuns.Count > 0)
        {
            // A later run covers everything an earlier one did, so only the last counts.
            var last = endedRuns.MaxBy(r => r.UpTo);
            stretches.Add(new Stretch(new ScreenedRange(0, last.UpTo), last.Coverage));
            from = last.UpTo;
        }

        for (var i = 0; i < taken.Count; i++)
        {
            var end = i + 1 < taken.Count ? Math.Min(taken[i + 1].Position, head) : head;
            var start = Math.Max(from, taken[i].Position);
            if (end > start) stretches.Add(new Stretch(new ScreenedRange(start, end), taken[i].Coverage));
        }

        return stretches;
    }

    /// <summary>
    /// For each watchlist and each stretch that stands at another edition of it than <paramref name="target"/>: from where to where.
    /// Neighbouring stretches that stand at the same edition are one step.
    /// </summary>
    public static IReadOnlyList<CoverageStep> Steps(IReadOnlyList<Stretch> standing, Coverage target)
    {
        var steps = new List<CoverageStep>();
        foreach (var edition in target.Editions)
        {
            foreach (var stretch in standing)
            {
                var at = stretch.Coverage.Editions.FirstOrDefault(e => e.Watchlist == edition.Watchlist);
                if (at?.Edition == edition.Edition && at.LoadedPosition == edition.LoadedPosition) continue;
                var step = new CoverageStep(edition.Watchlist, at?.LoadedPosition ?? 0, edition.LoadedPosition, stretch.Screened);
                if (steps.Count == 0 || !Joins(steps[^1], step)) steps.Add(step);
                else steps[^1] = step with { Screened = new ScreenedRange(steps[^1].Screened.After, step.Screened.UpTo) };
            }
        }

        return steps;
    }

    /// <summary>
    /// Whether a change of editions alone separates every stretch from <paramref name="target"/>. Another policy or engine may
    /// change any pair, so that only a full run will do.
    /// </summary>
    public static bool DeltaSuffices(IReadOnlyList<Stretch> standing, Coverage target) => standing.All(
        s => s.Coverage.PolicyHash == target.PolicyHash && s.Coverage.EngineVersion == target.EngineVersion);

    /// <summary>The stretches that stand at another coverage than <paramref name="target"/>, for any reason.</summary>
    public static IReadOnlyList<Stretch> Behind(IReadOnlyList<Stretch> standing, Coverage target) =>
        standing.Where(s => !s.Coverage.SameAs(target)).ToList();

    private static bool Joins(CoverageStep before, CoverageStep next) =>
        before.Watchlist == next.Watchlist
        && before.FromPosition == next.FromPosition
        && before.ToPosition == next.ToPosition
        && before.Screened.UpTo == next.Screened.After;
}
