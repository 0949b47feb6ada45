using Microsoft.AspNetCore.Http;

namespace Lookback.Api.People;

/// <summary>What a browser holds of a session: read by no script, sent to nobody else, and from no other site's page.</summary>
internal static class SessionCookie
{
    // A name of this beginning is taken by browsers over TLS alone, for this host alone, with this path alone.
    private const string Bound = "__Host-";
    private const string Plain = "lookback";

    /// <summary>The token that a request brings.</summary>
    public static string? Of(HttpContext http) => http.Request.Cookies[Name(http)] is { Length: > 0 } token ? token : null;

    /// <summary>Gives the browser a token.</summary>
    public static void Give(HttpContext http, string token) =>
        http.Response.Cookies.Append(Name(http), token, Options(http));

    /// <summary>Takes it away.</summary>
    public static void Take(HttpContext http) => http.Response.Cookies.Delete(Name(http), Options(http));

    private static string Name(HttpContext http) => http.Request.IsHttps ? Bound + Plain : Plain;

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", Secure = http.Request.IsHttps };
}
