using System.Buffers.Binary;
using System.Numerics;

namespace Lookback.Core.Particulars;

/// <summary>
/// Keccak-256 as Ethereum uses it: the hash of the SHA-3 contest with its first padding, which the platform's SHA3-256 does not
/// offer. One block suffices for an address, so only texts shorter than a block are taken.
/// </summary>
internal static class Keccak256
{
    private const int Rate = 136;

    private static readonly int[] Rotations = [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];
    private static readonly int[] Lanes = [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    /// <summary>The 32 bytes of the hash of less than 136 bytes.</summary>
    public static byte[] Of(ReadOnlySpan<byte> text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(text.Length, Rate);
        Span<byte> block = stackalloc byte[Rate];
        block.Clear();
        text.CopyTo(block);
        block[text.Length] = 1;
        block[Rate - 1] |= 0x80;
        Span<ulong> state = stackalloc ulong[25];
        state.Clear();
        for (var i = 0; i < Rate / 8; i++) state[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * i)..]);
        Permute(state);
        var hash = new byte[32];
        for (var i = 0; i < 4; i++) BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(8 * i), state[i]);
        return hash;
    }

    /// <summary>Keccak-f[1600], 24 rounds; the round constants come from their shift register (FIPS 202, 3.2.5).</summary>
    private static void Permute(Span<ulong> a)
    {
        Span<ulong> column = stackalloc ulong[5];
        byte register = 1;
        for (var round = 0; round < 24; round++)
        {
            for (var x = 0; x < 5; x++) column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            for (var x = 0; x < 5; x++)
            {
                var mixed = column[(x + 4) % 5] ^ BitOperations.RotateLeft(column[(x + 1) % 5], 1);
                for (var y = 0; y < 25; y += 5) a[x + y] ^= mixed;
            }

            var carried = a[1];
            for (var i = 0; i < 24; i++) (a[Lanes[i]], carried) = (BitOperations.RotateLeft(carried, Rotations[i]), a[Lanes[i]]);
            for (var y = 0; y < 25; y += 5)
            {
                for (var x = 0; x < 5; x++) column[x] = a[x + y];
                for (var x = 0; x < 5; x++) a[x + y] = column[x] ^ (~column[(x + 1) % 5] & column[(x + 2) % 5]);
            }

            a[0] ^= RoundConstant(ref register);
        }
    }

    private static ulong RoundConstant(ref byte register)
    {
        ulong constant = 0;
        for (var j = 0; j < 7; j++)
        {
            if ((register & 1) != 0) constant |= 1UL << ((1 << j) - 1);
            register = (byte)((register << 1) ^ ((register >> 7) * 0x71));
        }

        return constant;
    }
}
