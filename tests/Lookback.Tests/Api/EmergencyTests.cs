using System.Globalization;
using System.Text;
using Lookback.Core.Access;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>In an emergency somebody sees for an hour what their roles do not show: with a reason, on record, reviewed by another, and never to do anything.</summary>
public sealed class EmergencyTests
{
    private const string Why = "The desk of the port is empty and a child stands at the gate.";
    private const string Looked = "The log of that night bears it out.";

    private readonly Clock _clock = new(DateTimeOffset.UtcNow);

    private Task<ServedStore> StartAsync(ServedStore? store = null) =>
        (store ?? ServedOffice.Make().Staff("cas", "caseworker", unit: "port")).StartAsync(s => s with { Time = _clock });

    [Fact]
    public async Task An_hour_shows_what_the_roles_do_not_and_every_look_says_under_which_emergency()
    {
        await using var served = await StartAsync();
        using var cas = served.As("cas", "case-work C-9");
        (await cas.ReadAsync("/alerts")).Refused(403, "wrong-role");
        var opened = (await cas.PostAsync("/emergencies", new { reason = Why })).Expect(201);
        var emergency = opened["emergency"].GetInt64();
        Assert.Equal("open", opened["state"].GetString());
        (await cas.ReadAsync("/alerts")).Expect(200);
        (await cas.ReadAsync("/networks/exposures")).Expect(200);
        using (var quiet = served.As("cas", purpose: null)) (await quiet.ReadAsync("/subjects/REF-1001")).Expect(200);
        _clock.Now += TimeSpan.FromMinutes(59);
        (await cas.ReadAsync("/alerts")).Expect(200);
        _clock.Now += TimeSpan.FromSeconds(61);
        (await cas.ReadAsync("/alerts")).Refused(403, "wrong-role");
        (await cas.ReadAsync("/subjects/REF-1001")).Expect(200);
        await served.StopAsync();
        var reads = ServedOffice.Reads(served);
        Assert.Equal(
            [("alerts", "emergency", "C-9", emergency), ("exposures", "emergency", "C-9", emergency), ("subject", "emergency", null, emergency),
                ("alerts", "emergency", "C-9", emergency), ("subject", "case-work", "C-9", null)],
            reads.Select(r => (r.Question, r.Purpose, r.Reference, r.Emergency)));
    }

    [Fact]
    public async Task It_opens_nothing_that_is_done()
    {
        await using var served = await StartAsync(ServedOffice.Make().Staff("cas", "caseworker", unit: "port").Staff("gate", "screener", unit: "port"));
        using var ann = served.As("ann", "case-work");
        using var ben = served.As("ben", "case-work");
        var file = await ServedOffice.OpenAsync(served, ann, "REF-1001");
        (await ben.ReadAsync($"/cases/{file}")).Expect(404);
        (await ben.PostAsync("/emergencies", new { reason = Why })).Expect(201);
        var shown = (await ben.ReadAsync($"/cases/{file}")).Expect(200);
        (await ben.PostAsync($"/cases/{file}/steps", new
        {
            expected_position = shown["position"].GetInt64(), to = "UNDER_REVIEW", reason_code = "taken",
            reason = "Taken up by the desk of the port.", fields = new { owner = "ben" },
        })).Expect(404);
        using var cas = served.As("cas", "case-work");
        (await cas.PostAsync("/emergencies", new { reason = Why })).Expect(201);
        var alert = ServedOffice.Alert(served, "REF-1002");
        (await cas.ReadAsync($"/alerts/{alert}")).Expect(200);
        (await cas.PostAsync($"/alerts/{alert}/decisions", new { expected_position = 1, decision = "Cleared", reason = Why })).Refused(403, "wrong-role");
        // A task takes the right to see cases, which an emergency opens to look at alone.
        using var gate = served.As("gate", "case-work");
        (await gate.PostAsync("/emergencies", new { reason = Why })).Expect(201);
        (await gate.ReadAsync("/tasks")).Expect(200);
        (await gate.PostAsync("/tasks/7/answer", new { reference = "7", text = Why })).Refused(403, "wrong-role");
    }

    [Fact]
    public async Task Whoever_is_shown_no_persons_opens_none_and_nobody_claims_its_purpose()
    {
        await using var served = await StartAsync(ServedOffice.Make().Staff("boss", "admin").Staff("pat", "partner"));
        foreach (var account in new[] { "boss", "stan", "liz", "pat" })
        {
            using var client = served.As(account);
            (await client.PostAsync("/emergencies", new { reason = Why })).Refused(403, "wrong-role");
        }

        using var ann = served.As("ann", "emergency");
        (await ann.ReadAsync("/subjects/REF-1001")).Refused(400, "bad-request");
        Assert.DoesNotContain("emergency", Purposes.All);
    }

    [Theory]
    [InlineData("it is urgent", "reason-too-short")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "boilerplate-reason")]
    [InlineData("urgent urgent urgent urgent urgent", "boilerplate-reason")]
    [InlineData("........................................", "boilerplate-reason")]
    public async Task The_reason_comes_first_and_says_something(string reason, string code)
    {
        await using var served = await StartAsync();
        using var ann = served.As("ann");
        (await ann.PostAsync("/emergencies", new { reason })).Refused(422, code);
    }

    [Fact]
    public async Task One_at_a_time_reviewed_by_another_person_who_audits()
    {
        await using var served = await StartAsync(ServedOffice.Make().Staff("ann2", "auditor", person: "ann"));
        using var ann = served.As("ann", "case-work");
        using var own = served.As("ann2", "audit");
        using var aud = served.As("aud", "audit");
        using var sue = served.As("sue", "oversight");
        var emergency = (await ann.PostAsync("/emergencies", new { reason = Why })).Expect(201)["emergency"].GetInt64();
        (await ann.PostAsync("/emergencies", new { reason = Why })).Refused(409, "emergency-open");
        (await ann.ReadAsync("/subjects/REF-1002")).Expect(200);
        _clock.Now += TimeSpan.FromMinutes(61);
        (await ann.PostAsync("/emergencies", new { reason = Why })).Refused(409, "emergency-unreviewed");
        var path = string.Create(CultureInfo.InvariantCulture, $"/emergencies/{emergency}");
        (await own.PostAsync(path + "/review", new { outcome = "justified", reason = Looked })).Refused(403, "same-person");
        (await sue.PostAsync(path + "/review", new { outcome = "justified", reason = Looked })).Refused(403, "wrong-role");
        var report = (await sue.ReadAsync(path)).Expect(200);
        Assert.Equal("subject", Assert.Single(report["reads"].EnumerateArray()).GetProperty("read").GetProperty("question").GetString());
        Assert.Equal("waiting", (await aud.ReadAsync("/emergencies?unreviewed=true")).Expect(200)["items"][0].GetProperty("state").GetString());
        Assert.Equal("not-justified", (await aud.PostAsync(path + "/review", new { outcome = "not-justified", reason = Looked })).Expect(200)["state"].GetString());
        (await aud.PostAsync(path + "/review", new { outcome = "justified", reason = Looked })).Refused(409, "already-reviewed");
        Assert.Empty((await aud.ReadAsync("/emergencies?unreviewed=true")).Expect(200)["items"].EnumerateArray());
        (await aud.PostAsync("/emergencies/999999/review", new { outcome = "justified", reason = Looked })).Expect(404);
        (await ann.PostAsync("/emergencies", new { reason = Why })).Expect(201);
    }

    [Fact]
    public async Task A_review_ends_one_that_is_open()
    {
        await using var served = await StartAsync();
        using var cas = served.As("cas", "case-work");
        using var aud = served.As("aud", "audit");
        var emergency = (await cas.PostAsync("/emergencies", new { reason = Why })).Expect(201)["emergency"].GetInt64();
        (await cas.ReadAsync("/alerts")).Expect(200);
        (await aud.PostAsync($"/emergencies/{emergency}/review", new { outcome = "justified", reason = Looked })).Expect(200);
        (await cas.ReadAsync("/alerts")).Refused(403, "wrong-role");
    }

    [Fact]
    public async Task Nobody_reviewed_it_in_time_and_all_accounts_of_the_person_are_locked_until_somebody_does()
    {
        await using var served = await StartAsync(ServedOffice.Make().Staff("cas", "caseworker", unit: "port").Staff("cas2", "analyst", person: "cas"));
        using var cas = served.As("cas", "case-work");
        using var second = served.As("cas2", "case-work");
        using var aud = served.As("aud", "audit");
        var emergency = (await cas.PostAsync("/emergencies", new { reason = Why })).Expect(201)["emergency"].GetInt64();
        _clock.Now += TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1);
        (await second.ReadAsync("/alerts")).Expect(200);
        _clock.Now += TimeSpan.FromSeconds(2);
        (await cas.ReadAsync("/cases")).Refused(403, "locked");
        (await second.ReadAsync("/status")).Refused(403, "locked");
        Assert.Equal("overdue", (await aud.ReadAsync("/emergencies")).Expect(200)["items"][0].GetProperty("state").GetString());
        Assert.Contains("(locked)", (await aud.ReadAsync("/audit/events?account=cas")).Text, StringComparison.Ordinal);
        (await aud.PostAsync($"/emergencies/{emergency}/review", new { outcome = "justified", reason = Looked })).Expect(200);
        (await cas.ReadAsync("/cases")).Expect(200);
        (await second.ReadAsync("/alerts")).Expect(200);
    }

    [Fact]
    public async Task The_second_account_of_a_person_sees_too_but_not_one_that_may_see_nobody()
    {
        await using var served = await StartAsync(
            ServedOffice.Make().Staff("cas", "caseworker", unit: "port").Staff("cas2", "screener", person: "cas").Staff("cas3", "statistician", person: "cas"));
        using var cas = served.As("cas", "case-work");
        (await cas.PostAsync("/emergencies", new { reason = Why })).Expect(201);
        using var screener = served.As("cas2", "case-work");
        (await screener.ReadAsync("/subjects/REF-1001")).Expect(200);
        using var counting = served.As("cas3", "case-work");
        (await counting.ReadAsync("/subjects/REF-1001")).Refused(403, "wrong-role");
    }

    [Fact]
    public async Task Whoever_audits_is_told_at_once_by_a_webhook_and_by_nothing_that_names_anybody()
    {
        using var listener = new Listener(Listener.FreePort(), _ => 200);
        await using var served = await StartAsync(ServedOffice.Make().Staff("boss", "admin"));
        using var boss = served.As("boss");
        await boss.Post("webhooks", $$"""{"address":"{{listener.Address}}","events":["emergency.opened"]}""");
        using var ann = served.As("ann");
        var emergency = (await ann.PostAsync("/emergencies", new { reason = Why })).Expect(201)["emergency"].GetInt64();
        var heard = Encoding.UTF8.GetString(Assert.Single(await listener.Hear(1)).Body);
        Assert.Contains($"/api/v1/emergencies/{emergency}", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("ann", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("child", heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_does_not_open_what_a_named_group_alone_may_see()
    {
        await using var served = await StartAsync(ServedOffice.Make().Staff("off", "sanctions_officer").Staff("l1a", "l1").Staff("grp", "sar"));
        using var officer = served.As("off", "case-work");
        var id = (await officer.PostAsync("/cases", new { alert = ServedOffice.Alert(served, "REF-1001"), workflow = "compliance-1" })).Expect(201)["case"]
            .GetProperty("case").GetString()!;
        using var group = served.As("grp", "case-work");
        var shown = (await group.ReadAsync($"/cases/{id}")).Expect(200);
        var taken = await group.PostAsync($"/cases/{id}/steps", new
        {
            expected_position = shown["position"].GetInt64(), to = "SAR_CONSIDERED", reason_code = "pattern",
            reason = "Payments in even sums through three accounts within a week.", fields = new { },
        });
        taken.Expect(200);
        Assert.Contains("SAR_CONSIDERED", (await group.ReadAsync($"/cases/{id}")).Text, StringComparison.Ordinal);
        using var l1 = served.As("l1a", "case-work");
        (await l1.PostAsync("/emergencies", new { reason = Why })).Expect(201);
        var seen = (await l1.ReadAsync($"/cases/{id}")).Expect(200).Text;
        Assert.DoesNotContain("SAR_", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("even sums", seen, StringComparison.Ordinal);
    }
}
