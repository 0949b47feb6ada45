using CsCheck;
using Lookback.Api;
using Lookback.Core.Records;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>Whoever looks at too many persons, or asks too often, is refused; what was refused is on record, however often.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Whoever_was_shown_as_many_as_one_may_be_is_shown_those_again_and_nobody_else_till_the_hour_is_over()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await ServedOffice.Make().StartAsync(s => s with { PersonsAnHour = 2, Time = clock });
        using var ann = served.As("ann", "case-work");
        (await ann.ReadAsync("/subjects/REF-1001")).Expect(200);
        clock.Now += TimeSpan.FromMinutes(20);
        (await ann.ReadAsync("/subjects/REF-1002")).Expect(200);
        (await ann.ReadAsync("/subjects/REF-1001")).Expect(200);
        var refused = (await ann.ReadAsync("/subjects/REF-1003")).Refused(429, "too-many-persons");
        Assert.Equal(TimeSpan.FromHours(1), refused.Headers.RetryAfter!.Delta);
        clock.Now += TimeSpan.FromMinutes(61);
        (await ann.ReadAsync("/subjects/REF-1003")).Expect(200);
    }

    [Fact]
    public async Task A_second_account_opens_no_more_and_a_restart_does_not_begin_anew()
    {
        var store = ServedOffice.Make().Staff("ann2", "auditor", person: "ann");
        await using var served = await store.StartAsync(s => s with { PersonsADay = 2 });
        using (var ann = served.As("ann", "case-work"))
        using (var second = served.As("ann2", "audit"))
        {
            (await ann.ReadAsync("/subjects/REF-1001")).Expect(200);
            (await second.ReadAsync("/subjects/REF-1002")).Expect(200);
            (await second.ReadAsync("/subjects/REF-1003")).Refused(429, "too-many-persons");
        }

        await served.StopAsync();
        await served.StartAsync(s => s with { PersonsADay = 2 });
        using (var ann = served.As("ann", "case-work"))
        {
            (await ann.ReadAsync("/subjects/REF-1003")).Refused(429, "too-many-persons");
            (await ann.ReadAsync("/subjects/REF-1002")).Expect(200);
        }
    }

    [Fact]
    public async Task An_answer_of_too_many_at_once_is_refused_and_auditors_learn_of_it()
    {
        await using var served = await ServedOffice.Make().StartAsync(s => s with { PersonsAnHour = 1 });
        using var ann = served.As("ann", "alert-review");
        var refused = (await ann.ReadAsync("/alerts")).Refused(429, "too-many-persons");
        Assert.Null(refused.Headers.RetryAfter);
        (await ann.ReadAsync("/alerts")).Refused(429, "too-many-persons");
        (await ann.ReadAsync("/alerts?limit=1")).Expect(200);
        using var aud = served.As("aud", "audit");
        Assert.Contains("ann was refused alerts (too-many-persons)", (await aud.ReadAsync("/audit/events?account=ann")).Text, StringComparison.Ordinal);
        await served.StopAsync();
        // Whoever was refused was shown nobody.
        Assert.Equal(["ann"], ServedOffice.Reads(served).Where(r => r.Subjects.Count > 0).Select(r => r.Account));
        Assert.Equal([1, 1], Attempts(served).Where(a => a.Code == "too-many-persons").Select(a => a.Times));
    }

    [Fact]
    public async Task Screening_is_not_limited_for_it_is_how_persons_come_in()
    {
        await using var served = await ServedOffice.Make().Staff("gate", "screener").StartAsync(s => s with { PersonsAnHour = 1 });
        using var gate = served.As("gate", purpose: null);
        for (var i = 0; i < 4; i++)
        {
            (await gate.PostAsync("/screenings", new { reference = $"G-{i}", name = $"Nobody Inparticular{i}", birth_date = "1980-01-02" })).Expect(201);
            (await gate.PostAsync("/checks", new { name = $"Nobody Inparticular{i}" })).Expect(200);
        }
    }

    [Fact]
    public async Task A_key_that_asks_too_often_is_told_to_wait_and_another_is_not()
    {
        await using var served = await ServedOffice.Make().StartAsync(s => s with { RequestsASecond = 1 });
        using var ann = served.As("ann");
        using var sue = served.As("sue");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ann.ReadAsync("/status")));
        Assert.Contains(answers, a => a.Status == 200);
        var refused = answers.First(a => a.Status != 200).Refused(429, "too-many-requests");
        Assert.NotNull(refused.Headers.RetryAfter);
        (await sue.ReadAsync("/status")).Expect(200);
        await served.StopAsync();
        Assert.Equal(answers.Count(a => a.Status == 429), Attempts(served).Where(a => a.Code == "too-many-requests").Sum(a => a.Times));
    }

    [Fact]
    public void The_entries_times_are_as_many_as_there_were_refusals_and_a_flood_is_an_entry_a_minute() => Gen.Select(
        Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[0, 90]).Array[1, 60].Sample(
        steps =>
        {
            using var temp = new TempFolder();
            var (location, clock) = (StoreLocation.At(temp["lookback.db"]), Clock.At("2026-02-03T10:00:00Z"));
            RunAsync().GetAwaiter().GetResult();
            using var ledger = Ledger.OpenToRead(location);
            var entries = ledger.Entries.From(1).Where(e => e.Body is EntryBody.AttemptRefused)
                .Select(e => (e.KnownAt, ((EntryBody.AttemptRefused)e.Body).Attempt))
                .ToList();
            foreach (var key in entries.GroupBy(e => (e.Attempt.Account, e.Attempt.Question)))
            {
                Assert.Equal(steps.Count(s => ($"a{s.Item1}", $"q{s.Item2}") == key.Key), key.Sum(e => e.Attempt.Times));
                // The last may be what was left when the server stopped.
                var instants = key.Select(e => e.KnownAt).SkipLast(1).ToList();
                Assert.All(instants.Zip(instants.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromSeconds(59)));
            }

            Assert.Equal(steps.Select(s => (s.Item1, s.Item2)).Distinct().Count(), entries.Select(e => (e.Attempt.Account, e.Attempt.Question)).Distinct().Count());

            async Task RunAsync()
            {
                await using var desk = new Desk(location, clock);
                await using var attempts = new RefusedAttempts(desk);
                foreach (var (account, question, seconds) in steps)
                {
                    clock.Now += TimeSpan.FromSeconds(seconds);
                    await attempts.RecordAsync($"a{account}", $"q{question}", "wrong-role");
                }
            }
        },
        iter: 25);

    [Fact]
    public void How_many_were_shown_is_as_counted_one_by_one() => Gen.Select(Gen.Long[1, 9], Gen.Int[0, 40]).Array[1, 40].Sample(steps =>
    {
        var (seen, shown, now) = (new SeenPersons(), new List<(long Subject, DateTimeOffset At)>(), new DateTimeOffset(2026, 2, 3, 10, 0, 0, TimeSpan.Zero));
        var (within, most) = (TimeSpan.FromMinutes(60), 4);
        foreach (var (subject, minutes) in steps)
        {
            now += TimeSpan.FromMinutes(minutes);
            var wait = seen.Wait(new HashSet<long> { subject }, most, within, now);
            var would = shown.Where(s => s.At > now - within).Select(s => s.Subject).Append(subject).Distinct().Count();
            Assert.Equal(would <= most, wait == TimeSpan.Zero);
            if (wait is { } time && time > TimeSpan.Zero)
            {
                // A tick before it is too early, and then it is not.
                Assert.NotEqual(TimeSpan.Zero, seen.Wait(new HashSet<long> { subject }, most, within, now + time - TimeSpan.FromTicks(1)));
                Assert.Equal(TimeSpan.Zero, seen.Wait(new HashSet<long> { subject }, most, within, now + time));
                continue;
            }

            seen.Add([subject], now);
            shown.Add((subject, now));
        }
    });

    private static List<RefusedAttempt> Attempts(ServedStore served)
    {
        using var ledger = Ledger.OpenToRead(served.Location);
        return [.. ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.AttemptRefused>().Select(a => a.Attempt)];
    }
}
