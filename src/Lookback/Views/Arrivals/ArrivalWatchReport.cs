using Lookback.Core.Arrivals;
using Lookback.Flows.Arrivals;

namespace Lookback.Views.Arrivals;

/// <summary>A period as a detector judged it.</summary>
/// <param name="Period">What it is called.</param>
/// <param name="Observed">The count.</param>
/// <param name="Expected">What was to be expected; <see langword="null"/> where it was not judged.</param>
/// <param name="Bound">Above what a count is unusual.</param>
/// <param name="Statistic">The cumulative sum, where the detector has one.</param>
/// <param name="IsAlarm">Whether it is unusual.</param>
/// <param name="Caveats">What is to be known beside it.</param>
public sealed record WatchedPeriod(
    string Period, long Observed, double? Expected, double? Bound, double? Statistic, bool IsAlarm, IReadOnlyList<string> Caveats);

/// <summary>A series as a detector judged it.</summary>
/// <param name="Series">Which counts.</param>
/// <param name="Detector">Which detector, as it was set.</param>
/// <param name="Judged">How many of its periods could be judged.</param>
/// <param name="Alarms">How many alarms.</param>
/// <param name="ExpectedFalseAlarms">How many were to be expected if nothing were unusual; <see langword="null"/> where the detector has no rate.</param>
/// <param name="Periods">The periods.</param>
public sealed record WatchedSeries(
    string Series, string Detector, int Judged, int Alarms, double? ExpectedFalseAlarms, IReadOnlyList<WatchedPeriod> Periods);

/// <summary>All series as one detector judged them.</summary>
/// <param name="Detector">Which detector, as it was set.</param>
/// <param name="Series">How many series.</param>
/// <param name="Alarms">How many alarms.</param>
/// <param name="ExpectedFalseAlarms">How many were to be expected if nothing were unusual; <see langword="null"/> where the detector has no rate.</param>
public sealed record WatchedInAll(string Detector, int Series, int Alarms, double? ExpectedFalseAlarms);

/// <summary>Arrivals watched: whole, closed periods against those before. An alarm is a reason to look at the counts, and at nobody.</summary>
/// <param name="Unit">What was counted.</param>
/// <param name="Rules">By which rules.</param>
/// <param name="Series">What was watched, and how it was judged.</param>
/// <param name="InAll">All series by each detector: two of them look at the same counts, so that their alarms are no sum.</param>
public sealed record ArrivalWatchReport(ArrivalUnit Unit, IReadOnlyList<string> Rules, IReadOnlyList<WatchedSeries> Series, IReadOnlyList<WatchedInAll> InAll)
{
    /// <summary>The report on what was counted, with the last periods judged.</summary>
    /// <param name="counted">What was counted.</param>
    /// <param name="question">How.</param>
    /// <param name="detectors">By which detectors; none: those that the field would take.</param>
    /// <param name="last">How many periods are judged, from the last closed one back.</param>
    /// <param name="now">Which periods are closed.</param>
    internal static ArrivalWatchReport Of(
        CountedArrivals counted, ArrivalQuestion question, IReadOnlyList<Detector> detectors, int last, DateTimeOffset now)
    {
        var table = counted.Table.ClosedBefore(ArrivalCountsReport.Today(question, now));
        if (detectors.Count == 0) detectors = Detectors.Default(question.Periods.Frequency, table.Periods.Count);
        var series = new List<WatchedSeries>();
        if (table.Periods.Count > 0)
        {
            foreach (var (name, counts) in Watched(table, question))
            {
                foreach (var detector in detectors)
                {
                    var judged = detector.Watch(counts, Math.Max(0, counts.Count - last), counts.Count - 1);
                    var told = judged.Count(j => j.IsJudged);
                    series.Add(new WatchedSeries(
                        name, detector.Name, told, judged.Count(j => j.IsAlarm), detector.ExpectedFalseAlarms(1, told),
                        [.. judged.Select(j => new WatchedPeriod(
                            table.Periods[j.Index].Name, j.Observed, j.Expected, j.Bound, j.Statistic, j.IsAlarm, [.. j.Caveats.Select(CaveatWords.Of)]))]));
                }
            }
        }

        return new ArrivalWatchReport(
            table.Unit,
            [.. ArrivalCountsReport.RulesOf(question with { Unit = table.Unit }), "only periods that are over"],
            series,
            [
                .. series.GroupBy(s => s.Detector).Select(d => new WatchedInAll(
                    d.Key, d.Count(), d.Sum(s => s.Alarms), d.Any(s => s.ExpectedFalseAlarms is null) ? null : d.Sum(s => s.ExpectedFalseAlarms))),
            ]);
    }

    private static IEnumerable<(string Name, IReadOnlyList<long> Counts)> Watched(CountTable table, ArrivalQuestion question)
    {
        yield return ("all", table.Series(null));
        if (question.Across == Across.Nothing) yield break;
        for (var c = 0; c < table.Columns.Count; c++) yield return (table.Columns[c], table.Series(c));
    }
}
