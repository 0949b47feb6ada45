using System.Text.Json;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// FollowTheMoney entities, one JSON object a line: <c>id</c>, <c>caption</c>, <c>schema</c>, <c>properties</c> (each a list of texts),
/// <c>referents</c>. Entities that are no party (Sanction, Address, Family ...) are counted and left out; so are Identification and
/// Passport entities, whose numbers are not yet carried over to their <c>holder</c>.
/// </summary>
internal sealed class FtmReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    public IEnumerable<ListingText> Read()
    {
        foreach (var line in BoundedLines.Read(file))
        {
            if (line.Text is not null && string.IsNullOrWhiteSpace(line.Text)) continue;
            log.RowsRead++;
            if (Entity(line) is { } listing) yield return listing;
        }
    }

    private ListingText? Entity(BoundedLine line)
    {
        if (line.Text is null) return Lost(line, "line", $"at most {BoundedLines.MaxLine} characters", "more");
        try
        {
            using var json = JsonDocument.Parse(line.Text);
            return Listing(json.RootElement, line);
        }
        catch (JsonException) when (line.IsCut)
        {
            throw new RefusedException(
                "truncated",
                FormattableString.Invariant($"{file.Name} breaks off in its last line, {line.Number}: expected one JSON object; download it again"));
        }
        catch (JsonException)
        {
            return Lost(line, "line", "one JSON object", line.Text);
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair (\ud800 alone) only when the text is taken.
            return Lost(line, "line", "whole characters", line.Text);
        }
    }

    private ListingText? Listing(JsonElement entity, BoundedLine line)
    {
        if (entity.ValueKind != JsonValueKind.Object) return Lost(line, "line", "one JSON object", line.Text!);
        if (Text(entity, "id") is not { } id) return Lost(line, "id", "a text", line.Text!);
        if (Text(entity, "schema") is not { } schemaName) return Lost(line, "schema", "a text", line.Text!);
        if (FtmSchema.Find(schemaName) is not { } schema)
        {
            log.Drop($"schema:{schemaName}", 1);
            return null;
        }

        if (!entity.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return Lost(line, "properties", "an object", line.Text!);
        }

        var draft = new ListingDraft(new ListingId(watchlist, id)) { Schema = schema };
        new FtmProperties(properties, draft, log, file.Name, line.Number).Fill(Text(entity, "caption"));
        foreach (var referent in Referents(entity))
        {
            if (referent != id) draft.Referent(referent);
        }

        return draft.HasName ? draft.Build() : Lost(line, "name", "a name", "nothing");
    }

    private static IEnumerable<string> Referents(JsonElement entity)
    {
        if (!entity.TryGetProperty("referents", out var referents) || referents.ValueKind != JsonValueKind.Array) yield break;
        foreach (var item in referents.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String) yield return item.GetString()!;
        }
    }

    private static string? Text(JsonElement entity, string name) =>
        entity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Blanks.Collapse(value.GetString()) : null;

    private ListingText? Lost(BoundedLine line, string field, string expected, string found)
    {
        log.Row(file.Name, line.Number, field, expected, found);
        return null;
    }
}

/// <summary>FollowTheMoney's schemata that are parties.</summary>
internal static class FtmSchema
{
    /// <summary>Null where the schema is not a party.</summary>
    public static Schema? Find(string name) => name switch
    {
        "Person" => Schema.Person,
        "Organization" or "Company" or "PublicBody" => Schema.Organization,
        "LegalEntity" => Schema.Unknown,
        "Vessel" => Schema.Vessel,
        "Airplane" => Schema.Aircraft,
        "CryptoWallet" => Schema.Wallet,
        _ => null,
    };
}
