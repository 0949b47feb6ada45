using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lookback.Core.Records;

/// <summary>
/// Builds an identity out of content: SHA-256 over length-prefixed fields, so that no two different sequences of fields give the
/// same bytes. Not thread-safe; one builder makes one hash.
/// </summary>
public sealed class ContentHash
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds one field; <see langword="null"/> and the empty text are different fields.</summary>
    public ContentHash Add(string? field)
    {
        Span<byte> prefix = stackalloc byte[4];
        if (field is null)
        {
            BinaryPrimitives.WriteInt32LittleEndian(prefix, -1);
            _hash.AppendData(prefix);
            return this;
        }

        var bytes = Encoding.UTF8.GetBytes(field);
        BinaryPrimitives.WriteInt32LittleEndian(prefix, bytes.Length);
        _hash.AppendData(prefix);
        _hash.AppendData(bytes);
        return this;
    }

    /// <summary>Adds a list: its length, then its members in the order given.</summary>
    public ContentHash AddAll(IReadOnlyCollection<string> fields)
    {
        Span<byte> count = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(count, fields.Count);
        _hash.AppendData(count);
        foreach (var field in fields) Add(field);
        return this;
    }

    /// <summary>The first 130 bits as 26 characters of Crockford's base 32, lower case: short enough to type, long enough to be unique.</summary>
    public string ToId()
    {
        Span<byte> bytes = stackalloc byte[32];
        _hash.GetHashAndReset(bytes);
        return Encode(bytes);
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[26];
        var (buffer, bits, next) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (bits < 5)
            {
                buffer = ((buffer & ((1 << bits) - 1)) << 8) | bytes[next++];
                bits += 8;
            }

            bits -= 5;
            text[i] = Alphabet[(buffer >> bits) & 31];
        }

        return new string(text);
    }
}
