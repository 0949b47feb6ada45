using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// Whether a programme may stand beside those on record. The same encounters cut in another way can be subtracted, so two programmes are allowed if they can
/// share no encounter, or if all that they share are the totals of the same rows.
/// </summary>
public static class ProgrammeCheck
{
    /// <summary>Why a new programme cannot be laid down; <see langword="null"/> where it can.</summary>
    public static Refusal? Check(Programme planned, IEnumerable<Programme> onRecord)
    {
        planned.Checked();
        var besides = new List<string>();
        foreach (var other in onRecord)
        {
            if (other.Name == planned.Name) return new Refusal("programme-exists", $"programme {planned.Name} is on record, and never changes: expected another name");
            if (AreApart(planned, other)) continue;
            if (AreBeside(planned, other))
            {
                besides.Add(other.Name);
                continue;
            }

            return new Refusal("programmes-overlap", $"programme {planned.Name} counts encounters that {other.Name} counts in another cut: {Subtracted(planned, other)}");
        }

        // A third would have to be by one of the two dimensions again, which overlaps; by a third dimension, three tables share their totals.
        return besides.Count > 1
            ? new Refusal("programmes-overlap", $"programme {planned.Name} would show the rows of {string.Join(" and ", besides)} by a third dimension: expected at most two cuts of the same rows")
            : null;
    }

    /// <summary>Whether two are the same rows by two dimensions: they share totals and nothing else.</summary>
    public static bool AreBeside(Programme one, Programme other) =>
        one.ColumnsBy != other.ColumnsBy && one.Filter is null && other.Filter is null && one.Unit == other.Unit && SameRows(one, other)
        && one.Threshold == other.Threshold && one.Totals == other.Totals && one.From == other.From;

    /// <summary>Whether two are one programme, word by word.</summary>
    public static bool AreOne(Programme one, Programme other) => ProgrammeJson.Of(one) == ProgrammeJson.Of(other);

    // Filters on one dimension without a value in common. On two dimensions they meet where both hold.
    private static bool AreApart(Programme one, Programme other) =>
        one.Filter is { } mine && other.Filter is { } theirs && mine.Dimension == theirs.Dimension && !mine.Values.Intersect(theirs.Values, StringComparer.Ordinal).Any();

    private static bool SameRows(Programme one, Programme other) =>
        one.Kind == other.Kind && one.DayRule == other.DayRule && (one.YearStart == other.YearStart || !HasYears(one));

    private static bool HasYears(Programme programme) => programme.Kind == PeriodKind.FiscalYear || programme.Totals != TotalRows.None;

    private static string Subtracted(Programme one, Programme other)
    {
        if (one.Unit != other.Unit) return $"from {other.Unit}, {one.Unit} could be subtracted, which tells who came more than once";
        if (one.Filter is not null || other.Filter is not null) return "what one filter lets through could be subtracted from what the other does, which leaves whoever is in one alone";
        if (one.Kind != other.Kind) return $"periods by {Word(one.Kind)} could be subtracted from periods by {Word(other.Kind)}, which leaves the days between their ends";
        if (one.DayRule != other.DayRule) return "a period under one rule for days could be subtracted from the same under the other, which leaves whoever came between two midnights";
        if (!SameRows(one, other)) return "fiscal years that begin in two months could be subtracted, which leaves the months between";
        if (one.Totals != other.Totals || one.From != other.From) return "totals that one shows and the other hides could be subtracted from";
        if (one.Threshold != other.Threshold) return "what one hides by its threshold could be read off, or subtracted from, what the other shows";
        return $"both are by {one.ColumnsBy}, and a column of one could be subtracted from a column of the other";
    }

    private static string Word(PeriodKind kind) => kind == PeriodKind.FiscalYear ? "fiscal year" : kind.ToString().ToLowerInvariant();
}
