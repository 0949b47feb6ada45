using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Briefings;
using Lookback.Store;
using Lookback.Views.Briefings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/claims</c>: does a number that somebody published about a cohort hold?</summary>
internal static class ClaimEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var claims = routes.MapGroup("/claims");
        claims.MapGet("/", async (Inquiry inquiry) => Answer.Of(await ListAsync(inquiry, "claims", (_, _) => claim => ClaimLine.Of(claim.Body))));
        claims.MapPost("/", async (Inquiry inquiry) => Answer.Made(await AddAsync(inquiry)));
        claims.MapGet("/check", async (Inquiry inquiry) => Answer.Of(await CheckAsync(inquiry)));
        claims.MapGet("/{claim}/check", async (Inquiry inquiry, string claim) => Answer.Of(await inquiry.ReadAsync(
            Right.SeeCounts, "claim-check", (ledger, at) => ClaimLine.Find(ledger, at, claim) is [var one] && one.Body.Id.Value == claim
                ? Checked(inquiry, ledger, new CheckClaims(ledger), one, at)
                : throw Problems.Nothing())));
    }

    /// <summary>A page of claims, each held against the ledger.</summary>
    public static Task<Page<ClaimLine>> CheckAsync(Inquiry inquiry, CohortId? about = null) => ListAsync(
        inquiry,
        "claim-check",
        (ledger, at) =>
        {
            var checks = new CheckClaims(ledger);
            return claim => Checked(inquiry, ledger, checks, claim, at);
        },
        about);

    private static Task<Page<ClaimLine>> ListAsync(
        Inquiry inquiry, string question, Func<Ledger, Horizon, Func<Store.Cases.Recorded<Claim>, ClaimLine>> tell, CohortId? about = null)
    {
        var asked = PageRequest.Of(inquiry);
        return inquiry.ReadAsync(Right.SeeCounts, question, (ledger, _) =>
        {
            var at = asked.At(ledger);
            return asked.Of(ledger.Views.Cases.Cohorts.Claims(at, about ?? Cohort(inquiry, ledger)), c => c.Position, c => c.Body.Id.Value, tell(ledger, at));
        });
    }

    // Each at the end of its own day, or at the moment in the world that is asked about.
    private static ClaimLine Checked(Inquiry inquiry, Ledger ledger, CheckClaims checks, Store.Cases.Recorded<Claim> claim, Horizon at) => ClaimLine.Of(
        ledger,
        checks.Run(claim, at.Position, inquiry.EffectiveAt, inquiry.Text("version") is null ? null : inquiry.Number("version", 1, 1, int.MaxValue)));

    private static CohortId? Cohort(Inquiry inquiry, Ledger ledger)
    {
        if (inquiry.Text("cohort") is not { } name) return null;
        Cohorts.Require(ledger, new CohortId(name));
        return new CohortId(name);
    }

    private static async Task<ClaimLine> AddAsync(Inquiry inquiry)
    {
        var body = await inquiry.BodyAsync<ClaimMaking>(Right.WorkCounts, "claim-add");
        var claim = new Claim
        {
            Id = default,
            Cohort = new CohortId(body.Cohort),
            Figure = body.Figure,
            Value = body.Value,
            Qualifier = body.Qualifier switch
            {
                "exact" => Qualifier.Exact, "at-least" => Qualifier.AtLeast, "about" => Qualifier.About, "at-most" => Qualifier.AtMost,
                var other => throw new BadRequestException("qualifier", $"expected exact, at-least, about or at-most, found \"{ReadIssue.Cut(other)}\""),
            },
            Unit = body.Unit switch
            {
                "persons" => CountUnit.Persons, "encounters" => CountUnit.Encounters, "charges" => CountUnit.Charges,
                var other => throw new BadRequestException("unit", $"expected persons, encounters or charges, found \"{ReadIssue.Cut(other)}\""),
            },
            Source = body.Source,
            Date = body.Date,
            Text = body.Text,
        };
        return await inquiry.WriteAsync(Right.WorkCounts, "claim-add", ledger => ClaimLine.Of(new AddClaim(ledger).Run(claim, inquiry.Now)));
    }
}

/// <summary>A published number.</summary>
/// <param name="Cohort">About which cohort.</param>
/// <param name="Figure">Which figure.</param>
/// <param name="Value">The number.</param>
/// <param name="Qualifier">How it is meant: <c>exact</c>, <c>at-least</c>, <c>about</c>, <c>at-most</c>.</param>
/// <param name="Unit">What it counts: <c>persons</c>, <c>encounters</c>, <c>charges</c>.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Date">Of which day it speaks.</param>
/// <param name="Text">The words that it was published in.</param>
internal sealed record ClaimMaking(
    string Cohort, string Figure, long Value, string Qualifier, string Unit, string Source, PartialDate Date, string? Text = null);
