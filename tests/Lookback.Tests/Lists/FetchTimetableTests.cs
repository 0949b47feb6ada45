using CsCheck;
using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>When lists are due is a function of what was asked when, of the clock and of a seed, and of nothing else.</summary>
public sealed class FetchTimetableTests
{
    private static readonly DateTimeOffset Now = Some.Instant("2026-03-01T12:00:00Z");

    private static readonly Gen<(int Hours, int AskedBefore, int Failures, string Seed)> Any =
        Gen.Select(Gen.Int[1, 744], Gen.Int[-100_000, 5_000_000], Gen.Frequency((1, Gen.Const(0)), (3, Gen.Int[1, 60])), Gen.String);

    [Fact]
    public void A_list_that_was_never_asked_for_is_due_now() => Any.Sample(any =>
    {
        var due = Plan(any.Seed, (List("a", any.Hours), FetchTimes.None))[0];
        Assert.Equal((Now, true), (due.DueAt, due.IsDue));
    });

    [Fact]
    public void After_an_answer_the_interval_is_waited_and_at_most_a_tenth_more() => Any.Sample(any =>
    {
        var asked = Now.AddSeconds(-any.AskedBefore);
        var due = Plan(any.Seed, (List("a", any.Hours), FetchTimes.Answered(asked)))[0].DueAt;
        if (asked > Now.AddMinutes(1)) Assert.Equal(Now, due);
        else Assert.InRange(due - asked, TimeSpan.FromHours(any.Hours), TimeSpan.FromHours(any.Hours * 1.1));
    });

    [Fact]
    public void After_failures_it_is_waited_longer_each_time_and_never_longer_than_after_an_answer() => Any.Sample(any =>
    {
        var asked = Now.AddSeconds(-Math.Abs(any.AskedBefore));
        var times = Enumerable.Range(0, Math.Max(1, any.Failures)).Aggregate(FetchTimes.Answered(asked), (t, _) => t.Failed(asked));
        var wait = Wait(times);
        var most = Math.Min(any.Hours, 6) * 1.1;
        Assert.InRange(wait, TimeSpan.FromMinutes(5), TimeSpan.FromHours(most));
        // Doubled, but for what both are lengthened by, until it can grow no more.
        Assert.True(Wait(times.Failed(asked)) is var next && (next * 1.1 >= wait * 2 || next >= TimeSpan.FromHours(Math.Min(any.Hours, 6))));

        TimeSpan Wait(FetchTimes failed) => Plan(any.Seed, (List("a", any.Hours), failed))[0].DueAt - asked;
    });

    [Fact]
    public void Nothing_is_put_off_further_than_its_longest_wait_whatever_the_clock_did() => Any.Sample(any =>
    {
        var times = new FetchTimes(Now.AddSeconds(-any.AskedBefore), null, any.Failures);
        Assert.True(Plan(any.Seed, (List("a", any.Hours), times))[0].DueAt <= Now.AddMinutes(1).AddHours(any.Hours * 1.1));
    });

    [Fact]
    public void The_same_is_said_twice_and_other_clients_wait_otherwise()
    {
        (ListSource List, FetchTimes Times) asked = (List("a", 24), FetchTimes.Answered(Now));
        Assert.Equal(Plan("seed", asked)[0], Plan("seed", asked)[0]);
        var waits = Enumerable.Range(0, 200).Select(i => (Plan($"client {i}", asked)[0].DueAt - Now).TotalHours - 24).ToList();
        Assert.True(waits.Distinct().Count() > 190);
        Assert.InRange(waits.Average(), 1.0, 1.4);
    }

    [Fact]
    public void What_is_overdue_longest_comes_first_and_what_is_due_is_told_from_what_is_not() =>
        Any.Select(Gen.Int[0, 3], (any, name) => (any, name)).Array[0, 12].Sample(all =>
        {
            var plan = Plan("seed", [.. all.Select((a, i) => (List($"l{a.name}{(char)('a' + i)}", a.any.Hours), FetchTimes.Answered(Now.AddSeconds(-a.any.AskedBefore))))]);
            Assert.Equal(all.Length, plan.Count);
            Assert.Equal(plan.OrderBy(p => p.DueAt).ThenBy(p => p.List.Watchlist.Value, StringComparer.Ordinal), plan);
            Assert.All(plan, p => Assert.Equal(p.DueAt <= Now, p.IsDue));
        });

    [Fact]
    public void Over_weeks_every_list_is_asked_at_its_interval_and_none_is_starved_by_others_that_fail() =>
        Gen.Select(Gen.Int[1, 48].Array[1, 6], Gen.Int[0, 1000]).Sample((hours, chance) =>
        {
            var clock = new Clock(Now);
            var timetable = new FetchTimetable($"{chance}");
            var lists = hours.Select((h, i) => (List: List($"list-{i}", h), Fails: (chance >> i) % 2 == 1)).ToDictionary(l => l.List.Watchlist);
            var times = lists.Keys.ToDictionary(l => l, _ => FetchTimes.None);
            var asked = lists.Keys.ToDictionary(l => l, _ => new List<DateTimeOffset>());
            while (clock.Now < Now.AddDays(21))
            {
                var next = timetable.Plan(clock.Now, lists.Select(l => (l.Value.List, times[l.Key])))[0];
                if (next.DueAt > clock.Now) clock.Now = next.DueAt;
                var list = next.List.Watchlist;
                asked[list].Add(clock.Now);
                times[list] = lists[list].Fails ? times[list].Failed(clock.Now) : FetchTimes.Answered(clock.Now);
                clock.Now = clock.Now.AddSeconds(20);
            }

            foreach (var (list, moments) in asked)
            {
                var most = lists[list].Fails ? Math.Min(6, lists[list].List.Every.TotalHours) : lists[list].List.Every.TotalHours;
                var gaps = moments.Zip(moments.Skip(1), (a, b) => b - a).ToList();
                Assert.All(gaps, g => Assert.InRange(g, TimeSpan.FromMinutes(5), TimeSpan.FromHours(most * 1.1) + TimeSpan.FromMinutes(3)));
                Assert.True(lists[list].Fails || gaps.TrueForAll(g => g > TimeSpan.FromHours(most) - TimeSpan.FromSeconds(1)));
                Assert.True(moments[^1].AddHours(most * 1.1).AddMinutes(3) > Now.AddDays(21));
            }
        }, iter: 50);

    private static IReadOnlyList<PlannedFetch> Plan(string seed, params (ListSource, FetchTimes)[] lists) => new FetchTimetable(seed).Plan(Now, lists);

    private static ListSource List(string name, int hours) => new(new WatchlistId(name), []) { Every = TimeSpan.FromHours(hours) };
}
