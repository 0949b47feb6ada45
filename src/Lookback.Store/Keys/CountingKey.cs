using System.Security.Cryptography;
using System.Text;
using Lookback.Core.Records;

namespace Lookback.Store.Keys;

/// <summary>
/// The key that counts: opens the words by which arrivals are counted, and no record of anybody. Follows from the store key and does not lead back to it.
/// </summary>
/// <remarks>
/// The same word always gives the same bytes, because the nonce follows from the word: what is equal can be counted together without being opened. It
/// gives away that two encounters were at one place, and nothing more.
/// </remarks>
internal sealed class CountingKey
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int MaxKept = 10_000;
    private readonly ThreadLocal<AesGcm> _words;
    private readonly byte[] _nonces;
    private readonly Dictionary<string, byte[]> _kept = new(StringComparer.Ordinal);

    /// <summary>The key that counts under a root.</summary>
    public CountingKey(StoreKey root)
    {
        _words = Under(root.For("words"));
        _nonces = root.For("nonces");
    }

    // One for each thread, as for the other keys.
    private static ThreadLocal<AesGcm> Under(byte[] key) => new(() => new AesGcm(key, TagLength));

    /// <summary>A word, sealed.</summary>
    public byte[] Seal(string word)
    {
        if (_kept.TryGetValue(word, out var known)) return known;
        var text = Encoding.UTF8.GetBytes(word);
        var bytes = new byte[NonceLength + text.Length + TagLength];
        HMACSHA256.HashData(_nonces, text).AsSpan(0, NonceLength).CopyTo(bytes);
        _words.Value!.Encrypt(bytes.AsSpan(0, NonceLength), text, bytes.AsSpan(NonceLength, text.Length), bytes.AsSpan(NonceLength + text.Length));
        if (_kept.Count >= MaxKept) _kept.Clear();
        return _kept[word] = bytes;
    }

    /// <summary>The word.</summary>
    /// <exception cref="RefusedException">It was sealed under another key.</exception>
    public string Open(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = new byte[bytes.Length - NonceLength - TagLength];
            _words.Value!.Decrypt(bytes[..NonceLength], bytes[NonceLength..^TagLength], bytes[^TagLength..], text);
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception e) when (e is CryptographicException or OverflowException)
        {
            throw new RefusedException("wrong-key", "the counting key given is not the one of this store: expected the one that its own key makes, found another");
        }
    }
}
