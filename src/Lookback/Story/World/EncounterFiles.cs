using System.Globalization;
using System.Text;

namespace Lookback.Story.World;

/// <summary>A month's encounters as the CSV that <c>screen</c> reads, in the order of their days.</summary>
internal static class EncounterFiles
{
    private const string Header = "reference,name,birth_date,sex,nationality,document,document_country,met_at,place,booking,phone,email,address\n";

    /// <summary>Gives every row its reference, and writes the file.</summary>
    public static InventedFile Of(DateOnly month, IEnumerable<Meeting> met)
    {
        var text = new StringBuilder(Header);
        var numbers = new Dictionary<InventedPlace, int>();
        // Whoever has no time stands before whoever has one: their row says the day alone.
        foreach (var one in met.OrderBy(m => m.Day).ThenBy(m => m.Minute ?? -1).ThenBy(m => m.Place.Code, StringComparer.Ordinal))
        {
            var number = numbers[one.Place] = numbers.GetValueOrDefault(one.Place) + 1;
            one.Reference = string.Create(CultureInfo.InvariantCulture, $"{one.Place.Code}-{month:yyMM}-{number:D4}");
            Append(text, one);
        }

        return new InventedFile(Name(month), Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The name of a month's file.</summary>
    public static string Name(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"encounters/{month:yyyy-MM}.csv");

    private static void Append(StringBuilder text, Meeting one)
    {
        var who = one.Who;
        Cell(text, one.Reference);
        Cell(text, who.Name);
        Cell(text, who.BirthDate);
        text.Append(who.Sex).Append(',');
        Cell(text, who.Nationality);
        Cell(text, who.Document);
        Cell(text, who.Document is null ? null : who.Nationality);
        Cell(text, When(one));
        Cell(text, one.Place.Name);
        Cell(text, one.Booking);
        Cell(text, who.Phone);
        Cell(text, who.Email);
        Cell(text, who.Address);
        text.Length--;
        text.Append('\n');
    }

    private static string When(Meeting one) => one.Minute is { } minute
        ? string.Create(
            CultureInfo.InvariantCulture, $"{one.Day:yyyy-MM-dd}T{minute / 60:D2}:{minute % 60:D2}:00+{InventedWorld.Offset.Hours:D2}:00")
        : one.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Cell(StringBuilder text, string? value)
    {
        var quote = value?.Contains(',', StringComparison.Ordinal) == true ? "\"" : "";
        text.Append(quote).Append(value).Append(quote).Append(',');
    }
}
