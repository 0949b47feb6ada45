using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>Makes a release: rows, what of them is hidden, and the attack on the whole of it before it goes out.</summary>
public static class Publisher
{
    /// <summary>The next release of a plan.</summary>
    /// <exception cref="RefusedException">
    /// <c>bad-counts</c>: gaps, periods that are not closed, a number that is none; <c>counts-moved</c>: counts that disagree with what was published;
    /// <c>not-beside</c>: a table beside this one that is no other cut of the same rows.
    /// </exception>
    public static MadeRelease Make(ReleaseRequest request)
    {
        var plan = request.Plan.Checked();
        CheckGiven(request);
        CheckCounts(request);
        var rows = ReleaseRows.Of(request);
        var table = Counted(request, rows);
        var suppression = new Suppression(table, plan.Threshold);
        suppression.Run();
        // Totals that are new tell of the table beside this one too. First those over periods go, then everything that is new.
        if (!IsBesideProtected(request, Seen(plan, rows, table))) suppression.HideTotals();
        if (!IsBesideProtected(request, Seen(plan, rows, table))) suppression.HideNew();
        var published = Seen(plan, rows, table);
        if (AttackCheck.SmallShown(published).FirstOrDefault() is { } small) throw new InvalidOperationException($"{small} is small and would be shown");
        if (AttackCheck.Failures(published).FirstOrDefault() is { } open) throw new InvalidOperationException($"{open} can be worked out");
        var release = new Release
        {
            Plan = plan,
            Number = (request.Last?.Number ?? 0) + 1,
            Table = published,
            RecordedSince = Release.Since(request.RecordedSince, plan.Threshold),
        };
        var periods = Enumerable.Range(0, rows.Count).Where(r => table.Leaves[r]).ToList();
        var hidden = periods.Sum(r => Enumerable.Range(0, table.Width).Where(c => table.State(r, c) == CellState.Hidden).Sum(c => (long)table.Value(r, c)));
        return new MadeRelease(release, hidden, periods.Sum(r => (long)table.Value(r, table.Width)));
    }

    private static void CheckGiven(ReleaseRequest request)
    {
        if (request.RecordedSince < 0) throw Bad(request, "recorded since", "a number from 0", "less");
        var name = request.Plan.Name;
        if (request.Last is { } last && !PlanCheck.AreOne(last.Plan, request.Plan))
            throw new RefusedException("plan-changed", $"plan {name}: expected it as it was laid down for release {last.Number}, found another");
        if (request.Beside is { } beside && !PlanCheck.AreBeside(beside.Plan, request.Plan))
            throw new RefusedException("not-beside", $"plan {name}: expected beside it the same rows by another dimension, found {beside.Plan.Name}");
    }

    private static void CheckCounts(ReleaseRequest request)
    {
        var (plan, day) = (request.Plan, request.Plan.From);
        foreach (var counts in request.Counts)
        {
            var period = plan.Rows.Of(day);
            if (counts.From != day) throw Bad(request, "periods", $"{period.Name} from {Day(day)}", $"one from {Day(counts.From)}");
            if (!period.IsClosedBefore(request.CompleteTo.AddDays(1)))
            {
                var ended = $"a period that ended by {Day(request.CompleteTo)}, to which arrivals are complete";
                throw Bad(request, period.Name, ended, $"one that ends on {Day(period.Until.AddDays(-1))}");
            }

            var (wanted, found) = (plan.Columns.Count + 1, counts.Counts.Count);
            if (found != wanted) throw Bad(request, period.Name, FormattableString.Invariant($"{wanted} counts"), FormattableString.Invariant($"{found}"));
            if (counts.Counts.Any(c => c < 0)) throw Bad(request, period.Name, "counts from 0", "one below");
            day = period.Until;
        }

        // What the least rows may hold, so that sums of all of them are counts too.
        if (request.Counts.Sum(p => p.Counts.Sum(c => (long)c)) > PublishedTable.MostCount)
            throw Bad(request, "the whole", FormattableString.Invariant($"at most {PublishedTable.MostCount} in all"), "more");
        if (request.Counts.Count == 0) throw Bad(request, "periods", "at least one", "none");
        if (request.Beside is { } beside && beside.Table.Rows.Max(r => r.To) >= day)
            throw Bad(request, "periods", $"every period that {beside.Plan.Name} has published beside it", "fewer");
        if (request.Last is { } last && last.Table.Rows.Count(r => r.Kind == RowKind.Period) > request.Counts.Count)
            throw Bad(request, "periods", "every period that was published", "fewer");
    }

    private static CountedTable Counted(ReleaseRequest request, List<PublishedRow> rows)
    {
        var width = request.Plan.Columns.Count + 1;
        var parents = new PublishedTable { Threshold = request.Plan.Threshold, Columns = request.Plan.AllColumns, Rows = rows }.Parents();
        var table = new CountedTable(width, parents, [.. rows.Select(r => r.Kind == RowKind.Period)]);
        var beside = request.Beside?.Table.Rows.ToDictionary(r => (r.Kind, r.Label)) ?? [];
        for (var r = 0; r < rows.Count; r++)
        {
            var last = request.Last is { } before && r < before.Table.Rows.Count ? before.Table.Rows[r] : null;
            for (var c = 0; c < width; c++)
            {
                var count = rows[r].Cells[c]!.Value;
                table.Put(r, c, count, StateOf(last is not null, last?.Cells[c], count, rows[r].Label));
            }

            var shared = beside.GetValueOrDefault((rows[r].Kind, rows[r].Label));
            var total = rows[r].Total!.Value;
            var state = StateOf(last is not null, last?.Total, total, rows[r].Label);
            // A total that the table beside settled is shown, or hidden, in both.
            if (shared is not null && last is null) state = StateOf(true, shared.Total, total, rows[r].Label);
            table.Put(r, width, total, state);
        }

        return table;
    }

    // The other table with the rows that it lacks: of them, their totals are known and no cell is.
    private static bool IsBesideProtected(ReleaseRequest request, PublishedTable made)
    {
        if (request.Beside?.Table is not { } beside) return true;
        var lacking = made.Rows.Where(r => !beside.Rows.Any(b => b.Kind == r.Kind && b.Label == r.Label))
            .Select(r => r with { Cells = [.. beside.Columns.Select(_ => (int?)null)] });
        return AttackCheck.Failures(beside with { Rows = [.. beside.Rows, .. lacking] }).Count == 0;
    }

    private static CellState StateOf(bool isSettled, int? shown, int counted, string row)
    {
        if (!isSettled) return CellState.Shown;
        if (shown is null) return CellState.Hidden;
        return shown == counted
            ? CellState.Settled
            : throw new RefusedException(
                "counts-moved",
                $"row {row}: expected the counts as they were known when it was published, found others: late records are told apart, never added");
    }

    private static PublishedTable Seen(Plan plan, List<PublishedRow> rows, CountedTable table) => new()
    {
        Threshold = plan.Threshold,
        Columns = plan.AllColumns,
        Rows =
        [
            .. rows.Select((row, r) => row with
            {
                Cells = [.. Enumerable.Range(0, table.Width).Select(c => table.Seen(r, c))],
                Total = table.Seen(r, table.Width),
            }),
        ],
    };

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");

    private static RefusedException Bad(ReleaseRequest request, string where, string expected, string found) =>
        new("bad-counts", $"counts for plan {request.Plan.Name}, {where}: expected {expected}, found {found}");
}
