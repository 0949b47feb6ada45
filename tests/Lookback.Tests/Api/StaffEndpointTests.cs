using Lookback.Core.Records;
using Lookback.Store;
using static Lookback.Tests.Api.ServedOffice;

namespace Lookback.Tests.Api;

/// <summary>Staff and nominations over HTTP: who says who may decide, and whom an own list names by two who did not nominate them.</summary>
public sealed class StaffEndpointTests
{
    private static object Appointment(string account, string person, params string[] roles) =>
        new { account, person, roles, reason = "Works here from today on, by order." };

    [Fact]
    public async Task An_admin_appoints_others_and_nobody_themselves_and_sees_nobodys_record()
    {
        await using var served = await Make().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss");
        Assert.Equal("zoe", (await boss.PostAsync("/staff", Appointment("zoe", "zoe", "analyst"))).Expect(201)["account"].GetString());
        (await boss.PostAsync("/staff", Appointment("boss.2", "boss", "analyst"))).Refused(403, "own-appointment");
        (await boss.PostAsync("/staff", Appointment("zoe", "zoe", "wizard"))).Refused(422, "no-role");
        (await boss.PostAsync("/staff", Appointment("zoe", "zoe"))).Refused(400, "bad-request");
        (await boss.PostAsync("/staff/zoe/end", new { reason = "Left the office at the end of May." })).Expect(200);
        (await boss.PostAsync("/staff/nobody/end", new { reason = "Left the office at the end of May." })).Refused(404, "no-account");
        Assert.Contains((await boss.ReadAsync("/staff")).Expect(200).Json.EnumerateArray(), s => s.GetProperty("account").GetString() == "zoe" && s.GetProperty("roles").GetArrayLength() == 0);
        foreach (var path in (string[])["/cases", "/tasks", "/links", "/networks/exposures", "/designations", "/cohorts/C-1/members"])
            (await boss.ReadAsync(path)).Refused(403, "wrong-role");
    }

    [Fact]
    public async Task Somebody_whose_account_was_closed_does_nothing_more()
    {
        await using var served = await Make().Staff("boss", "admin").StartAsync();
        using var boss = served.As("boss");
        using var ann = served.As("ann");
        (await ann.ReadAsync("/cases")).Expect(200);
        (await boss.PostAsync("/staff/ann/end", new { reason = "Left the office at the end of May." })).Expect(200);
        (await ann.ReadAsync("/cases")).Refused(401, "wrong-credentials");
    }

    [Fact]
    public async Task A_nomination_goes_through_the_hands_of_three_and_the_list_that_follows_is_screened_against()
    {
        await using var served = await Make().Staff("nia", "nominator").StartAsync();
        using var nia = served.As("nia", "case-work");
        using var liz = served.As("liz", "case-work");
        using var leo = served.As("leo", "case-work");
        (await nia.AskAsync(HttpMethod.Post, "/nominations", Asking.Json("""{"given_name":"Ana"}"""))).Refused(422, "bad-form");
        var drafted = (await nia.AskAsync(HttpMethod.Post, "/nominations", Asking.Json(
            """{"given_name":"Ana","family_name":"Quispemayta","birth_date":"1985-02-03","basis":"report 12","source":"police of X","grade":"B2"}"""))).Expect(201);
        var id = drafted["case"].GetProperty("case").GetString();
        (await liz.AskAsync(HttpMethod.Post, "/watchlists/own-list/publication", null)).Refused(422, "nobody-nominated");
        var submitted = (await nia.PostAsync($"/nominations/{id}/submission", new
        {
            expected_position = drafted["position"].GetInt64(), reason_code = "report", reason = "Report 12 names her with her date of birth.", legal_basis = "Police Act s. 7",
        })).Expect(200);
        var taken = (await liz.PostAsync($"/nominations/{id}/check", new
        {
            expected_position = submitted["position"].GetInt64(), reason_code = "taken-up", reason = "Taken up by the list office for its check.",
        })).Expect(200);
        var estimate = (await liz.AskAsync(HttpMethod.Post, $"/nominations/{id}/estimate", null)).Expect(200);
        Assert.Equal(1, estimate["subjects"].GetInt32());
        var proposed = (await liz.PostAsync($"/nominations/{id}/steps", new
        {
            expected_position = taken["position"].GetInt64(),
            to = "ACTIVE",
            reason_code = "as-found",
            reason = "Report 12 is graded B2 and names her fully.",
            fields = new { review_by = Day(200), legal_basis = "Police Act s. 7", authority = "List office" },
        })).Expect(200);
        (await liz.PostAsync($"/nominations/{id}/approval", new { expected_position = proposed["position"].GetInt64() })).Refused(403, "same-person");
        Assert.Equal("ACTIVE", (await leo.PostAsync($"/nominations/{id}/approval", new { expected_position = proposed["position"].GetInt64() }))
            .Expect(200)["case"].GetProperty("state").GetString());
        Assert.Equal(1, (await leo.AskAsync(HttpMethod.Post, "/watchlists/own-list/publication", null)).Expect(201)["counts"].GetProperty("listings").GetInt64());
        (await leo.ReadAsync($"/listings/own-list:{id}")).Expect(200);
        // It is no case for whoever works on cases of another kind.
        using var ann = served.As("ann");
        (await ann.ReadAsync($"/cases/{id}")).Refused(404, "not-found");
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Equal("leo", ledger.Entries.From(1).Last(e => e.Body is EntryBody.StepTaken).Actor);
    }
}
