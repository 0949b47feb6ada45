using System.Buffers.Binary;
using System.Security.Cryptography;
using Lookback.Core.Proofs;

namespace Lookback.Store.Keys;

/// <summary>
/// A sealed body: nonce (12 bytes), ciphertext and tag (16) of AES-256-GCM, and a commitment (32). The commitment is
/// HMAC-SHA256(opening, text), and the opening follows from the subject's key and the nonce: a receipt that shows text and opening
/// proves what the entry says without giving away the key, and once the key is destroyed the commitment says nothing.
/// </summary>
internal static class Seal
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Seals a text at a position of the ledger.</summary>
    public static byte[] Close(SubjectKey key, long position, ReadOnlySpan<byte> text)
    {
        var body = new byte[NonceLength + text.Length + TagLength + Commitment.Length];
        var nonce = body.AsSpan(0, NonceLength);
        Chance.Fill(nonce);
        Span<byte> place = stackalloc byte[16];
        Place(place, key, position);
        using var aes = new AesGcm(key.Sealing, TagLength);
        aes.Encrypt(nonce, text, body.AsSpan(NonceLength, text.Length), body.AsSpan(NonceLength + text.Length, TagLength), place);
        Commitment.Of(Opening(key, nonce), text).CopyTo(body.AsSpan(body.Length - Commitment.Length));
        return body;
    }

    /// <summary>The text of a sealed body; <see langword="null"/> where the key does not open it, or it is committed to another text.</summary>
    public static byte[]? Open(SubjectKey key, long position, ReadOnlySpan<byte> body)
    {
        var length = body.Length - NonceLength - TagLength - Commitment.Length;
        if (length < 0) return null;
        var text = new byte[length];
        Span<byte> place = stackalloc byte[16];
        Place(place, key, position);
        using var aes = new AesGcm(key.Sealing, TagLength);
        try
        {
            aes.Decrypt(body[..NonceLength], body.Slice(NonceLength, length), body.Slice(NonceLength + length, TagLength), text, place);
            // What a receipt would prove and what is read here are held to be one text.
            return Commitment.Holds(body, Opening(key, body[..NonceLength]), text) ? text : null;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>What shows, beside the text, that a body's commitment is to that text.</summary>
    public static byte[] OpeningOf(SubjectKey key, ReadOnlySpan<byte> body) => Opening(key, body[..NonceLength]);

    private static byte[] Opening(SubjectKey key, ReadOnlySpan<byte> nonce) => HMACSHA256.HashData(key.Secret, nonce);

    // A body moved to another place, or given to another subject, does not open.
    private static void Place(Span<byte> place, SubjectKey key, long position)
    {
        BinaryPrimitives.WriteInt64BigEndian(place, position);
        BinaryPrimitives.WriteInt64BigEndian(place[8..], key.Subject);
    }
}
