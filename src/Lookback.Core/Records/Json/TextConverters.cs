using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Core.Time;

namespace Lookback.Core.Records.Json;

/// <summary>Writes a value as the one text it reads back from: ids and dates look the same in JSON, on screen and in a URL.</summary>
internal abstract class TextConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromText(reader.GetString() ?? throw new JsonException($"expected {typeof(T).Name}, found null"));

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(ToText(value));

    protected abstract T FromText(string text);

    protected virtual string ToText(T value) => value!.ToString()!;
}

internal sealed class WatchlistIdConverter : TextConverter<WatchlistId>
{
    protected override WatchlistId FromText(string text) => new(text);
}

internal sealed class ListingIdConverter : TextConverter<ListingId>
{
    protected override ListingId FromText(string text) =>
        ListingId.Parse(text) ?? throw new JsonException($"expected watchlist:key, found \"{text}\"");
}

internal sealed class EditionIdConverter : TextConverter<EditionId>
{
    protected override EditionId FromText(string text) => new(text);
}

internal sealed class SubjectIdConverter : TextConverter<SubjectId>
{
    protected override SubjectId FromText(string text) => new(text);
}

internal sealed class EncounterIdConverter : TextConverter<EncounterId>
{
    protected override EncounterId FromText(string text) => new(text);
}

internal sealed class AlertIdConverter : TextConverter<AlertId>
{
    protected override AlertId FromText(string text) => new(text);
}

internal sealed class FindingIdConverter : TextConverter<FindingId>
{
    protected override FindingId FromText(string text) => new(text);
}

internal sealed class CountryCodeConverter : TextConverter<CountryCode>
{
    protected override CountryCode FromText(string text) => new(text);
}

internal sealed class RunIdConverter : JsonConverter<RunId>
{
    public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Position);
}

internal sealed class PartialDateConverter : TextConverter<PartialDate>
{
    protected override PartialDate FromText(string text) =>
        PartialDate.TryParse(text, out var date) ? date : throw new JsonException($"expected an EDTF date, found \"{text}\"");
}

/// <summary>Instants in UTC, at most microseconds, with a Z.</summary>
internal sealed class InstantConverter : TextConverter<DateTimeOffset>
{
    protected override DateTimeOffset FromText(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new JsonException($"expected an instant, found \"{text}\"");

    protected override string ToText(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
