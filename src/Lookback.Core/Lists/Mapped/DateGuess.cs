using Lookback.Core.Time;

namespace Lookback.Core.Lists.Mapped;

/// <summary>In which order a table's dates are written: the one part that is above 12 tells.</summary>
internal static class DateGuess
{
    /// <summary>The order, and a sentence where the dates do not tell it.</summary>
    public static (DateOrder Order, string? Note) Of(TableSample sample, List<ProposedColumn> columns)
    {
        var written = new List<(int First, int Second)>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (!columns[i].Is("birth_date") && !columns[i].Is("designated")) continue;
            foreach (var part in CellSeparator.Parts([.. sample.Columns[i].Cells], columns[i].Separator))
                if (ValueShapes.NumericDate(part) is { } numbers) written.Add(numbers);
        }

        if (written.Count == 0) return (DateOrder.YearFirst, null);
        var (days, months) = (written.Count(d => d.First > 12), written.Count(d => d.Second > 12));
        if (days > 0 && months > 0)
        {
            const string Mixed = "numeric dates are written in both orders, day first and month first: those that do not fit become issues";
            return (days >= months ? DateOrder.DayFirst : DateOrder.MonthFirst, Mixed);
        }

        return days + months > 0
            ? (days > 0 ? DateOrder.DayFirst : DateOrder.MonthFirst, null)
            : (DateOrder.DayFirst, "no numeric date tells whether the day or the month stands first: \"dmy\" is a guess, write \"mdy\" if it is wrong");
    }
}
