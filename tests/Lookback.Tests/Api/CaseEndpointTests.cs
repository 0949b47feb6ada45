using System.Text.Json;
using Lookback.Api;
using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;
using static Lookback.Tests.Api.ServedOffice;

namespace Lookback.Tests.Api;

/// <summary>Cases over HTTP: who sees which, steps on what was looked at, and who was first.</summary>
public sealed class CaseEndpointTests
{
    private static object Taken(JsonElement shown, string owner) => new
    {
        expected_position = shown.GetProperty("position").GetInt64(),
        to = "UNDER_REVIEW",
        reason_code = "taken-up",
        reason = "Taken up at the counter, she waits there.",
        fields = new { owner },
    };

    [Fact]
    public async Task A_case_is_opened_shown_and_stepped_on_and_each_time_it_is_on_record_who_was_shown()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann", "case-work ticket-7");
        var id = await OpenAsync(served, ann, "REF-1001");
        var shown = (await ann.ReadAsync($"/cases/{id}")).Expect(200).Json;
        Assert.Equal("ALERTED", shown.GetProperty("case").GetProperty("state").GetString());
        var after = (await ann.PostAsync($"/cases/{id}/steps", Taken(shown, "ann"))).Expect(200);
        Assert.Equal("UNDER_REVIEW", after["case"].GetProperty("state").GetString());
        Assert.True(after["position"].GetInt64() > shown.GetProperty("position").GetInt64());
        var queue = (await ann.ReadAsync("/cases")).Expect(200);
        Assert.Equal(id, Assert.Single(queue["items"].EnumerateArray()).GetProperty("case").GetString());
        await served.StopAsync();
        var reads = Reads(served);
        Assert.Equal(["case-open", "case", "case-step", "cases"], reads.Select(r => r.Question));
        using var ledger = Ledger.OpenToRead(served.Location);
        var subject = Assert.Single(ledger.Views.Encounters.FindNamed("REF-1001", ledger.Head));
        Assert.All(reads, r => Assert.Equal((subject, "case-work", "ticket-7", "ann"), (Assert.Single(r.Subjects), r.Purpose, r.Reference, r.Account)));
    }

    [Fact]
    public async Task Without_a_purpose_nothing_is_shown_and_nothing_done()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann");
        var id = await OpenAsync(served, ann, "REF-1001");
        using var aimless = served.As("ann", purpose: null);
        (await aimless.ReadAsync($"/cases/{id}")).Refused(428, "purpose-missing");
        (await aimless.PostAsync("/cases", new { alert = Alert(served, "REF-1002") })).Refused(428, "purpose-missing");
        Assert.Single((await ann.ReadAsync("/cases")).Expect(200)["items"].EnumerateArray());
    }

    [Fact]
    public async Task Another_units_case_is_not_there_to_the_letter_and_supervisors_see_all()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann");
        using var ben = served.As("ben");
        using var sue = served.As("sue");
        var id = await OpenAsync(served, ann, "REF-1001");
        var unseen = (await ben.ReadAsync($"/cases/{id}")).Refused(404, "not-found");
        var absent = (await ben.ReadAsync($"/cases/{new string('a', id.Length)}")).Refused(404, "not-found");
        Assert.Equal(Without(absent), Without(unseen));
        // The start of an id names nothing: nobody learns by it which there are.
        (await ann.ReadAsync($"/cases/{id[..12]}")).Refused(404, "not-found");
        Assert.Empty((await ben.ReadAsync("/cases?all=true")).Expect(200)["items"].EnumerateArray());
        (await ben.PostAsync($"/cases/{id}/steps", Taken((await sue.ReadAsync($"/cases/{id}")).Expect(200).Json, "ben"))).Refused(404, "not-found");
        // Whoever works on redress has no part in it.
        using var rita = served.As("rita");
        (await rita.ReadAsync($"/cases/{id}")).Refused(404, "not-found");

        static string Without(Answered answer) => string.Join(',', answer.Json.EnumerateObject().Where(p => p.Name != "trace_id").Select(p => p.ToString()));
    }

    [Fact]
    public async Task Of_two_steps_at_once_one_is_taken_and_the_other_is_told_who_was_first_and_why()
    {
        await using var served = await Make().Staff("amy", "analyst", unit: "port").StartAsync();
        using var ann = served.As("ann");
        using var amy = served.As("amy");
        var id = await OpenAsync(served, ann, "REF-1001");
        var shown = (await ann.ReadAsync($"/cases/{id}")).Expect(200).Json;
        var answers = await Task.WhenAll(
            ann.PostAsync($"/cases/{id}/steps", Taken(shown, "ann")), amy.PostAsync($"/cases/{id}/steps", Taken(shown, "amy")));
        Assert.Equal([200, 409], answers.Select(a => a.Status).Order());
        var lost = answers.Single(a => a.Status == 409).Refused(409, "moved-on");
        var winner = answers[0].Status == 200 ? "ann" : "amy";
        Assert.Equal(winner, lost["winner"].GetProperty("by").GetString());
        Assert.Contains("UNDER_REVIEW", lost["winner"].GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Equal("Taken up at the counter, she waits there.", lost["winner"].GetProperty("because").GetString());
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Single(ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.StepTaken>(), s => s.Step.To == "UNDER_REVIEW");
        // What was first was shown to both, and that is on record of both.
        Assert.Equal(2, Reads(served).Count(r => r.Question == "case-step"));
    }

    [Fact]
    public async Task A_position_that_the_case_never_had_and_fields_that_nobody_knows_are_refused()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann");
        var id = await OpenAsync(served, ann, "REF-1001");
        (await ann.PostAsync($"/cases/{id}/steps", new { expected_position = 99_999, to = "UNDER_REVIEW", reason_code = "x" })).Refused(400, "bad-request");
        foreach (var body in (string[])[
            """{"expected_position":1,"to":"UNDER_REVIEW","reason_code":"x","person":"sue"}""",
            """{"expected_position":1,"to":"UNDER_REVIEW","to":"CLEARED","reason_code":"x"}""",
            """{"to":"UNDER_REVIEW","reason_code":"x"}""",
            $$"""{"expected_position":1,"to":"UNDER_REVIEW","reason_code":"x","cited":{{new string('[', 5_000)}}""",
        ])
            (await ann.PostAsync($"/cases/{id}/steps", body)).Refused(400, "bad-request");
    }

    [Fact]
    public async Task What_takes_two_persons_is_proposed_by_one_and_approved_by_another_as_it_was_seen()
    {
        await using var served = await Make().Staff("ann.s", "supervisor", person: "ann").StartAsync();
        using var again = served.As("ann.s");
        using var ann = served.As("ann");
        using var sue = served.As("sue");
        var id = await OpenAsync(served, ann, "REF-1001");
        await ann.PostAsync($"/cases/{id}/steps", Taken((await ann.ReadAsync($"/cases/{id}")).Json, "ann"));
        var shown = (await ann.ReadAsync($"/cases/{id}")).Json;
        var proposed = (await ann.PostAsync($"/cases/{id}/steps", new
        {
            expected_position = shown.GetProperty("position").GetInt64(),
            to = "CONFIRMED_IDENTITY",
            reason_code = "as-found",
            reason = "The document number and the photograph are his.",
            fields = new { evidence_refs = "file 7", legal_basis = "8 CFR 1.1", authority = "the port" },
        })).Expect(200);
        Assert.Equal("CONFIRMED_IDENTITY", proposed["pending"].GetProperty("to").GetString());
        var position = proposed["position"].GetInt64();
        (await ann.PostAsync($"/cases/{id}/approval", new { expected_position = position })).Refused(403, "wrong-role");
        (await sue.PostAsync($"/cases/{id}/approval", new { expected_position = shown.GetProperty("position").GetInt64() })).Refused(409, "moved-on");
        // Under another account she is the same person.
        (await again.PostAsync($"/cases/{id}/approval", new { expected_position = position })).Refused(403, "same-person");
        (await sue.PostAsync($"/cases/{id}/approval", new { expected_position = position })).Expect(200);
        Assert.Equal("CONFIRMED_IDENTITY", (await ann.ReadAsync($"/cases/{id}"))["case"].GetProperty("state").GetString());
    }

    [Fact]
    public async Task What_was_known_then_is_answered_of_then()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann");
        var id = await OpenAsync(served, ann, "REF-1001");
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var then = Now();
        await Task.Delay(20, TestContext.Current.CancellationToken);
        var shown = (await ann.ReadAsync($"/cases/{id}")).Json;
        (await ann.PostAsync($"/cases/{id}/statements", new { topic = "contact", value = "phone", source = "the counter", fields = new { date = "2026-01-03" } })).Expect(201);
        (await ann.PostAsync($"/cases/{id}/steps", Taken((await ann.ReadAsync($"/cases/{id}")).Json, "ann"))).Expect(200);
        var before = (await ann.ReadAsync($"/cases/{id}?asOf={then}")).Expect(200);
        Assert.Equal("ALERTED", before["case"].GetProperty("state").GetString());
        Assert.Equal(shown.GetProperty("position").GetInt64(), before["position"].GetInt64());
        Assert.Empty(before["facts"].EnumerateArray());
        (await ann.PostAsync($"/cases/{id}/steps?asOf={then}", Taken(before.Json, "ann"))).Refused(400, "bad-request");
    }

    [Fact]
    public async Task What_a_group_does_among_itself_moves_nothing_that_anybody_else_sees()
    {
        await using var served = await Make().Staff("lia", "l1").Staff("sid", "sar").StartAsync();
        using var lia = served.As("lia");
        using var sid = served.As("sid");
        var opened = (await lia.PostAsync("/cases", new { alert = Alert(served, "REF-1001"), workflow = "compliance-1" })).Expect(201);
        var (id, position) = (opened["case"].GetProperty("case").GetString(), opened["position"].GetInt64());
        object Considered(long expected) =>
            new { expected_position = expected, to = "SAR_CONSIDERED", reason_code = "as-found", reason = "Seven transfers just below the limit in nine days." };
        (await lia.PostAsync($"/cases/{id}/steps", Considered(position))).Refused(422, "no-such-step");
        var done = (await sid.PostAsync($"/cases/{id}/steps", Considered(position))).Expect(200);
        Assert.True(done["position"].GetInt64() > position);
        var seen = (await lia.ReadAsync($"/cases/{id}")).Expect(200);
        Assert.Equal(position, seen["position"].GetInt64());
        Assert.DoesNotContain("SAR", seen.Text, StringComparison.Ordinal);
        var stepped = await lia.PostAsync($"/cases/{id}/steps", new { expected_position = position, to = "L1_REVIEW", reason_code = "taken-up", reason = Why, fields = new { owner = "lia" } });
        Assert.NotEqual(409, stepped.Status);
        Assert.Contains("SAR_CONSIDERED", (await sid.ReadAsync($"/cases/{id}")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emergency_shows_every_case_and_lets_nobody_work_on_them()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann");
        var id = await OpenAsync(served, ann, "REF-1001");
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var ben = new Caller("ben", new StaffId("ben"), ["analyst"], "airport", AccessRules.Of(["analyst"]), null);
        Assert.Equal("not-found", Assert.Throws<RefusedException>(() => new CaseSight(ledger, ben).One(id, ledger.Head)).Refusal.Code);
        Assert.Equal(id, new CaseSight(ledger, ben with { Emergency = 7 }).One(id, ledger.Head).File.Id.Value);
        Assert.Equal("not-found", Assert.Throws<RefusedException>(() => CaseSight.ToWork(ledger, ben with { Emergency = 7 }).One(id, ledger.Head)).Refusal.Code);
    }

    [Fact]
    public async Task A_case_opened_again_under_the_same_key_is_opened_once()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann");
        ann.DefaultRequestHeaders.Add("Idempotency-Key", "open-1");
        var body = new { alert = Alert(served, "REF-1001"), live = true };
        var first = (await ann.PostAsync("/cases", body)).Expect(201);
        Assert.Equal(first.Text, (await ann.PostAsync("/cases", body)).Expect(201).Text);
        ann.DefaultRequestHeaders.Remove("Idempotency-Key");
        (await ann.PostAsync("/cases", body)).Refused(409, "already-open");
    }
}
