using Lookback.Core.Arrivals;
using Lookback.Flows.Arrivals;

namespace Lookback.Views.Arrivals;

/// <summary>One period of a table of arrivals.</summary>
/// <param name="Period">What it is called.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">The first day after it.</param>
/// <param name="IsWhole">Whether it was over when it was counted; else it is what there is so far.</param>
/// <param name="Counts">Its counts, in the order of the columns.</param>
/// <param name="Total">All columns together.</param>
public sealed record ArrivalRow(string Period, DateOnly From, DateOnly Until, bool IsWhole, IReadOnlyList<long> Counts, long Total);

/// <summary>Arrivals in figures, with the rules by which they were counted.</summary>
/// <param name="Unit">What was counted: events or persons.</param>
/// <param name="Rules">By which rules, in sentences.</param>
/// <param name="Columns">What they are told apart by.</param>
/// <param name="Rows">The periods.</param>
/// <param name="Total">How many in all, each once: of persons not the sum of the periods.</param>
/// <param name="Undated">Of how many events it is not on record when they were: in no period.</param>
/// <param name="Untold">Of how many events it cannot be told where they were and of what citizenship: erased before arrivals were counted.</param>
public sealed record ArrivalCountsReport(
    ArrivalUnit Unit,
    IReadOnlyList<string> Rules,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ArrivalRow> Rows,
    long Total,
    long Undated,
    long Untold)
{
    /// <summary>The report on what was counted.</summary>
    internal static ArrivalCountsReport Of(CountedArrivals counted, ArrivalQuestion question, DateTimeOffset now)
    {
        var today = Today(question, now);
        var table = counted.Table;
        return new ArrivalCountsReport(
            table.Unit,
            [.. RulesOf(question with { Unit = table.Unit })],
            table.Columns,
            [.. table.Periods.Select((p, i) => new ArrivalRow(
                p.Name, p.From, p.Until, p.IsClosedBefore(today), [.. table.Columns.Select((_, c) => table[i, c])], table.Total(i)))],
            counted.Distinct,
            counted.Undated,
            counted.Untold);
    }

    /// <summary>Today by the calendar of the question's zone.</summary>
    internal static DateOnly Today(ArrivalQuestion question, DateTimeOffset now) => LocalDay.Of(null, now, question.Zone)!.Value;

    /// <summary>The rules by which a question is counted.</summary>
    internal static IEnumerable<string> RulesOf(ArrivalQuestion question)
    {
        yield return question.Unit == ArrivalUnit.Events
            ? "unit: events; somebody who was met twice counts twice"
            : question.Identity == IdentityRule.SameDescription
                ? "unit: distinct persons by the rule same-description; somebody counts once in a period, in the column of their first event in it"
                : "unit: distinct persons by the rule same-person (a document, description with reference, or a person's decision); somebody counts once in a "
                  + "period, in the column of their first event in it";
        yield return question.Periods.Kind switch
        {
            PeriodKind.Day => "periods: calendar days",
            PeriodKind.Week => "periods: weeks of ISO 8601, from Monday",
            PeriodKind.Month => "periods: calendar months",
            _ => $"periods: fiscal years from month {question.Periods.FiscalStart}, named after the year in which they end",
        };
        var zones = string.Concat(question.PlaceZones.OrderBy(z => z.Key, StringComparer.Ordinal).Select(z => $", of {z.Key} in {z.Value.Id}"));
        yield return $"days: as written at the place; where an instant alone is on record, its day in {question.Zone.Id}{zones}";
        if (question.Across == Across.Citizenship) yield return "citizenship: as recorded at each encounter; it is counted, and nothing follows from it";
        if (question.Place is { } place) yield return $"only at {place}";
        if (question.Citizenship is { } citizenship) yield return $"only with the citizenship {citizenship} as recorded";
    }
}
