using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Flows.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary>Steps of a case: taken or proposed, approved, declined; each on the case as it was looked at.</summary>
internal static class CaseStepEndpoints
{
    /// <summary>Maps them beside the cases that they are steps of.</summary>
    public static void Map(IEndpointRouteBuilder cases, CaseWork work)
    {
        cases.MapPost("/{id}/steps", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<CaseStep>(work.Work, "case-step");
            var request = new StepRequest
            {
                To = body.To,
                ReasonCode = body.ReasonCode,
                ReasonText = body.Reason ?? "",
                Fields = body.Fields ?? new Dictionary<string, string>(),
                Cited = [.. (body.Cited ?? []).Select(Cited)],
                At = body.At,
                Role = body.Role,
            };
            return Answer.Of(await work.DoAsync(inquiry, work.Work, "case-step", id, body.ExpectedPosition,
                (ledger, file, now) => new TakeStep(ledger, now).Run(file, request, inquiry.Caller.Account)));
        });
        cases.MapPost("/{id}/approval", async (Inquiry inquiry, string id) =>
        {
            await inquiry.RequireAsync(work.See, "case-approve");
            var body = await inquiry.BodyAsync<Approval>(Right.Approve, "case-approve");
            return Answer.Of(await work.DoAsync(inquiry, Right.Approve, "case-approve", id, body.ExpectedPosition,
                (ledger, file, now) => new TakeStep(ledger, now).Approve(file, body.Role, inquiry.Caller.Account)));
        });
        cases.MapPost("/{id}/decline", async (Inquiry inquiry, string id) =>
        {
            var body = await inquiry.BodyAsync<Declining>(work.Work, "case-decline");
            return Answer.Of(await work.DoAsync(inquiry, work.Work, "case-decline", id, body.ExpectedPosition,
                (ledger, file, now) => new TakeStep(ledger, now).EndProposal(file, body.Reason, inquiry.Caller.Account)));
        });
    }

    private static Citation Cited(StepFact fact) => new(
        fact.How switch
        {
            "conflict" => Comparison.Conflict,
            "agree" => Comparison.Agree,
            "compatible" => Comparison.Compatible,
            var other => throw new BadRequestException("cited", $"expected how to be conflict, agree or compatible, found \"{ReadIssue.Cut(other)}\""),
        },
        fact.Field.Trim(), fact.Ours, fact.Theirs);
}

/// <summary>A step.</summary>
/// <param name="ExpectedPosition">The position that the case was shown with.</param>
/// <param name="To">The state to reach.</param>
/// <param name="ReasonCode">Why, by a short word to count by.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Fields">What else the step requires.</param>
/// <param name="Cited">The facts that tell two parties apart.</param>
/// <param name="At">When it happened, where that was not now.</param>
/// <param name="Role">In which role, where the caller has several.</param>
internal sealed record CaseStep(
    long ExpectedPosition,
    string To,
    string ReasonCode,
    string? Reason = null,
    IReadOnlyDictionary<string, string>? Fields = null,
    IReadOnlyList<StepFact>? Cited = null,
    DateTimeOffset? At = null,
    string? Role = null);

/// <summary>A fact by which two parties are told apart.</summary>
/// <param name="How"><c>conflict</c>, <c>agree</c> or <c>compatible</c>.</param>
/// <param name="Field">The fact, by its name.</param>
/// <param name="Ours">What was seen of the subject, where the record does not say it.</param>
/// <param name="Theirs">What the listing says.</param>
internal sealed record StepFact(string How, string Field, string? Ours = null, string? Theirs = null);

/// <summary>An approval of what is proposed.</summary>
/// <param name="ExpectedPosition">The position that the case was shown with: nobody approves what they did not see.</param>
/// <param name="Role">In which role, where the caller has several.</param>
internal sealed record Approval(long ExpectedPosition, string? Role = null);

/// <summary>That what is proposed is not to be, or is withdrawn.</summary>
internal sealed record Declining(long ExpectedPosition, string Reason);
