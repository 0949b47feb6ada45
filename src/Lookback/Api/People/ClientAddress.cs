using Microsoft.AspNetCore.Http;

namespace Lookback.Api.People;

/// <summary>Where a request comes from: the other end of its connection, or who the proxy before the server says that it was.</summary>
internal static class ClientAddress
{
    /// <summary>The address, as a text to count by.</summary>
    public static string Of(HttpContext http, ServerSettings settings)
    {
        // The last in the row is what the nearest proxy saw; what stands before it is whatever a client sent.
        var last = settings.BehindProxy ? http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim() : "";
        return last.Length is > 0 and <= 64 ? last : http.Connection.RemoteIpAddress?.ToString() ?? "";
    }
}
