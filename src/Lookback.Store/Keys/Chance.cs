using System.Security.Cryptography;

namespace Lookback.Store.Keys;

/// <summary>
/// Bytes drawn by chance, fetched from the generator of the cryptographic library a page at a time: a call to it costs as much as hashing
/// an entry, whether it brings 12 bytes or 4,000.
/// </summary>
internal static class Chance
{
    private const int PageLength = 4_096;

    [ThreadStatic]
    private static byte[]? _page;

    [ThreadStatic]
    private static int _left;

    /// <summary>Fills up to a page; no byte is given out twice or stays behind in the page.</summary>
    public static void Fill(Span<byte> target)
    {
        var page = _page ??= new byte[PageLength];
        if (_left < target.Length)
        {
            RandomNumberGenerator.Fill(page);
            _left = page.Length;
        }

        var taken = page.AsSpan(_left - target.Length, target.Length);
        taken.CopyTo(target);
        CryptographicOperations.ZeroMemory(taken);
        _left -= target.Length;
    }
}
