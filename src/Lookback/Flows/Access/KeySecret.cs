using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>
/// A machine's key as it is handed over, once: <c>id.secret</c>, the id told and logged freely, the secret 256 bits of chance of which only the hash is
/// kept.
/// </summary>
internal static class KeySecret
{
    private const int SecretBytes = 32;

    /// <summary>Draws a key: its id, what is handed over, and the secret's hash.</summary>
    public static (ApiKeyId Id, string Text, string Hash) Draw()
    {
        var id = DrawnId.Next();
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        return (new ApiKeyId(id), $"{id}.{secret}", HashOf(secret));
    }

    /// <summary>The key that a text is, if it is one and still worth something.</summary>
    public static ApiKey? Find(Ledger ledger, string text, DateTimeOffset now)
    {
        var dot = text.IndexOf('.');
        if (dot != DrawnId.Length || text.Length > DrawnId.Length + 1 + (2 * SecretBytes)) return null;
        var key = ledger.Views.Access.Keys.Of(new ApiKeyId(text[..dot]), ledger.Head)?.Body;
        // Hashed and compared in any case, so that no time tells whether there is a key of that id.
        var isRight = CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(HashOf(text[(dot + 1)..])), Encoding.ASCII.GetBytes(key?.SecretHash ?? new string('0', 2 * SecretBytes)));
        return isRight && key is not null && now < key.ExpiresAt ? key : null;
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
