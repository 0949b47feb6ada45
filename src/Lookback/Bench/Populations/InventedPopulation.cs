using System.Globalization;
using Lookback.Core.Records;

namespace Lookback.Bench.Populations;

/// <summary>
/// People who do not exist, met one after another: named as people of many cultures are, in many scripts, as often as they are; born; written by
/// clerks who slip; met again, the same or written otherwise. A pure function of the seed and the row's number.
/// </summary>
internal sealed class InventedPopulation(ulong seed)
{
    // All in a hundred. Rough, and of the size that registers report.
    private const double MetAgain = 8;
    private const double WrittenAlike = 60;
    private const double Slip = 2;
    private const double SlipAgain = 15;
    private const double WithoutBirthDate = 3;
    private const double WithoutBirthDateAgain = 15;
    private const double YearOnly = 2;
    private const double FirstOfJanuary = 2;
    private const double WithPassport = 35;
    private const double Women = 49;

    private const int OldestBorn = 1930;
    private const int Years = 82;
    private const int SecondsApart = 10;
    private static readonly DateTimeOffset Start = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int[] UpToCulture = [.. Culture.All.Select((_, i) => Culture.All.Take(i + 1).Sum(c => c.Share))];

    private enum Purpose : ulong
    {
        Whom = 1,
        Person,
        Writing,
        Moment,
    }

    /// <summary>The row of a number, from 0 on.</summary>
    public InventedEncounter At(long row)
    {
        var (whom, isAlike) = Whom(row);
        var person = new Draw(seed, (ulong)whom, (ulong)Purpose.Person);
        // Whoever is written alike is written as on the first row, slips and all.
        var writing = new Draw(seed, (ulong)(isAlike ? whom : row), (ulong)Purpose.Writing);
        var isOther = whom != row && !isAlike;
        var isWoman = person.Happens(Women);
        var culture = CultureOf(ref person);
        var name = culture.Name(ref person, isWoman);
        var born = Born(ref person);
        var passport = person.Happens(WithPassport) ? Number(ref person) : null;
        return new InventedEncounter
        {
            Reference = "P" + row.ToString("D9", CultureInfo.InvariantCulture),
            Name = Written(culture, name, ref writing, isOther ? SlipAgain : Slip),
            BirthDate = isOther && writing.Happens(WithoutBirthDateAgain) ? null : born,
            Sex = isWoman ? Sex.Female : Sex.Male,
            Nationality = culture.Countries[Math.Min(person.Below(culture.Countries.Count), person.Below(culture.Countries.Count))],
            Passport = passport,
            MetAt = Start.AddSeconds((row * SecondsApart) + new Draw(seed, (ulong)row, (ulong)Purpose.Moment).Below(SecondsApart)),
        };
    }

    /// <summary>Whose row it is: the person of that number, or one of an earlier row, written the same or anew.</summary>
    private (long Person, bool IsAlike) Whom(long row)
    {
        var isAlike = true;
        while (row > 0)
        {
            var draw = new Draw(seed, (ulong)row, (ulong)Purpose.Whom);
            if (!draw.Happens(MetAgain)) break;
            isAlike &= draw.Happens(WrittenAlike);
            row = draw.Below(row);
        }

        return (row, isAlike);
    }

    private static Culture CultureOf(ref Draw draw)
    {
        var drawn = draw.Below(UpToCulture[^1]);
        var at = 0;
        while (UpToCulture[at] <= drawn) at++;
        return Culture.All[at];
    }

    private static string Written(Culture culture, InventedName name, ref Draw draw, double slip)
    {
        var native = name.HasNative && draw.Happens(culture.NativeShare);
        var style = native ? NameStyle.Native : draw.Below(20) switch
        {
            < 10 => NameStyle.Plain,
            < 13 => NameStyle.Ascii,
            < 19 => NameStyle.Capitals,
            _ => NameStyle.FamilyFirst,
        };
        var text = name.In(style);
        return draw.Happens(slip) ? Slips.In(text, ref draw) : text;
    }

    // The ages of those who travel: few old, few young.
    private static string? Born(ref Draw draw)
    {
        var year = OldestBorn + ((draw.Below(Years) + draw.Below(Years)) / 2);
        var day = new DateOnly(year, 1, 1).AddDays(draw.Below(365));
        if (draw.Happens(WithoutBirthDate)) return null;
        if (draw.Happens(YearOnly)) return year.ToString(CultureInfo.InvariantCulture);
        if (draw.Happens(FirstOfJanuary)) day = new DateOnly(year, 1, 1);
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Number(ref Draw draw) =>
        (char)('A' + draw.Below(26)) + draw.Below(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
}
