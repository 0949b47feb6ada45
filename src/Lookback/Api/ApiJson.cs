using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;
using Lookback.Views;

namespace Lookback.Api;

/// <summary>The JSON of the server's own interface: the words of the glossary in snake_case, as verbs print it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Health))]
[JsonSerializable(typeof(NotReady))]
[JsonSerializable(typeof(Status))]
[JsonSerializable(typeof(KeptAnswer))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(ScreenedEncounter))]
[JsonSerializable(typeof(V1.Referral))]
[JsonSerializable(typeof(IReadOnlyList<V1.Referral>))]
[JsonSerializable(typeof(RowLine))]
[JsonSerializable(typeof(IReadOnlyList<RowLine>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(V1.DecisionBody))]
[JsonSerializable(typeof(DispositionLine))]
[JsonSerializable(typeof(Page<SubjectReport>))]
[JsonSerializable(typeof(V1.MetSubject))]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(Page<AlertLine>))]
[JsonSerializable(typeof(AlertReport))]
[JsonSerializable(typeof(Page<Views.Cases.HoldLine>))]
[JsonSerializable(typeof(Page<FindingLine>))]
[JsonSerializable(typeof(FindingLine))]
[JsonSerializable(typeof(V1.WebhookBody))]
[JsonSerializable(typeof(V1.SentAgain))]
[JsonSerializable(typeof(Page<Views.Access.WebhookLine>))]
[JsonSerializable(typeof(Views.Access.NewWebhook))]
[JsonSerializable(typeof(V1.RunBody))]
[JsonSerializable(typeof(V1.StartedRun))]
[JsonSerializable(typeof(V1.RunAnswer))]
[JsonSerializable(typeof(Serving.RunEvent))]
[JsonSerializable(typeof(Page<RunLine>))]
[JsonSerializable(typeof(Page<NetworkRunLine>))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The options under which everything is written and read.</summary>
    public static JsonSerializerOptions Rules { get; } = RecordJson.Create(new ApiJson(), JsonShape.Line);
}

/// <summary>How the server is.</summary>
/// <param name="Status"><c>ok</c>.</param>
internal sealed record Health(string Status);
