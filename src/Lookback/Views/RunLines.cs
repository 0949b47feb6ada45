using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Views;

/// <summary>A lookback by network in a line.</summary>
internal sealed record NetworkRunLine(
    RunId Run,
    Trigger Trigger,
    RunMode Mode,
    DateTimeOffset StartedAt,
    bool Ended,
    long Expected,
    long Evaluated,
    long Skipped,
    long Failed,
    long Starts,
    long Findings,
    long Lost)
{
    /// <summary>Of a run on record.</summary>
    public static NetworkRunLine Of(RecordedNetworkRun run) => new(
        run.Id,
        run.Start.Trigger,
        run.Start.Mode,
        run.StartedAt,
        run.End is not null,
        run.Start.Expected,
        run.End?.Evaluated ?? 0,
        run.End?.Skipped.Values.Sum() ?? 0,
        run.End?.Failed ?? 0,
        run.End?.Starts ?? 0,
        run.End?.Findings ?? 0,
        run.End?.Lost ?? 0);
}

/// <summary>Which lookbacks were there?</summary>
internal static class RunLines
{
    /// <summary>Lookbacks by lists, oldest first.</summary>
    public static IReadOnlyList<RunLine> Of(Ledger ledger, Horizon at) => [.. ledger.Views.Runs.All(at).Select(StatusReport.Line)];

    /// <summary>Lookbacks by network, oldest first.</summary>
    public static IReadOnlyList<NetworkRunLine> OfNetworks(Ledger ledger, Horizon at) =>
        [.. ledger.Views.Networks.Exposures.AllRuns(at).Select(NetworkRunLine.Of)];
}
