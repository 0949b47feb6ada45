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

    /// <summary>A day as its number, a year alone as itself below zero, or one of the above.</summary>
    public static int Of(IReadOnlyList<PartialDate> births) => births switch
    {
        [] => Unknown,
        [{ IsApproximate: false, IsUncertain: false } one] when one.Earliest.Year >= FirstPlain => one.Precision switch
        {
            DatePrecision.Day => one.Earliest.DayNumber,
            DatePrecision.Year => -one.Earliest.Year,
            _ => Several,
        },
        _ => Several,
    };

    /// <summary>Whether it is a day.</summary>
    public static bool IsDay(int birth) => birth > 0;

    /// <summary>The days that a day or year may stand for, by their numbers.</summary>
    public static (int From, int To) SpanOf(int birth) =>
        birth > 0 ? (birth, birth) : (new DateOnly(-birth, 1, 1).DayNumber, new DateOnly(-birth, 12, 31).DayNumber);

    /// <summary>The date again, of a day or a year.</summary>
    public static PartialDate DateOf(int birth) => birth > 0 ? PartialDate.OfDay(DateOnly.FromDayNumber(birth)) : PartialDate.OfYear(-birth);
}
