using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Records;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.People;

/// <summary>
/// Requests that another site's page has a browser send: refused by what the browser says of them, and for want of a word that the page cannot read.
/// </summary>
internal static class Forgery
{
    /// <summary>The header with the session's word.</summary>
    public const string Header = "Lookback-Antiforgery";

    /// <summary>Refuses what changes something in a session and was not asked by whoever is in it.</summary>
    /// <exception cref="RefusedException">Code <c>antiforgery</c>.</exception>
    public static void Refuse(HttpContext http, PersonSession session)
    {
        if (!Changes(http)) return;
        RefuseOtherSite(http);
        var given = Encoding.UTF8.GetBytes(http.Request.Headers[Header].ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(session.Antiforgery)))
        {
            throw new RefusedException(
                "antiforgery", $"a request that changes something brings the header {Header} with the word that GET /api/v1/session answers");
        }
    }

    /// <summary>Refuses what another site's page sends, as far as the browser says so.</summary>
    /// <exception cref="RefusedException">Code <c>antiforgery</c>.</exception>
    public static void RefuseOtherSite(HttpContext http)
    {
        var (site, origin) = (http.Request.Headers["Sec-Fetch-Site"].ToString(), http.Request.Headers.Origin.ToString());
        // A page that tells nobody where one comes from sends its forms with the origin "null": then the browser's other word holds.
        var isNamed = origin.Length > 0 && !(origin == "null" && site == "same-origin");
        var isOther = site is not ("" or "same-origin" or "none")
            || (isNamed && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && HostString.FromUriComponent(from).Equals(Asked(http, from))));
        if (isOther) throw new RefusedException("antiforgery", "the request comes from another site's page: expected one of this server's own");
    }

    // A default port may be said or not.
    private static HostString Asked(HttpContext http, Uri from) => http.Request.Host.Port is null && !from.IsDefaultPort
        ? http.Request.Host
        : HostString.FromUriComponent(new UriBuilder(from.Scheme, http.Request.Host.Host, http.Request.Host.Port ?? -1).Uri);

    private static bool Changes(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method);
}
