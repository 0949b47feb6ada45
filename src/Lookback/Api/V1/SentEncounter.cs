using System.Text.Json;
using Lookback.Core.Documents;
using Lookback.Core.Records;

namespace Lookback.Api.V1;

/// <summary>An encounter as it is sent: one JSON object of the fields that files of encounters have.</summary>
internal static class SentEncounter
{
    private const int MostBytes = 256 << 10;

    /// <summary>The one encounter of a body.</summary>
    /// <exception cref="BadRequestException">It cannot be read as one.</exception>
    public static async Task<EncounterRow> OneAsync(Inquiry inquiry)
    {
        StrictBody.Require(inquiry.Http, "application/json");
        var bytes = new MemoryStream();
        await inquiry.Http.Request.Body.CopyToAsync(bytes, inquiry.Cancel);
        if (bytes.Length > MostBytes)
            throw new BadRequestException("body", FormattableString.Invariant($"expected one encounter of at most {MostBytes} bytes, found {bytes.Length}"));
        var row = Read(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), 1, Today(inquiry));
        return row.Encounter is not null ? row : throw new BadRequestException("body", row.Problem!);
    }

    /// <summary>One object as a row.</summary>
    public static EncounterRow Read(string json, long line, DateOnly today) => EncounterReader.ReadObject(json, line, today);

    /// <summary>One element of an array as a row.</summary>
    public static EncounterRow Read(JsonElement element, long line, DateOnly today) => Read(element.GetRawText(), line, today);

    /// <summary>The last day on which anybody met can have been born.</summary>
    public static DateOnly Today(Inquiry inquiry) => DateOnly.FromDateTime(inquiry.Desk.Time.GetUtcNow().UtcDateTime);

    /// <summary>The listings in force.</summary>
    /// <exception cref="RefusedException">They are not ready yet, or there is no edition.</exception>
    public static Flows.ReadyListings Listings(Inquiry inquiry) => inquiry.Desk.Listings ?? throw (inquiry.Desk.IsReady
        ? new RefusedException("no-edition", "no edition is loaded: a screening against nothing would clear everybody; import a watchlist first")
        : new RefusedException("not-ready", "the listings in force are being made ready: ask again in a moment"));
}
