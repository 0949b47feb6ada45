using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// What anybody can work out from a published table: for every hidden cell the least and the greatest whole number that agrees with all that is shown.
/// Knows nothing of how cells were hidden, so that a fault there is found here.
/// </summary>
public static class AttackCheck
{
    /// <summary>Every hidden cell with its exact interval.</summary>
    /// <exception cref="RefusedException"><c>bad-table</c>: no table of counts agrees with what is shown.</exception>
    public static IReadOnlyList<HiddenCell> Intervals(PublishedTable table) => Run(table, long.MaxValue);

    /// <summary>The hidden cells that are not protected. As exact, and quicker: a cell known to be open is looked at no further.</summary>
    /// <exception cref="RefusedException"><c>bad-table</c>: no table of counts agrees with what is shown.</exception>
    public static IReadOnlyList<HiddenCell> Failures(PublishedTable table) =>
        [.. Run(table, table.Threshold + 1L).Where(c => c.Verdict == CellVerdict.Narrowed)];

    /// <summary>Cells that are shown although they are small: there must be none.</summary>
    public static IReadOnlyList<string> SmallShown(PublishedTable table) =>
    [
        .. table.Rows.SelectMany(r => r.Cells.Append(r.Total).Select((value, c) => (value, At: $"{r.Label}, {Name(table, c)}")))
            .Where(c => c.value >= 1 && c.value <= table.Threshold)
            .Select(c => c.At),
    ];

    private static List<HiddenCell> Run(PublishedTable table, long enough)
    {
        var network = new AttackNetwork(table);
        if (!network.Settle())
            throw PublishedTable.Bad("the whole: expected totals that are the sums of their parts, found shown counts that no table agrees with");
        var found = new List<HiddenCell>();
        foreach (var (arc, row, column) in network.Hidden)
        {
            var (low, high) = network.Bounds(arc, enough);
            found.Add(new HiddenCell(table.Rows[row].Label, Name(table, column), low, high, Judge(low, high, table.Threshold)));
        }

        return found;
    }

    private static CellVerdict Judge(long low, long? high, int threshold) =>
        low > threshold ? CellVerdict.KnownLarge
        : high == 0 ? CellVerdict.KnownNone
        : low == 0 && (high is null || high > threshold) ? CellVerdict.Open
        : CellVerdict.Narrowed;

    private static string Name(PublishedTable table, int column) => column < table.Columns.Count ? table.Columns[column] : TableCsv.Total;
}

/// <summary>A hidden cell, and what can be worked out of it.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column; <c>total</c> for a row's total.</param>
/// <param name="Low">The least that it can be.</param>
/// <param name="High">The greatest; <see langword="null"/> where nothing bounds it.</param>
/// <param name="Verdict">What that gives away.</param>
public sealed record HiddenCell(string Row, string Column, long Low, long? High, CellVerdict Verdict);

/// <summary>What the interval of a hidden cell gives away.</summary>
public enum CellVerdict
{
    /// <summary>Nothing about a small count: it may be none, and it may be more than the threshold.</summary>
    Open,

    /// <summary>That there is none, which may be shown.</summary>
    KnownNone,

    /// <summary>That it is no small count.</summary>
    KnownLarge,

    /// <summary>That somebody is in it, or that it is small: it is not protected.</summary>
    Narrowed,
}
