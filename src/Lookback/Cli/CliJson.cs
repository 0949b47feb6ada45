using System.Text.Json;
using System.Text.Json.Serialization;
using Lookback.Bench;
using Lookback.Core.Records.Json;
using Lookback.Views;
using Lookback.Views.Arrivals;
using Lookback.Views.Cases;
using Lookback.Views.Briefings;

namespace Lookback.Cli;

/// <summary>The JSON that verbs print: the words of the glossary in snake_case. A contract with scripts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(FetchReport))]
[JsonSerializable(typeof(IReadOnlyList<ScheduleLine>))]
[JsonSerializable(typeof(ScheduledFetchLine))]
[JsonSerializable(typeof(IReadOnlyList<EditionLine>))]
[JsonSerializable(typeof(EditionReport))]
[JsonSerializable(typeof(ListHealthReport))]
[JsonSerializable(typeof(ListingReport))]
[JsonSerializable(typeof(EditionDifferenceReport))]
[JsonSerializable(typeof(MappingReport))]
[JsonSerializable(typeof(ScreeningReport))]
[JsonSerializable(typeof(RowLine))]
[JsonSerializable(typeof(CheckReport))]
[JsonSerializable(typeof(CompareReport))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(Status))]
[JsonSerializable(typeof(IReadOnlyList<FindingLine>))]
[JsonSerializable(typeof(FindingLine))]
[JsonSerializable(typeof(IReadOnlyList<AlertLine>))]
[JsonSerializable(typeof(AlertReport))]
[JsonSerializable(typeof(IReadOnlyList<HoldLine>))]
[JsonSerializable(typeof(IReadOnlyList<TaskLine>))]
[JsonSerializable(typeof(TaskLine))]
[JsonSerializable(typeof(IReadOnlyList<SubjectReport>))]
[JsonSerializable(typeof(LinkImportReport))]
[JsonSerializable(typeof(ReplayReport))]
[JsonSerializable(typeof(TraceReport))]
[JsonSerializable(typeof(NetworkExportReport))]
[JsonSerializable(typeof(NetworkRunReport))]
[JsonSerializable(typeof(IReadOnlyList<ExposureFindingLine>))]
[JsonSerializable(typeof(IReadOnlyList<DesignationLine>))]
[JsonSerializable(typeof(WithdrawalReport))]
[JsonSerializable(typeof(IReadOnlyList<OpeningLine>))]
[JsonSerializable(typeof(IReadOnlyList<LinkLine>))]
[JsonSerializable(typeof(Core.Records.Designation))]
[JsonSerializable(typeof(Core.Records.IdentityDecision))]
[JsonSerializable(typeof(Core.Records.NodeOpening))]
[JsonSerializable(typeof(IReadOnlyList<CaseLine>))]
[JsonSerializable(typeof(CaseReport))]
[JsonSerializable(typeof(RoundReport))]
[JsonSerializable(typeof(IReadOnlyList<WorkflowLine>))]
[JsonSerializable(typeof(WorkflowLine))]
[JsonSerializable(typeof(IReadOnlyList<StaffLine>))]
[JsonSerializable(typeof(TierReport))]
[JsonSerializable(typeof(RedressStatus))]
[JsonSerializable(typeof(IReadOnlyList<LikePersonLine>))]
[JsonSerializable(typeof(LetterReport))]
[JsonSerializable(typeof(OwnListReport))]
[JsonSerializable(typeof(Flows.Cases.HitsEstimate))]
[JsonSerializable(typeof(CohortLedgerReport))]
[JsonSerializable(typeof(CohortReport))]
[JsonSerializable(typeof(IReadOnlyList<CohortLine>))]
[JsonSerializable(typeof(IReadOnlyList<CohortMemberLine>))]
[JsonSerializable(typeof(CohortChargesReport))]
[JsonSerializable(typeof(RuleAdopted))]
[JsonSerializable(typeof(BridgeReport))]
[JsonSerializable(typeof(SourceLine))]
[JsonSerializable(typeof(ClaimLine))]
[JsonSerializable(typeof(IReadOnlyList<ClaimLine>))]
[JsonSerializable(typeof(BriefingReport))]
[JsonSerializable(typeof(ArrivalCountsReport))]
[JsonSerializable(typeof(ArrivalWatchReport))]
[JsonSerializable(typeof(IReadOnlyList<BriefingLine>))]
[JsonSerializable(typeof(ReceiptWritten))]
[JsonSerializable(typeof(ReceiptReport))]
[JsonSerializable(typeof(HeadReport))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(ErasureLine))]
[JsonSerializable(typeof(RetentionReport))]
[JsonSerializable(typeof(BackupReport))]
[JsonSerializable(typeof(RestoreReport))]
[JsonSerializable(typeof(RebuildReport))]
[JsonSerializable(typeof(NamesReport))]
[JsonSerializable(typeof(ScreeningBenchReport))]
[JsonSerializable(typeof(EvasionReport))]
[JsonSerializable(typeof(ScriptsReport))]
[JsonSerializable(typeof(AliasesReport))]
[JsonSerializable(typeof(RetrievalReport))]
[JsonSerializable(typeof(SpeedReport))]
[JsonSerializable(typeof(PopulationReport))]
[JsonSerializable(typeof(LookbackBenchReport))]
[JsonSerializable(typeof(CohortBenchReport))]
[JsonSerializable(typeof(Story.StoryFigures))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>Indented, for one result.</summary>
    public static JsonSerializerOptions Rules { get; } = RecordJson.Create(new CliJson(), JsonShape.Indented);

    /// <summary>One value a line.</summary>
    public static JsonSerializerOptions Lines { get; } = RecordJson.Create(new CliJson(), JsonShape.Line);
}
