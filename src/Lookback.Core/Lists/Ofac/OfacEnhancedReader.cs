using System.Globalization;
using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// OFAC's enhanced XML (<c>ENHANCED_XML.xsd</c>): everything of an entity stands inside it, in words, so that the tables of reference values at its
/// head are not needed. An entity's <c>id</c> is the <c>uid</c> of the standard XML. Its designation is the first day it stood on any of OFAC's
/// lists; the lists and the sanctions are kept as remarks.
/// </summary>
/// <remarks>
/// Left on purpose: ids of parts and of reference values, which of several features is the primary one, the names of which a document says that
/// they stand in it, and features of documents: all of that is in the entity as well.
/// </remarks>
internal sealed class OfacEnhancedReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private readonly OfacRemarks _remarks = new(log, file.Name);
    private readonly OfacEnhancedDates _dates = new(log, file.Name);

    private OfacFeatures Features => field ??= new OfacFeatures(_remarks, log, file.Name);

    public IEnumerable<ListingText> Read()
    {
        foreach (var element in Entries.Read(file, log, ["entities"], ["publicationInfo", "referenceValues", "featureTypes", "entity"]))
        {
            if (element.Name.LocalName == "publicationInfo") Head(element);
            else if (element.Name.LocalName == "entity" && Entity(element) is { } listing) yield return listing;
        }
    }

    private void Head(XElement head)
    {
        head.CheckChildren(log, file.Name, "dataAsOf", "filters");
        OfacLists.Check(watchlist, file.Name, head.All("filters").SelectMany(f => Items(f, "sanctionsLists", "sanctionsList")).Select(l => l.Value.Trim()));
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces;
        var text = head.Text("dataAsOf");
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var at)) log.PublishedAt = at;
        else log.Field(file.Name, head.Line(), "dataAsOf", "a date and time", text ?? "nothing");
    }

    private ListingText? Entity(XElement entity)
    {
        log.RowsRead++;
        entity.CheckChildren(
            log, file.Name, "generalInfo", "sanctionsLists", "sanctionsPrograms", "sanctionsTypes", "legalAuthorities", "names", "addresses", "features",
            "identityDocuments", "relationships");
        var key = Blanks.Collapse(entity.Attribute("id")?.Value);
        if (key is null)
        {
            log.Row(file.Name, entity.Line(), "id", "a number", "nothing");
            return null;
        }

        var draft = new ListingDraft(new ListingId(watchlist, key)) { Schema = SchemaOf(entity) };
        foreach (var name in Items(entity, "names", "name")) Name(name, draft);
        if (!draft.HasName)
        {
            log.Row(file.Name, entity.Line(), "names", "a name", "nothing");
            return null;
        }

        if (entity.Child("generalInfo") is { } general) General(general, draft);
        Sanctions(entity, draft);
        foreach (var address in Items(entity, "addresses", "address")) Address(address, draft);
        foreach (var feature in Items(entity, "features", "feature")) Feature(feature, draft);
        foreach (var document in Items(entity, "identityDocuments", "identityDocument")) Document(document, draft);
        foreach (var relation in Items(entity, "relationships", "relationship")) Relation(relation, draft);
        return draft.Build();
    }

    private static IEnumerable<XElement> Items(XElement entry, string list, string item) => entry.All(list).SelectMany(l => l.All(item));

    private Schema SchemaOf(XElement entity)
    {
        var type = entity.Child("generalInfo")?.Text("entityType");
        if (type is not null && OfacSchema.Find(type) is { } schema) return schema;
        log.Field(file.Name, entity.Line(), "entityType", "Individual, Entity, Vessel or Aircraft", type ?? "nothing");
        return Schema.Unknown;
    }

    private void General(XElement general, ListingDraft draft)
    {
        general.CheckChildren(log, file.Name, "identityId", "entityType", "livingStatus", "remarks", "title", "isUsCitizen", "isUsPerson");
        draft.Title(general.Text("title"));
        if (general.Text("remarks") is { } remarks) _remarks.Read(remarks, draft, general.Line());
        if (general.Text("livingStatus") is { } living) draft.Remark($"Living status: {living}");
        if (OfacEnhancedDates.Is(general, "isUsCitizen")) draft.Country("US", CountryRole.Nationality);
        if (OfacEnhancedDates.Is(general, "isUsPerson")) draft.Remark("US person");
    }

    private void Sanctions(XElement entity, ListingDraft draft)
    {
        foreach (var programme in Items(entity, "sanctionsPrograms", "sanctionsProgram")) draft.Programme(programme.Value);
        foreach (var list in Items(entity, "sanctionsLists", "sanctionsList"))
        {
            var since = _dates.Day(list.Attribute("datePublished")?.Value, list, "datePublished");
            draft.Remark(since is { } day ? $"List: {list.Value}, since {OfacPeriod.Written(PartialDate.OfDay(day))}" : $"List: {list.Value}");
            if (since is { } on && (draft.DesignatedOn is not { } first || on < first.Earliest)) draft.DesignatedOn = PartialDate.OfDay(on);
        }

        foreach (var type in Items(entity, "sanctionsTypes", "sanctionsType")) draft.Remark($"Sanctions: {type.Value}");
        foreach (var law in Items(entity, "legalAuthorities", "legalAuthority")) draft.LegalBasis(law.Value);
    }

    private void Name(XElement name, ListingDraft draft)
    {
        name.CheckChildren(log, file.Name, "isPrimary", "aliasType", "isLowQuality", "translations");
        // Of several spellings of the primary name the first is the one the party stands under.
        var isPrimary = OfacEnhancedDates.Is(name, "isPrimary");
        foreach (var written in Items(name, "translations", "translation"))
        {
            written.CheckChildren(log, file.Name, "isPrimary", "script", "formattedFirstName", "formattedLastName", "formattedFullName", "nameParts");
            var (script, type) = (written.Text("script"), name.Text("aliasType"));
            var kind = OfacNameParts.KindOf(type, isPrimary, OfacEnhancedDates.Is(name, "isLowQuality"), script);
            if (kind is null) log.Field(file.Name, name.Line(), "aliasType", "A.K.A., F.K.A. or N.K.A.", type!);
            var parts = Items(written, "nameParts", "namePart").Select(p => (p.Text("type"), p.Text("value")));
            var (first, last) = (written.Text("formattedFirstName"), written.Text("formattedLastName"));
            var read = OfacNameParts.Read(first, last, script, draft.Schema, kind ?? NameKind.Alias)
                ?? OfacNameParts.Read(parts, script, draft.Schema, kind ?? NameKind.Alias);
            if (read is not null) draft.Name(read);
            else log.Field(file.Name, written.Line(), "formattedLastName", "a name", "nothing");
            isPrimary &= read?.Kind != NameKind.Primary;
        }
    }

    private void Address(XElement address, ListingDraft draft)
    {
        address.CheckChildren(log, file.Name, "country", "translations");
        var written = Items(address, "translations", "translation").ToList();
        var country = address.Text("country") ?? address.Child("translations")?.Text("country");
        if (written.Count == 0) OfacPlace.Of(country, []).Fill(draft, log, file.Name, address.Line());
        foreach (var translation in written)
        {
            translation.CheckChildren(log, file.Name, "isPrimary", "script", "addressParts");
            var parts = Items(translation, "addressParts", "addressPart").Select(p => (p.Text("type"), p.Text("value")));
            OfacPlace.Of(country, parts).Fill(draft, log, file.Name, address.Line());
        }
    }

    private void Feature(XElement feature, ListingDraft draft)
    {
        feature.CheckChildren(log, file.Name, "type", "versionId", "value", "valueRefId", "valueDate", "isPrimary", "reliability", "comments");
        if (feature.Text("type") is not { } word)
        {
            log.Field(file.Name, feature.Line(), "type", "a feature's type", "nothing");
            draft.Remark(feature.Text("value"));
            return;
        }

        var said = new OfacFeature(word)
        {
            Text = feature.Text("value"),
            Date = _dates.Period(feature.Child("valueDate")),
            Comment = feature.Text("comments"),
            Reliability = feature.Text("reliability"),
        };
        Features.Fill(said, draft, feature.Line());
    }

    private void Document(XElement document, ListingDraft draft)
    {
        document.CheckChildren(
            log, file.Name, "type", "name", "documentNumber", "isValid", "issuingAuthority", "issuingLocation", "issuingCountry", "issueDate",
            "expirationDate", "comments", "idFeatures");
        string?[] more =
        [
            document.Text("isValid") is "false" or "0" ? "not valid" : null,
            document.Text("issuingAuthority") is { } authority ? $"issued by {authority}" : null,
            document.Text("issuingLocation") is { } place ? $"issued in {place}" : null,
            document.Text("comments"),
        ];
        var paper = new OfacDocument(document.Text("type") ?? "Document", document.Text("documentNumber"), document.Line())
        {
            Country = document.Text("issuingCountry"),
            Issued = _dates.Period(document.Child("issueDate")),
            Expires = _dates.Period(document.Child("expirationDate")),
            More = [.. more.OfType<string>()],
        };
        paper.Fill(draft, _remarks, log, file.Name);
    }

    private void Relation(XElement relation, ListingDraft draft)
    {
        relation.CheckChildren(log, file.Name, "type", "relatedEntity", "quality", "dateRange", "comments");
        var (since, until) = _dates.Span(relation.Child("dateRange"));
        var tie = ListingDraft.RelationOf(
            relation.Text("type") ?? "with", relation.Child("relatedEntity")?.Attribute("entityId")?.Value, relation.Text("relatedEntity"));
        var quality = relation.Text("quality") is { } good ? $"quality {good}" : null;
        draft.Relation(tie is null ? null : tie with { Since = since, Until = until, Remark = OfacWords.Joined(quality, relation.Text("comments")) });
    }
}
