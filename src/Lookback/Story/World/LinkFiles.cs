using System.Globalization;
using System.Text;

namespace Lookback.Story.World;

/// <summary>What four sources say of the facilitator, as the CSV that <c>network import</c> takes.</summary>
internal sealed class LinkFiles(InventedNetwork network, IReadOnlyList<Meeting> crowd)
{
    private const string Header = "from,to,type,since,until,document,remark\n";
    private const string Basis = "Border Police Act s. 14";

    private static readonly string Facilitator = string.Create(CultureInfo.InvariantCulture, $"{SdnFiles.Watchlist}:{InventedLists.Facilitator}");

    /// <summary>Strangers whom a letter without a name accuses.</summary>
    private const int Accused = 40;

    /// <summary>Each file and how it is imported.</summary>
    public IReadOnlyList<(InventedLinks Links, InventedFile File)> All() =>
    [
        File("harbour-police", "harbour police, case 31", "B2", 7, [.. network.Named.Select(Arranged), .. Lawyer()]),
        File("agents-ledger", "a ledger seized in case 31", "B2", 8, [.. network.Bookings.Select(Booked), .. Crowded(), .. Family()]),
        File("telephone-company", "telephone company, by order of the court", "A2", 9, [Row($"phone:{network.Phone}", "uses-phone", "2021-05", "record 31/4")]),
        File("letter", "a letter without a name", "E5", 10, [.. Strangers().Select(Accusation)]),
    ];

    private static (InventedLinks Links, InventedFile File) File(string name, string source, string grade, int day, IEnumerable<string> rows)
    {
        var file = new InventedFile($"links/{name}.csv", Encoding.UTF8.GetBytes(Header + string.Concat(rows.Select(r => r + "\n"))));
        return (new InventedLinks(file.Name, source, grade, Basis, new DateTimeOffset(2024, 6, day, 9, 0, 0, InventedWorld.Offset)), file);
    }

    private static string Row(string to, string type, string since, string document, string remark = "") =>
        $"{Facilitator},{(to.Contains(',', StringComparison.Ordinal) ? $"\"{to}\"" : to)},{type},{since},,{document},{remark}";

    private static string Arranged(Meeting met, int number) => Row(
        $"encounter:{met.Reference}", "facilitated", met.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        string.Create(CultureInfo.InvariantCulture, $"statement {1 + (number / 4)}"));

    private static string Booked(string booking, int number) =>
        Row($"booking:{booking}", "booked-on", "", string.Create(CultureInfo.InvariantCulture, $"ledger page {3 + number}"), "paid for it in cash");

    // Hundreds gave the same: nobody is walked through them.
    private static IEnumerable<string> Crowded() =>
    [
        Row($"address:{Crowd.Hotel}", "lives-at", "2021", "ledger page 1", "a hotel"),
        Row($"phone:{Crowd.Agency}", "uses-phone", "2021", "ledger page 1", "a travel agency"),
    ];

    // Followed only where somebody asks: nobody chooses relatives.
    private static IEnumerable<string> Family() => [Row("party:case-31/sister", "family", "", "ledger page 2")];

    // Not even kept: everybody has a right to a lawyer.
    private static IEnumerable<string> Lawyer() => [Row("party:case-31/counsel", "represented-by", "", "statement 1")];

    private static string Accusation(Meeting met) => Row($"encounter:{met.Reference}", "facilitated", "", "the letter");

    private IEnumerable<Meeting> Strangers() => crowd.Where((_, i) => i % (crowd.Count / Accused) == 7).Take(Accused);
}
