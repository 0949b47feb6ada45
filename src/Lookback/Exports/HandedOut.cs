using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Exports;

/// <summary>
/// What of a trace may be handed to readers cleared up to a mark of the Traffic Light Protocol: links above it are left out with every path that needs
/// them, and what stood on those paths is judged anew by the paths that remain. How much was left out is told; what it was is not.
/// </summary>
internal sealed record HandedOut
{
    /// <summary>The trace without what was left out.</summary>
    public required TraceReport Report { get; init; }

    /// <summary>The mark that readers are cleared up to.</summary>
    public required Handling Reader { get; init; }

    /// <summary>Links left out.</summary>
    public required int Links { get; init; }

    /// <summary>Paths left out.</summary>
    public required int Paths { get; init; }

    /// <summary>Encounters left out, since no path of a reported level remained.</summary>
    public required int Encounters { get; init; }

    /// <summary>
    /// The mark that the file bears: that of its strictest link. Encounters are this institution's own records, which nobody marked: a file that
    /// names one is AMBER+STRICT at the least, whatever it was asked for.
    /// </summary>
    public Handling Mark
    {
        get
        {
            var links = Report.Exposures.SelectMany(e => e.Paths).SelectMany(p => p.Hops).Select(h => h.Handling.Tlp).DefaultIfEmpty(Tlp.Clear).Max();
            return new Handling(Report.Exposures.Count > 0 && links < Tlp.AmberStrict ? Tlp.AmberStrict : links);
        }
    }

    /// <summary>What of a report those may have.</summary>
    public static HandedOut Of(TraceReport report, Handling reader)
    {
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        var exposures = new List<ExposureLine>();
        var paths = 0;
        foreach (var exposure in report.Exposures)
        {
            var kept = exposure.Paths.Where(p => p.Hops.All(h => h.Handling.MaySee(reader))).ToList();
            hidden.UnionWith(exposure.Paths.SelectMany(p => p.Hops).Where(h => !h.Handling.MaySee(reader)).Select(ExportGraph.LinkKey));
            paths += exposure.Paths.Count - kept.Count;
            if (kept.Count == exposure.Paths.Count) exposures.Add(exposure);
            else if (RemainingPaths.Judge(exposure, kept, report.DesignatedOn) is { } remaining) exposures.Add(remaining);
        }

        var left = report.Exposures.Count - exposures.Count;
        return new HandedOut
        {
            // Encounters of one person count once; where none was left out the report's own count stands.
            Report = report with { Exposures = exposures, Persons = left == 0 ? report.Persons : exposures.Select(e => e.Person).Distinct().Count() },
            Reader = reader,
            Links = hidden.Count,
            Paths = paths,
            Encounters = left,
        };
    }
}
