using System.Globalization;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Un;

/// <summary>
/// The UN Security Council's consolidated list. <c>REFERENCE_NUMBER</c> is the listing's key; <c>dateGenerated</c> changes daily
/// though nothing else does; names and types hold stray blanks and line ends. Version numbers, sort keys and last-updated dates are
/// not read: they change without a change of content.
/// </summary>
internal sealed class UnXmlReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private static readonly string[] Known =
    [
        "DATAID", "VERSIONNUM", "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME", "UN_LIST_TYPE", "REFERENCE_NUMBER", "LISTED_ON",
        "SUBMITTED_ON", "SUBMITTED_BY", "DELISTED_ON", "GENDER", "NAME_ORIGINAL_SCRIPT", "COMMENTS1", "TITLE", "DESIGNATION", "NATIONALITY",
        "NATIONALITY2", "LIST_TYPE", "LAST_DAY_UPDATED", "SORT_KEY", "SORT_KEY_LAST_MOD", "INDIVIDUAL_ALIAS", "INDIVIDUAL_ADDRESS",
        "INDIVIDUAL_DATE_OF_BIRTH", "INDIVIDUAL_PLACE_OF_BIRTH", "INDIVIDUAL_DOCUMENT", "ENTITY_ALIAS", "ENTITY_ADDRESS",
    ];

    public IEnumerable<ListingText> Read()
    {
        foreach (var entry in Entries.Read(file, log, ["INDIVIDUALS", "ENTITIES"], ["INDIVIDUAL", "ENTITY"]))
        {
            if (entry.Name.LocalName == "CONSOLIDATED_LIST") Head(entry);
            else if (Entry(entry) is { } listing) yield return listing;
        }
    }

    private void Head(XElement root)
    {
        var text = root.Attribute("dateGenerated")?.Value;
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var at)) log.PublishedAt = at;
        else log.Field(file.Name, 1, "dateGenerated", "a date and time", text ?? "nothing");
    }

    private ListingText? Entry(XElement entry)
    {
        log.RowsRead++;
        entry.CheckChildren(log, file.Name, Known);
        var isPerson = entry.Name.LocalName == "INDIVIDUAL";
        var key = entry.Text("REFERENCE_NUMBER");
        string?[] names = [entry.Text("FIRST_NAME"), entry.Text("SECOND_NAME"), entry.Text("THIRD_NAME"), entry.Text("FOURTH_NAME")];
        var name = Blanks.Collapse(string.Join(' ', names));
        if (key is null || name is null)
        {
            var (field, expected) = key is null ? ("REFERENCE_NUMBER", "a number") : ("FIRST_NAME", "a name");
            log.Row(file.Name, entry.Line(), field, expected, "nothing");
            return null;
        }

        var draft = new ListingDraft(new ListingId(watchlist, key)) { Schema = isPerson ? Schema.Person : Schema.Organization };
        WrittenNames.Add(draft, name, NameKind.Primary);
        WrittenNames.Add(draft, entry.Text("NAME_ORIGINAL_SCRIPT"), NameKind.OriginalScript);
        Fill(entry, draft);
        return draft.Build();
    }

    private void Fill(XElement entry, ListingDraft draft)
    {
        draft.Programme(entry.Text("UN_LIST_TYPE"));
        foreach (var title in Values(entry, "TITLE").Concat(Values(entry, "DESIGNATION"))) draft.Title(title);
        foreach (var remark in entry.All("COMMENTS1"))
        {
            draft.Remark(remark.Value);
            UnRelations.Read(remark.Value, draft);
        }

        if (entry.Text("SUBMITTED_BY") is { } by) draft.Remark($"Submitted by {by}");
        Listed(entry, draft);
        Gender(entry, draft);
        foreach (var country in Values(entry, "NATIONALITY").Concat(Values(entry, "NATIONALITY2")))
        {
            Country(country, CountryRole.Nationality, entry, draft, "NATIONALITY");
        }

        foreach (var part in entry.Elements())
        {
            switch (part.Name.LocalName)
            {
                case "INDIVIDUAL_ALIAS" or "ENTITY_ALIAS": Alias(part, draft); break;
                case "INDIVIDUAL_ADDRESS" or "ENTITY_ADDRESS": Address(part, draft); break;
                case "INDIVIDUAL_DATE_OF_BIRTH": UnBirthDate.Read(part, draft, log, file.Name); break;
                case "INDIVIDUAL_PLACE_OF_BIRTH": BirthPlace(part, draft); break;
                case "INDIVIDUAL_DOCUMENT": UnDocument.Read(part, draft, log, file.Name); break;
            }
        }
    }

    private static IEnumerable<string> Values(XElement entry, string name) =>
        entry.All(name).SelectMany(e => e.HasElements ? e.All("VALUE") : [e]).Select(e => e.Value);

    private void Listed(XElement entry, ListingDraft draft)
    {
        if (entry.Text("LISTED_ON") is not { } text) return;
        draft.DesignatedOn = WrittenDates.Find(text);
        if (draft.DesignatedOn is null) log.Field(file.Name, entry.Line(), "LISTED_ON", "a date", text);
    }

    private void Gender(XElement entry, ListingDraft draft)
    {
        if (entry.Text("GENDER") is not { } text) return;
        if (Sexes.Find(text) is { } sex) draft.Sex = sex;
        else log.Field(file.Name, entry.Line(), "GENDER", "Male or Female", text);
    }

    /// <summary>
    /// Individuals have a quality (<c>Good</c>, <c>Low</c>), entities a kind (<c>a.k.a.</c>, <c>f.k.a.</c>); one element may hold several
    /// names and notes on them. What is said of the birth under an alias is an alternative birth.
    /// </summary>
    private void Alias(XElement alias, ListingDraft draft)
    {
        alias.CheckChildren(log, file.Name, "QUALITY", "ALIAS_NAME", "NOTE", "DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH");
        var quality = alias.Text("QUALITY");
        NameKind? kind = quality?.ToUpperInvariant() switch
        {
            null or "GOOD" or "A.K.A." => NameKind.Alias,
            "LOW" => NameKind.WeakAlias,
            "F.K.A." => NameKind.Former,
            _ => null,
        };
        if (kind is null) log.Field(file.Name, alias.Line(), "QUALITY", "Good, Low, a.k.a. or f.k.a.", quality!);
        var (written, note) = (alias.Text("ALIAS_NAME"), alias.Text("NOTE"));
        if (kind == NameKind.Alias && note is not null && NameNotes.Of(note) is { IsFormer: true }) kind = NameKind.Former;
        WrittenNames.Add(draft, written, note, kind ?? NameKind.WeakAlias);
        if (written is not null && note is not null) draft.Remark($"{written}: {note}");
        if (alias.Text("DATE_OF_BIRTH") is { } born)
        {
            if (WrittenDates.Find(born) is { } date) draft.BirthDate(date);
            else draft.Remark($"{written}: born {born}");
        }

        var country = alias.Text("COUNTRY_OF_BIRTH");
        draft.BirthPlace(alias.Text("CITY_OF_BIRTH"), country);
        Country(country, CountryRole.Birth, alias, draft, "COUNTRY_OF_BIRTH");
    }

    private void Address(XElement address, ListingDraft draft)
    {
        address.CheckChildren(log, file.Name, "STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE");
        var country = address.Text("COUNTRY");
        var line = draft.Address(
            country, address.Text("STREET"), address.Text("CITY"), address.Text("STATE_PROVINCE"), address.Text("ZIP_CODE"));
        Country(country, CountryRole.Residence, address, draft, "COUNTRY");
        if (address.Text("NOTE") is { } note) draft.Remark((line ?? country) is { } place ? $"{place}: {note}" : note);
    }

    private void BirthPlace(XElement place, ListingDraft draft)
    {
        place.CheckChildren(log, file.Name, "STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE");
        var country = place.Text("COUNTRY");
        draft.BirthPlace(place.Text("STREET"), place.Text("CITY"), place.Text("STATE_PROVINCE"), country);
        Country(country, CountryRole.Birth, place, draft, "COUNTRY");
        draft.Remark(place.Text("NOTE"));
    }

    private void Country(string? country, CountryRole role, XElement at, ListingDraft draft, string field)
    {
        if (draft.Country(country, role)) return;
        log.Field(file.Name, at.Line(), field, "a country", country!);
        draft.Remark($"{field.ToLowerInvariant()}: {country}");
    }
}
