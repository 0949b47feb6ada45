using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// Whether a plan may stand beside those on record. The same encounters cut in another way can be subtracted, so two plans are allowed if they can
/// share no encounter, or if all that they share are the totals of the same rows.
/// </summary>
public static class PlanCheck
{
    /// <summary>Why a new plan cannot be laid down; <see langword="null"/> where it can.</summary>
    public static Refusal? Check(Plan planned, IEnumerable<Plan> onRecord)
    {
        planned.Checked();
        var besides = new List<string>();
        foreach (var other in onRecord)
        {
            if (other.Name == planned.Name)
                return new Refusal("plan-exists", $"plan {planned.Name} is on record, and never changes: expected another name");
            if (AreApart(planned, other)) continue;
            if (AreBeside(planned, other))
            {
                besides.Add(other.Name);
                continue;
            }

            var cut = Subtracted(planned, other);
            return new Refusal("plans-overlap", $"plan {planned.Name} counts encounters that {other.Name} counts in another cut: {cut}");
        }

        // A third would have to be by one of the two dimensions again, which overlaps; by a third dimension, three tables share their totals.
        if (besides.Count < 2) return null;
        var rows = string.Join(" and ", besides);
        return new Refusal(
            "plans-overlap", $"plan {planned.Name} would show the rows of {rows} by a third dimension: expected at most two cuts of the same rows");
    }

    /// <summary>Whether two are the same rows by two dimensions: they share totals and nothing else.</summary>
    public static bool AreBeside(Plan one, Plan other) =>
        one.ColumnsBy != other.ColumnsBy && one.Filter is null && other.Filter is null && HaveOneUnit(one, other) && SameRows(one, other)
        && one.Threshold == other.Threshold && one.Totals == other.Totals && one.From == other.From;

    /// <summary>Whether two are one plan, word by word.</summary>
    public static bool AreOne(Plan one, Plan other) => PlanJson.Of(one) == PlanJson.Of(other);

    // Filters on one dimension without a value in common. On two dimensions they meet where both hold.
    private static bool AreApart(Plan one, Plan other) =>
        one.Filter is { } mine && other.Filter is { } theirs && mine.Dimension == theirs.Dimension
        && !mine.Values.Intersect(theirs.Values, StringComparer.Ordinal).Any();

    private static bool HaveOneUnit(Plan one, Plan other) => one.Unit == other.Unit && one.IdentityRule == other.IdentityRule;

    private static bool SameRows(Plan one, Plan other) =>
        one.Kind == other.Kind && one.DayRule == other.DayRule && (one.FiscalStart == other.FiscalStart || !HasYears(one));

    private static bool HasYears(Plan plan) => plan.Kind == PeriodKind.FiscalYear || plan.Totals != TotalRows.None;

    private static string Subtracted(Plan one, Plan other)
    {
        if (!HaveOneUnit(one, other)) return $"from {Unit(other)}, {Unit(one)} could be subtracted, which tells who came more than once";
        if (one.Filter is not null || other.Filter is not null)
            return "what one filter lets through could be subtracted from what the other does, which leaves whoever is in one alone";
        if (one.Kind != other.Kind)
            return $"periods by {Word(one.Kind)} could be subtracted from periods by {Word(other.Kind)}, which leaves the days between their ends";
        if (one.DayRule != other.DayRule)
            return "a period under one rule for days could be subtracted from the same under the other, which leaves whoever came between two midnights";
        if (!SameRows(one, other)) return "fiscal years that begin in two months could be subtracted, which leaves the months between";
        if (one.Totals != other.Totals || one.From != other.From) return "totals that one shows and the other hides could be subtracted from";
        if (one.Threshold != other.Threshold) return "what one hides by its threshold could be read off, or subtracted from, what the other shows";
        return $"both are by {one.ColumnsBy}, and a column of one could be subtracted from a column of the other";
    }

    private static string Unit(Plan plan) => plan.IdentityRule is { } rule ? $"distinct persons by {rule}" : "events";

    private static string Word(PeriodKind kind) => kind == PeriodKind.FiscalYear ? "fiscal year" : kind.ToString().ToLowerInvariant();
}
