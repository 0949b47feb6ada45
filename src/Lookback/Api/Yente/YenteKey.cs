using System.Text;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.Yente;

/// <summary>
/// A key where yente's clients put it beside <c>Authorization: ApiKey</c>: as a bearer's token, as either part of basic credentials, or in the address. Only
/// on this interface, for an address stands in many a log.
/// </summary>
internal static class YenteKey
{
    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";

    /// <summary>The key; <see langword="null"/> where there is none.</summary>
    public static string? Of(HttpRequest request)
    {
        string? header = request.Headers.Authorization;
        if (header is not null && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return header[Bearer.Length..].Trim();
        if (header is not null && header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return OfBasic(header[Basic.Length..].Trim());
        return request.Query["api_key"] is [.., { Length: > 0 } asked] ? asked : null;
    }

    private static string? OfBasic(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length)) return null;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts is [_, { Length: > 0 } password] ? password : parts[0];
    }
}
