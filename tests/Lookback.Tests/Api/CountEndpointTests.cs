using Lookback.Api.Contract;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;
using static Lookback.Tests.Api.ServedOffice;

namespace Lookback.Tests.Api;

/// <summary>Cohorts, claims, briefings and arrivals over HTTP: figures for whoever counts, cases for whoever works on them.</summary>
public sealed class CountEndpointTests
{
    private const string Because = "The committee asks for it every quarter.";

    private static readonly object Rule = new
    {
        cohort = "C-1",
        title = "met at the port",
        rule = "Everybody of whom it is said that F-12 facilitated them.",
        where = new { says = new { topic = "facilitated-by", value = "F-12", grade = "C3" } },
    };

    private static async Task<string> FacilitatedAsync(ServedStore served)
    {
        using var ann = served.As("ann");
        var id = await OpenAsync(served, ann, "REF-1001");
        (await ann.PostAsync($"/cases/{id}/statements", new
        {
            topic = "facilitated-by", kind = "allegation", value = "F-12", source = "police of X", grade = "B2", at = "2026-01-02T00:00:00Z", legal_basis = "Act 7",
        })).Expect(201);
        return id;
    }

    /// <summary>Whoever counts is told what is counted, and is shown nobody: whatever they ask, nothing goes on record of persons that were shown.</summary>
    [Fact]
    public async Task A_statistician_is_shown_nobody()
    {
        await using var served = await Make().StartAsync();
        using var stan = served.As("stan", purpose: null);
        foreach (var placed in Operations.All.Where(o => o.Method == "GET" && o.Operation is { Rights: [Right.SeeCounts] }))
        {
            var path = placed.Path.Replace("{number:int}", "7", StringComparison.Ordinal).Replace("{", "none-", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)["/api/v1".Length..];
            var answer = await stan.ReadAsync(path);
            Assert.True(answer.Status is 200 or 400 or 404, $"{path}: {answer.Text}");
        }

        await served.StopAsync();
        Assert.Empty(Reads(served));
    }

    [Fact]
    public async Task A_cohort_is_counted_for_all_and_its_cases_are_named_to_those_who_see_them()
    {
        await using var served = await Make().StartAsync();
        var id = await FacilitatedAsync(served);
        using var sue = served.As("sue", "quality");
        using var stan = served.As("stan", purpose: null);
        (await stan.PostAsync("/cohorts", new { rule = Rule, reason = Because })).Refused(403, "wrong-role");
        Assert.Equal(1, (await sue.PostAsync("/cohorts", new { rule = Rule, reason = Because })).Expect(201)["members"].GetInt64());
        Assert.Equal(1, (await stan.ReadAsync("/cohorts/C-1/ledger")).Expect(200)["members"].GetInt64());
        (await stan.ReadAsync("/cohorts/C-1/members")).Refused(403, "wrong-role");
        (await stan.ReadAsync("/cohorts/C-9/ledger")).Refused(404, "no-cohort");
        Assert.Equal(id, Assert.Single((await sue.ReadAsync("/cohorts/C-1/members")).Expect(200)["items"].EnumerateArray()).GetProperty("case").GetString());
        using var ben = served.As("ben", "quality");
        Assert.Empty((await ben.ReadAsync("/cohorts/C-1/members")).Expect(200)["items"].EnumerateArray());
        Assert.Equal(1, (await sue.ReadAsync("/cohorts/C-1/bridge?from=2026-01-01&version=1")).Expect(200)["joined"].GetInt64());
        (await stan.ReadAsync("/cohorts/C-1/charges")).Expect(200);

        object Claim(long value) => new { cohort = "C-1", figure = "members", value, qualifier = "exact", unit = "persons", source = "a paper", date = "2026-02-01" };
        var claim = (await stan.PostAsync("/claims", Claim(1))).Expect(201)["claim"].GetString();
        (await stan.PostAsync("/claims", Claim(1))).Refused(409, "already-claimed");
        Assert.Equal("consistent", (await stan.ReadAsync($"/claims/{claim}/check?effective={Now()}")).Expect(200)["verdict"].GetString());
        Assert.Single((await stan.ReadAsync("/claims/check")).Expect(200)["items"].EnumerateArray());
        Assert.Single((await stan.ReadAsync("/claims?cohort=C-1")).Expect(200)["items"].EnumerateArray());
    }

    [Fact]
    public async Task A_briefing_shows_a_statistician_figures_and_whoever_works_on_cases_the_way_down_to_them()
    {
        await using var served = await Make().StartAsync();
        var id = await FacilitatedAsync(served);
        using var sue = served.As("sue", "quality");
        using var stan = served.As("stan", purpose: null);
        (await sue.PostAsync("/cohorts", new { rule = Rule, reason = Because })).Expect(201);
        Assert.Equal(1, (await stan.PostAsync("/cohorts/C-1/briefings", new { })).Expect(201)["number"].GetInt32());
        (await stan.PostAsync("/cohorts/C-1/briefings", new { names_for = "to write to each of them by name" })).Refused(403, "wrong-role");
        (await sue.PostAsync("/cohorts/C-1/briefings", new { names_for = "to write to each of them by name" })).Expect(201);
        foreach (var path in (string[])["/cohorts/C-1/briefings/2", "/cohorts/C-1/briefings/2?format=html"])
        {
            var (figures, all) = ((await stan.ReadAsync(path)).Expect(200).Text, (await sue.ReadAsync(path)).Expect(200).Text);
            Assert.DoesNotContain(id[..8], figures, StringComparison.Ordinal);
            Assert.DoesNotContain("Varkonyev", figures, StringComparison.Ordinal);
            Assert.Contains("Varkonyev", all, StringComparison.Ordinal);
        }

        Assert.Equal(2, (await stan.ReadAsync("/cohorts/C-1/briefings")).Expect(200).Json.GetArrayLength());
        (await stan.ReadAsync("/cohorts/C-1/briefings/9")).Refused(404, "no-briefing");
        await served.StopAsync();
        Assert.All(Reads(served).Where(r => r.Question == "briefing"), r => Assert.Equal("sue", r.Account));
        Assert.Equal(2, Reads(served).Count(r => r.Question == "briefing"));
    }

    [Fact]
    public async Task Arrivals_are_counted_watched_and_published_and_nobody_is_shown()
    {
        await using var served = await Make().With(Arrive).StartAsync();
        using var stan = served.As("stan", purpose: null);
        var counts = (await stan.ReadAsync("/arrivals?by=month&across=place&unit=persons")).Expect(200);
        Assert.Equal(63, counts["total"].GetInt64());
        (await stan.ReadAsync("/arrivals?by=year")).Refused(400, "bad-request");
        (await stan.ReadAsync("/arrivals/watch?by=month&method=c1")).Expect(200);
        Assert.StartsWith("<!DOCTYPE html>", (await stan.ReadAsync("/arrivals/watch?format=html")).Expect(200).Text, StringComparison.Ordinal);
        (await stan.ReadAsync("/arrivals/watch?method=guess")).Refused(400, "bad-request");
        (await stan.PostAsync("/plans", new { plan = Plan, reason = Because })).Expect(201);
        var made = (await stan.PostAsync("/plans/by-place/releases", new { complete_to = "2026-01-31" })).Expect(201);
        Assert.Equal(1, made["number"].GetInt32());
        var csv = (await stan.ReadAsync("/plans/by-place/releases/last?format=csv")).Expect(200).Text;
        Assert.Contains("North", csv, StringComparison.Ordinal);
        (await stan.ReadAsync("/plans/by-place/releases/1?format=html")).Expect(200);
        (await stan.ReadAsync("/plans/by-place/releases/2")).Refused(404, "no-release");
        (await stan.PostAsync("/plans/none/releases", new { complete_to = "2026-01-31" })).Refused(404, "no-plan");
        await served.StopAsync();
        Assert.Empty(Reads(served));
    }

    private static object Plan => new
    {
        name = "by-place", unit = "events", identity_rule = (string?)null, kind = "month", fiscal_start = 1, day_rule = "UTC", columns_by = "place",
        columns = new[] { "North", "South" }, filter = (object?)null, threshold = 10, totals = "none", from = "2026-01-01",
    };

    private static void Arrive(Ledger ledger) => ledger.Append([.. Enumerable.Range(0, 60).Select(i => new EntryBody.EncounterRecorded(Encounter.Of(
        Support.Some.Person($"Person{i} Number{i}"), $"A-{i}", new DateTimeOffset(2026, 1, 1 + (i % 28), 12, 0, 0, TimeSpan.Zero), i % 2 == 0 ? "North" : "South")))]);
}
