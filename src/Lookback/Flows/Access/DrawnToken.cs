using System.Security.Cryptography;
using System.Text;

namespace Lookback.Flows.Access;

/// <summary>What opens something to whoever has it: 256 bits of chance, handed over once, of which the hash alone is kept.</summary>
internal static class DrawnToken
{
    private const int Bytes = 32;

    /// <summary>Draws one.</summary>
    public static (string Text, string Hash) Draw()
    {
        var text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        return (text, HashOf(text));
    }

    /// <summary>Its hash.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a text is what was hashed; no time tells how much of it is.</summary>
    public static bool IsOf(string text, string? hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(text)), Encoding.ASCII.GetBytes(hash ?? new string('0', 2 * Bytes)));
}
