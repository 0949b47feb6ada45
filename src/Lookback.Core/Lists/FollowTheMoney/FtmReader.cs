using System.Text.Json;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// FollowTheMoney entities, one JSON object a line or in an array: <c>id</c>, <c>caption</c>, <c>schema</c>, <c>properties</c> (each a list of texts
/// or, in <c>targets.nested.json</c>, of entities), <c>referents</c>. Documents, addresses and sanctions are entities of their own there: they are
/// carried over to their party (<see cref="FtmSatellites"/>). Entities that are no party (Family, Ownership, Position ...) are counted and left out.
/// </summary>
internal sealed class FtmReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    public IEnumerable<ListingText> Read()
    {
        var satellites = FtmSatellites.Gather(file, log);
        foreach (var record in JsonRecords.Read(file))
        {
            log.RowsRead++;
            log.Listing = (file.Name, record.Line);
            if (record.IsRepeated) log.Field(file.Name, record.Line, "line", JsonRecord.Once, FtmValues.Text(record.Root, "id") ?? "an object");
            if (record.Expected is { } expected) Lost(record.Line, "line", expected, record.Found);
            else if (Listing(record.Root, record.Line, satellites) is { } listing) yield return listing;
        }

        satellites.CountUnclaimed();
    }

    private ListingText? Listing(JsonElement entity, long line, FtmSatellites satellites)
    {
        if (FtmValues.Text(entity, "id") is not { } id) return Lost(line, "id", "a text", entity.GetRawText());
        if (FtmValues.Text(entity, "schema") is not { } schemaName) return Lost(line, "schema", "a text", entity.GetRawText());
        if (FtmModel.Current.Find(schemaName) is not { } model)
        {
            // It may be a party, so that it is lost; but a file may have as many other things as it will.
            if (IsNamed(entity)) return Lost(line, "schema", $"a schema of {FtmModel.Version}", schemaName);
            log.Drop($"schema:{schemaName}", 1);
            return null;
        }

        if (model.Party is not { } schema)
        {
            if (!FtmSatellites.Is(schemaName)) log.Drop($"schema:{schemaName}", 1);
            return null;
        }

        if (!entity.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return Lost(line, "properties", "an object", entity.GetRawText());
        }

        var draft = new ListingDraft(new ListingId(watchlist, id)) { Schema = schema };
        var related = satellites.Of(id, properties, line);
        related.Fill(draft);
        new FtmProperties(model, properties, draft, log, file.Name, line).Fill(FtmValues.Text(entity, "caption"), related);
        foreach (var referent in Referents(entity))
        {
            if (referent != id) draft.Referent(referent);
        }

        return draft.HasName ? draft.Build() : Lost(line, "name", "a name", "nothing");
    }

    private static bool IsNamed(JsonElement entity) =>
        entity.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
        && FtmValues.First(properties, "name") is not null;

    private static IEnumerable<string> Referents(JsonElement entity)
    {
        if (!entity.TryGetProperty("referents", out var referents) || referents.ValueKind != JsonValueKind.Array) yield break;
        foreach (var item in referents.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String) yield return item.GetString()!;
        }
    }

    private ListingText? Lost(long line, string field, string expected, string found)
    {
        log.Row(file.Name, line, field, expected, found);
        return null;
    }
}
