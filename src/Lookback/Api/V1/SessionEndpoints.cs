using Lookback.Api.People;
using Lookback.Core.Records;
using Lookback.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Api.V1;

/// <summary><c>/api/v1/session</c>: a person signs in with a password, sees as whom, and signs out.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps them. Outside of what keeps answers, for they show what a session goes on by.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/session", async (HttpContext http, SignInDoor door, SignIns signIns) =>
        {
            Forgery.RefuseOtherSite(http);
            PublicDoor.Narrow(http);
            var body = await StrictBody.ReadAsync<SignInBody>(http);
            var account = body.Account.Trim();
            var proven = await door.ProveAsync(http, account, body.Password, body.Code, "sign-in");
            return Answer.Made(await signIns.BeginAsync(http, account, proven.How, proven.HasSecondFactor));
        });
        routes.MapGet("/session", (Inquiry inquiry) => Answer.Of(SessionLine.Of(inquiry.Caller, Own(inquiry))));
        routes.MapGet("/sessions", (Inquiry inquiry, Sessions sessions) =>
        {
            var here = Own(inquiry);
            return Answer.Of((IReadOnlyList<OwnSession>)[.. sessions.Those(inquiry.Caller.Account)
                .Select(s => new OwnSession(s.SignedInAt, s.LastSeen, s.EndsAt, s.How, ReferenceEquals(s, here)))]);
        });
        routes.MapDelete("/session", (Inquiry inquiry, Sessions sessions) =>
        {
            Own(inquiry);
            sessions.End(SessionCookie.Of(inquiry.Http)!);
            SessionCookie.Take(inquiry.Http);
            return Results.NoContent();
        });
        routes.MapDelete("/sessions", async (Inquiry inquiry, Sessions sessions) =>
        {
            Own(inquiry);
            await inquiry.Desk.Recorder.RecordAsync(
                new EntryBody.AccountChanged(new AccountEvent(inquiry.Caller.Account, AccountEventKind.SignedOut, null)),
                inquiry.Caller.Account,
                inquiry.Cancel);
            sessions.EndAll(inquiry.Caller.Account);
            SessionCookie.Take(inquiry.Http);
            return Results.NoContent();
        });
    }

    /// <summary>The session of whoever asks.</summary>
    /// <exception cref="RefusedException">A machine asks.</exception>
    public static PersonSession Own(Inquiry inquiry) => inquiry.Caller.Session
        ?? throw new RefusedException("not-signed-in", "expected somebody who signed in, found a machine's key");
}

/// <summary>One of somebody's own sessions.</summary>
/// <param name="SignedInAt">Since when.</param>
/// <param name="LastSeen">When something was last asked in it.</param>
/// <param name="EndsAt">When it is over at the latest.</param>
/// <param name="How">How its person signed in.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
internal sealed record OwnSession(DateTimeOffset SignedInAt, DateTimeOffset LastSeen, DateTimeOffset EndsAt, string How, bool IsThis);

/// <summary>What somebody signs in with.</summary>
/// <param name="Account">The account.</param>
/// <param name="Password">Its password.</param>
/// <param name="Code">A code of the second factor, or a recovery code, where the account has one.</param>
internal sealed record SignInBody(string Account, string Password, string? Code = null);
