using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lookback.Views.Access;

/// <summary>
/// Some of many, by chance and again: each is as likely as any other, and whoever has the seed draws the same. What was drawn by a hash of the seed and
/// the place stays drawn whatever comes after it, unless that is drawn in its stead.
/// </summary>
internal static class SeededDraw
{
    /// <summary>As many of the positions, ascending.</summary>
    public static IReadOnlyList<long> Of(IReadOnlyCollection<long> positions, int count, string seed)
    {
        var key = Encoding.UTF8.GetBytes(seed);
        var ranked = positions.Select(p => (Position: p, Rank: Rank(key, p))).OrderBy(p => p.Rank).ThenBy(p => p.Position);
        return [.. ranked.Take(count).Select(p => p.Position).Order()];
    }

    private static UInt128 Rank(byte[] key, long position)
    {
        Span<byte> place = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(place, position);
        return BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(key, place));
    }
}
