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

    /// <summary>Refusals that say that nothing is there.</summary>
    private static readonly HashSet<string> Absent = new(StringComparer.Ordinal)
    {
        NotFound, "no-subject", "no-alert", "no-case", "no-listing", "no-watchlist", "no-task", "no-run", "no-encounter", "no-screening",
        "no-cohort", "no-briefing", "no-plan", "no-release", "no-reference", "no-request", "no-node", "no-workflow",
        "no-account", "no-emergency", "no-export",
    };

    /// <summary>Refusals that say that somebody else was first, or that what it was about has moved on.</summary>
    private static readonly HashSet<string> Overtaken = new(StringComparer.Ordinal)
    {
        "already-decided", "already-acknowledged", "already-claimed", "already-erased", "already-designated", "already-listed", "already-open", "task-closed",
        "already-recalled", "case-open", "rule-unchanged", "plan-changed", "counts-moved", "being-answered", "run-in-progress",
        "no-proposal", "same-tier", "same-workflow", "not-open", "emergency-open", "emergency-unreviewed", "already-reviewed", "export-undecided",
        "export-refused", "export-over", "already-set",
    };

    /// <summary>The problem that an exception stands for.</summary>
    public static ProblemDetails Of(Exception exception) => exception switch
    {
        BadRequestException e => Problem(StatusCodes.Status400BadRequest, "bad-request", e.Message),
        BadHttpRequestException e => Problem(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "bad-request", e.Message),
        RefusedException { Refusal: var refusal } => Problem(StatusOf(refusal.Code), refusal.Code, refusal.Sentence),
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

    /// <summary>The status of a refusal.</summary>
    private static int StatusOf(string code) => code switch
    {
        _ when Absent.Contains(code) => StatusCodes.Status404NotFound,
        _ when Overtaken.Contains(code) => StatusCodes.Status409Conflict,
        "not-signed-in" or "unknown-account" or "wrong-credentials" or "sign-in-again" => StatusCodes.Status401Unauthorized,
        "wrong-role" or "account-closed" or "same-person" or "own-appointment" or "admin-alone" or "antiforgery" or "own-account"
            or "second-factor-missing" or Emergencies.Locked => StatusCodes.Status403Forbidden,
        "purpose-missing" => StatusCodes.Status428PreconditionRequired,
        RequestLimit.Code or PersonLimits.Code => StatusCodes.Status429TooManyRequests,
        "not-replayable" => StatusCodes.Status410Gone,
        "store-busy" or "not-ready" or "no-edition" or "provider-away" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
