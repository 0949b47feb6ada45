using System.Globalization;
using System.Text;

namespace Lookback.Story.World;

/// <summary>An edition in the format of OFAC's CSV: three files without headers, <c>-0-</c> where there is nothing.</summary>
internal static class SdnFiles
{
    /// <summary>The list.</summary>
    public const string Watchlist = "ofac-sdn";

    private const string Nothing = "-0- ";

    /// <summary>The files of an edition.</summary>
    public static IReadOnlyList<InventedFile> Of(DateOnly published, int edition, IEnumerable<Party> parties)
    {
        var listed = parties.Where(p => p.IsIn(edition)).OrderBy(p => p.Key).ToList();
        var folder = string.Create(CultureInfo.InvariantCulture, $"lists/{Watchlist}/{published:yyyy-MM-dd}");
        // A file without a row is refused as an empty download; where nobody has another name or an address, it is not published.
        return
        [
            .. new[]
            {
                File($"{folder}/sdn.csv", listed.Select(Primary)),
                File($"{folder}/alt.csv", listed.SelectMany(Aliases)),
                File($"{folder}/add.csv", listed.SelectMany(Address)),
            }.Where(f => f.Bytes.Length > 0),
        ];
    }

    /// <summary>The name as the publisher writes it.</summary>
    public static string Name(Party party) => party.Given is null ? party.Family.ToUpperInvariant() : $"{party.Family.ToUpperInvariant()}, {party.Given}";

    private static InventedFile File(string name, IEnumerable<string> lines) =>
        new(name, Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\r\n"))));

    private static string Primary(Party party) =>
        Row(party.Key, Quoted(Name(party)), party.Given is null ? Nothing : Quoted("individual"), Quoted("DEMO-ONE"),
            Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Nothing, Remarks(party) is { Length: > 0 } remarks ? Quoted(remarks + ".") : Nothing);

    private static IEnumerable<string> Aliases(Party party) =>
        party.Aliases.Select((alias, i) => Row(party.Key, (party.Key * 10) + i, Quoted("aka"), Quoted(alias), Nothing));

    private static IEnumerable<string> Address(Party party) => party.Address is { } address
        ? [Row(party.Key, party.Key * 10, Quoted(address.Street), Quoted(address.Town), Nothing, Nothing)]
        : [];

    private static string Remarks(Party party)
    {
        var pieces = new List<string>();
        if (party.Born is { } born) pieces.Add(string.Create(CultureInfo.InvariantCulture, $"DOB {born:dd MMM yyyy}"));
        if (party.Country is { } country) pieces.Add($"nationality {country}");
        if (party.Sex is 'F' or 'M') pieces.Add($"Gender {(party.Sex == 'F' ? "Female" : "Male")}");
        if (party.Passport is { } passport) pieces.Add($"Passport {passport} ({party.Country})");
        pieces.AddRange(party.WeakAliases.Select(a => $"a.k.a. '{a}'"));
        pieces.AddRange(party.Phones.Select(p => $"Phone Number {p}"));
        if (party.LinkedTo is { } other) pieces.Add($"Linked To: {other}");
        return string.Join("; ", pieces);
    }

    private static string Row(params object[] cells) => string.Join(',', cells.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture)));

    private static string Quoted(string text) => $"\"{text}\"";
}
