using System.Text.Json;
using Lookback.Core.Access;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/policies</c>: by what is compared, and what another policy would change. None is adopted here: one ships with the program.</summary>
internal static class PolicyEndpoints
{
    private const int UsualSample = 500;
    private const int MostSampled = 5_000;
    private const string UsualSeed = "trial";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/policies");
        policies.MapGet("/", async (Inquiry inquiry) => Answer.Of(await inquiry.ReadAsync(Right.Configure, "policies", PolicyList.Of)));
        policies.MapPost("/trial", async (Inquiry inquiry) =>
        {
            var body = await inquiry.BodyAsync<PolicyTrying>(Right.Configure, "policy-trial");
            var (candidate, sample, seed) = (Read(body.Candidate.GetRawText()), body.Sample ?? UsualSample, body.Seed ?? UsualSeed);
            if (sample is < 1 or > MostSampled)
                throw new BadRequestException("sample", FormattableString.Invariant($"expected a number from 1 to {MostSampled}, found {sample}"));
            return Answer.Of(await inquiry.ReadAsync(
                Right.Configure, "policy-trial", (ledger, _) => PolicyTrial.Of(ledger, candidate, sample, seed, inquiry.Cancel)));
        });
    }

    /// <summary>A policy as it is sent.</summary>
    /// <exception cref="BadRequestException">It is none.</exception>
    public static Policy Read(string json)
    {
        try
        {
            return Policy.Parse(json);
        }
        catch (JsonException e)
        {
            throw new BadRequestException("candidate", $"expected a policy, found what is none: {ReadIssue.Cut(e.Message)}");
        }
    }
}

/// <summary>A policy to be tried on some of those who were met.</summary>
/// <param name="Candidate">The policy; what it leaves out is as in the one that ships.</param>
/// <param name="Sample">How many are compared; 500 where it is left out, 5,000 at the most.</param>
/// <param name="Seed">A word to draw by: the same draws the same.</param>
internal sealed record PolicyTrying(JsonElement Candidate, int? Sample = null, string? Seed = null);
