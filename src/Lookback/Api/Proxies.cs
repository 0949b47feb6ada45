using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Lookback.Api;

/// <summary>
/// Whose word is taken for who sends, and for whether that was over TLS: of the proxies that were named, one after another from the nearest, and of nobody
/// else; where none is named those headers are read by nobody.
/// </summary>
internal static class Proxies
{
    /// <summary>Takes it.</summary>
    public static void Believe(IApplicationBuilder app, ServerSettings settings)
    {
        if (settings.Proxies.Count > 0) Name(app, settings.Proxies);
        if (!settings.BehindProxy) return;
        // What the browser sees: addresses that are handed out, and cookies, are those of TLS.
        app.Use(static (http, next) =>
        {
            http.Request.Scheme = Uri.UriSchemeHttps;
            return next(http);
        });
    }

    private static void Name(IApplicationBuilder app, IReadOnlyList<IPAddress> named)
    {
        var headers = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var proxy in named) headers.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(headers);
    }
}
