using System.Text;
using System.Text.Json;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Bench.Ledgers;

/// <summary>People who were never born, the same in every run: those met, each a subject of its own, and those listed.</summary>
internal static class InventedPeople
{
    /// <summary>One encounter in so many meets somebody listed.</summary>
    private const int HitEvery = 100;

    private static readonly DateTimeOffset FirstMet = new(2024, 1, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly string[] MetStarts = ["Ka", "Mo", "Ti", "Be", "Ra", "Lu", "So", "Da", "Ve", "No", "Pi", "Ha", "Jo", "Er", "Ul", "An"];
    private static readonly string[] MetEnds = ["rin", "lo", "ma", "dek", "sio", "ner", "tta", "vik", "li", "ssen", "do", "ra", "kov", "be", "ry", "man"];
    private static readonly string[] ListedStarts = ["Zhu", "Qar", "Xeb", "Ghan", "Thrak", "Yuz", "Wom", "Khal", "Fen", "Obr"];
    private static readonly string[] ListedEnds = ["azim", "orq", "uuf", "ibex", "yash", "ekh", "ogun", "apur", "itz", "eyo"];

    /// <summary>An edition of a watchlist, as FollowTheMoney lines.</summary>
    public static SourceFile Edition(int listings)
    {
        var lines = new StringBuilder();
        for (var i = 0; i < listings; i++)
        {
            lines.Append(JsonSerializer.Serialize(new
            {
                id = $"L-{i}",
                schema = "Person",
                caption = ListedName(i),
                properties = new { name = new[] { ListedName(i) }, birthDate = new[] { Born(i).ToString() } },
            })).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(lines.ToString());
        return new SourceFile("invented.ftm.json", () => new MemoryStream(bytes));
    }

    /// <summary>The encounter of a number with its screening, as they are appended.</summary>
    public static EntryBody[] Met(long number, long coverage, ListingIndex listings)
    {
        var isListed = number % HitEvery == 0;
        // A number behind the name makes every subject its own; one in so many bears a listed name and birth date.
        var facts = new PartyFacts
        {
            Schema = Schema.Person,
            Names = [new PartyName { Full = isListed ? ListedName(number / HitEvery % listings.Count) : MetName(number) }],
            BirthDates = [isListed ? Born(number / HitEvery % listings.Count) : Born(number)],
            BirthPlaces = isListed ? [$"Place {number}"] : [],
        };
        var encounter = Encounter.Of(facts, $"PNR-{number:d7}", FirstMet.AddSeconds(number * 37), null);
        var hits = isListed ? listings.Screen(PreparedParty.Of(facts)) : [];
        var screening = new Screening
        {
            Encounter = encounter.Id, Coverage = coverage, Outcome = hits.Count > 0 ? Outcome.Hit : Outcome.NoHit, Hits = hits,
        };
        return [new EntryBody.EncounterRecorded(encounter), new EntryBody.ScreeningMade(screening, encounter.Subject)];
    }

    // Mixed radix, so that the first five million differ in name; two words or three.
    private static string MetName(long number)
    {
        var (given, family, other) = (Word(number % 256), Word(number / 256 % 256), Word(number / 65536 % 256));
        return number / 65536 % 3 == 0 ? $"{given} {family}{other[..2].ToLowerInvariant()}" : $"{given} {other} {family}";
    }

    private static string Word(long number) => MetStarts[number % 16] + MetEnds[number / 16 % 16];

    private static string ListedName(long number) =>
        $"{ListedStarts[number % 10]}{ListedEnds[number / 10 % 10]} {ListedStarts[number / 100 % 10]}{ListedEnds[number / 1000 % 10]}{number / 10000}";

    private static PartialDate Born(long number) => PartialDate.OfDay(new DateOnly(1940, 1, 1).AddDays((int)(number * 7919 % 24000)));
}
