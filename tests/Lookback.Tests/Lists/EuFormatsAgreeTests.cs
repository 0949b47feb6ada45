using System.Xml.Linq;
using Lookback.Core.Lists;
using Lookback.Core.Lists.Eu;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>One entity is one listing, whether the Commission wrote it as XML or as a table.</summary>
public class EuFormatsAgreeTests
{
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["wholeName"] = ["Anton Pavel Vorell", "Nordhavn Trading", "Антон Ворелл", "A. \"Tony\" Worell; the Elder"], ["firstName"] = ["Anton", "Åsa"],
        ["lastName"] = ["Vorell", "Lindqvist"], ["middleName"] = ["Pavel", ""], ["nameLanguage"] = ["RU", "BG", "FR", ""], ["gender"] = ["M", "?", ""],
        ["title"] = ["General", ""], ["function"] = ["Head of the Demo Guard", ""], ["city"] = ["Minsk", ""], ["street"] = ["1 Mill Lane", ""],
        ["poBox"] = ["12", ""], ["zipCode"] = ["220000", ""], ["region"] = ["Minsk region", ""], ["place"] = ["Old Port", ""],
        ["countryIso2Code"] = ["BY", "LB", "00"], ["birthdate"] = ["1971-05-04", ""], ["year"] = ["1972", "1972", ""], ["monthOfYear"] = ["6", ""],
        ["yearRangeFrom"] = ["1974"], ["yearRangeTo"] = ["1976"], ["circa"] = ["true", "false"], ["calendarType"] = ["GREGORIAN", "ISLAMIC"],
        ["number"] = ["D 123", "778899", "X 9"], ["identificationTypeCode"] = ["passport", "id", "ssn", "other"], ["knownFalse"] = ["true", "false"],
        ["issueDate"] = ["2011-02-03", ""], ["issuedBy"] = ["the Mayor", ""], ["latinNumber"] = ["D-123", ""],
        ["remark"] = ["as at 2020", "low quality alias", "", ""],
    };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_entity_gives_the_same_listing_from_xml_and_from_csv(int seed)
    {
        var entities = Invented(new Random(seed));
        var xml = Sources.Read(EuXmlReaderTests.File([.. entities.Select(e => e.ToString())])).Listings;
        var csv = Sources.Read(Sources.Text("fsf.csv", Table(entities))).Listings;

        Assert.Equal(3, xml.Count);
        Assert.Equal(xml.Select(l => l.Id), csv.Select(l => l.Id));
        Assert.Equal(xml.Select(l => FactsHash.Of(l)), csv.Select(l => FactsHash.Of(l)));
        Assert.All(xml.Zip(csv), pair => Assert.Empty(new ListingChange(pair.First, pair.Second).Facts));
    }

    private static List<XElement> Invented(Random chance) =>
        [.. Enumerable.Range(1, 3).Select(id => Entity(id, chance))];

    private static XElement Entity(int id, Random chance)
    {
        var entity = new XElement(
            "sanctionEntity", new XAttribute("logicalId", 9000 + id), new XAttribute("euReferenceNumber", $"EU.{id}.1"),
            new XAttribute("designationDate", "2022-02-23"), new XElement("remark", "Invented."),
            new XElement(
                "regulation", new XAttribute("programme", "DEMO"), new XAttribute("numberTitle", "2022/900"), new XAttribute("publicationDate", "2022-02-23")),
            new XElement(
                "subjectType", new XAttribute("code", id % 2 == 0 ? "enterprise" : "person"), new XAttribute("classificationCode", id % 2 == 0 ? "E" : "P")),
            new XElement("nameAlias", new XAttribute("wholeName", $"Invented Name {id}"), new XAttribute("strong", "true")));
        foreach (var part in EuCsvColumns.Parts)
        {
            for (var i = chance.Next(4); i > 0; i--) entity.Add(Part(part, chance));
        }

        return entity;
    }

    private static XElement Part(EuCsvPart part, Random chance)
    {
        var element = new XElement(part.Element);
        foreach (var (_, attribute) in part.Attributes)
        {
            if (Values.TryGetValue(attribute, out var values) && chance.Next(3) > 0 && values[chance.Next(values.Length)] is { Length: > 0 } value)
                element.SetAttributeValue(attribute, value);
        }

        if (element.HasAttributes && Values["remark"][chance.Next(4)] is { Length: > 0 } remark) element.Add(new XElement("remark", remark));
        return element;
    }

    private static string Table(List<XElement> entities)
    {
        var columns = EuCsvReaderTests.Header.Split(';');
        var rows = entities.SelectMany(e => e.Elements().Where(IsPart).Select(p => Row(e, p, columns)));
        return string.Join("\r\n", rows.Prepend(EuCsvReaderTests.Header)) + "\r\n";
    }

    private static bool IsPart(XElement part) => Array.Exists(EuCsvColumns.Parts, c => c.Element == part.Name.LocalName);

    private static string Row(XElement entity, XElement part, string[] columns)
    {
        var values = new Dictionary<string, string> { ["fileGenerationDate"] = "05/08/2026", ["Entity_Remark"] = "Invented." };
        Fill(values, EuCsvColumns.Entity, entity);
        Fill(values, EuCsvColumns.Regulation, entity.Element("regulation")!);
        Fill(values, EuCsvColumns.Subject, entity.Element("subjectType")!);
        var kind = EuCsvColumns.Parts.Single(c => c.Element == part.Name.LocalName);
        Fill(values, kind, part);
        values[kind.Prefix + "Remark"] = part.Element("remark")?.Value ?? "";
        return string.Join(';', columns.Select(c => $"\"{values.GetValueOrDefault(c, "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }

    private static void Fill(Dictionary<string, string> values, EuCsvPart part, XElement element)
    {
        foreach (var (column, attribute) in part.Attributes) values[part.Prefix + column] = element.Attribute(attribute)?.Value ?? "";
    }
}
