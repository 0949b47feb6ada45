using Lookback.Core.Records;

namespace Lookback.Core.Arrivals.Publication;

/// <summary>
/// What is published of arrivals, laid down once and for all: a second cut of the same encounters is what single persons are worked out from, so what
/// may be subtracted from what is settled here and not at each release.
/// </summary>
public sealed record Plan
{
    /// <summary>The least that is small: CMS, no cell of 1 to 10 shown or derivable. A plan may ask for more and never for less.</summary>
    public const int LeastThreshold = 10;

    /// <summary>The greatest threshold.</summary>
    public const int MostThreshold = 1_000;

    /// <summary>The last column: whatever falls under none of the named values, a place that opens later among it.</summary>
    public const string Others = "(all others)";

    /// <summary>Most columns that are named.</summary>
    public const int MostColumns = 250;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted.</summary>
    public required ArrivalUnit Unit { get; init; }

    /// <summary>The rule by which two encounters are of one person; <see langword="null"/> where events are counted.</summary>
    public string? IdentityRule { get; init; }

    /// <summary>How long a row is.</summary>
    public required PeriodKind Kind { get; init; }

    /// <summary>The month, 1 to 12, with which a fiscal year begins.</summary>
    public int FiscalStart { get; init; } = 1;

    /// <summary>How days fall into rows.</summary>
    public PeriodRule Rows => new(Kind, FiscalStart);

    /// <summary>By which clock a day begins: the rule for days and the time zone, in words. Compared and never read.</summary>
    public required string DayRule { get; init; }

    /// <summary>What the columns are: <c>place</c>, <c>citizenship</c>.</summary>
    public required string ColumnsBy { get; init; }

    /// <summary>The values with a column of their own; <see cref="Others"/> follows by itself.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Only some of the encounters; <see langword="null"/> for all.</summary>
    public CountFilter? Filter { get; init; }

    /// <summary>No count of 1 to this is shown or derivable.</summary>
    public int Threshold { get; init; } = LeastThreshold;

    /// <summary>Which totals over periods are shown.</summary>
    public TotalRows Totals { get; init; }

    /// <summary>The first day of the first row.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The columns with <see cref="Others"/>, without the row's total.</summary>
    public IReadOnlyList<string> AllColumns => [.. Columns, Others];

    /// <summary>Itself, where nothing in it is wrong.</summary>
    /// <exception cref="RefusedException"><c>bad-plan</c>.</exception>
    public Plan Checked()
    {
        Require(!string.IsNullOrWhiteSpace(Name), "name", "a name", "none");
        Require(!string.IsNullOrWhiteSpace(DayRule), "day rule", "the rule for days and the time zone in words", "none");
        Require(!string.IsNullOrWhiteSpace(ColumnsBy), "columns", "what they are: place or citizenship", "nothing");
        if (Unit == ArrivalUnit.Events) Require(IdentityRule is null, "identity rule", "none where events are counted", "one");
        else Require(!string.IsNullOrWhiteSpace(IdentityRule), "identity rule", "the rule by which two encounters are of one person", "none");
        Require(FiscalStart is >= 1 and <= 12, "start of the fiscal year", "a month from 1 to 12", FormattableString.Invariant($"{FiscalStart}"));
        var thresholds = FormattableString.Invariant($"{LeastThreshold} to {MostThreshold}");
        Require(Threshold is >= LeastThreshold and <= MostThreshold, "threshold", thresholds, FormattableString.Invariant($"{Threshold}"));
        CheckColumns();
        const string PersonsDoNotAddUp = "none: who came in two months is one person, so persons do not add up over periods";
        Require(Totals == TotalRows.None || Unit == ArrivalUnit.Events, "totals", PersonsDoNotAddUp, "some");
        const string YearsAreMadeOf = "none, or rows by day or month, of which fiscal years are made";
        Require(Totals == TotalRows.None || Kind is PeriodKind.Day or PeriodKind.Month, "totals", YearsAreMadeOf, "some");
        var begun = FormattableString.Invariant($"that of a period, such as {Rows.Of(From).From:yyyy-MM-dd}");
        Require(Rows.Of(From).From == From, "first day", begun, FormattableString.Invariant($"{From:yyyy-MM-dd}"));
        return this;
    }

    private void CheckColumns()
    {
        var (columns, found) = (FormattableString.Invariant($"1 to {MostColumns}"), FormattableString.Invariant($"{Columns.Count}"));
        Require(Columns.Count is >= 1 and <= MostColumns, "columns", columns, found);
        Require(!Columns.Any(string.IsNullOrWhiteSpace), "columns", "values that are not empty", "an empty one");
        Require(!Columns.Contains(Others), "columns", $"values; \"{Others}\" comes by itself", $"\"{Others}\"");
        Require(Columns.Distinct(StringComparer.Ordinal).Count() == Columns.Count, "columns", "each value once", "one twice");
        Require(Filter is null || Filter.Values.Count > 0, "filter", "at least one value", "none");
        Require(Filter is null || Filter.Dimension != ColumnsBy, "filter", "a dimension that is not the columns'", $"\"{ColumnsBy}\"");
    }

    private void Require(bool holds, string where, string expected, string found)
    {
        if (!holds) throw new RefusedException("bad-plan", $"plan {Name}, {where}: expected {expected}, found {found}");
    }
}

/// <summary>Only the encounters with one of these values.</summary>
/// <param name="Dimension">Of what: the dimension that the columns are not.</param>
/// <param name="Values">The values.</param>
public sealed record CountFilter(string Dimension, IReadOnlyList<string> Values);

/// <summary>Which totals over periods are shown. Always of whole fiscal years: totals that overlap would be equations beside each other's.</summary>
public enum TotalRows
{
    /// <summary>None.</summary>
    None,

    /// <summary>Each fiscal year that is whole and closed.</summary>
    FiscalYears,

    /// <summary>And all of them together.</summary>
    FiscalYearsAndAll,
}
