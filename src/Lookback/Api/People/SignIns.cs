using Lookback.Core.Records;
using Lookback.Serving;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.People;

/// <summary>Begins the session of somebody who proved who they are, in whichever way.</summary>
internal sealed class SignIns(Desk desk, Sessions sessions, Callers callers)
{
    /// <summary>Puts it on record, and gives the browser a new token in place of the one it may have had.</summary>
    public async Task<SessionLine> BeginAsync(HttpContext http, string account, string how, bool hasSecondFactor)
    {
        await desk.Recorder.RecordAsync(
            new EntryBody.AccountChanged(new AccountEvent(account, AccountEventKind.SignedIn, how)), account, CancellationToken.None);
        if (SessionCookie.Of(http) is { } before) sessions.End(before);
        var (token, session) = sessions.Begin(account, how, hasSecondFactor);
        SessionCookie.Give(http, token);
        return SessionLine.Of(await callers.OfAsync(session, CancellationToken.None), session);
    }
}
