using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Views;

namespace Lookback.Exports;

/// <summary>An exposure by the paths that remain once others may not be shown: nothing in it speaks of those.</summary>
internal static class RemainingPaths
{
    /// <summary>The exposure as the remaining paths have it; <see langword="null"/> where none of them is of a level that is reported.</summary>
    public static ExposureLine? Judge(ExposureLine exposure, IReadOnlyList<PathLine> kept, PartialDate? designatedOn)
    {
        if (kept.Count == 0) return null;
        var level = kept.Min(p => LevelOf(p, designatedOn));
        if (level == ExposureLevel.E3) return null;
        var (independent, restsOnOne) = SourceOrigins.Count([.. kept.Select(p => (IReadOnlyList<Attribution>)[.. p.Hops.Where(IsOfSource).Select(Said)])]);
        return exposure with
        {
            Level = level,
            Weakest = kept[0].Weakest,
            IndependentSources = independent,
            RestsOnOneSource = restsOnOne,
            Paths = [.. kept.Select(p => p with { Hops = [.. p.Hops.Select(h => h with { StillReachedWithout = HasWayRound(h, kept, designatedOn) })] })],
        };
    }

    // As ExposureRule judges a path of the walk; a path as it is told has the same facts.
    private static ExposureLevel LevelOf(PathLine path, PartialDate? designatedOn)
    {
        var edges = path.Hops.Where(h => h.Type != ExposureHop.SamePerson).ToList();
        if (edges.Count == 0) return ExposureLevel.E0;
        var links = edges.FindAll(h => LinkType.Find(h.Type) is not { IsIdentity: true });
        var bears = links.Count <= 2
            && path.Hops.All(h => h.Grade.IsGood)
            && links.TrueForAll(h => LinkType.Find(h.Type)?.Strength != LinkStrength.VeryWeak)
            && (designatedOn is not { } day
                || !links.Exists(h => Period.Of(h.Since, h.Until).EndedBefore(day.Earliest.DayNumber, TraceRules.StaleAfterDays)));
        return !bears ? ExposureLevel.E3 : links.Count <= 1 ? ExposureLevel.E1 : ExposureLevel.E2;
    }

    private static bool HasWayRound(HopLine hop, IReadOnlyList<PathLine> paths, PartialDate? designatedOn)
    {
        var link = ExportGraph.LinkKey(hop);
        return paths.Any(p => LevelOf(p, designatedOn) < ExposureLevel.E3 && p.Hops.All(h => ExportGraph.LinkKey(h) != link));
    }

    private static bool IsOfSource(HopLine hop) =>
        hop.Link is not null || (hop.Rule is not null && (hop.From.Node.Kind == NodeKind.Listing || hop.To.Node.Kind == NodeKind.Listing));

    private static Attribution Said(HopLine hop) => new(hop.Source, hop.Quotes, hop.Document);
}
