using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>A table as anybody sees it: what is hidden is not in it.</summary>
public sealed record PublishedTable
{
    /// <summary>Most that a cell may hold: sums of a whole table stay exact.</summary>
    public const int MostCount = 1_000_000_000;

    /// <summary>No count of 1 to this is shown or derivable.</summary>
    public required int Threshold { get; init; }

    /// <summary>The columns, without the row's total.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Periods and totals over them.</summary>
    public required IReadOnlyList<PublishedRow> Rows { get; init; }

    /// <summary>
    /// How many cells are hidden, totals among them. How many events they hold is not said: where totals are hidden, that would be one of them.
    /// </summary>
    public int Hidden => Rows.Sum(r => r.Cells.Count(c => c is null) + (r.Total is null ? 1 : 0));

    /// <summary>How many cells there are.</summary>
    public int Size => Rows.Count * (Columns.Count + 1);

    /// <summary>Of each row the least total row around it, or -1.</summary>
    /// <exception cref="RefusedException"><c>bad-table</c>: rows that overlap, or a total over days that no row holds.</exception>
    public IReadOnlyList<int> Parents()
    {
        foreach (var row in Rows) CheckRow(row);
        // From the shortest span on: the first total that holds a row is the least. Two of one span would be one number under two names.
        var order = Enumerable.Range(0, Rows.Count).OrderBy(r => Rows[r].Days).ToList();
        var totals = order.Where(r => Rows[r].Kind != RowKind.Period).ToList();
        var parents = new int[Rows.Count];
        foreach (var row in order) parents[row] = totals.FindIndex(t => t != row && Holds(Rows[t], Rows[row])) is >= 0 and var at ? totals[at] : -1;
        var under = Enumerable.Range(0, Rows.Count).ToLookup(r => parents[r]);
        foreach (var total in totals) CheckTiled(Rows[total], [.. under[total].Select(r => Rows[r]).OrderBy(r => r.From)]);
        var top = under[-1].Select(r => Rows[r]).OrderBy(r => r.From).ToList();
        for (var i = 1; i < top.Count; i++)
            if (top[i].From <= top[i - 1].To) throw Bad($"row {top[i].Label}: expected days of its own, found days that {top[i - 1].Label} holds too");
        return parents;
    }

    internal static RefusedException Bad(string sentence) => new("bad-table", $"published table, {sentence}");

    private void CheckRow(PublishedRow row)
    {
        if (row.Cells.Count != Columns.Count)
            throw Bad(FormattableString.Invariant($"row {row.Label}: expected {Columns.Count} cells, found {row.Cells.Count}"));
        if (row.To < row.From) throw Bad($"row {row.Label}: expected a last day that is not before the first, found one before");
        foreach (var value in row.Cells.Append(row.Total))
            if (value is < 0 or > MostCount) throw Bad(FormattableString.Invariant($"row {row.Label}: expected counts of 0 to {MostCount}, found {value}"));
    }

    private static void CheckTiled(PublishedRow total, List<PublishedRow> parts)
    {
        var day = total.From;
        foreach (var part in parts)
        {
            var (wanted, found) = (FormattableString.Invariant($"{day:yyyy-MM-dd}"), FormattableString.Invariant($"{part.From:yyyy-MM-dd}"));
            if (part.From != day) throw Bad($"total {total.Label}: expected a row from {wanted}, found {part.Label} from {found}");
            day = part.To.AddDays(1);
        }

        if (day != total.To.AddDays(1))
            throw Bad(FormattableString.Invariant($"total {total.Label}: expected rows to {total.To:yyyy-MM-dd}, found none from {day:yyyy-MM-dd}"));
    }

    private static bool Holds(PublishedRow total, PublishedRow row) =>
        total.From <= row.From && row.To <= total.To && (total.Days > row.Days || row.Kind == RowKind.Period);
}

/// <summary>A row of a published table.</summary>
public sealed record PublishedRow
{
    /// <summary>Its name: <c>2024-05</c>, <c>FY2024</c>.</summary>
    public required string Label { get; init; }

    /// <summary>A period, or a total over periods.</summary>
    public required RowKind Kind { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>One for each column; <see langword="null"/> where it is hidden.</summary>
    public required IReadOnlyList<int?> Cells { get; init; }

    /// <summary>The row's total; <see langword="null"/> where it is hidden.</summary>
    public required int? Total { get; init; }

    internal int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>What a row of a published table is.</summary>
public enum RowKind
{
    /// <summary>A period of the plan.</summary>
    Period,

    /// <summary>A whole fiscal year.</summary>
    FiscalYear,

    /// <summary>All whole fiscal years up to some day.</summary>
    All,
}
