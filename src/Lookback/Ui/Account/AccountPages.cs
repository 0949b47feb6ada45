using Lookback.Api;
using Lookback.Api.People;
using Lookback.Api.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.Account;

/// <summary><c>/ui/account</c>: the own account of whoever signed in.</summary>
internal static class AccountPages
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/account", (Inquiry inquiry, Sessions sessions) =>
    {
        var here = SessionEndpoints.Own(inquiry);
        return PageAnswer.Of(inquiry, "Account/Own", new OwnAccount(
            SessionLine.Of(inquiry.Caller, here),
            [.. sessions.Those(inquiry.Caller.Account).Select(s => new OwnSession(s.SignedInAt, s.LastSeen, s.EndsAt, s.How, ReferenceEquals(s, here)))]));
    });
}

/// <summary>Somebody's own account.</summary>
/// <param name="Session">As whom they are in.</param>
/// <param name="Sessions">Where they are signed in.</param>
internal sealed record OwnAccount(SessionLine Session, IReadOnlyList<OwnSession> Sessions);
