using System.Security.Cryptography;
using System.Text;

namespace Lookback.Core.Access;

/// <summary>
/// The order of a file's rows as a mark that nobody sees: drawn under a key from the rows' ids, so that whoever has the key tells by the order of those
/// that are left which file they are of. Cutting and dropping columns leave it; sorting takes it away.
/// </summary>
public static class RowOrder
{
    /// <summary>The rows in the order that a key draws.</summary>
    /// <param name="rows">The rows, in any order.</param>
    /// <param name="id">What a row is known by, once in a file.</param>
    /// <param name="key">The file's key.</param>
    public static IReadOnlyList<T> Draw<T>(IEnumerable<T> rows, Func<T, string> id, byte[] key) =>
        [.. rows.Select(r => (Row: r, Id: id(r))).OrderBy(r => Rank(r.Id, key)).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Row)];

    /// <summary>How an order that was found stands to the one that a key draws.</summary>
    /// <param name="found">The ids as they were found, each once.</param>
    /// <param name="key">A file's key.</param>
    public static OrderLikeness Compare(IReadOnlyList<string> found, byte[] key)
    {
        var (length, discordant) = (found.Count, Inversions([.. found.Select(id => Rank(id, key))]));
        var pairs = length * (length - 1L) / 2;
        return new OrderLikeness(length, pairs == 0 ? 0 : 1 - (2.0 * discordant / pairs), Math.Min(0, LogChance(length, discordant)) / Math.Log(10));
    }

    private static UInt128 Rank(string id, byte[] key)
    {
        var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id));
        return new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8));
    }

    // Pairs that stand the other way round, counted while merging.
    private static long Inversions(UInt128[] ranks)
    {
        var (from, to, count) = (ranks, new UInt128[ranks.Length], 0L);
        for (var width = 1; width < from.Length; width *= 2)
        {
            for (var start = 0; start < from.Length; start += 2 * width)
            {
                var (left, middle, end) = (start, Math.Min(start + width, from.Length), Math.Min(start + (2 * width), from.Length));
                var right = middle;
                for (var at = start; at < end; at++)
                {
                    if (left < middle && (right >= end || from[left] <= from[right]))
                    {
                        to[at] = from[left++];
                        continue;
                    }

                    count += middle - left;
                    to[at] = from[right++];
                }
            }

            (from, to) = (to, from);
        }

        return count;
    }

    /// <summary>
    /// The logarithm of a bound on the chance that an order drawn without the key has no more pairs the other way round: Chernoff's bound by the
    /// generating function of inversions, the product over j of (1 - x^j) / (j (1 - x)). Never less than the chance itself, whatever the length.
    /// </summary>
    private static double LogChance(int length, long discordant)
    {
        if (discordant * 4.0 >= length * (length - 1.0)) return 0;
        // Convex in t = -ln x: narrowed down by thirds.
        var (low, high) = (1e-9, 60.0);
        for (var i = 0; i < 80; i++)
        {
            var (a, b) = (low + ((high - low) / 3), high - ((high - low) / 3));
            if (Bound(a) < Bound(b)) high = b;
            else low = a;
        }

        return Bound((low + high) / 2);

        double Bound(double t)
        {
            // x^-d E[x^D], which no t makes less than the chance.
            var (sum, one) = (t * discordant, Math.Log(-Math.Exp(-t) + 1));
            for (var j = 2; j <= length; j++) sum += Math.Log(1 - Math.Exp(-t * j)) - Math.Log(j) - one;
            return sum;
        }
    }
}

/// <summary>How an order that was found stands to one that a key draws.</summary>
/// <param name="Rows">How many rows were compared.</param>
/// <param name="Tau">Kendall's tau: 1 where every pair stands as drawn, about 0 by chance.</param>
/// <param name="LogChance">The decimal logarithm of a bound on the chance that it came about without the key: -6 is one in a million at the most.</param>
public sealed record OrderLikeness(int Rows, double Tau, double LogChance);
