using System.Globalization;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Api.Yente;

/// <summary>Entities as they go over the wire.</summary>
internal static class EntityJson
{
    private const string Instant = "yyyy-MM-ddTHH:mm:ss";

    /// <summary>An instant, without a zone.</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);

    /// <summary>A listing with nothing but its own values.</summary>
    public static void Write(Utf8JsonWriter json, ListedEntity listed)
    {
        json.WriteStartObject();
        WriteMembers(json, listed, links: null);
        json.WriteEndObject();
    }

    /// <summary>A listing with what stands beside it.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="listed">The listing.</param>
    /// <param name="links">What stands beside it.</param>
    public static void WriteNested(Utf8JsonWriter json, ListedEntity listed, IEnumerable<ListedLink> links)
    {
        json.WriteStartObject();
        WriteMembers(json, listed, links);
        json.WriteEndObject();
    }

    /// <summary>What stands beside a listing: the way back is an id, the way on an entity.</summary>
    public static void Write(Utf8JsonWriter json, ListedEntity beside, ListedLink link)
    {
        json.WriteStartObject();
        json.WriteString("id", link.Entity.Id);
        json.WriteString("caption", link.Entity.Of("role") is [var role, ..] ? role : link.Entity.Schema);
        json.WriteString("schema", link.Entity.Schema);
        json.WriteStartObject("properties");
        foreach (var (property, values) in link.Entity.Properties)
        {
            json.WriteStartArray(property);
            if (property == link.There && link.Other is { } other) Write(json, other);
            else foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        WriteRest(json, beside, isTarget: false, []);
        json.WriteEndObject();
    }

    /// <summary>The members of a listing, for an object that has more.</summary>
    public static void WriteMembers(Utf8JsonWriter json, ListedEntity listed, IEnumerable<ListedLink>? links)
    {
        json.WriteString("id", listed.Entity.Id);
        json.WriteString("caption", listed.Caption);
        json.WriteString("schema", listed.Entity.Schema);
        json.WriteStartObject("properties");
        WriteProperties(json, listed.Entity);
        foreach (var beside in links?.GroupBy(l => l.Property) ?? [])
        {
            json.WriteStartArray(beside.Key);
            foreach (var link in beside) Write(json, listed, link);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        WriteRest(json, listed, listed.IsTarget, listed.Text.Referents);
    }

    /// <summary>The values of an entity's properties.</summary>
    public static void WriteProperties(Utf8JsonWriter json, FtmEntity entity)
    {
        foreach (var (property, values) in entity.Properties)
        {
            json.WriteStartArray(property);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    private static void WriteRest(Utf8JsonWriter json, ListedEntity listed, bool isTarget, IReadOnlyList<string> referents)
    {
        json.WriteStartArray("datasets");
        json.WriteStringValue(listed.Text.Id.Watchlist.Value);
        json.WriteEndArray();
        json.WriteStartArray("referents");
        foreach (var referent in referents) json.WriteStringValue(referent);
        json.WriteEndArray();
        json.WriteBoolean("target", isTarget);
        json.WriteString("first_seen", Of(listed.FirstSeen));
        json.WriteString("last_seen", Of(listed.LastSeen));
        json.WriteString("last_change", Of(listed.LastChange));
    }
}
