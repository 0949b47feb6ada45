using Lookback.Core.Arrivals;
using Lookback.Store;
using Lookback.Store.Arrivals;

namespace Lookback.Flows.Arrivals;

/// <summary>Arrivals as counted, and what could not be.</summary>
/// <param name="Table">The counts.</param>
/// <param name="Distinct">How many in all periods together, each once: of persons less than the sum of the periods.</param>
/// <param name="Undated">Events of which it is not on record when they were; in no period.</param>
/// <param name="Untold">Events erased before arrivals were counted: they are in their periods, where and of what citizenship cannot be told.</param>
internal sealed record CountedArrivals(CountTable Table, long Distinct, long Undated, long Untold);

/// <summary>
/// Counts arrivals. Events are counted by the key that counts; persons by the records themselves, which takes the store's own key. What comes out is
/// numbers.
/// </summary>
internal static class CountArrivals
{
    /// <summary>Events.</summary>
    public static CountedArrivals Events(ArrivalTable arrivals, Horizon at, ArrivalQuestion question)
    {
        var counts = new List<DayCount>();
        var (undated, untold) = (0L, 0L);
        foreach (var count in arrivals.Events(at).Where(c => Asked(c, question)))
        {
            if (count.IsErased) untold += count.Events;
            if (DayOf(count, question) is { } day) counts.Add(new DayCount(day, Column(count, question.Across), count.Events));
            else undated += count.Events;
        }

        var table = CountTable.Of(ArrivalUnit.Events, question.Periods, counts, question.From, question.To);
        return new CountedArrivals(table, Enumerable.Range(0, table.Periods.Count).Sum(table.Total), undated, untold);
    }

    /// <summary>Distinct persons: each once in a period, in the column of their first event in it.</summary>
    /// <param name="ledger">The ledger; for <see cref="IdentityRule.SamePerson"/> with its links brought forward.</param>
    /// <param name="at">How far to see.</param>
    /// <param name="question">What is asked.</param>
    public static CountedArrivals Persons(Ledger ledger, Horizon at, ArrivalQuestion question)
    {
        var events = ledger.Views.Arrivals.Each(at).Where(e => Asked(e.Count, question)).ToList();
        var personOf = question.Identity == IdentityRule.SameDescription
            ? (Func<ArrivalEvent, long>)(e => e.Subject)
            : Bound(ledger, at, events);
        var (undated, untold) = (0L, 0L);
        var seen = new HashSet<(long Person, DateOnly Period)>();
        var persons = new HashSet<long>();
        var counts = new List<DayCount>();
        var dated = new List<(DateOnly Day, ArrivalEvent Event)>();
        foreach (var e in events)
        {
            if (e.Count.IsErased) untold++;
            if (DayOf(e.Count, question) is { } day) dated.Add((day, e));
            else undated++;
        }

        foreach (var (day, e) in dated.OrderBy(d => d.Day).ThenBy(d => d.Event.Position))
        {
            if ((question.From is { } from && day < from) || (question.To is { } to && day > to)) continue;
            var person = personOf(e);
            persons.Add(person);
            if (seen.Add((person, question.Periods.Of(day).From))) counts.Add(new DayCount(day, Column(e.Count, question.Across), 1));
        }

        var table = CountTable.Of(ArrivalUnit.Persons, question.Periods, counts, question.From, question.To);
        return new CountedArrivals(table, persons.Count, undated, untold);
    }

    // The number of a person is the position of the first of their encounters.
    private static Func<ArrivalEvent, long> Bound(Ledger ledger, Horizon at, List<ArrivalEvent> events)
    {
        var bound = ledger.Network(at).SamePerson([.. events.Select(e => e.Position)]);
        var first = bound.ToDictionary(b => b.Key, b => Math.Min(b.Key, b.Value.Min(o => o.Encounter)));
        return e => first.GetValueOrDefault(e.Position, e.Position);
    }

    private static bool Asked(ArrivalCount count, ArrivalQuestion question) =>
        (question.Place is null || count.Place == question.Place) && (question.Citizenship is null || count.Citizenship == question.Citizenship)
        && (question.Among is not { } among || among.Values.Contains(Column(count, among.By)));

    private static DateOnly? DayOf(ArrivalCount count, ArrivalQuestion question) =>
        LocalDay.Of(count.Day, count.At, count.Place is { } place && question.PlaceZones.TryGetValue(place, out var zone) ? zone : question.Zone);

    private static string Column(ArrivalCount count, Across across) => across switch
    {
        Across.Place => count.Place ?? CountTable.NotRecorded,
        Across.Citizenship => count.Citizenship ?? CountTable.NotRecorded,
        _ => "all",
    };
}
