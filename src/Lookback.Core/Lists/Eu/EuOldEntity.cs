using System.Text.RegularExpressions;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// An <c>ENTITY</c> of before 2018 in the shape of the XML 1.1. The old list says when the regulation was published (<c>reg_date</c>) and not when the
/// party was designated. A name, an address, a number may have come with a regulation and a programme of its own, which are the party's as well; links to
/// the journal are left on purpose, as in the new.
/// </summary>
internal static partial class EuOldEntity
{
    public static XElement Of(XElement old, ReadingLog log, string file)
    {
        old.CheckChildren(log, file, "NAME", "BIRTH", "CITIZEN", "ADDRESS", "PASSPORT");
        var entity = new EuElement("sanctionEntity", old.Line()).With("logicalId", Said(old, "Id"));
        entity.WithText("remark", old.AttributeText("remark"));
        foreach (var regulation in Regulations(old)) entity.Add(regulation);
        entity.Add(new EuElement("subjectType", old.Line()).With("classificationCode", Said(old, "Type")));
        foreach (var part in old.Elements())
        {
            if (Part(part, log, file) is { } made) entity.Add(made);
        }

        return entity;
    }

    private static string? Said(XElement old, string attribute) => old.AttributeText(attribute);

    /// <summary>Each regulation and programme once that the entity or a part of it is listed under, its own first.</summary>
    private static IEnumerable<EuElement> Regulations(XElement old)
    {
        var met = new HashSet<(string?, string?, string?)>();
        foreach (var part in old.Elements().Prepend(old))
        {
            var (basis, published, programme) = (Said(part, "legal_basis"), Said(part, "reg_date"), Said(part, "programme"));
            if ((basis is null && programme is null) || !met.Add((basis, published, programme))) continue;
            yield return new EuElement("regulation", part.Line())
                .With("numberTitle", basis).With("publicationDate", published).With("programme", programme);
        }
    }

    private static EuElement? Part(XElement part, ReadingLog log, string file)
    {
        switch (part.Name.LocalName)
        {
            case "NAME":
                part.CheckChildren(log, file, "LASTNAME", "FIRSTNAME", "MIDDLENAME", "WHOLENAME", "GENDER", "TITLE", "FUNCTION", "LANGUAGE");
                return new EuElement("nameAlias", part.Line())
                    .With("lastName", part.Text("LASTNAME")).With("firstName", part.Text("FIRSTNAME")).With("middleName", part.Text("MIDDLENAME"))
                    .With("wholeName", part.Text("WHOLENAME")).With("gender", part.Text("GENDER")).With("title", part.Text("TITLE"))
                    .With("function", part.Text("FUNCTION")).With("nameLanguage", part.Text("LANGUAGE"));
            case "BIRTH":
                part.CheckChildren(log, file, "DATE", "PLACE", "COUNTRY");
                return Born(part).With("place", part.Text("PLACE")).With("countryIso2Code", part.Text("COUNTRY"));
            case "CITIZEN":
                part.CheckChildren(log, file, "COUNTRY");
                return new EuElement("citizenship", part.Line()).With("countryIso2Code", part.Text("COUNTRY"));
            case "ADDRESS":
                return Address(part, log, file);
            case "PASSPORT":
                part.CheckChildren(log, file, "NUMBER", "COUNTRY");
                // With its line ends, which part its notes.
                return new EuElement("identification", part.Line())
                    .With("number", part.Child("NUMBER")?.Value).With("countryIso2Code", part.Text("COUNTRY"));
            default:
                return null;
        }
    }

    private static EuElement Address(XElement part, ReadingLog log, string file)
    {
        part.CheckChildren(log, file, "NUMBER", "STREET", "ZIPCODE", "CITY", "COUNTRY", "OTHER");
        var address = new EuElement("address", part.Line())
            .With("street", Blanks.Collapse($"{part.Text("NUMBER")} {part.Text("STREET")}")).With("zipCode", part.Text("ZIPCODE"))
            .With("city", part.Text("CITY")).With("countryIso2Code", part.Text("COUNTRY"));
        EuContacts.AddTo(address, part.Child("OTHER")?.Value);
        return address;
    }

    /// <summary><c>1957-07-01</c>, <c>1956</c>, <c>1963 (approximative)</c>, <c>1958 - 1963 (approximative)</c>.</summary>
    private static EuElement Born(XElement part)
    {
        var born = new EuElement("birthdate", part.Line());
        if (part.Text("DATE") is not { } text) return born;
        var match = Written().Match(text);
        if (!match.Success) return born.With("birthdate", text);
        if (match.Groups["about"].Success) born.With("circa", "true");
        return match.Groups["to"].Success
            ? born.With("yearRangeFrom", match.Groups["from"].Value).With("yearRangeTo", match.Groups["to"].Value)
            : born.With("birthdate", match.Groups["from"].Value);
    }

    [GeneratedRegex(
        @"^(?<from>\d{4}(-\d\d-\d\d)?)( - (?<to>\d{4}))?(?<about> \(approximative\))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Written();
}
