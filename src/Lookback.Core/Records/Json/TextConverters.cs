using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Core.Time;

namespace Lookback.Core.Records.Json;

/// <summary>Writes a value as the one text it reads back from: ids and dates look the same in JSON, on screen and in a URL.</summary>
public abstract class TextConverter<T> : JsonConverter<T>
{
    /// <inheritdoc/>
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FromText(reader.GetString() ?? throw new JsonException($"expected {typeof(T).Name}, found null"));

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(ToText(value));

    /// <summary>The value that a text stands for.</summary>
    protected abstract T FromText(string text);

    /// <summary>The text that stands for a value.</summary>
    protected virtual string ToText(T value) => value!.ToString()!;
}

/// <summary>JSON for <see cref="WatchlistId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class WatchlistIdConverter : TextConverter<WatchlistId>
{
    /// <inheritdoc/>
    protected override WatchlistId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="ListingId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class ListingIdConverter : TextConverter<ListingId>
{
    /// <inheritdoc/>
    protected override ListingId FromText(string text) =>
        ListingId.Parse(text) ?? throw new JsonException($"expected watchlist:key, found \"{text}\"");
}

/// <summary>JSON for <see cref="EditionId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class EditionIdConverter : TextConverter<EditionId>
{
    /// <inheritdoc/>
    protected override EditionId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="SubjectId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class SubjectIdConverter : TextConverter<SubjectId>
{
    /// <inheritdoc/>
    protected override SubjectId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="EncounterId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class EncounterIdConverter : TextConverter<EncounterId>
{
    /// <inheritdoc/>
    protected override EncounterId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="AlertId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class AlertIdConverter : TextConverter<AlertId>
{
    /// <inheritdoc/>
    protected override AlertId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="FindingId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class FindingIdConverter : TextConverter<FindingId>
{
    /// <inheritdoc/>
    protected override FindingId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="CountryCode"/>. Public because generated code in other assemblies names it.</summary>
public sealed class CountryCodeConverter : TextConverter<CountryCode>
{
    /// <inheritdoc/>
    protected override CountryCode FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="LinkId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class LinkIdConverter : TextConverter<LinkId>
{
    /// <inheritdoc/>
    protected override LinkId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="DesignationId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class DesignationIdConverter : TextConverter<DesignationId>
{
    /// <inheritdoc/>
    protected override DesignationId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="ExposureId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class ExposureIdConverter : TextConverter<ExposureId>
{
    /// <inheritdoc/>
    protected override ExposureId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="NodeRef"/>. Public because generated code in other assemblies names it.</summary>
public sealed class NodeRefConverter : TextConverter<NodeRef>
{
    /// <inheritdoc/>
    protected override NodeRef FromText(string text) =>
        NodeRef.Parse(text) ?? throw new JsonException($"expected kind:key, found \"{text}\"");
}

/// <summary>JSON for <see cref="Grade"/>. Public because generated code in other assemblies names it.</summary>
public sealed class GradeConverter : TextConverter<Grade>
{
    /// <inheritdoc/>
    protected override Grade FromText(string text) =>
        Grade.TryParse(text, out var grade) ? grade : throw new JsonException($"expected a grade such as B2, found \"{text}\"");
}

/// <summary>JSON for <see cref="Handling"/>. Public because generated code in other assemblies names it.</summary>
public sealed class HandlingConverter : TextConverter<Handling>
{
    /// <inheritdoc/>
    protected override Handling FromText(string text) =>
        Handling.TryParse(text, out var handling) ? handling : throw new JsonException($"expected a TLP mark, found \"{text}\"");
}

/// <summary>JSON for <see cref="StaffId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class StaffIdConverter : TextConverter<StaffId>
{
    /// <inheritdoc/>
    protected override StaffId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="ApiKeyId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class ApiKeyIdConverter : TextConverter<ApiKeyId>
{
    /// <inheritdoc/>
    protected override ApiKeyId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="CaseId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class CaseIdConverter : TextConverter<CaseId>
{
    /// <inheritdoc/>
    protected override CaseId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="CohortId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class CohortIdConverter : TextConverter<CohortId>
{
    /// <inheritdoc/>
    protected override CohortId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="ClaimId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class ClaimIdConverter : TextConverter<ClaimId>
{
    /// <inheritdoc/>
    protected override ClaimId FromText(string text) => new(text);
}

/// <summary>JSON for <see cref="RunId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class RunIdConverter : JsonConverter<RunId>
{
    /// <inheritdoc/>
    public override RunId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RunId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Position);
}

/// <summary>JSON for <see cref="TaskId"/>. Public because generated code in other assemblies names it.</summary>
public sealed class TaskIdConverter : JsonConverter<TaskId>
{
    /// <inheritdoc/>
    public override TaskId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TaskId value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Position);
}

/// <summary>JSON for <see cref="PartialDate"/>. Public because generated code in other assemblies names it.</summary>
public sealed class PartialDateConverter : TextConverter<PartialDate>
{
    /// <inheritdoc/>
    protected override PartialDate FromText(string text) =>
        PartialDate.TryParse(text, out var date) ? date : throw new JsonException($"expected an EDTF date, found \"{text}\"");
}

/// <summary>JSON for instants: UTC, at most microseconds, with a Z. Public because generated code in other assemblies names it.</summary>
public sealed class InstantConverter : TextConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    protected override DateTimeOffset FromText(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new JsonException($"expected an instant, found \"{text}\"");

    /// <inheritdoc/>
    protected override string ToText(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
