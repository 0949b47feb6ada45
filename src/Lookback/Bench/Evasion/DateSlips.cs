using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Bench.Evasion;

/// <summary>Birth dates mistaken, beside the name as it is.</summary>
internal static class DateSlips
{
    /// <summary>Day and month the wrong way round, where that is a date.</summary>
    public static PartyFacts? DayMonthSwap(PartyFacts party, Chance chance) => Whole(party) is { Day: <= 12 } day && day.Day != day.Month
        ? Born(party, PartialDate.OfDay(day.Year, day.Day, day.Month))
        : null;

    /// <summary>The year one too many or too few.</summary>
    public static PartyFacts? YearOff(PartyFacts party, Chance chance) =>
        Whole(party) is { } day ? Born(party, PartialDate.OfDay(day.AddYears(chance.Below(2) == 0 ? -1 : 1))) : null;

    /// <summary>The year alone.</summary>
    public static PartyFacts? YearOnly(PartyFacts party, Chance chance) => Whole(party) is { } day ? Born(party, PartialDate.OfYear(day.Year)) : null;

    /// <summary>The first birth date that is known to the day, and is not the first of January that stands for a year.</summary>
    private static DateOnly? Whole(PartyFacts party)
    {
        foreach (var date in party.BirthDates)
        {
            var isDay = date is { Precision: DatePrecision.Day, IsApproximate: false, IsUncertain: false };
            if (isDay && date.Earliest is not { Month: 1, Day: 1 }) return date.Earliest;
        }

        return null;
    }

    private static PartyFacts Born(PartyFacts party, PartialDate date) => Manipulation.Renamed(party, party.Names[0].Full) with { BirthDates = [date] };
}
