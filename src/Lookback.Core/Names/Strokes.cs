namespace Lookback.Core.Names;

/// <summary>How many letters must be added, dropped or replaced to turn one text into another, whatever they sound like (Levenshtein).</summary>
internal static class Strokes
{
    /// <summary>Letters compared of a text; the rest is cut.</summary>
    public const int MaxLength = 64;

    /// <summary>The distance, by the bit-parallel algorithm of Myers (1999) in the form of Hyyrö (2003): one word holds a whole column.</summary>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length > MaxLength) one = one[..MaxLength];
        if (other.Length > MaxLength) other = other[..MaxLength];
        if (one.IsEmpty) return other.Length;
        Span<ulong> places = stackalloc ulong[128];
        places.Clear();
        for (var i = 0; i < one.Length; i++) places[one[i] & 127] |= 1UL << i;
        var (up, down, last, distance) = (ulong.MaxValue, 0UL, 1UL << (one.Length - 1), one.Length);
        foreach (var c in other)
        {
            var equal = places[c & 127];
            var across = (((equal & up) + up) ^ up) | equal | down;
            var (more, less) = (down | ~(across | up), up & across);
            if ((more & last) != 0) distance++;
            else if ((less & last) != 0) distance--;
            more = (more << 1) | 1;
            less <<= 1;
            up = less | ~(across | more);
            down = more & across;
        }

        return distance;
    }
}
