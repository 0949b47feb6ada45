using Lookback.Core.Time;

namespace Lookback.Core.Matching;

/// <summary>
/// Compares dates of birth: several on a side are alternatives, as are the calendars a date may be counted in, and the pair that
/// speaks most for a match counts.
/// </summary>
internal static class BirthDateEvidence
{
    public static FactFinding Of(BirthReading[] subject, BirthReading[] listed, BirthDateWeights weights)
    {
        var best = FactFinding.Silent;
        foreach (var own in subject)
        {
            foreach (var theirs in listed)
            {
                var (logit, strength, relation) = Compare(own, theirs, weights);
                best = best.Or(new FactFinding(logit, strength, own.Text, theirs.Text, relation));
            }
        }

        return best;
    }

    private static (double Logit, double Strength, string Relation) Compare(BirthReading one, BirthReading other, BirthDateWeights w)
    {
        var calendar = one.When.Calendar != DateCalendar.Gregorian ? one.When.Calendar : other.When.Calendar;
        var found = one.IsDay && other.IsDay ? CompareDays(one, other, w) : CompareSpans(one, other, w);
        if (calendar == DateCalendar.Gregorian || found.Logit <= 0) return found;
        // A date that may be read in three calendars agrees by chance three times as often.
        return (Math.Max(0, found.Logit + w.OtherCalendar), found.Strength * 0.9, Read(found.Relation, calendar));
    }

    private static string Read(string relation, DateCalendar calendar) => calendar switch
    {
        DateCalendar.Jalali => $"{relation}, read in the solar calendar of Iran and Afghanistan",
        _ => $"{relation}, read in the lunar Islamic calendar",
    };

    private static (double Logit, double Strength, string Relation) CompareSpans(BirthReading one, BirthReading other, BirthDateWeights w)
    {
        var rough = one.IsRough || other.IsRough;
        if (one.Earliest <= other.Latest && other.Earliest <= one.Latest)
        {
            var years = Math.Max(one.Years, other.Years);
            if (rough || years > 1) return years <= 6 ? (w.Overlap, 0.3, "may be the same") : (w.Overlap / 2, 0.15, "may be the same, but one says little");
            var sameMonth = one.When.Precision <= DatePrecision.Month && other.When.Precision <= DatePrecision.Month
                && !one.StandsForYear && !other.StandsForYear;
            return sameMonth ? (w.SameMonth, 0.6, "the same month") : (w.SameYear, 0.5, "the same year");
        }

        var gap = Math.Max(one.Earliest.Year - other.Latest.Year, other.Earliest.Year - one.Latest.Year);
        if (gap > 0) return CompareYears(one, other, gap, w);
        return one.StandsForYear || other.StandsForYear
            ? (w.SameYear, 0.5, "the same year, 1 January standing for the year")
            : (w.OtherDay, 0, "the same year, another month");
    }

    private static (double Logit, double Strength, string Relation) CompareDays(BirthReading one, BirthReading other, BirthDateWeights w)
    {
        var (a, b) = (one.Earliest, other.Earliest);
        if (a.Year == b.Year) return CompareDaysOfAYear(one, other, w);
        // Around New Year: 31 December and 1 January.
        if (Math.Abs(a.DayNumber - b.DayNumber) == 1) return (w.DaySlip, 0.6, "one day apart");
        var gap = Math.Abs(a.Year - b.Year);
        if (a.Month == b.Month && a.Day == b.Day && !one.StandsForYear)
        {
            if (gap == 100) return (w.YearSlip, 0.3, "the same day and month, the year of another century");
            if (gap == 1 || IsDigitSlip(a.Year, b.Year)) return (w.YearSlip, 0.3, "the same day and month, a slip in the year");
        }

        return CompareYears(one, other, gap, w);
    }

    private static (double Logit, double Strength, string Relation) CompareDaysOfAYear(BirthReading one, BirthReading other, BirthDateWeights w)
    {
        var (a, b) = (one.Earliest, other.Earliest);
        if (one.StandsForYear || other.StandsForYear) return (w.SameYear, 0.5, "the same year, 1 January standing for the year");
        if (a == b) return (w.SameDay, 1, "the same day");
        // The moon is seen a day earlier or later from place to place.
        if (Math.Abs(a.DayNumber - b.DayNumber) <= 2 && (IsLunar(one) || IsLunar(other))) return (w.SameDay, 1, "the same day");
        if (a.Month == b.Day && a.Day == b.Month) return (w.Swapped, 0.8, "day and month swapped");
        if (IsDaySlip(a, b)) return (w.DaySlip, 0.6, "a slip in the day or month");
        if (a.Month == b.Month && (one.MayStandForMonth || other.MayStandForMonth)) return (w.SameYear, 0.5, "the same month, the day perhaps filled in");
        if (one.MayStandForYear || other.MayStandForYear) return (w.FilledIn, 0.2, "the same year, day and month perhaps filled in");
        return (w.OtherDay, 0, "the same year, another day");
    }

    /// <summary>
    /// Years alone are often reckoned from an age, or heaped on round numbers, so that one or two apart say little against; where
    /// both sides state a day, other years are other people.
    /// </summary>
    private static (double Logit, double Strength, string Relation) CompareYears(BirthReading one, BirthReading other, int gap, BirthDateWeights w)
    {
        var reckoned = one.IsYearAtMost || other.IsYearAtMost;
        var rough = one.IsRough || other.IsRough;
        if (rough && gap <= 3) return (w.Overlap / 2, 0, "close, and one is approximate");
        if (gap == 1) return (reckoned ? w.OneReckonedYear : w.OneYear, 0, "one year apart");
        if (gap <= 3) return (reckoned ? w.FewReckonedYears : w.FewYears, 0, gap == 2 ? "two years apart" : "three years apart");
        if (rough && gap <= 5) return (w.FewReckonedYears, 0, "some years apart, and one is approximate");
        return AreSwapped(one.Earliest.Year, other.Earliest.Year)
            ? (w.FewYears, 0, "digits of the year swapped")
            : (w.OtherYear, 0, gap < 10 ? "years apart" : "ten years apart or more");
    }

    private static bool IsLunar(BirthReading reading) => reading.When.Calendar is DateCalendar.UmmAlQura or DateCalendar.Hijri;

    private static bool IsDaySlip(DateOnly one, DateOnly other) =>
        one.Month == other.Month ? Math.Abs(one.Day - other.Day) == 1 || IsDigitSlip(one.Day, other.Day)
        : one.Day == other.Day ? Math.Abs(one.Month - other.Month) == 1 || IsDigitSlip(one.Month, other.Month)
        : Math.Abs(one.DayNumber - other.DayNumber) == 1;

    /// <summary>One digit read wrong, or two neighbours swapped.</summary>
    private static bool IsDigitSlip(int one, int other)
    {
        var differing = 0;
        for (var (a, b) = (one, other); a > 0 || b > 0; a /= 10, b /= 10)
            if (a % 10 != b % 10) differing++;
        return differing == 1 || AreSwapped(one, other);
    }

    private static bool AreSwapped(int one, int other)
    {
        for (var unit = 1; unit < 1000; unit *= 10)
        {
            var (low, high) = (one / unit % 10, one / (unit * 10) % 10);
            if (one + (((low * 10) + high - (high * 10) - low) * unit) == other && low != high) return true;
        }

        return false;
    }
}
