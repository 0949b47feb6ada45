using Lookback.Api;
using Lookback.Store;
using Lookback.Views.Arrivals;

namespace Lookback.Ui.Arrivals;

/// <summary>One series, as each method judged it.</summary>
/// <param name="Name">Which counts.</param>
/// <param name="Judged">By each method.</param>
internal sealed record WatchedLine(string Name, IReadOnlyList<WatchedSeries> Judged);

/// <summary>Arrivals as counted and as watched: the charts of one series, and all series in a line each.</summary>
/// <param name="Counts">The counts.</param>
/// <param name="Watch">How they were judged.</param>
/// <param name="Places">Places that are on record, to choose from.</param>
/// <param name="Series">The series that is drawn.</param>
/// <param name="Lines">All series, in pages.</param>
internal sealed record WatchShown(
    ArrivalCountsReport Counts, ArrivalWatchReport Watch, IReadOnlyList<string> Places, string Series, Page<WatchedLine> Lines)
{
    /// <summary>The series that is drawn, as each method judged it.</summary>
    public IEnumerable<WatchedSeries> Drawn => Watch.Series.Where(s => s.Series == Series);

    /// <summary>Of what was counted and judged.</summary>
    public static WatchShown Of(Inquiry inquiry, PageRequest page, Ledger ledger, ArrivalCountsReport counts, ArrivalWatchReport watch)
    {
        var at = page.At(ledger);
        var series = inquiry.Text("series") is { } asked && watch.Series.Any(s => s.Series == asked) ? asked : "all";
        var lines = watch.Series.GroupBy(s => s.Series).Select((s, i) => (Line: new WatchedLine(s.Key, [.. s]), Place: i));
        return new WatchShown(counts, watch, ledger.Views.Arrivals.Places(at), series, page.Of(lines, l => l.Place, _ => "", l => l.Line));
    }
}
