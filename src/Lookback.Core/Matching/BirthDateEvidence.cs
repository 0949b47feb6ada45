using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Matching;

/// <summary>Compares dates of birth: several on a side are alternatives, and the pair that speaks most for a match counts.</summary>
internal static class BirthDateEvidence
{
    public static FactFinding Of(PartyFacts subject, PartyFacts listed, BirthDateWeights weights)
    {
        var best = FactFinding.Silent;
        foreach (var own in subject.BirthDates)
        {
            foreach (var theirs in listed.BirthDates)
            {
                var (logit, strength, relation) = Compare(own, theirs, weights);
                if (best.IsSilent || logit > best.Logit)
                    best = new FactFinding(logit, strength, own.ToString(), theirs.ToString(), relation);
            }
        }

        return best;
    }

    private static (double Logit, double Strength, string Relation) Compare(PartialDate one, PartialDate other, BirthDateWeights w)
    {
        if (one.Precision == DatePrecision.Day && other.Precision == DatePrecision.Day)
            return CompareDays(one.Earliest, other.Earliest, w, IsRough(one, other));
        if (one.Overlaps(other))
        {
            var narrow = one.Precision <= DatePrecision.Year && other.Precision <= DatePrecision.Year;
            return narrow && !IsRough(one, other) ? (w.SameYear, 0.5, "the same year") : (w.Overlap, 0.3, "may be the same");
        }

        var gap = Math.Max(one.Earliest.Year - other.Latest.Year, other.Earliest.Year - one.Latest.Year);
        return gap <= 0 ? (w.OtherDay, 0, "the same year, another month") : CompareYears(one.Earliest.Year, other.Earliest.Year, gap, w, IsRough(one, other));
    }

    private static (double Logit, double Strength, string Relation) CompareDays(DateOnly one, DateOnly other, BirthDateWeights w, bool rough)
    {
        if (one.Year == other.Year)
        {
            // 1 January is what a clerk writes who knows the year alone.
            var yearOnly = one is { Month: 1, Day: 1 } || other is { Month: 1, Day: 1 };
            if (yearOnly) return (w.SameYear, 0.5, "the same year, 1 January standing for the year");
            if (one == other) return (w.SameDay, 1, "the same day");
            if (one.Month == other.Day && one.Day == other.Month) return (w.Swapped, 0.8, "day and month swapped");
            return IsDaySlip(one, other) ? (w.DaySlip, 0.6, "a slip in the day or month") : (w.OtherDay, 0, "the same year, another day");
        }

        var gap = Math.Abs(one.Year - other.Year);
        var sameDay = one.Month == other.Month && one.Day == other.Day && one is not { Month: 1, Day: 1 };
        if (sameDay && IsDigitSlip(one.Year, other.Year)) return (w.YearSlip, 0.3, "the same day and month, a slip in the year");
        return CompareYears(one.Year, other.Year, gap, w, rough);
    }

    private static (double Logit, double Strength, string Relation) CompareYears(int one, int other, int gap, BirthDateWeights w, bool rough)
    {
        if (rough && gap <= 3) return (w.Overlap / 2, 0, "close, and one is approximate");
        if (gap == 1) return (w.OneYear, 0, "one year apart");
        if (gap <= 3) return (w.FewYears, 0, $"{gap} years apart");
        return AreSwapped(one, other) ? (w.FewYears, 0, "digits of the year swapped") : (w.OtherYear, 0, $"{gap} years apart");
    }

    private static bool IsRough(PartialDate one, PartialDate other) =>
        one.IsApproximate || other.IsApproximate || one.IsUncertain || other.IsUncertain;

    private static bool IsDaySlip(DateOnly one, DateOnly other) =>
        one.Month == other.Month ? Math.Abs(one.Day - other.Day) == 1 || IsDigitSlip(one.Day, other.Day)
        : one.Day == other.Day && (Math.Abs(one.Month - other.Month) == 1 || IsDigitSlip(one.Month, other.Month));

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
