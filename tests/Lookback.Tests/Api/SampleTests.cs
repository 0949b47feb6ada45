using System.Globalization;
using Lookback.Store;
using Lookback.Views.Access;

namespace Lookback.Tests.Api;

/// <summary>Decisions drawn by chance, with what they were made on: again by whoever has the seed, each as likely as any other.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task A_decision_is_told_with_both_sides_as_they_stood_and_with_what_its_decider_had_looked_at()
    {
        await using var served = await ServedOffice.Make().StartAsync();
        using var ann = served.As("ann", "alert-review T-1");
        using var ben = served.As("ben", "alert-review");
        using var aud = served.As("aud", "audit");
        var alert = ServedOffice.Alert(served, "REF-1001");
        var shown = (await ann.ReadAsync($"/alerts/{alert}")).Expect(200);
        (await ben.ReadAsync($"/alerts/{alert}")).Expect(200);
        await DecideAsync(ann, alert, Position(shown), "TrueMatch");
        var sample = (await aud.ReadAsync("/audit/sample?decisions=5&seed=s1")).Expect(200);
        var one = Assert.Single(sample["decisions"].EnumerateArray());
        Assert.Equal("TrueMatch", one.GetProperty("decided").GetProperty("decision").GetString());
        Assert.Equal("Open", one.GetProperty("before").GetProperty("alert").GetProperty("state").GetString());
        Assert.NotEmpty(one.GetProperty("before").GetProperty("evidence").EnumerateArray());
        Assert.Empty(one.GetProperty("before").GetProperty("dispositions").EnumerateArray());
        var look = Assert.Single(one.GetProperty("looks").EnumerateArray());
        Assert.Equal(("ann", "T-1"), (look.GetProperty("account").GetString(), look.GetProperty("reference").GetString()));
        Assert.True(one.GetProperty("looked_for").GetDouble() >= 0);
        (await ann.ReadAsync("/audit/sample?seed=s1")).Refused(403, "wrong-role");
        (await aud.ReadAsync("/audit/sample")).Refused(400, "bad-request");
        await served.StopAsync();
        var read = ServedOffice.Reads(served)[^1];
        Assert.Equal(("aud", "audit-sample", one.GetProperty("subject").GetInt64()), (read.Account, read.Question, Assert.Single(read.Subjects)));
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Equal(ledger.Entries.HashAt(one.GetProperty("position").GetInt64()), one.GetProperty("sha256").GetString());
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_each_is_as_likely_as_any_other()
    {
        var positions = Enumerable.Range(0, 20).Select(i => 1000L + (i * 7)).ToList();
        var times = positions.ToDictionary(p => p, _ => 0);
        const int Draws = 4_000;
        for (var i = 0; i < Draws; i++)
        {
            var drawn = SeededDraw.Of(positions, 5, i.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(5, drawn.Distinct().Count());
            Assert.Equal(drawn, SeededDraw.Of(positions.AsEnumerable().Reverse().ToList(), 5, i.ToString(CultureInfo.InvariantCulture)));
            foreach (var one in drawn) times[one]++;
        }

        // Chi squared of 19 degrees of freedom, each drawn a quarter of the times: above 43.8 one time in a thousand.
        var expected = Draws * 5 / 20.0;
        Assert.InRange(times.Values.Sum(n => (n - expected) * (n - expected) / expected), 2, 43.8);
    }

    [Fact]
    public void What_was_drawn_stays_drawn_but_for_what_came_after_and_was_drawn_in_its_stead()
    {
        var before = SeededDraw.Of([.. Enumerable.Range(1, 50).Select(i => (long)i)], 10, "s");
        var after = SeededDraw.Of([.. Enumerable.Range(1, 60).Select(i => (long)i)], 10, "s");
        Assert.All(after.Where(p => p <= 50), p => Assert.Contains(p, before));
    }

    private static long Position(Answered shown) =>
        long.Parse(shown.Headers.GetValues(Lookback.Api.Inquiry.PositionHeader).Single(), CultureInfo.InvariantCulture);

    private static async Task DecideAsync(HttpClient client, string alert, long seen, string decision) => (await client.PostAsync(
        $"/alerts/{alert}/decisions", new { expected_position = seen, decision, reason = ServedOffice.Why, reason_code = "document-number" })).Expect(201);
}
