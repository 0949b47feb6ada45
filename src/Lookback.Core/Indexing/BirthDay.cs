using Lookback.Core.Time;

namespace Lookback.Core.Indexing;

/// <summary>The birth date of a party in one number: enough to rule most parties out before anything else is looked at.</summary>
internal static class BirthDay
{
    /// <summary>No date is known.</summary>
    public const int Unknown = 0;

    /// <summary>Several, or one that may be read in several ways: nothing can be ruled out.</summary>
    public const int Several = -1;

    /// <summary>Years before this one may be counted in another calendar.</summary>
    private const int FirstPlain = 1700;

    /// <summary>A day as its number, or one of the above.</summary>
    public static int Of(IReadOnlyList<PartialDate> births) => births switch
    {
        [] => Unknown,
        [{ Precision: DatePrecision.Day, IsApproximate: false, IsUncertain: false } day] when day.Earliest.Year >= FirstPlain => day.Earliest.DayNumber,
        _ => Several,
    };

    /// <summary>
    /// Whether two dates are of other people beyond a slip: years that stand further apart than any reckoning, another day or month.
    /// </summary>
    public static bool AreFarApart(int one, int other, int years)
    {
        if (one <= 0 || other <= 0 || Math.Abs(one - other) <= (years + 1) * 366) return false;
        var (a, b) = (DateOnly.FromDayNumber(one), DateOnly.FromDayNumber(other));
        return a.Month != b.Month || a.Day != b.Day;
    }
}
