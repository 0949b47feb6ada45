namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// The rows of a release with their true counts: those of the last one in their order, then the new periods, each fiscal year that closes, and all.
/// </summary>
internal static class ReleaseRows
{
    public static List<PublishedRow> Of(ReleaseRequest request)
    {
        var plan = request.Plan;
        var periods = request.Counts.Select(c => Row(plan.Rows.Of(c.From), RowKind.Period, c.Counts)).ToList();
        // Repeated rows are summed anew from the counts they were made of.
        var rows = (request.Last?.Table.Rows ?? [])
            .Select(r => r.Kind == RowKind.Period ? periods.Single(p => p.Label == r.Label) : Sum(r.Label, r.Kind, r.From, r.To, periods))
            .ToList();
        var known = rows.Count(r => r.Kind == RowKind.Period);
        var newYear = false;
        foreach (var period in periods.Skip(known))
        {
            rows.Add(period);
            if (plan.Totals == TotalRows.None) continue;
            var year = new PeriodRule(PeriodKind.FiscalYear, plan.FiscalStart).Of(period.From);
            if (period.To.AddDays(1) != year.Until || year.From < plan.From) continue;
            rows.Add(Sum(year.Name, RowKind.FiscalYear, year.From, period.To, periods));
            newYear = true;
        }

        // All of one year would be that year again.
        var years = rows.Where(r => r.Kind == RowKind.FiscalYear).ToList();
        if (plan.Totals == TotalRows.FiscalYearsAndAll && newYear && years.Count > 1)
            rows.Add(Sum($"{years[0].Label} to {years[^1].Label}", RowKind.All, years[0].From, years[^1].To, periods));
        // Totals of years so far hang on when releases were made: those of the table beside this one are known to everybody.
        foreach (var all in request.Beside?.Table.Rows.Where(r => r.Kind == RowKind.All && rows.TrueForAll(o => o.Label != r.Label)) ?? [])
            rows.Add(Sum(all.Label, all.Kind, all.From, all.To, periods));
        return rows;
    }

    private static PublishedRow Sum(string label, RowKind kind, DateOnly from, DateOnly to, List<PublishedRow> periods)
    {
        var within = periods.Where(p => p.From >= from && p.To <= to).ToList();
        var sums = Enumerable.Range(0, within[0].Cells.Count).Select(c => within.Sum(p => p.Cells[c]!.Value)).ToList();
        return Row(new CountingPeriod(from, to.AddDays(1), label), kind, sums);
    }

    private static PublishedRow Row(CountingPeriod period, RowKind kind, IReadOnlyList<int> counts) => new()
    {
        Label = period.Name,
        Kind = kind,
        From = period.From,
        To = period.Until.AddDays(-1),
        Cells = [.. counts.Select(c => (int?)c)],
        Total = counts.Sum(),
    };
}
