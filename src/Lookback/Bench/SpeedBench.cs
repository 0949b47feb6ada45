using System.Diagnostics;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>What <c>bench speed</c> found. Absolute figures are this machine's; the ratio is taken in one run and holds elsewhere.</summary>
/// <param name="Lists">The lists.</param>
/// <param name="IndexBytesPerName">Memory of the index for each listed name.</param>
/// <param name="NameOnly">By name alone, of people whose names are met for the first time.</param>
/// <param name="NameOnlyAgain">By name alone, of people whose words were all met before.</param>
/// <param name="WithBirthDate">With the birth date, their names met for the first time.</param>
/// <param name="ScansPerSecond">People compared with every name by Jaro-Winkler, on one core.</param>
/// <param name="TimesScan">How many times as fast the product is by name alone.</param>
internal sealed record SpeedReport(
    IReadOnlyList<ListLine> Lists, double IndexBytesPerName, SpeedFigures NameOnly, SpeedFigures NameOnlyAgain, SpeedFigures WithBirthDate,
    double ScansPerSecond, double TimesScan);

/// <summary>Screenings on one core, from the text of a name to the decision.</summary>
/// <param name="Screenings">How many were timed.</param>
/// <param name="PerSecond">By processor time, which other load on the machine does not lengthen much.</param>
/// <param name="Median">Microseconds on the clock.</param>
/// <param name="P99">Microseconds for 99 in 100.</param>
/// <param name="P999">Microseconds for 999 in 1,000.</param>
internal sealed record SpeedFigures(int Screenings, double PerSecond, double Median, double P99, double P999);

/// <summary>How fast one core screens: each person is read, looked up and compared, one after another.</summary>
internal static class SpeedBench
{
    private const int WarmUp = 3000;

    /// <summary>Times strangers, who are almost all that is ever screened.</summary>
    /// <param name="policy">Weights and thresholds.</param>
    /// <param name="pool">The lists.</param>
    /// <param name="files">Strangers.</param>
    /// <param name="most">How many of each file are screened.</param>
    /// <param name="scanned">How many people are scanned for.</param>
    public static SpeedReport Run(Policy policy, ListPool pool, IReadOnlyList<SourceFile> files, int most, int scanned)
    {
        var comparer = new PartyComparer(policy);
        var people = files.SelectMany(f => People.Read(f, most)).ToList();
        // Compiled in tiers: the first runs are not what an office sees all day.
        Time(pool.Set, pool, comparer, people.Take(WarmUp).ToList(), Beside.BirthDate);
        // An index remembers the words that were sought: one that is made anew has yet to meet them.
        var (met, unmet) = (PartySet.Of(pool.Prepared), PartySet.Of(pool.Prepared));
        var nameOnly = Time(met, pool, comparer, people, Beside.Nothing);
        var again = Time(met, pool, comparer, people, Beside.Nothing);
        var scans = Scan(pool, people.Take(scanned).ToList());
        return new SpeedReport(
            pool.Lists,
            Math.Round((double)pool.Set.Index.Index.Bytes / pool.Names, 1),
            nameOnly,
            again,
            Time(unmet, pool, comparer, people, Beside.BirthDate),
            Math.Round(scans, 1),
            Math.Round(nameOnly.PerSecond / scans, 0));
    }

    private static SpeedFigures Time(PartySet set, ListPool pool, PartyComparer comparer, List<PartyFacts> people, Beside beside)
    {
        var subjects = people.ConvertAll(p => p.With(beside));
        var ticks = new long[subjects.Count];
        var started = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < ticks.Length; i++)
        {
            var from = Stopwatch.GetTimestamp();
            var subject = PreparedParty.Of(subjects[i]);
            _ = comparer.Alerts(subject, set, l => pool.Listings[l].Id.Watchlist);
            ticks[i] = Stopwatch.GetTimestamp() - from;
        }

        var seconds = (Environment.CpuUsage.TotalTime - started).TotalSeconds;
        Array.Sort(ticks);
        return new SpeedFigures(
            ticks.Length, Math.Round(ticks.Length / seconds, 0), Microseconds(ticks, 0.5), Microseconds(ticks, 0.99), Microseconds(ticks, 0.999));
    }

    private static double Scan(ListPool pool, List<PartyFacts> people)
    {
        var scan = new ExhaustiveScan(pool);
        _ = scan.BestAsWritten(people[0].WholeName());
        var started = Environment.CpuUsage.TotalTime;
        foreach (var person in people) _ = scan.BestAsWritten(person.WholeName());
        return people.Count / (Environment.CpuUsage.TotalTime - started).TotalSeconds;
    }

    private static double Microseconds(long[] sorted, double share) =>
        Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))] * 1e6 / Stopwatch.Frequency, 1);
}
