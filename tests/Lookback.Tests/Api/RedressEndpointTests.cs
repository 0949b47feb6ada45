using System.Text;
using Lookback.Core.Records;
using Lookback.Store;
using static Lookback.Tests.Api.ServedOffice;

namespace Lookback.Tests.Api;

/// <summary>Redress over HTTP: handed in by whoever has no account, and worked on by those who have one.</summary>
public sealed class RedressEndpointTests
{
    private const string Form = """{"name":"Oleg Varkonyev","birth_date":"1961-04-17","complaint":"I was held for five hours.","contact":"Post box 7"}""";

    [Fact]
    public async Task A_request_takes_no_account_and_gives_a_reference_and_nothing_else()
    {
        await using var served = await Make().StartAsync();
        using var visitor = served.As(null, purpose: null);
        Assert.Contains("complaint:", (await visitor.ReadAsync("/redress/form")).Expect(200).Text, StringComparison.Ordinal);
        var filed = (await visitor.PostAsync("/redress", Form)).Expect(201);
        var reference = Assert.Single(filed.Json.EnumerateObject()).Value.GetString()!;
        // Sent again because nobody heard the answer, it is the same request.
        Assert.Equal(filed.Text, (await visitor.PostAsync("/redress", Form)).Expect(201).Text);
        var status = (await visitor.PostAsync("/redress/status", new { reference })).Expect(200);
        Assert.Equal("received; your identity is to be verified", status["status"].GetString());
        Assert.DoesNotContain("Varkonyev", status.Text, StringComparison.Ordinal);
        (await visitor.PostAsync("/redress/status", new { reference = reference[..12] })).Refused(404, "not-found");
        (await visitor.ReadAsync($"/redress/{reference}/letter")).Refused(401, "not-signed-in");
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Equal("public", Assert.Single(ledger.Entries.From(1), e => e.Body is EntryBody.CaseOpened).Actor);
    }

    [Fact]
    public async Task A_case_of_another_kind_has_no_status_for_the_public()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann");
        using var visitor = served.As(null, purpose: null);
        (await visitor.PostAsync("/redress/status", new { reference = await OpenAsync(served, ann, "REF-1001") })).Refused(404, "not-found");
    }

    [Fact]
    public async Task Whoever_asks_without_end_waits_and_nobody_else_does()
    {
        await using var served = await Make().StartAsync(s => s with { PublicEach = 3 });
        using var visitor = served.As(null, purpose: null);
        for (var i = 0; i < 3; i++) (await visitor.PostAsync("/redress/status", new { reference = "none" })).Refused(404, "not-found");
        var refused = (await visitor.PostAsync("/redress/status", new { reference = "none" })).Refused(429, "too-many-requests");
        Assert.Equal(60, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        (await visitor.PostAsync("/redress", Form)).Expect(201);
        using var rita = served.As("rita", "redress");
        Assert.Single((await rita.ReadAsync("/cases?workflow=redress-1")).Expect(200)["items"].EnumerateArray());
    }

    [Fact]
    public async Task What_is_no_form_or_larger_than_one_is_refused_and_nothing_is_kept()
    {
        await using var served = await Make().StartAsync();
        using var visitor = served.As(null, purpose: null);
        (await visitor.PostAsync("/redress", """{"name":"Ana"}""")).Refused(422, "bad-form");
        (await visitor.PostAsync("/redress", $$"""{"name":"Ana","complaint":"{{new string('x', 80_000)}}","contact":"a"}""")).Refused(413, "too-large");
        (await visitor.AskAsync(HttpMethod.Post, "/redress", new ByteArrayContent(Encoding.UTF8.GetBytes("nothing\0")))).Refused(422, "bad-form");
        using var rita = served.As("rita", "redress");
        Assert.Empty((await rita.ReadAsync("/cases?all=true")).Expect(200)["items"].EnumerateArray());
    }

    [Fact]
    public async Task The_office_finds_who_asks_and_answers_and_the_letter_is_read_again()
    {
        await using var served = await Make().StartAsync();
        using var visitor = served.As(null, purpose: null);
        using var rita = served.As("rita", "redress");
        var reference = (await visitor.PostAsync("/redress", Form)).Expect(201)["reference"].GetString()!;
        var like = (await rita.AskAsync(HttpMethod.Post, $"/redress/{reference}/likeness", null)).Expect(200).Json[0];
        Assert.Equal("REF-1001", like.GetProperty("reference").GetString());
        (await rita.ReadAsync($"/redress/{reference}/letter")).Refused(422, "not-answered");
        using var ann = served.As("ann");
        (await ann.ReadAsync($"/redress/{reference}/letter")).Refused(404, "not-found");
        (await rita.PostAsync($"/redress/{reference}/answer", new { expected_position = 1, mode = "full", reason_code = "x", reason = Why })).Refused(422, "guard-identity");
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var subject = Assert.Single(ledger.Views.Encounters.FindNamed("REF-1001", ledger.Head));
        Assert.Contains(subject, Assert.Single(Reads(served), r => r.Question == "redress-likeness").Subjects);
    }
}
