using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Lookback.Ui;

/// <summary>
/// Style and scripts. They lie together in a folder that is named by what they hold: a browser may keep them for ever, never has old ones, and a script
/// finds the one beside it.
/// </summary>
internal static class Assets
{
    private const string Kept = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, byte[]> All = Read().ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string Folder =
        Convert.ToHexStringLower(SHA256.HashData([.. All.OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => SHA256.HashData(a.Value))]))[..12];

    /// <summary>The address of one.</summary>
    public static string Of(string name) =>
        All.ContainsKey(name) ? $"/ui/assets/{Folder}/{name}" : throw new ArgumentException($"there is no asset {name}", nameof(name));

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/ui/assets/{folder}/{name}", (HttpContext http, string folder, string name) =>
    {
        if (folder != Folder || !All.TryGetValue(name, out var bytes)) return Results.NotFound();
        http.Response.Headers.CacheControl = Kept;
        return Results.Bytes(bytes, Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        });
    });

    private static IEnumerable<KeyValuePair<string, byte[]>> Read()
    {
        var assembly = typeof(Assets).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith("ui/", StringComparison.Ordinal) || n == "picture/cytoscape.min.js");
        foreach (var resource in names)
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return new(resource[(resource.LastIndexOf('/') + 1)..], bytes);
        }
    }
}
