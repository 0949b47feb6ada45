using System.Globalization;
using Lookback.Bench.Populations;

namespace Lookback.Story.World;

/// <summary>Draws people who do not exist: from every country alike, named as people there are, written as clerks write.</summary>
internal sealed class Travellers(ulong seed, InventedCodes codes)
{
    // All in a hundred.
    private const double Women = 48;
    private const double WithDocument = 92;
    private const double WithPhone = 40;
    private const double WithEmail = 15;
    private const double WithAddress = 25;
    private const double YearOnly = 2;

    private const int OldestBorn = 1945;
    private const int Years = 58;

    private static readonly string[] Countries = [.. Culture.All.SelectMany(c => c.Countries).Distinct().Order(StringComparer.Ordinal)];
    private static readonly ILookup<string, Culture> ByCountry =
        Culture.All.SelectMany(c => c.Countries.Select(country => (c, country))).ToLookup(p => p.country, p => p.c);

    private static readonly string[] Streets =
    [
        "Mill Lane", "Harbour Street", "Ropewalk Street", "Lantern Street", "Old Market Street", "Saltern Road",
        "Orchard Road", "Cooper Street", "Weaver Street", "Station Road",
        "Garden Street", "Bell Street", "Foundry Road", "River Street", "Hill Street", "Chandler Street",
        "Cistern Road", "North Street", "Poplar Avenue", "Linden Avenue",
    ];

    private static readonly string[] Towns = ["Selm", "Velden", "Tollan", "Ostrey", "Northgate", "Karst", "Brenmoor", "Halsted"];

    private ulong _number;

    /// <summary>The next.</summary>
    public Traveller Next()
    {
        var draw = new Draw(seed, _number++, 1);
        var isWoman = draw.Happens(Women);
        var country = draw.Of(Countries);
        var culture = draw.Of([.. ByCountry[country]]);
        return new Traveller
        {
            Name = Written(culture, culture.Name(ref draw, isWoman), ref draw),
            BirthDate = Born(ref draw),
            Sex = isWoman ? 'F' : 'M',
            Nationality = country,
            Document = draw.Happens(WithDocument) ? codes.Document() : null,
            Phone = draw.Happens(WithPhone) ? codes.Phone() : null,
            Email = draw.Happens(WithEmail) ? string.Create(CultureInfo.InvariantCulture, $"guest{_number:D5}@{Host(ref draw)}.example") : null,
            Address = draw.Happens(WithAddress) ? Home(ref draw) : null,
        };
    }

    private static string Host(ref Draw draw) => draw.Of<string>(["postbox", "letters", "lumen", "kestrel"]);

    private static string Home(ref Draw draw) =>
        string.Create(CultureInfo.InvariantCulture, $"{1 + draw.Below(240)} {draw.Of(Streets)}, {draw.Of(Towns)}");

    private static string Written(Culture culture, InventedName name, ref Draw draw) =>
        name.HasNative && draw.Happens(culture.NativeShare) ? name.In(NameStyle.Native) : name.In(draw.Below(20) switch
        {
            < 11 => NameStyle.Plain,
            < 14 => NameStyle.Ascii,
            _ => NameStyle.Capitals,
        });

    private static string Born(ref Draw draw)
    {
        var year = OldestBorn + ((draw.Below(Years) + draw.Below(Years)) / 2);
        var day = new DateOnly(year, 1, 1).AddDays(draw.Below(365));
        return draw.Happens(YearOnly) ? year.ToString(CultureInfo.InvariantCulture) : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
