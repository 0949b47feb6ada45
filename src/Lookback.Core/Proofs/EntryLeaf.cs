using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Lookback.Core.Proofs;

/// <summary>
/// A ledger entry as the tree hashes it: the fields that stand in its row, and its body as it lies there, sealed or plain. The entry of
/// position p is the tree's leaf p - 1.
/// </summary>
/// <remarks>
/// The leaf's bytes, integers big-endian: position (8) | known at (8) | format (4) | length of actor (4) | actor | length of kind (4) | kind |
/// subject (8) | body. Texts are UTF-8, and their lengths count bytes. Nothing that varies in length stands without one but the body,
/// which ends the leaf; so no two entries share their bytes.
/// </remarks>
public readonly struct EntryLeaf
{
    private const int FixedLength = 8 + 8 + 4 + 4 + 4 + 8;

    /// <summary>Its gap-free number, from 1.</summary>
    public required long Position { get; init; }

    /// <summary>When it was recorded: microseconds since 1970-01-01 UTC.</summary>
    public required long KnownAt { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string Actor { get; init; }

    /// <summary>What kind of entry it is: <c>screening-made</c>, <c>edition-loaded</c> ...</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// 0 where the entry is about no person, and its body plain. Else the position of the first entry about the same subject, and its body
    /// sealed as <see cref="Commitment"/> says: a number, because even a hash of the person's facts would outlive their erasure.
    /// </summary>
    public required long Subject { get; init; }

    /// <summary>How the body is encoded.</summary>
    public required int Format { get; init; }

    /// <summary>The body's bytes.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary><see cref="KnownAt"/> as an instant; <see langword="null"/> where that is outside the years 1 to 9999.</summary>
    public DateTimeOffset? RecordedAt =>
        KnownAt >= Microseconds(DateTimeOffset.MinValue) && KnownAt <= Microseconds(DateTimeOffset.MaxValue)
            ? DateTimeOffset.UnixEpoch.AddTicks(KnownAt * TimeSpan.TicksPerMicrosecond)
            : null;

    /// <summary>How many bytes the leaf has.</summary>
    public int Length => checked(FixedLength + Encoding.UTF8.GetByteCount(Actor) + Encoding.UTF8.GetByteCount(Kind) + Body.Length);

    /// <summary>Writes the leaf's bytes to the front of <paramref name="target"/>.</summary>
    /// <exception cref="ArgumentException">The target is shorter than <see cref="Length"/>.</exception>
    public void CopyTo(Span<byte> target)
    {
        if (target.Length < Length) throw new ArgumentException($"the leaf needs {Length} bytes, found {target.Length}", nameof(target));
        BinaryPrimitives.WriteInt64BigEndian(target, Position);
        BinaryPrimitives.WriteInt64BigEndian(target[8..], KnownAt);
        BinaryPrimitives.WriteInt32BigEndian(target[16..], Format);
        var rest = AfterText(Kind, AfterText(Actor, target[20..]));
        BinaryPrimitives.WriteInt64BigEndian(rest, Subject);
        Body.Span.CopyTo(rest[8..]);
    }

    /// <summary>The hash of the leaf.</summary>
    public TreeHash Hash()
    {
        // One copy into a lent buffer and one call: several times as fast as feeding a hash field by field.
        var length = Length + 1;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        buffer[0] = TreeHash.LeafPrefix;
        CopyTo(buffer.AsSpan(1));
        var hash = TreeHash.Sha256(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return hash;
    }

    private static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static Span<byte> AfterText(string text, Span<byte> target)
    {
        var written = Encoding.UTF8.GetBytes(text, target[4..]);
        BinaryPrimitives.WriteInt32BigEndian(target, written);
        return target[(4 + written)..];
    }
}
