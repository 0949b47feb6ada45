namespace Lookback.Bench;

/// <summary>
/// The similarity of Jaro (1989) with Winkler's prefix (1990): what simple screening tools use, and so what the product is held
/// against. 1 for equal texts, 0 for texts with nothing in common.
/// </summary>
internal static class JaroWinkler
{
    private const int Longest = 128;
    private const int LongestPrefix = 4;
    private const double PrefixWeight = 0.1;

    /// <summary>The similarity; of a longer text the first 128 characters count.</summary>
    public static double Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        one = one[..Math.Min(one.Length, Longest)];
        other = other[..Math.Min(other.Length, Longest)];
        if (one.Length == 0 || other.Length == 0) return 0;
        var jaro = Jaro(one, other);
        var prefix = 0;
        while (prefix < Math.Min(LongestPrefix, Math.Min(one.Length, other.Length)) && one[prefix] == other[prefix]) prefix++;
        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    private static double Jaro(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var window = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        Span<bool> taken = stackalloc bool[Longest];
        Span<char> matched = stackalloc char[Longest];
        taken.Clear();
        var common = 0;
        for (var i = 0; i < one.Length; i++)
        {
            var end = Math.Min(other.Length, i + window + 1);
            for (var j = Math.Max(0, i - window); j < end; j++)
            {
                if (taken[j] || one[i] != other[j]) continue;
                taken[j] = true;
                matched[common++] = one[i];
                break;
            }
        }

        if (common == 0) return 0;
        var (at, transposed) = (0, 0);
        for (var j = 0; j < other.Length; j++)
            if (taken[j] && matched[at++] != other[j]) transposed++;
        double m = common;
        return ((m / one.Length) + (m / other.Length) + ((m - (transposed / 2.0)) / m)) / 3;
    }
}
