using Lookback.Core.Access;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/checks</c>: one party looked up; nothing of it is on record.</summary>
internal static class CheckEndpoints
{
    private const string Question = "check";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/checks", CheckAsync);

    private static async Task<IResult> CheckAsync(Inquiry inquiry)
    {
        var started = inquiry.Desk.Time.GetTimestamp();
        await inquiry.RequireAsync(Right.Screen, Question);
        var row = await SentEncounter.OneAsync(inquiry);
        // Of a screening it is on record what was left out; a check leaves nothing, and what was sent is looked up whole or not at all.
        if (row.Note is { } leftOut) throw new BadRequestException("body", leftOut);
        if (!Referral.IsAll(inquiry.Caller))
            return Results.Json(await inquiry.ReadAsync(Right.Screen, Question, (ledger, at) => Check(inquiry, ledger, at, row)), ApiJson.Rules);
        // Whoever asks whether somebody is on a list that they may not see leaves a trace, and is told no more than at a screening.
        await inquiry.RecordReadAsync(("screening", null), Question, [], 0);
        var hits = Screen(inquiry, row.Encounter!.Facts);
        await Referral.HoldAsync(inquiry.Desk.Time, started, inquiry.Cancel);
        return Results.Json(Referral.Of(row.Reference, hits is { Count: 0 } ? Outcome.NoHit : Outcome.Hit), ApiJson.Rules);
    }

    private static CheckReport Check(Inquiry inquiry, Ledger ledger, Horizon at, EncounterRow row)
    {
        var facts = row.Encounter!.Facts;
        var query = inquiry.Http.Request.Query;
        var near = query["near"] == "true" ? NearMisses.Wanted : NearMisses.Left;
        var found = inquiry.AsOf is null && inquiry.EffectiveAt is null && near == NearMisses.Left
            ? Now(inquiry, facts)
            : new CheckName(ledger, Policy.Default).Run(facts, at, near);
        var pairs = new ExplainPair(ledger);
        return new CheckReport(
            facts,
            [.. ledger.Views.Editions.InForce(at).Select(e => ListOverview.Line(e, inquiry.Now))],
            ListWarnings.Of(ledger, at, inquiry.Now),
            found.Hits,
            query["explain"] == "true" ? [.. found.Hits.Select(h => Explain(h.Listing))] : [],
            [.. found.NearMisses.Select(Explain)]);

        Explanation Explain(ListingId listing) => Explanation.Of(listing, pairs.Run(facts, listing, found.Coverage));
    }

    private static CheckedName Now(Inquiry inquiry, PartyFacts facts) => new(
        SentEncounter.Listings(inquiry).Coverage,
        Screen(inquiry, facts) ?? throw new RefusedException(
            "nothing-to-check", "there is not enough in that name to check by, or more than is read of one: no hit would clear nobody"),
        []);

    /// <summary>The hits; <see langword="null"/> where there is nothing to look for, or not all was read and nothing found.</summary>
    private static IReadOnlyList<Hit>? Screen(Inquiry inquiry, PartyFacts facts)
    {
        var (listings, started) = (SentEncounter.Listings(inquiry), inquiry.Desk.Time.GetTimestamp());
        var subject = PreparedParty.Of(facts);
        if (!subject.HasSubstance) return null;
        var hits = listings.Index.Screen(subject);
        inquiry.Desk.Telemetry.Screened(Question, 1, inquiry.Desk.Time.GetElapsedTime(started));
        return hits.Count == 0 && subject.IsCut ? null : hits;
    }
}
