using Lookback.Core.Lists.Addresses;
using Lookback.Core.Records;

namespace Lookback.Flows.Fetching;

/// <summary>Where an answer may lead: never off TLS, and to no host but the publisher's own and those the configuration names.</summary>
internal static class RedirectRule
{
    /// <summary>The next address.</summary>
    /// <param name="what">The file that was asked for.</param>
    /// <param name="from">The address that was asked.</param>
    /// <param name="location">What its answer says.</param>
    /// <param name="file">The file's configuration.</param>
    /// <exception cref="RefusedException"><c>bad-redirect</c>, <c>redirect-to-http</c>, <c>redirect-elsewhere</c>.</exception>
    public static Uri Next(string what, Uri from, Uri? location, ListFileSource file)
    {
        if (location is null) throw new RefusedException("bad-redirect", $"{what}: {from.Authority} leads elsewhere: expected an address, found none");
        var next = new Uri(from, location);
        // Without TLS at all only on this machine, as a user's own configuration may have it.
        var isPlain = next.Scheme == Uri.UriSchemeHttp && next.IsLoopback && from.Scheme == Uri.UriSchemeHttp;
        if (next.Scheme != Uri.UriSchemeHttps && !isPlain)
        {
            throw new RefusedException(
                "redirect-to-http",
                $"{what}: {from.Authority} leads to {next.Scheme}://{next.Authority}: expected https, which alone tells whose answer it is");
        }

        var isAllowed = string.Equals(next.Authority, from.Authority, StringComparison.OrdinalIgnoreCase)
            || file.RedirectHosts.Contains(next.Authority, StringComparer.OrdinalIgnoreCase);
        return isAllowed
            ? next
            : throw new RefusedException(
                "redirect-elsewhere",
                $"{what}: {from.Authority} leads to {next.Authority}: expected "
                + (file.RedirectHosts.Count == 0 ? "to stay there" : $"to stay there or {string.Join(", ", file.RedirectHosts)}")
                + "; if that host is the publisher's, name it under redirect_hosts in a file of your own and give it with --sources");
    }
}
