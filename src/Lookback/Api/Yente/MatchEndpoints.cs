using System.Globalization;
using System.Text.Json;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Flows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.Yente;

/// <summary><c>POST /match/{dataset}</c>: who on the lists is like whom the client describes?</summary>
internal static class MatchEndpoints
{
    /// <summary>The header that says how many questions were answered.</summary>
    public const string BatchSize = "x-batch-size";

    /// <summary>Questions of one batch from which on they are compared side by side.</summary>
    private const int Several = 4;

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/match/{dataset}", async (Inquiry inquiry, YenteLists lists, string dataset) =>
    {
        await inquiry.RequireAsync(Right.Screen, "match");
        var parameters = new YenteParameters(inquiry.Http.Request);
        var nowhere = new DatasetScope(System.Collections.Frozen.FrozenSet<WatchlistId>.Empty, false);
        var question = MatchQuestion.Of(parameters, nowhere);
        var body = await MatchBody.ReadAsync(inquiry.Http.Request);
        var served = await lists.NowAsync(inquiry.Cancel);
        question = question with
        {
            Scope = new Datasets(served, inquiry.Caller).ToMatch(dataset, parameters.Texts("include_dataset"), parameters.Texts("exclude_dataset")),
        };
        Algorithms.Require(Algorithms.Find(parameters.Text("algorithm")), body.Config);
        if (body.Queries.Count == 0) throw YenteFaultException.BadRequest("No queries provided.");
        if (body.Queries.Count > MatchBody.MostQueries)
            throw YenteFaultException.BadRequest(FormattableString.Invariant($"Too many queries in one batch (limit: {MatchBody.MostQueries})"));
        var asked = body.Queries.Select(AskedParty.Of).ToList();
        var started = inquiry.Desk.Time.GetTimestamp();
        // Whoever asks whether somebody is on a list that they may not see leaves a trace, and learns nothing from how long it took.
        if (Referral.IsAll(inquiry.Caller)) await inquiry.RecordReadAsync(("screening", null), "match", [], asked.Count);
        var answers = await AnswerAsync(inquiry, served, question, asked);
        if (Referral.IsAll(inquiry.Caller)) await Referral.HoldAsync(inquiry.Desk.Time, started, inquiry.Cancel);
        inquiry.Http.Response.Headers[BatchSize] = body.Queries.Count.ToString(CultureInfo.InvariantCulture);
        return new YenteAnswer(json => Write(json, question, asked, answers));
    });

    /// <summary>The results of each party, in their order; where the key says so, on record before they are known.</summary>
    public static async Task<IReadOnlyList<MatchAnswer>> AnswerAsync(
        Inquiry inquiry, ServedLists served, MatchQuestion question, IReadOnlyList<AskedParty> asked)
    {
        var started = inquiry.Desk.Time.GetTimestamp();
        if (inquiry.Caller.Key is { RecordsMatches: true }) await RecordAsync(inquiry, served, asked);
        var index = served.Ready.Index;
        var found = asked.Count < Several ? asked.Select(Find).ToList() : asked.AsParallel().AsOrdered().Select(Find).ToList();
        inquiry.Desk.Telemetry.Screened("match", asked.Count, inquiry.Desk.Time.GetElapsedTime(started));
        var isKept = found.All(f => f.Found.All(l => served.IsKept(l.Hit.Listing)));
        return isKept ? Results(null) : await inquiry.Desk.ReadAsync(Results, inquiry.Cancel);

        (bool IsAnswerable, IReadOnlyList<Likeness> Found) Find(AskedParty party)
        {
            var prepared = PreparedParty.Of(party.Facts);
            var likenesses = question.Find(index, prepared);
            return (prepared.HasSubstance && (likenesses.Count > 0 || !prepared.IsCut), likenesses);
        }

        List<MatchAnswer> Results(Store.Ledger? ledger) =>
            [.. asked.Zip(found, (party, f) => new MatchAnswer(f.IsAnswerable, question.Results(party, f.Found, served, ledger)))];
    }

    // The batch is one run: its encounters are looked back on like any others.
    private static Task<int> RecordAsync(Inquiry inquiry, ServedLists served, IReadOnlyList<AskedParty> asked)
    {
        var now = inquiry.Desk.Time.GetUtcNow();
        var rows = asked.Where(a => a.Schema.Party is not null || a.Schema.Name == AskedParty.Anything).Select((a, i) => new EncounterRow
        {
            Line = i + 1,
            Reference = a.Asked.Id ?? a.Asked.Key,
            Encounter = Encounter.Of(a.Facts, a.Asked.Id ?? a.Asked.Key, now, place: null),
            Problem = a.Facts.Names.Count == 0 && a.Facts.Identifiers.Count == 0 ? "no name" : null,
        }).ToList();
        return inquiry.ScreenAsync("match", rows, served.Ready.Index.Policy, static (_, outcomes) => outcomes.Count);
    }

    private static void Write(Utf8JsonWriter json, MatchQuestion question, List<AskedParty> asked, IReadOnlyList<MatchAnswer> answers)
    {
        json.WriteStartObject();
        json.WriteStartObject("responses");
        for (var i = 0; i < asked.Count; i++)
        {
            json.WriteStartObject(asked[i].Asked.Key);
            Write(json, question, asked[i], answers[i]);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteNumber("limit", question.Limit);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MatchQuestion question, AskedParty asked, MatchAnswer answer)
    {
        // What there is nothing to compare of was cleared by nobody, and is not told as if it had been.
        json.WriteNumber("status", answer.IsAnswerable ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
        json.WriteStartArray("results");
        if (question.Scope.Refers && answer.Results.Count > 0) WriteReferral(json, asked);
        else if (!question.Scope.Refers) foreach (var result in answer.Results.Take(question.Limit)) Write(json, result);
        json.WriteEndArray();
        json.WriteStartObject("total");
        json.WriteNumber("value", question.Scope.Refers ? Math.Min(1, answer.Results.Count) : answer.Results.Count(r => r.IsMatch));
        json.WriteString("relation", "eq");
        json.WriteEndObject();
        json.WriteStartObject("query");
        if (asked.Asked.Id is { } id) json.WriteString("id", id);
        else json.WriteNull("id");
        json.WriteString("schema", asked.Schema.Name);
        json.WriteStartObject("properties");
        EntityJson.WriteProperties(json, asked.Taken);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MatchResult result)
    {
        json.WriteStartObject();
        EntityJson.WriteMembers(json, result.Listed, links: null);
        // Cut and not rounded: what falls short of a threshold never looks as if it reached it.
        json.WriteNumber("score", Math.Floor((result.Hit.Score * 10_000) + 1e-9) / 10_000);
        MatchFeatures.Write(json, result.Hit.Evidence);
        json.WriteBoolean("match", result.IsMatch);
        json.WriteEndObject();
    }

    /// <summary>
    /// All that is told where some lists are not for the caller: that a person has to look, the same whoever on whichever list was meant and however much
    /// alike.
    /// </summary>
    private static void WriteReferral(Utf8JsonWriter json, AskedParty asked)
    {
        json.WriteStartObject();
        json.WriteString("id", "refer");
        json.WriteString("caption", "Refer to a person");
        json.WriteString("schema", asked.Schema.Name);
        json.WriteStartObject("properties");
        json.WriteEndObject();
        foreach (var none in (string[])["datasets", "referents"])
        {
            json.WriteStartArray(none);
            json.WriteEndArray();
        }

        json.WriteBoolean("target", true);
        json.WriteNull("first_seen");
        json.WriteNull("last_seen");
        json.WriteNull("last_change");
        json.WriteNumber("score", 1);
        json.WriteStartObject("explanations");
        json.WriteEndObject();
        json.WriteBoolean("match", true);
        json.WriteEndObject();
    }
}

/// <summary>What was found of one party.</summary>
/// <param name="IsAnswerable">Whether there was anything to compare.</param>
/// <param name="Results">The results, best first.</param>
internal sealed record MatchAnswer(bool IsAnswerable, List<MatchResult> Results);
