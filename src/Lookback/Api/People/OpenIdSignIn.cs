using Lookback.Core.Records;
using Lookback.Pages;
using Lookback.Serving;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.People;

/// <summary>What becomes of somebody whom the provider vouches for: the session of their account, where that is appointed.</summary>
internal sealed class OpenIdSignIn(OpenIdSettings settings, Desk desk, SignIns signIns, RefusedAttempts attempts)
{
    private const string Question = "sign-in-openid";

    /// <summary>Takes what the provider said, once all of it was checked.</summary>
    public async Task TakeAsync(TicketReceivedContext context)
    {
        var http = context.HttpContext;
        context.HandleResponse();
        var claims = context.Principal?.Claims.ToList() ?? [];
        if (!ProvedEnough(claims))
        {
            await RefuseAsync(http, "the provider did not ask for what this server requires: expected a second factor, found less");
            return;
        }

        var names = claims.Where(c => c.Type == settings.AccountClaim).Select(c => c.Value).ToList();
        if (names.Count != 1 || !await IsAppointedAsync(names[0], http.RequestAborted))
        {
            await RefuseAsync(http, "whoever the provider says you are is no account here: expected one that was appointed");
            return;
        }

        await signIns.BeginAsync(http, names[0], "openid", settings.AsksForSecondFactor);
        using var page = new StringWriter();
        SignedInPage.Write(page, names[0]);
        await Results.Text(page.ToString(), "text/html; charset=utf-8").ExecuteAsync(http);
    }

    /// <summary>Refuses what could not be checked: which part of it is told nobody.</summary>
    public async Task RefuseAsync(RemoteFailureContext context)
    {
        context.HandleResponse();
        await RefuseAsync(context.HttpContext, "what the provider sent is not taken: it was refused there, is over, or is not what was asked for");
    }

    private async Task RefuseAsync(HttpContext http, string sentence)
    {
        // What it calls them is not recorded: it is whatever the provider, or somebody in its place, says.
        await SignInDoor.RefuseAsync(attempts, PublicDoor.Account, Question);
        await Server.WriteAsync(http, Problems.Of(new RefusedException("wrong-credentials", sentence)));
    }

    private bool ProvedEnough(List<System.Security.Claims.Claim> claims) =>
        (settings.RequiredAcr.Count == 0 || claims.Any(c => c.Type == "acr" && settings.RequiredAcr.Contains(c.Value)))
        && settings.RequiredAmr.All(needed => claims.Any(c => c.Type == "amr" && c.Value == needed));

    private Task<bool> IsAppointedAsync(string account, CancellationToken cancel) => desk.ReadAsync(
        ledger => ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment is { Roles.Count: > 0 }, cancel);
}
