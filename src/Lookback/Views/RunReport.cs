using Lookback.Flows;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>What a run found, and where everything stands after it.</summary>
internal sealed record RunReport(
    RunLine? Run, bool Resumed, IReadOnlyList<FindingLine> Findings, IReadOnlyList<LostGroundLine> LostGround, Status Status)
{
    /// <summary>Of a run's result.</summary>
    public static RunReport Of(Ledger ledger, RunResult result, DateTimeOffset now)
    {
        var at = ledger.Head;
        return new RunReport(
            result.Run is { } run ? StatusReport.Line(run) : null,
            result.Resumed,
            result.Run is { } found ? FindingList.Of(ledger, found.Id, at) : [],
            result.Run is { } lost ? LostGroundList.Of(ledger, lost.Id, at) : [],
            StatusReport.Of(ledger, at, now));
    }
}
