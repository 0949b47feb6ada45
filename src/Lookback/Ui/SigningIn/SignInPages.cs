using Lookback.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui.SigningIn;

/// <summary><c>/ui/sign-in</c>: for whoever is nobody yet.</summary>
internal static class SignInPages
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/ui/sign-in", (HttpContext http, ServerSettings settings) =>
    {
        string to = http.Request.Query["to"].ToString();
        return PageAnswer.Of(
            Viewer.Of(http, null, settings.Time.GetUtcNow()), "SigningIn/SignIn", new SignInOffer(OwnAddress.Or(to, "/ui"), settings.OpenId is not null));
    });

}

/// <summary>What somebody can sign in by, and where they were going.</summary>
/// <param name="To">An address of the application.</param>
/// <param name="HasProvider">Whether the organisation's provider of identity can be asked.</param>
internal sealed record SignInOffer(string To, bool HasProvider);
