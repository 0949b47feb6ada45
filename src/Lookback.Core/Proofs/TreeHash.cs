using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Lookback.Core.Proofs;

/// <summary>
/// A SHA-256 hash of the ledger's Merkle tree, as RFC 9162, section 2.1.1, makes them: leaves and inner nodes are hashed behind different
/// first bytes, so that neither can pass for the other. Written as 64 lower-case hexadecimal digits.
/// </summary>
/// <remarks>The default value is 32 zero bytes, which nothing hashes to as far as anybody knows: it is no tree's root.</remarks>
[JsonConverter(typeof(TreeHashConverter))]
public readonly record struct TreeHash
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = 32;

    internal const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    private TreeHash(ReadOnlySpan<byte> bytes)
    {
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The root of the tree without leaves: the hash of nothing.</summary>
    public static TreeHash Empty { get; } = Sha256([]);

    /// <summary>The hash of a leaf that holds <paramref name="content"/>.</summary>
    public static TreeHash Leaf(ReadOnlySpan<byte> content)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(content.Length + 1);
        buffer[0] = LeafPrefix;
        content.CopyTo(buffer.AsSpan(1));
        var hash = Sha256(buffer.AsSpan(0, content.Length + 1));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    /// <summary>The hash of the node above two others.</summary>
    public static TreeHash Node(TreeHash left, TreeHash right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Length)];
        both[0] = NodePrefix;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Length)..]);
        return Sha256(both);
    }

    /// <summary>The hash that these 32 bytes are.</summary>
    /// <exception cref="ArgumentException">They are not 32.</exception>
    public static TreeHash From(ReadOnlySpan<byte> bytes) => bytes.Length == Length
        ? new TreeHash(bytes)
        : throw new ArgumentException($"a hash has {Length} bytes, found {bytes.Length}", nameof(bytes));

    /// <summary>Reads 64 hexadecimal digits. Upper case is not taken: a hash has one text.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TreeHash hash)
    {
        hash = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != 2 * Length || text.ContainsAnyInRange('A', 'F')) return false;
        if (Convert.FromHexString(text, bytes, out _, out _) != OperationStatus.Done) return false;
        hash = new TreeHash(bytes);
        return true;
    }

    /// <summary>Writes the 32 bytes to the front of <paramref name="target"/>.</summary>
    /// <exception cref="ArgumentException">The target is shorter.</exception>
    public void CopyTo(Span<byte> target)
    {
        if (target.Length < Length) throw new ArgumentException($"a hash needs {Length} bytes, found {target.Length}", nameof(target));
        BinaryPrimitives.WriteUInt64BigEndian(target, _first);
        BinaryPrimitives.WriteUInt64BigEndian(target[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(target[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(target[24..], _fourth);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Length];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    internal static TreeHash Sha256(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(bytes, hash);
        return new TreeHash(hash);
    }
}
