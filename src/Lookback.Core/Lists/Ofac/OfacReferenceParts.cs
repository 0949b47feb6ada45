using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>An entry by which a profile of the advanced XML stands on a list.</summary>
/// <param name="Since">The first of its events; null where none has a date.</param>
/// <param name="Programmes">The programmes.</param>
/// <param name="LegalBases">What law it rests on.</param>
/// <param name="Remarks">The list, the sanctions and whatever else is said.</param>
/// <param name="Line">Where it stands in the file.</param>
internal sealed record OfacSanction(
    PartialDate? Since, IReadOnlyList<string> Programmes, IReadOnlyList<string> LegalBases, IReadOnlyList<string> Remarks, long Line);

/// <summary>Reads the parts of the advanced XML that stand outside its parties.</summary>
internal sealed class OfacReferenceParts(OfacWords words, OfacCalendar calendar, ReadingLog log, string file)
{
    // Most entries say the same of their lists and laws; each text is held once.
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>
    /// A place of the primary values of its parts, and behind it, where there are others, a second of those. An area's code stands for its
    /// country where no country is named.
    /// </summary>
    public OfacPlace[] Places(XElement location)
    {
        location.CheckChildren(
            log, file, "Comment", "LocationAreaCode", "LocationCountry", "LocationPart", "FeatureVersionReference", "IDRegDocumentReference");
        var countries = location.All("LocationCountry").Select(c => words.Of("Country", c, "CountryID")).OfType<string>().ToList();
        var country = countries.Count > 0 ? countries[0] : location.All("LocationAreaCode").Select(words.AreaCountry).FirstOrDefault(c => c is not null);
        var (main, others) = (new List<(string?, string?)>(), new List<(string?, string?)>());
        foreach (var part in location.All("LocationPart"))
        {
            var type = words.Of("LocPartType", part, "LocPartTypeID");
            foreach (var value in part.All("LocationPartValue"))
                (OfacWords.Id(value, "Primary") is "false" or "0" ? others : main).Add((type, value.Text("Value")));
        }

        // A place in several countries is written with all of them.
        main.AddRange(countries.Skip(1).Select(c => ((string?)"REGION", (string?)c)));
        var place = OfacPlace.Of(country, main);
        return others.Count == 0 ? [place] : [place, OfacPlace.Of(country, others)];
    }

    public OfacDocument Document(XElement document)
    {
        document.CheckChildren(
            log, file, "Comment", "IDRegistrationNo", "IssuingAuthority", "IssuedBy", "DocumentDate", "IDRegDocumentMention", "FeatureVersionReference",
            "DocumentedNameReference", "ProfileRelationshipReference");
        var dates = document.All("DocumentDate")
            .Select(d => (Type: words.Of("IDRegDocDateType", d, "IDRegDocDateTypeID") ?? "date", Date: calendar.Period(d.Child("DatePeriod"))))
            .ToList();
        var (issued, expires) = (dates.Find(d => Says(d.Type, "Issue")), dates.Find(d => Says(d.Type, "Expir")));
        string?[] more =
        [
            Known(words.Of("Validity", document, "ValidityID")) is { } validity && !Says(validity, "Valid") ? validity : null,
            document.Text("IssuingAuthority") is { } authority ? $"issued by {authority}" : null,
            document.Text("Comment"),
            .. dates.Except([issued, expires]).Where(d => d.Date is not null).Select(d => $"{d.Type} {OfacPeriod.Written(d.Date!.Value)}"),
        ];
        var issuer = document.Child("IssuedBy");
        return new OfacDocument(words.Of("IDRegDocType", document, "IDRegDocTypeID") ?? "Document", document.Text("IDRegistrationNo"), document.Line())
        {
            Country = words.Of("Country", document, "IssuedBy-CountryID") ?? (issuer is null ? null : words.Of("Country", issuer, "CountryID")),
            Issued = issued.Date,
            Expires = expires.Date,
            More = [.. more.OfType<string>()],
        };
    }

    /// <summary>Seen from the profile it goes out from; the other is named by its number alone.</summary>
    public ListingRelation? Relation(XElement relation)
    {
        relation.CheckChildren(log, file, "Comment", "DatePeriod", "IDRegDocumentReference");
        var to = OfacWords.Id(relation, "To-ProfileID");
        if (to is null) log.Field(file, relation.Line(), "To-ProfileID", "a number", "nothing");
        if (ListingDraft.RelationOf(words.Of("RelationType", relation, "RelationTypeID") ?? "with", to, null) is not { } tie) return null;
        var (since, until) = calendar.Span(relation.Child("DatePeriod"));
        var quality = Known(words.Of("RelationQuality", relation, "RelationQualityID")) is { } good ? $"quality {good}" : null;
        return tie with
        {
            Since = since,
            Until = until,
            IsFormer = OfacWords.Is(relation, "Former"),
            Remark = OfacWords.Joined(quality, relation.Text("Comment")),
        };
    }

    /// <summary>A measure of the type <c>Program</c> names a programme in its comment; the other measures are the sanctions themselves.</summary>
    public OfacSanction Sanction(XElement entry)
    {
        entry.CheckChildren(
            log, file, "Comment", "LimitationsToListing", "EntryEvent", "SanctionsMeasure", "SupportingInfo", "ProfileRelationshipReference");
        var (programmes, laws, remarks, since) = (new List<string>(), new List<string?>(), new List<string?>(), default(PartialDate?));
        foreach (var happened in entry.All("EntryEvent"))
        {
            var date = calendar.Date(happened.Child("Date"));
            if (date is { } on && (since is not { } first || on.Earliest < first.Earliest)) since = on;
            laws.Add(Known(words.Of("LegalBasis", happened, "LegalBasisID")));
            remarks.Add(happened.Text("Comment"));
        }

        foreach (var measure in entry.All("SanctionsMeasure"))
        {
            var (type, comment) = (words.Of("SanctionsType", measure, "SanctionsTypeID"), measure.Text("Comment"));
            if (type is not null && Says(type, "Program") && comment is not null) programmes.Add(comment);
            else remarks.Add(Said("Sanctions", comment is null ? Known(type) : $"{type}, {comment}"));
        }

        var list = words.Of("List", entry, "ListID");
        remarks.Insert(0, Said("List", list is null || since is not { } day ? list : $"{list}, since {OfacPeriod.Written(day)}"));
        remarks.Add(Said("Limitations", entry.Text("LimitationsToListing")));
        remarks.Add(entry.Text("Comment"));
        remarks.AddRange(entry.All("SupportingInfo").SelectMany(s => new[] { s.Text("Text"), s.Text("DirectURL") }));
        return new OfacSanction(
            since, [.. programmes.Select(Once)], [.. laws.OfType<string>().Select(Once)], [.. remarks.OfType<string>().Select(Once)], entry.Line());
    }

    private string Once(string text)
    {
        if (_texts.TryGetValue(text, out var held)) return held;
        _texts.Add(text, text);
        return text;
    }

    private static string? Said(string what, string? text) => text is null ? null : $"{what}: {text}";

    private static bool Says(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static string? Known(string? word) => word is null || Says(word, "Unknown") ? null : word;
}
