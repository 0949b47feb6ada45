using Microsoft.AspNetCore.Http;

namespace Lookback.Api.People;

/// <summary>What a browser holds of a session: read by no script, sent to nobody else, and from no other site's page.</summary>
internal static class SessionCookie
{
    // A name of this beginning is taken by browsers over TLS alone, for this host alone, with this path alone.
    private const string Bound = "__Host-";
    private const string Plain = "lookback";

    /// <summary>The token that a request brings.</summary>
    public static string? Of(HttpContext http, ServerSettings settings) => http.Request.Cookies[Name(http, settings)] is { Length: > 0 } token ? token : null;

    /// <summary>Gives the browser a token.</summary>
    public static void Give(HttpContext http, ServerSettings settings, string token) =>
        http.Response.Cookies.Append(Name(http, settings), token, Options(http, settings));

    /// <summary>Takes it away.</summary>
    public static void Take(HttpContext http, ServerSettings settings) => http.Response.Cookies.Delete(Name(http, settings), Options(http, settings));

    private static string Name(HttpContext http, ServerSettings settings) => IsSecure(http, settings) ? Bound + Plain : Plain;

    private static CookieOptions Options(HttpContext http, ServerSettings settings) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = IsSecure(http, settings) };

    private static bool IsSecure(HttpContext http, ServerSettings settings) => http.Request.IsHttps || settings.BehindProxy;
}
