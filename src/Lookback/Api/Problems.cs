using Lookback.Core.Briefings;
using Lookback.Core.Records;
using Lookback.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Lookback.Api;

/// <summary>The edge: the one table from what goes wrong to a problem detail (RFC 9457). Its code is the refusal's, its detail one sentence.</summary>
internal static class Problems
{
    /// <summary>The code of what is not there, and of what is there and not for this caller: nobody learns which by asking.</summary>
    public const string NotFound = "not-found";

    /// <summary>The problem that an exception stands for.</summary>
    public static ProblemDetails Of(Exception exception) => exception switch
    {
        BadRequestException e => Problem(StatusCodes.Status400BadRequest, "bad-request", e.Message),
        BadHttpRequestException e => Problem(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-request", e.Message),
        RefusedException { Refusal: var refusal } => Problem(ProblemCodes.StatusOf(refusal.Code), refusal.Code, refusal.Sentence),
        MovedOnException e => MovedOn(e),
        UnreconciledException e => Problem(StatusCodes.Status500InternalServerError, "unreconciled", e.Message),
        CorruptLedgerException e => Problem(StatusCodes.Status500InternalServerError, "corrupt", e.Message),
        OperationCanceledException => Problem(StatusCodes.Status503ServiceUnavailable, "stopped", "stopped: what was acknowledged is on record"),
        _ when StoreFault.Of(exception) is { } fault => Problem(
            fault.IsDamage ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable, fault.IsDamage ? "corrupt" : "store-failed",
            fault.Sentence),
        // What it was stands in the log, under the request's number: a message may quote whatever was being worked on.
        _ => Problem(StatusCodes.Status500InternalServerError, "defect", "this is a defect in Lookback; the server's log has it under this request's trace id"),
    };

    /// <summary>Said of whatever is not there, or not for this caller: the same to the letter, so that asking tells nobody which.</summary>
    public static RefusedException Nothing() => new(NotFound, "there is nothing of that name here, or nothing that is yours to see");

    /// <summary>A problem with a status, a code and a sentence.</summary>
    public static ProblemDetails Problem(int status, string code, string sentence) => new()
    {
        Status = status,
        Type = $"urn:lookback:problem:{code}",
        Title = code,
        Detail = sentence,
        Extensions = { ["code"] = code },
    };

    // Whoever comes second is told who was first and why, so that they need not ask again to go on.
    private static ProblemDetails MovedOn(MovedOnException moved)
    {
        var problem = Problem(StatusCodes.Status409Conflict, "moved-on", moved.Message);
        problem.Extensions["position"] = moved.Position;
        if (moved.Winner is { } winner) problem.Extensions["winner"] = winner;
        return problem;
    }
}
