using Lookback.Core.Records;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Lookback.Api.People;

/// <summary>
/// Signing in by an organisation's provider: the code flow with PKCE, by the platform's handler. What comes out of it is the same session as a
/// password's.
/// </summary>
internal static class OpenIdParts
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "openid";

    /// <summary>Where the provider sends the browser back to.</summary>
    public const string Callback = "/openid/callback";

    /// <summary>What tokens may be signed by: what takes a key that the provider alone has. None of those that share a secret, and not none.</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Adds it to a server.</summary>
    public static void AddTo(IServiceCollection services, OpenIdSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<OpenIdSignIn>();
        services.AddSingleton<MachineTokens>();
        // What a sign-in in progress is sealed by lives as long as the process, like the sessions that come of it: nothing in anybody's home folder.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddAuthentication().AddOpenIdConnect(Scheme, options => Set(options, settings));
    }

    /// <summary>Maps where it starts; there is nothing of the kind where no provider is named.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/session/openid",
        (HttpContext http, ServerSettings settings) => settings.OpenId is null ? throw Problems.Nothing() : ChallengeAsync(http));

    /// <summary>
    /// Keeps the framework from asking the provider's handler who sent each request, as it does by itself once a handler is there: nobody comes in by
    /// it but through <see cref="TakeBack"/>.
    /// </summary>
    public static void KeepAside(IApplicationBuilder app) => app.Properties["__AuthenticationMiddlewareSet"] = true;

    /// <summary>Hands the handler what the provider sends back. Nothing else goes through it: who asks is for <see cref="Callers"/> to say.</summary>
    public static async Task TakeBack(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Path == Callback
            && await http.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>().GetHandlerAsync(http, Scheme)
                is IAuthenticationRequestHandler handler
            && await handler.HandleRequestAsync())
            return;
        await next(http);
    }

    private static async Task ChallengeAsync(HttpContext http)
    {
        try
        {
            await http.ChallengeAsync(Scheme);
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            throw new RefusedException(
                "provider-away", "the organisation's provider does not answer, or not as one: sign in by a password, or ask again later");
        }
    }

    private static void Set(OpenIdConnectOptions options, OpenIdSettings settings)
    {
        options.Authority = settings.Authority.AbsoluteUri;
        options.RequireHttpsMetadata = !settings.Authority.IsLoopback;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.CallbackPath = Callback;
        // No cookie of the platform's: the session is our own, made when the ticket is there.
        options.SignInScheme = "none";
        options.MapInboundClaims = false;
        // The handler takes it away once a token was checked, and how somebody was asked is what we look at.
        options.ClaimActions.Remove("acr");
        options.GetClaimsFromUserInfoEndpoint = false;
        options.DisableTelemetry = true;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.TokenValidationParameters.ValidAlgorithms = Algorithms;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        if (settings.RequiredAcr.Count > 0)
        {
            options.Events.OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.AcrValues = string.Join(' ', settings.RequiredAcr);
                return Task.CompletedTask;
            };
        }

        // The handler takes an unsigned token where it fetched it itself over TLS. We do not.
        options.Events.OnTokenResponseReceived = context =>
        {
            if (!IsSigned(context.TokenEndpointResponse.IdToken)) context.Fail("expected a token signed by the provider's key, found another");
            return Task.CompletedTask;
        };
        // After everything was checked, the nonce too; what comes earlier comes before that.
        options.Events.OnTicketReceived = context => context.HttpContext.RequestServices.GetRequiredService<OpenIdSignIn>().TakeAsync(context);
        options.Events.OnRemoteFailure = context => context.HttpContext.RequestServices.GetRequiredService<OpenIdSignIn>().RefuseAsync(context);
    }

    private static bool IsSigned(string? token)
    {
        if (token is null || !new JsonWebTokenHandler().CanReadToken(token)) return false;
        var read = new JsonWebToken(token);
        return Algorithms.Contains(read.Alg) && read.EncodedSignature.Length > 0;
    }
}
