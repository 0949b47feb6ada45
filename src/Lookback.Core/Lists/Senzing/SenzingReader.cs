using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Senzing;

/// <summary>
/// Records of Senzing's generic entity specification, one a line or in an array. What is said of a party stands beside the record's key, in lists of any
/// name (<c>NAMES</c>, <c>ADDRESSES</c> ...), or all in one list <c>FEATURES</c>: the lists' names say nothing, the attributes' do. The key is
/// <c>RECORD_ID</c>, qualified by <c>DATA_SOURCE</c> where a file holds several: two sources may number alike. A record without a type is kept as of
/// unknown kind; OpenSanctions writes legal entities so, and positions. <c>LAST_CHANGE</c> and <c>URL</c> are the exporter's and not read.
/// </summary>
internal sealed class SenzingReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    public IEnumerable<ListingText> Read()
    {
        var hasSeveral = HasSeveralSources();
        foreach (var record in JsonRecords.Read(file))
        {
            log.RowsRead++;
            log.Listing = (file.Name, record.Line);
            if (record.IsRepeated) log.Field(file.Name, record.Line, "record", JsonRecord.Once, "a name twice");
            if (record.Expected is { } expected) Lost(record.Line, "record", expected, record.Found);
            else if (Listing(record, hasSeveral) is { } listing) yield return listing;
        }
    }

    private bool HasSeveralSources() => JsonRecords.Read(file)
        .Where(r => r.Expected is null)
        .Select(r => SenzingFeature.Text(r.Root, "DATA_SOURCE"))
        .Where(s => s is not null)
        .Distinct(StringComparer.Ordinal)
        .Skip(1)
        .Any();

    private ListingText? Listing(JsonRecord record, bool hasSeveral)
    {
        if (SenzingFeature.Text(record.Root, "RECORD_ID") is not { } id) return Lost(record.Line, "RECORD_ID", "an id", record.Root.GetRawText());
        var source = SenzingFeature.Text(record.Root, "DATA_SOURCE");
        var key = hasSeveral && source is not null ? $"{source}/{id}" : id;
        var features = SenzingFeature.Of(record.Root, log, file.Name, record.Line);
        var draft = new ListingDraft(new ListingId(watchlist, key)) { Schema = SchemaOf(features, record.Line) };
        SenzingNames.Read(features, draft, log, file.Name, record.Line);
        new SenzingFacts(draft, log, file.Name, record.Line, id).Read(features);
        if (hasSeveral) draft.Programme(source);
        return draft.HasName ? draft.Build() : Lost(record.Line, "NAME_FULL", "a name", "nothing");
    }

    private Schema SchemaOf(IReadOnlyList<SenzingFeature> features, long line)
    {
        var type = features.Select(f => f.Take("RECORD_TYPE")).FirstOrDefault(t => t is not null);
        switch (type?.ToUpperInvariant())
        {
            case "PERSON" or "INDIVIDUAL": return Schema.Person;
            case "ORGANIZATION" or "ORGANISATION" or "COMPANY" or "BUSINESS": return Schema.Organization;
            case "VESSEL" or "SHIP": return Schema.Vessel;
            case "AIRCRAFT" or "AIRPLANE": return Schema.Aircraft;
            case null: return features.Any(f => f.Has("NAME_ORG")) ? Schema.Organization : Schema.Unknown;
            case "GENERIC" or "UNKNOWN": return Schema.Unknown;
            default:
                log.Field(file.Name, line, "RECORD_TYPE", "PERSON, ORGANIZATION, VESSEL or AIRCRAFT", type);
                return Schema.Unknown;
        }
    }

    private ListingText? Lost(long line, string field, string expected, string found)
    {
        log.Row(file.Name, line, field, expected, found);
        return null;
    }
}
