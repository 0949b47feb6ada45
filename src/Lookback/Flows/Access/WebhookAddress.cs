using System.Net;
using System.Net.Sockets;
using Lookback.Core.Records;

namespace Lookback.Flows.Access;

/// <summary>
/// Where a webhook may be: on the internet by https, or on this machine by plain http. A server that posts to whatever address it is given is a way
/// into the network it stands in; so what a name leads to is looked at each time, and not what it is called.
/// </summary>
internal static class WebhookAddress
{
    private const int MostCharacters = 500;

    /// <summary>The address that a text is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mayReachPrivate">Whether the operator lets webhooks reach the network that the server stands in.</param>
    /// <exception cref="RefusedException">It is none where a webhook may be.</exception>
    public static Uri Require(string text, bool mayReachPrivate)
    {
        if (text.Length > MostCharacters || !Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http")
            || address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            throw Bad("an https address without a name and a password in it", text);
        if (address.Scheme == "http" && !IsLoopback(address)) throw Bad("https, for plain http goes to this machine alone", text);
        if (address.Scheme == "https" && IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var number) && !MayReach("https", number, mayReachPrivate))
            throw Bad("an address on the internet, not one of this network", text);
        return address;
    }

    /// <summary>Whether a connection of a scheme may go to a machine.</summary>
    public static bool MayReach(string scheme, IPAddress address, bool mayReachPrivate)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return scheme == "http" ? IPAddress.IsLoopback(address) : mayReachPrivate || IsPublic(address);
    }

    private static bool IsLoopback(Uri address) =>
        address.IdnHost == "localhost" || (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));

    // The special-purpose registries of RFC 6890, as far as anything can stand there.
    private static bool IsPublic(IPAddress address)
    {
        var b = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !(b[0] is 0 or 10 or 127 || b[0] >= 224 || (b[0] == 100 && b[1] is >= 64 and < 128) || (b[0] == 169 && b[1] == 254)
                || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 192 && b[1] == 168) || (b[0] == 192 && b[1] == 0 && b[2] is 0 or 2)
                || (b[0] == 198 && b[1] is 18 or 19));
        }

        // Of version 6 what is handed out to the world begins with 001; what leads back to version 4 is not followed.
        return (b[0] & 0xe0) == 0x20 && !(b[0] == 0x20 && b[1] == 0x02) && !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0 && b[3] == 0);
    }

    private static RefusedException Bad(string expected, string found) =>
        new("bad-webhook", $"the address of a webhook: expected {expected}, found \"{ReadIssue.Cut(found)}\"");
}
