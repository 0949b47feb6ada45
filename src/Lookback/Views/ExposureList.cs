using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Views;

/// <summary>A finding of a lookback by network: the path in place of a score, and whether it could have been known.</summary>
internal sealed record ExposureFindingLine(
    ExposureId Exposure,
    RunId Run,
    DateTimeOffset FoundAt,
    bool Stands,
    ExposureVerdict Verdict,
    DateTimeOffset EncounterAt,
    DateTimeOffset DesignatedAt,
    DateTimeOffset KnowableAt,
    DateTimeOffset KnownAt,
    ExposureLine Found);

/// <summary>An exposure that stands no longer.</summary>
internal sealed record LostExposureLine(ExposureId Exposure, string? Reference, EncounterId Encounter, NodeRef Start, ExposureLoss Loss, DateTimeOffset LostAt);

/// <summary>A lookback by network, in numbers that add up.</summary>
internal sealed record NetworkRunReport(
    RunId Run,
    Trigger Trigger,
    RunMode Mode,
    DateOnly Day,
    long Expected,
    long Evaluated,
    long Skipped,
    long Failed,
    long Starts,
    long Erased,
    IReadOnlyList<ExposureFindingLine> Findings,
    IReadOnlyList<LostExposureLine> Lost)
{
    /// <summary>The report of a run that ended.</summary>
    public static NetworkRunReport Of(Ledger ledger, RecordedNetworkRun run, Horizon at)
    {
        var exposures = ledger.Views.Networks.Exposures;
        return new NetworkRunReport(
            run.Id,
            run.Start.Trigger,
            run.Start.Mode,
            run.Start.Day,
            run.Start.Expected,
            run.End?.Evaluated ?? 0,
            run.End?.Skipped.Values.Sum() ?? 0,
            run.End?.Failed ?? 0,
            run.End?.Starts ?? 0,
            exposures.Count(run.Id, at) - exposures.Of(run.Id, at).Count,
            ExposureList.Lines(ledger, exposures.Of(run.Id, at), at),
            [.. exposures.LostIn(run.Id, at).Select(l => ExposureList.Lost(ledger, l))]);
    }
}

/// <summary>Whom did lookbacks by network surface?</summary>
internal static class ExposureList
{
    /// <summary>Findings that stand, or of a run whether they stand or not, oldest first.</summary>
    public static IReadOnlyList<ExposureFindingLine> Of(Ledger ledger, RunId? run, Horizon at) => Lines(
        ledger, run is { } id ? ledger.Views.Networks.Exposures.Of(id, at) : ledger.Views.Networks.Exposures.Standing(at), at);

    /// <summary>Findings as lines; those none of whose paths can be told any more are left out.</summary>
    public static IReadOnlyList<ExposureFindingLine> Lines(Ledger ledger, IReadOnlyList<RecordedExposure> exposures, Horizon at)
    {
        var trace = new NetworkTrace(ledger, at);
        return [.. exposures.Select(e => Line(trace, e)).OfType<ExposureFindingLine>()];
    }

    /// <summary>A loss as a line.</summary>
    public static LostExposureLine Lost(Ledger ledger, RecordedLostExposure lost)
    {
        var encounter = ledger.Views.Encounters.Find(lost.Finding.Encounter);
        var reference = encounter is { } at ? ledger.Views.Encounters.At(at).Encounter.Reference : null;
        return new LostExposureLine(lost.Finding.Id, reference, lost.Finding.Encounter, lost.Finding.Start, lost.Loss, lost.LostAt);
    }

    private static ExposureFindingLine? Line(NetworkTrace trace, RecordedExposure exposure)
    {
        var (finding, dates) = (exposure.Finding, exposure.Finding.Hindsight);
        return trace.Of(finding) is { } found
            ? new ExposureFindingLine(
                finding.Id,
                finding.Run,
                exposure.FoundAt,
                exposure.LostPosition is null,
                dates.Verdict,
                dates.EncounterAt,
                dates.DesignatedAt,
                dates.KnowableAt,
                dates.KnownAt,
                found)
            : null;
    }
}
