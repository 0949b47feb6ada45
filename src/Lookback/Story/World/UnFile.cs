using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Lookback.Story.World;

/// <summary>An edition in the format of the United Nations' consolidated list.</summary>
internal static class UnFile
{
    /// <summary>The list.</summary>
    public const string Watchlist = "un-sc";

    /// <summary>The file of an edition.</summary>
    public static InventedFile Of(DateOnly published, int edition, IEnumerable<Party> parties)
    {
        var listed = parties.Where(p => p.IsIn(edition)).OrderBy(p => p.Key).ToList();
        var list = new XElement(
            "CONSOLIDATED_LIST",
            new XAttribute("dateGenerated", string.Create(CultureInfo.InvariantCulture, $"{published:yyyy-MM-dd}T06:00:00.000Z")),
            new XElement("INDIVIDUALS", listed.Where(p => p.Given is not null).Select(Individual)),
            new XElement("ENTITIES", listed.Where(p => p.Given is null).Select(Entity)));
        return new InventedFile(
            string.Create(CultureInfo.InvariantCulture, $"lists/{Watchlist}/{published:yyyy-MM-dd}/consolidated.xml"),
            Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{list}\n".ReplaceLineEndings("\n")));
    }

    /// <summary>The publisher's reference of a party.</summary>
    public static string Reference(Party party) => string.Create(CultureInfo.InvariantCulture, $"XD{(party.Given is null ? 'e' : 'i')}.{party.Key:D3}");

    private static XElement Individual(Party party) => new(
        "INDIVIDUAL",
        new XElement("DATAID", party.Key),
        new XElement("FIRST_NAME", party.Given!.ToUpperInvariant()),
        new XElement("SECOND_NAME", party.Family.ToUpperInvariant()),
        new XElement("UN_LIST_TYPE", "Demo"),
        new XElement("REFERENCE_NUMBER", Reference(party)),
        new XElement("LISTED_ON", Day(party.ListedOn!.Value)),
        new XElement("GENDER", party.Sex == 'F' ? "FEMALE" : "MALE"),
        new XElement("NATIONALITY", new XElement("VALUE", party.Country)),
        new XElement("LIST_TYPE", new XElement("VALUE", "UN List")),
        party.Born is { } born
            ? new XElement("INDIVIDUAL_DATE_OF_BIRTH", new XElement("TYPE_OF_DATE", "EXACT"), new XElement("DATE", Day(born)))
            : null);

    private static XElement Entity(Party party) => new(
        "ENTITY",
        new XElement("DATAID", party.Key),
        new XElement("FIRST_NAME", party.Family.ToUpperInvariant()),
        new XElement("UN_LIST_TYPE", "Demo"),
        new XElement("REFERENCE_NUMBER", Reference(party)),
        new XElement("LISTED_ON", Day(party.ListedOn!.Value)));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
