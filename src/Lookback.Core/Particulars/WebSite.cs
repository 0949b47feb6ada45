using Lookback.Core.Names;

namespace Lookback.Core.Particulars;

/// <summary>A web site in the form in which it is compared.</summary>
/// <param name="Text">As written.</param>
/// <param name="Place">The host without <c>www</c>; with the page, where many share the host.</param>
internal sealed record WebSite(string Text, string Place)
{
    private const int MaxLength = 300;

    private static readonly HashSet<string> Shared = DataFile.Rows("shared_hosts", "contacts").Select(r => r[0]).ToHashSet(StringComparer.Ordinal);

    /// <summary>The site; <see langword="null"/> where the text is none, or the front page of a host that many share.</summary>
    public static WebSite? Of(string written)
    {
        if (written.Length > MaxLength) return null;
        var text = PlainText.Of(written).Trim();
        if (text.Contains(' ', StringComparison.Ordinal) || text.Contains('@', StringComparison.Ordinal)) return null;
        if (!text.Contains("://", StringComparison.Ordinal)) text = $"http://{text}";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) return null;
        if (Host(uri) is not { } host) return null;
        if (host.StartsWith("www.", StringComparison.Ordinal)) host = host[4..];
        if (host.StartsWith("m.", StringComparison.Ordinal)) host = host[2..];
        if (!host.Contains('.', StringComparison.Ordinal)) return null;
        if (!Shared.Contains(host)) return new WebSite(written, host);
        // Pages of one host differ in their path, and old ones in their query.
        var page = uri.PathAndQuery.Trim('/').ToLowerInvariant();
        return page.Length == 0 ? null : new WebSite(written, $"{host}/{page}");
    }

    /// <summary>The host in ASCII; what is no host by IDNA shows only when it is asked for.</summary>
    private static string? Host(Uri uri)
    {
        try
        {
            return uri.IdnHost.ToLowerInvariant();
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
