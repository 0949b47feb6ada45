using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Lookback.Core.Records.Json;

/// <summary>How much JSON says.</summary>
public enum JsonShape
{
    /// <summary>One line, nothing that is empty: what the ledger keeps.</summary>
    Compact,

    /// <summary>One line, every field: what programs read.</summary>
    Line,

    /// <summary>Indented, every field.</summary>
    Indented,
}

/// <summary>
/// The one JSON of the product: snake_case names in the words of the glossary, ids and dates as their text. Declared order is written
/// order, so equal records give equal bytes.
/// </summary>
/// <remarks>
/// The generated reader passes <see langword="null"/> for an init-only list that the JSON leaves out, so the records' lists turn
/// <see langword="null"/> into empty.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    Converters = [typeof(PartialDateConverter), typeof(InstantConverter)])]
[JsonSerializable(typeof(PartyFacts))]
[JsonSerializable(typeof(ListingText))]
[JsonSerializable(typeof(Delisting))]
[JsonSerializable(typeof(Edition))]
[JsonSerializable(typeof(RefusedEdition))]
[JsonSerializable(typeof(PolicyText))]
[JsonSerializable(typeof(Coverage))]
[JsonSerializable(typeof(Encounter))]
[JsonSerializable(typeof(Screening))]
[JsonSerializable(typeof(Disposition))]
[JsonSerializable(typeof(RunStart))]
[JsonSerializable(typeof(RunCheckpoint))]
[JsonSerializable(typeof(RunEnd))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(LostGround))]
[JsonSerializable(typeof(Erasure))]
[JsonSerializable(typeof(Link))]
[JsonSerializable(typeof(LinkWithdrawal))]
[JsonSerializable(typeof(Designation))]
[JsonSerializable(typeof(DesignationEnd))]
[JsonSerializable(typeof(IdentityDecision))]
[JsonSerializable(typeof(NodeOpening))]
[JsonSerializable(typeof(NetworkRunStart))]
[JsonSerializable(typeof(ExposureFinding))]
[JsonSerializable(typeof(LostExposure))]
[JsonSerializable(typeof(NetworkRunEnd))]
[JsonSerializable(typeof(Appointment))]
[JsonSerializable(typeof(ListTier))]
[JsonSerializable(typeof(WorkflowText))]
[JsonSerializable(typeof(CaseFile))]
[JsonSerializable(typeof(Step))]
[JsonSerializable(typeof(ProposalEnd))]
[JsonSerializable(typeof(CaseMigration))]
[JsonSerializable(typeof(Statement))]
[JsonSerializable(typeof(CaseTask))]
[JsonSerializable(typeof(TaskMove))]
[JsonSerializable(typeof(ClockBreach))]
[JsonSerializable(typeof(Disclosure))]
[JsonSerializable(typeof(DisclosureAnswer))]
[JsonSerializable(typeof(RedressGrant))]
[JsonSerializable(typeof(CohortRule))]
[JsonSerializable(typeof(SourceReport))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(Briefing))]
[JsonSerializable(typeof(PublicationPlan))]
[JsonSerializable(typeof(CountRelease))]
[JsonSerializable(typeof(PersonRead))]
[JsonSerializable(typeof(RefusedAttempt))]
[JsonSerializable(typeof(ApiKey))]
[JsonSerializable(typeof(ApiKeyEnd))]
[JsonSerializable(typeof(AccountEvent))]
[JsonSerializable(typeof(Emergency))]
[JsonSerializable(typeof(EmergencyReview))]
[JsonSerializable(typeof(ExportRequest))]
[JsonSerializable(typeof(ExportDecision))]
[JsonSerializable(typeof(ExportMade))]
[JsonSerializable(typeof(Webhook))]
[JsonSerializable(typeof(WebhookEnd))]
public sealed partial class RecordJson : JsonSerializerContext
{
    /// <summary>The options under which every record is read and written.</summary>
    public static JsonSerializerOptions Rules { get; } = Create(new RecordJson(), JsonShape.Compact);

    /// <summary>The same rules over another list of types.</summary>
    public static JsonSerializerOptions Create(JsonSerializerContext types, JsonShape shape)
    {
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = shape == JsonShape.Compact ? ((IJsonTypeInfoResolver)types).WithAddedModifier(LeaveOutEmpty) : types,
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = shape == JsonShape.Compact ? JsonIgnoreCondition.WhenWritingNull : JsonIgnoreCondition.Never,
            // Names in every script stay readable in the ledger; what HTML must escape is escaped where HTML is written.
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            WriteIndented = shape == JsonShape.Indented,
        };
        options.Converters.Add(new PartialDateConverter());
        options.Converters.Add(new InstantConverter());
        options.MakeReadOnly();
        return options;
    }

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (!property.IsRequired && property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
                property.ShouldSerialize = static (_, value) => value is not null && value is not ICollection { Count: 0 };
        }
    }
}
