using Lookback.Core.Indexing;

namespace Lookback.Core.Matching;

/// <summary>How far two births are apart, as far as one number tells it.</summary>
internal enum BirthTier
{
    /// <summary>Nothing is known of one of them.</summary>
    Unknown,

    /// <summary>They may agree.</summary>
    Near,

    /// <summary>Some years apart, where one side may know no more than the year.</summary>
    FewReckonedYears,

    /// <summary>Some years apart.</summary>
    FewYears,

    /// <summary>More than that.</summary>
    Far,
}

/// <summary>
/// How far the births of others are from those of one party, each told by one number (<see cref="BirthDay"/>), and what
/// <see cref="BirthDateEvidence"/> makes of that at the most: a few comparisons of numbers in place of dates.
/// </summary>
internal sealed class BirthTiers
{
    private const int Year = 366;
    private const int FewYears = 6 * Year;

    /// <summary>About how far a date that is approximate may be off and still agree.</summary>
    private const int RoughYears = 5 * Year;

    /// <summary>Days of four hundred years.</summary>
    private const int DaysOfCycle = 146_097;

    private readonly Window[] _windows;
    private readonly double[] _most;

    public BirthTiers(BirthReading[] births, BirthDateWeights w)
    {
        _windows = Array.ConvertAll(births, b => new Window(b));
        _most = new double[Enum.GetValues<BirthTier>().Length];
        _most[(int)BirthTier.Near] = FactFindings.MostOf(w);
        _most[(int)BirthTier.Far] = InAnyCalendar(Math.Max(w.FewYears, w.OtherYear), w);
        _most[(int)BirthTier.FewYears] = InAnyCalendar(Math.Max(w.OneYear, Math.Max(w.FewYears, w.OtherYear)), w);
        _most[(int)BirthTier.FewReckonedYears] =
            Math.Max(_most[(int)BirthTier.FewYears], InAnyCalendar(Math.Max(w.OneReckonedYear, w.FewReckonedYears), w));
    }

    /// <summary>What births of a tier add at the most.</summary>
    public double MostOf(BirthTier tier) => _most[(int)tier];

    /// <summary>How far a birth is from the nearest of the party's.</summary>
    public BirthTier Of(int birth)
    {
        if (birth == BirthDay.Unknown || _windows.Length == 0) return BirthTier.Unknown;
        if (birth == BirthDay.Several) return BirthTier.Near;
        var isDay = BirthDay.IsDay(birth);
        var (from, to) = BirthDay.SpanOf(birth);
        var tier = BirthTier.Far;
        foreach (ref readonly var window in _windows.AsSpan())
        {
            if (window.Reaches(from, to, window.IsRough ? RoughYears : Year) || (isDay && window.IsDay && AreOneDayOfTheYear(birth, window.Earliest)))
                return BirthTier.Near;
            if (!window.Reaches(from, to, FewYears)) continue;
            var isReckoned = window.IsYearAtMost || window.IsRough || !isDay || DateOnly.FromDayNumber(birth).DayOfYear == 1;
            tier = isReckoned || tier == BirthTier.FewReckonedYears ? BirthTier.FewReckonedYears : BirthTier.FewYears;
        }

        return tier;
    }

    private static double InAnyCalendar(double most, BirthDateWeights w) => most <= 0 ? most : most + Math.Max(0, w.OtherCalendar);

    private static bool AreOneDayOfTheYear(int one, int other)
    {
        var apart = Math.Abs(one - other);
        // Whole years have 365 days and a quarter each, more or less.
        var rest = (apart * 400L) % DaysOfCycle;
        if (Math.Min(rest, DaysOfCycle - rest) > 2 * 400) return false;
        var (a, b) = (DateOnly.FromDayNumber(one), DateOnly.FromDayNumber(other));
        return a.Month == b.Month && a.Day == b.Day;
    }

    private readonly record struct Window(int Earliest, int Latest, bool IsDay, bool IsRough, bool IsYearAtMost)
    {
        public Window(BirthReading birth)
            : this(birth.Earliest.DayNumber, birth.Latest.DayNumber, birth.IsDay, birth.IsRough, birth.IsYearAtMost)
        {
        }

        public bool Reaches(int from, int to, int margin) => from <= Latest + margin && to >= Earliest - margin;
    }
}
