using Microsoft.AspNetCore.Http;

namespace Lookback.Api;

/// <summary>
/// What every answer says to browsers: take nothing for what it is not, run nothing, load nothing from anywhere, stand in nobody's frame, tell nobody
/// where you come from, and keep nothing.
/// </summary>
internal static class SecurityHeaders
{
    // The pages that are handed out carry their style and pictures in themselves, and no script.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>Sets them before the answer begins; an endpoint that says something else about keeping or forms is left its word.</summary>
    public static Task Set(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(
            static state =>
            {
                var context = (HttpContext)state;
                var headers = context.Response.Headers;
                headers.XContentTypeOptions = "nosniff";
                if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = ContentPolicy;
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
                if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
                return Task.CompletedTask;
            },
            http);
        return next(http);
    }
}
