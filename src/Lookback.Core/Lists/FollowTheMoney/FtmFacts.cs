using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// The facts in the properties of one entity of FollowTheMoney, as a client describes whom it asks about: read by what reads the lists, so that both sides
/// of a comparison are told in the same way.
/// </summary>
public static class FtmFacts
{
    private static readonly ListingId Nobody = new(new WatchlistId("asked"), "asked");

    /// <summary>Reads them. What describes belief, origin or opinion is left out, as it is of lists; what cannot be read is left out, too.</summary>
    /// <param name="schema">The entity's schema; one that is no party has facts of an unknown kind.</param>
    /// <param name="properties">The values of each of its properties; those that the schema lacks are not read.</param>
    /// <exception cref="RefusedException">Code <c>entry-too-large</c>: more values of one kind than anything has.</exception>
    public static PartyFacts Of(FtmSchema schema, IReadOnlyDictionary<string, IReadOnlyList<string>> properties)
    {
        var draft = new ListingDraft(Nobody) { Schema = schema.Party ?? Schema.Unknown };
        new FtmProperties(schema, Element(properties), draft, new ReadingLog(), "the query", 1).Fill(caption: null, new FtmRelated());
        return draft.Build().Facts;
    }

    private static JsonElement Element(IReadOnlyDictionary<string, IReadOnlyList<string>> properties)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, values) in properties)
            {
                json.WriteStartArray(name);
                foreach (var value in values) json.WriteStringValue(value);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        var reader = new Utf8JsonReader(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        return JsonElement.ParseValue(ref reader);
    }
}
