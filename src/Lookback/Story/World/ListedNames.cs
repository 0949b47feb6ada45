using System.Globalization;
using Lookback.Bench.Populations;

namespace Lookback.Story.World;

/// <summary>Names of parties on lists: family names that nobody bears, each once.</summary>
internal sealed class ListedNames(ulong seed)
{
    private static readonly string[] Starts =
    [
        "Varkon", "Teshul", "Qarad", "Belozh", "Mirzad", "Okonjel", "Halvor", "Drumel", "Sarvet", "Tolmaz", "Ysand", "Kelbur", "Nazmir",
        "Ostrav", "Palin", "Rudhek", "Zhenil", "Ambrel",
        "Corvath", "Felsin", "Wendor", "Jubrel",
    ];

    private static readonly string[] Ends = ["yev", "ani", "izade", "sson", "ovac", "aru", "ushko", "ello", "ides", "oun", "aydun", "urri", "anka", "etti"];
    private static readonly string[] Men =
        ["Anselm", "Tariq", "Luka", "Haruto", "Emeka", "Piotr", "Rafael", "Sunil", "Oskar", "Bakari", "Idris", "Matteo", "Joon", "Viktor", "Amaru", "Nils"];

    private static readonly string[] Women =
        ["Ingrid", "Leyla", "Marisol", "Keiko", "Amina", "Zofia", "Chiara", "Priya", "Hanna", "Wanjiru", "Samira",
            "Noor", "Mi-rae", "Katya", "Illari", "Freya"];


    private static readonly (string Code, string Name)[] Countries =
    [
        ("BR", "Brazil"), ("PL", "Poland"), ("JP", "Japan"), ("KE", "Kenya"), ("IT", "Italy"), ("IN", "India"),
        ("MX", "Mexico"), ("SE", "Sweden"), ("MA", "Morocco"), ("GR", "Greece"),
        ("VN", "Vietnam"), ("PE", "Peru"), ("NL", "Netherlands"), ("GE", "Georgia"), ("GH", "Ghana"),
        ("PT", "Portugal"), ("TH", "Thailand"), ("CA", "Canada"), ("JO", "Jordan"), ("CZ", "Czechia"),
    ];

    private static readonly string[] First = ["Sable", "Corvus", "Tidewater", "Auric", "Northspar", "Quillon", "Bramley", "Vesper", "Kestrel", "Halcyon"];
    private static readonly string[] Second = ["Maritime", "Optics", "Commodities", "Freight", "Holdings", "Metals", "Chartering", "Instruments"];
    private static readonly string[] Forms = ["LLC", "Ltd", "GmbH", "S.A."];

    // One in so many has another name.
    private const int WithAlias = 6;

    private ulong _number;
    private int _family;
    private int _body;

    /// <summary>A person on a list.</summary>
    public Party Person(int key, int from)
    {
        var draw = new Draw(seed, _number++, 2);
        var isWoman = draw.Happens(40);
        var (family, given) = (Family(), draw.Of(isWoman ? Women : Men));
        return new Party
        {
            Key = key,
            Family = family,
            Given = given,
            Aliases = _number % WithAlias == 0 ? [$"{family.ToUpperInvariant().Replace('V', 'W')}, {given[0]}."] : [],
            Sex = isWoman ? 'F' : 'M',
            Born = new DateOnly(1950 + draw.Below(42), 1, 1).AddDays(draw.Below(365)),
            Country = draw.Of(Countries).Name,
            From = from,
        };
    }

    /// <summary>A body on a list.</summary>
    public Party Body(int key, int from)
    {
        var number = _body++;
        return new Party
        {
            Key = key,
            Family = $"{First[number % First.Length]} {Second[number / First.Length % Second.Length]} "
                + Forms[(number + (number / First.Length)) % Forms.Length],
            Address = (string.Create(CultureInfo.InvariantCulture, $"{1 + number} Exchange Square"), "Velden"),
            From = from,
        };
    }

    /// <summary>The code of a country by its name.</summary>
    public static string CodeOf(string country) => Array.Find(Countries, c => c.Name == country).Code;

    // Each pair once: both counts have no divisor that would bring one back before all have been.
    private string Family()
    {
        var number = _family++;
        return Starts[number % Starts.Length] + Ends[(number + (number / Starts.Length)) % Ends.Length];
    }
}
