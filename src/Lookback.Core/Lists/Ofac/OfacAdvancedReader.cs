using System.Xml.Linq;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// OFAC's advanced XML, a format of the UN: parties refer by number to places and documents that stand before them and are referred to by the entries
/// and relationships that stand behind them. The file is read twice. The first pass holds what is not a party (some 20 MB for 18,000 parties with a
/// place, a document and an entry each), the second takes one party at a time; so a file of hundreds of megabytes costs its reading twice and little
/// memory, and one that breaks off is refused before a listing of it was taken.
/// </summary>
/// <remarks>
/// <para>A party's <c>FixedRef</c> is its <c>uid</c> in the standard XML; OFAC gives its profile the same number. Names are written here as their bearers
/// write them, where the other formats have capitals, so that names differ in their case from those of the other formats. A relationship is kept with
/// the party it goes out from, with the other's number.</para>
/// <para>Left on purpose: references back to what refers, links between entries, the parts of which a document or feature is a proof, acronym marks,
/// and the durations of periods, which OFAC does not use.</para>
/// </remarks>
internal sealed class OfacAdvancedReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private readonly OfacRemarks _remarks = new(log, file.Name);

    private OfacFeatures Features => field ??= new OfacFeatures(_remarks, log, file.Name);

    public IEnumerable<ListingText> Read()
    {
        var references = OfacReferences.Load(file, log);
        var names = new OfacAdvancedNames(references, log, file.Name);
        foreach (var party in references.Parties())
            if (Party(party, references, names) is { } listing) yield return listing;
        references.Finish();
    }

    private ListingText? Party(XElement party, OfacReferences references, OfacAdvancedNames names)
    {
        log.RowsRead++;
        party.CheckChildren(log, file.Name, "Comment", "Profile");
        if (OfacWords.Id(party, "FixedRef") is not { } key)
        {
            log.Row(file.Name, party.Line(), "FixedRef", "a number", "nothing");
            return null;
        }

        var draft = new ListingDraft(new ListingId(watchlist, key));
        foreach (var profile in party.All("Profile"))
        {
            profile.CheckChildren(log, file.Name, "Comment", "Identity", "Feature", "SanctionsEntryReference", "ExternalReference");
            if (draft.Schema == Schema.Unknown) draft.Schema = SchemaOf(profile, references.Words);
            foreach (var identity in profile.All("Identity"))
            {
                names.Fill(identity, draft);
                foreach (var document in references.Documents(OfacWords.Id(identity, "ID"))) document.Fill(draft, _remarks, log, file.Name);
            }

            foreach (var feature in profile.All("Feature")) Feature(feature, draft, references);
            Sanctions(profile, draft, references);
            Said(profile, draft);
        }

        Said(party, draft);
        if (draft.HasName) return draft.Build();
        log.Row(file.Name, party.Line(), "DocumentedName", "a name", "nothing");
        return null;
    }

    /// <summary>A party's and a profile's comments are the remarks of the other formats.</summary>
    private void Said(XElement element, ListingDraft draft)
    {
        foreach (var comment in element.All("Comment")) _remarks.Read(comment.Value, draft, comment.Line());
        foreach (var reference in element.All("ExternalReference"))
            draft.Remark(string.Join(' ', reference.Descendants().Where(e => !e.HasElements).Select(e => e.Value)));
    }

    private Schema SchemaOf(XElement profile, OfacWords words)
    {
        var type = words.PartyType(profile);
        if (type is not null && OfacSchema.Find(type) is { } schema) return schema;
        log.Field(file.Name, profile.Line(), "PartySubTypeID", "Individual, Entity, Vessel or Aircraft", type ?? "nothing");
        return Schema.Unknown;
    }

    private static void Sanctions(XElement profile, ListingDraft draft, OfacReferences references)
    {
        var id = OfacWords.Id(profile, "ID");
        foreach (var entry in references.Sanctions(id))
        {
            foreach (var programme in entry.Programmes) draft.Programme(programme);
            foreach (var law in entry.LegalBases) draft.LegalBasis(law);
            foreach (var remark in entry.Remarks) draft.Remark(remark);
            if (entry.Since is { } since && (draft.DesignatedOn is not { } first || since.Earliest < first.Earliest)) draft.DesignatedOn = since;
        }

        foreach (var relation in references.Relations(id)) draft.Relation(relation);
    }

    private void Feature(XElement feature, ListingDraft draft, OfacReferences references)
    {
        feature.CheckChildren(log, file.Name, "Comment", "FeatureVersion", "IdentityReference");
        var word = references.Words.Of("FeatureType", feature, "FeatureTypeID") ?? "Feature";
        foreach (var version in feature.All("FeatureVersion"))
            foreach (var said in Versions(version, word, references)) Features.Fill(said, draft, version.Line());
        draft.Remark(feature.Text("Comment") is { } comment ? $"{word}: {comment}" : null);
    }

    /// <summary>A version says it in words, or by the number of a word, by a date or by a place; where by several of a kind, each for itself.</summary>
    private IEnumerable<OfacFeature> Versions(XElement version, string word, OfacReferences references)
    {
        version.CheckChildren(log, file.Name, "Comment", "DatePeriod", "VersionDetail", "VersionLocation", "IDRegDocumentReference");
        var details = version.All("VersionDetail")
            .Select(d => references.Words.Of("DetailReference", d, "DetailReferenceID") ?? Blanks.Collapse(d.Value)).OfType<string>().ToList();
        var dates = version.All("DatePeriod").Select(references.Calendar.Period).Where(d => d is not null).ToList();
        var places = version.All("VersionLocation").SelectMany(references.Places).ToList();
        var said = new OfacFeature(word)
        {
            Text = details.Count > 0 && (places.Count > 0 || dates.Count > 0) ? string.Join(", ", details) : null,
            Comment = version.Text("Comment"),
            Reliability = references.Words.Of("Reliability", version, "ReliabilityID"),
        };
        return places.Count > 0 ? places.Select(p => said with { Place = p })
            : dates.Count > 0 ? dates.Select(d => said with { Date = d })
            : details.Count > 0 ? details.Select(d => said with { Text = d })
            : [said];
    }
}
