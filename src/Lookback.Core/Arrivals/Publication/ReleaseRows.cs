namespace Lookback.Core.Arrivals.Publication;

/// <summary>The rows of a release with their true counts: those of the last one in their order, then the new periods, each fiscal year that closes, and all.</summary>
internal static class ReleaseRows
{
    public static List<PublishedRow> Of(ReleaseRequest request)
    {
        var programme = request.Programme;
        var periods = request.Counts.Select(c => Row(CalendarPeriod.Of(programme.Kind, programme.YearStart, c.From), RowKind.Period, c.Counts)).ToList();
        // Repeated rows are summed anew from the counts they were made of.
        var rows = (request.Last?.Table.Rows ?? []).Select(r => r.Kind == RowKind.Period ? periods.Single(p => p.Label == r.Label) : Sum(r.Label, r.Kind, r.From, r.To, periods)).ToList();
        var known = rows.Count(r => r.Kind == RowKind.Period);
        var newYear = false;
        foreach (var period in periods.Skip(known))
        {
            rows.Add(period);
            if (programme.Totals == TotalRows.None) continue;
            var year = CalendarPeriod.Of(PeriodKind.FiscalYear, programme.YearStart, period.From);
            if (period.To != year.To || year.From < programme.From) continue;
            rows.Add(Sum(year.Label, RowKind.FiscalYear, year.From, year.To, periods));
            newYear = true;
        }

        // All of one year would be that year again.
        var years = rows.Where(r => r.Kind == RowKind.FiscalYear).ToList();
        if (programme.Totals == TotalRows.FiscalYearsAndAll && newYear && years.Count > 1)
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
        return Row(new CalendarPeriod(label, from, to), kind, sums);
    }

    private static PublishedRow Row(CalendarPeriod period, RowKind kind, IReadOnlyList<int> counts) => new()
    {
        Label = period.Label,
        Kind = kind,
        From = period.From,
        To = period.To,
        Cells = [.. counts.Select(c => (int?)c)],
        Total = counts.Sum(),
    };
}
