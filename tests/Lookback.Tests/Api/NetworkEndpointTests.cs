using System.Text;
using Lookback.Core.Records;
using Lookback.Store;
using static Lookback.Tests.Api.ServedOffice;

namespace Lookback.Tests.Api;

/// <summary>Networks over HTTP: links brought in, traced, decided on; and on record who was shown through whom.</summary>
public sealed class NetworkEndpointTests
{
    private const string Because = "Case 12 names him as who arranged the journeys.";
    private const string Edges = "from,to,type\nencounter:REF-1003,p1,facilitated\np1,encounter:REF-1002,facilitated\n";
    private const string Nodes = "id,kind,value,name\np1,person,,Facilitator F\n";

    private static Task<Answered> ImportAsync(HttpClient client) => client.UploadAsync(
        "/links", [("file", "edges.csv", Encoding.UTF8.GetBytes(Edges)), ("nodes", "nodes.csv", Encoding.UTF8.GetBytes(Nodes))],
        ("source", "case-12"), ("legal_basis", "Act 7"), ("grade", "B2"));

    [Fact]
    public async Task Links_are_brought_in_once_and_a_trace_from_whom_they_lead_to_is_on_record_with_everybody_on_it()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann", "case-work");
        var imported = (await ImportAsync(ann)).Expect(201);
        Assert.Equal(2, imported["taken"].GetInt64());
        Assert.Equal((0, 2), ((await ImportAsync(ann)).Expect(201) is var again ? (again["taken"].GetInt64(), again["known"].GetInt64()) : default));
        var links = (await ann.ReadAsync("/links")).Expect(200)["items"];
        Assert.Equal(2, links.GetArrayLength());
        var trace = (await ann.ReadAsync("/networks/trace?from=REF-1003")).Expect(200);
        Assert.StartsWith("Association is not evidence of conduct", trace["caveat"].GetString(), StringComparison.Ordinal);
        var made = (await ann.PostAsync("/designations", new
        {
            who = links[0].GetProperty("link").GetProperty("to").GetString() is { } to && to.StartsWith("party:", StringComparison.Ordinal)
                ? to : links[0].GetProperty("link").GetProperty("from").GetString(),
            name = "Facilitator F", reason = Because, legal_basis = "Act 7, by the office", review_by = Day(200),
        })).Expect(201);
        var reached = (await ann.ReadAsync($"/networks/trace?from={made["id"].GetString()}")).Expect(200);
        Assert.Equal(2, reached["exposures"].GetArrayLength());
        (await ann.ReadAsync("/networks/trace?from=REF-9999")).Refused(404, "no-subject");
        (await ann.ReadAsync("/networks/trace?from=REF-1003&depth=9")).Refused(400, "bad-request");
        (await ann.PostAsync($"/designations/{made["id"].GetString()}/end", new { reason = Because })).Expect(200);
        Assert.Empty((await ann.ReadAsync("/designations")).Expect(200)["items"].EnumerateArray());
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var met = new[] { "REF-1002", "REF-1003" }.Select(r => Assert.Single(ledger.Views.Encounters.FindNamed(r, ledger.Head)));
        Assert.Equal(met, Reads(served).Last(r => r.Question == "network-trace").Subjects);
        Assert.Contains(Reads(served), r => r.Question == "links" && r.Lines == 2 && r.Subjects.Count == 2);
    }

    [Fact]
    public async Task Who_was_one_person_is_decided_and_undone_and_a_source_is_withdrawn()
    {
        await using var served = await Make().StartAsync();
        using var ann = served.As("ann", "case-work");
        (await ImportAsync(ann)).Expect(201);
        object Same(string kind, string? grade, params string[] encounters) => new { kind, encounters, reason = Because, grade };
        (await ann.PostAsync("/networks/identities", Same("same", "B2", "REF-1002", "REF-1003"))).Expect(201);
        (await ann.PostAsync("/networks/identities", Same("same", null, "REF-1002", "REF-1003"))).Refused(400, "bad-request");
        (await ann.PostAsync("/networks/identities", Same("apart", null, "REF-1003"))).Expect(201);
        (await ann.PostAsync("/networks/openings", new { node = "phone:+998907312846", open = true, reason = Because })).Expect(201);
        (await ann.PostAsync("/networks/openings", new { node = "phone:+998907312846", open = true, reason = Because })).Refused(409, "already-open");
        Assert.Single((await ann.ReadAsync("/networks/openings")).Expect(200).Json.EnumerateArray());
        var link = (await ann.ReadAsync("/links")).Expect(200)["items"][0].GetProperty("link").GetProperty("id").GetString()!;
        (await ann.PostAsync($"/links/{link[..8]}/withdrawal", new { reason = Because })).Refused(404, "not-found");
        (await ann.PostAsync($"/links/{link}/withdrawal", new { reason = Because })).Expect(200);
        Assert.Equal(1, (await ann.PostAsync("/links/withdrawal", new { source = "case-12", reason = Because })).Expect(200)["withdrawn"].GetInt32());
        Assert.Empty((await ann.ReadAsync("/links")).Expect(200)["items"].EnumerateArray());
        Assert.Empty((await ann.ReadAsync("/networks/exposures")).Expect(200)["items"].EnumerateArray());
    }
}
