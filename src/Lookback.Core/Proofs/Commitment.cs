using System.Security.Cryptography;

namespace Lookback.Core.Proofs;

/// <summary>
/// Binds a sealed body to its plaintext without the key it is encrypted under: whoever holds the plaintext and its opening can show that
/// the ledger's leaf commits to it, and once both are destroyed the leaf reveals nothing.
/// </summary>
/// <remarks>
/// A sealed body is nonce (12) | ciphertext | tag (16) | commitment (32), and the commitment HMAC-SHA256 over the plaintext under an opening of
/// 32 random bytes. The opening is drawn for each entry: a hash without it could be found by trying names.
/// </remarks>
public static class Commitment
{
    /// <summary>Length of a commitment in bytes.</summary>
    public const int Length = 32;

    /// <summary>Length of an opening in bytes.</summary>
    public const int OpeningLength = 32;

    /// <summary>Length in bytes of the shortest sealed body, that of the empty plaintext.</summary>
    public const int ShortestSealed = 12 + 16 + Length;

    /// <summary>The commitment to a plaintext under an opening.</summary>
    /// <exception cref="ArgumentException">The opening has another length: HMAC would pad it and take two openings for one.</exception>
    public static byte[] Of(ReadOnlySpan<byte> opening, ReadOnlySpan<byte> plaintext) => opening.Length == OpeningLength
        ? HMACSHA256.HashData(opening, plaintext)
        : throw new ArgumentException($"an opening has {OpeningLength} bytes, found {opening.Length}", nameof(opening));

    /// <summary>The commitment that a sealed body ends in.</summary>
    /// <exception cref="ArgumentException">The body is too short to be sealed.</exception>
    public static ReadOnlySpan<byte> In(ReadOnlySpan<byte> sealedBody) => sealedBody.Length >= ShortestSealed
        ? sealedBody[^Length..]
        : throw new ArgumentException($"a sealed body has at least {ShortestSealed} bytes, found {sealedBody.Length}", nameof(sealedBody));

    /// <summary>
    /// Whether a sealed body commits to the plaintext under the opening; compared in constant time. A body or an opening of a wrong length
    /// commits to nothing.
    /// </summary>
    public static bool Holds(ReadOnlySpan<byte> sealedBody, ReadOnlySpan<byte> opening, ReadOnlySpan<byte> plaintext) =>
        sealedBody.Length >= ShortestSealed
        && opening.Length == OpeningLength
        && CryptographicOperations.FixedTimeEquals(In(sealedBody), Of(opening, plaintext));
}
