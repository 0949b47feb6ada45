using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Access;

namespace Lookback.Serving.Webhooks;

/// <summary>
/// What a webhook is told (CloudEvents 1.0, JSON format): that something happened, where, and under which ids; about whom stands nowhere in it.
/// </summary>
internal sealed record CloudEvent(string Specversion, string Id, string Source, string Type, DateTimeOffset Time, string Datacontenttype, WhatHappened Data)
{
    /// <summary>What its text says to be.</summary>
    public const string MediaType = "application/cloudevents+json";

    /// <summary>The header that its signature stands in: <c>t=SECONDS,v1=HEX</c>.</summary>
    public const string SignatureHeader = "Lookback-Signature";

    /// <summary>Of a delivery; <see langword="null"/> where whoever it was about has been erased since.</summary>
    public static CloudEvent? Of(Ledger ledger, Delivery delivery)
    {
        var entry = ledger.Entries.At(delivery.Position);
        IReadOnlyList<(string Id, string Link)> what = (delivery.Event, entry.Body) switch
        {
            ("alert.raised", _) =>
                [.. ledger.Views.Alerts.RaisedAt(delivery.Position).Where(a => !a.IsErased).Select(a => (a.Alert.Value, $"/api/v1/alerts/{a.Alert}"))],
            (_, EntryBody.FindingMade made) => [(made.Finding.Id.Value, $"/api/v1/findings/{made.Finding.Id}")],
            (_, EntryBody.RunEnded ended) => [(ended.End.Run.ToString(), $"/api/v1/runs/{ended.End.Run}")],
            (_, EntryBody.NetworkRunEnded ended) => [(ended.End.Run.ToString(), $"/api/v1/network-runs/{ended.End.Run}")],
            // Whoever audits is told at once that one was opened, and looks here for why.
            (_, EntryBody.EmergencyOpened) => [(Position(delivery), $"/api/v1/emergencies/{Position(delivery)}")],
            _ => [],
        };
        return what.Count == 0 ? null : new CloudEvent(
            "1.0",
            FormattableString.Invariant($"{ledger.Id}:{delivery.Position}:{delivery.Event}"),
            $"urn:lookback:store:{ledger.Id}",
            delivery.Event,
            entry.KnownAt,
            "application/json",
            new WhatHappened(delivery.Position, [.. what.Select(w => w.Id)], [.. what.Select(w => w.Link)]));
    }

    /// <summary>Its text.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, CloudEventJson.Default.CloudEvent);

    private static string Position(Delivery delivery) => delivery.Position.ToString(CultureInfo.InvariantCulture);

    /// <summary>The signature of a text sent at a moment: of the moment too, so that an old message cannot be sent anew.</summary>
    public static string Sign(byte[] key, DateTimeOffset at, byte[] text)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(seconds + "."), .. text];
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(key, signed))}";
    }
}

/// <summary>What happened, by position, ids and where they are found.</summary>
internal sealed record WhatHappened(long Position, IReadOnlyList<string> Ids, IReadOnlyList<string> Links);

/// <summary>The JSON of CloudEvents.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CloudEvent))]
internal sealed partial class CloudEventJson : JsonSerializerContext;
