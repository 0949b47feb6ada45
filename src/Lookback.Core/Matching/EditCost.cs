using System.Runtime.CompilerServices;

namespace Lookback.Core.Matching;

/// <summary>
/// What it costs to turn one folded word into another: little between letters that transliteration and hearing confuse, much at
/// the first letter and on digits. Damerau's distance (adjacent letters swapped count once), weighted.
/// </summary>
internal static class EditCost
{
    private const int Letters = 36;
    private const int MaxLength = 48;
    private static readonly float[] Substitution = LoadSubstitution();

    /// <summary>The cost, or a value above <paramref name="limit"/> as soon as it must be.</summary>
    [SkipLocalsInit]
    public static float Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other, float limit)
    {
        if (one.Length > MaxLength) one = one[..MaxLength];
        if (other.Length > MaxLength) other = other[..MaxLength];
        Span<float> rows = stackalloc float[3 * (MaxLength + 1)];
        var before = rows[..(MaxLength + 1)];
        var previous = rows.Slice(MaxLength + 1, MaxLength + 1);
        var current = rows[(2 * (MaxLength + 1))..];
        previous[0] = 0;
        for (var j = 1; j <= other.Length; j++) previous[j] = previous[j - 1] + Gap(other, j - 1);
        for (var i = 1; i <= one.Length; i++)
        {
            var gap = Gap(one, i - 1);
            var least = current[0] = previous[0] + gap;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = previous[j - 1] + Replace(one[i - 1], other[j - 1], i == 1 && j == 1);
                cost = Math.Min(cost, Math.Min(previous[j] + gap, current[j - 1] + Gap(other, j - 1)));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] && one[i - 1] != one[i - 2])
                    cost = Math.Min(cost, before[j - 2] + 0.7f);
                current[j] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit) return least;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[other.Length];
    }

    /// <summary>A letter too many: a doubled one, a silent h and vowels are cheap.</summary>
    private static float Gap(ReadOnlySpan<char> word, int at)
    {
        var c = word[at];
        if (char.IsAsciiDigit(c)) return 2f;
        if (at > 0 && word[at - 1] == c) return 0.2f;
        if (c == 'h') return at == 0 ? 0.7f : 0.3f;
        var vowel = c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w';
        return at == 0 ? (vowel ? 0.8f : 1.3f) : vowel ? 0.55f : 1f;
    }

    private static float Replace(char one, char other, bool first)
    {
        if (one == other) return 0;
        var (a, b) = (Index(one), Index(other));
        var cost = a < 0 || b < 0 ? 1f : Substitution[(a * Letters) + b];
        return first ? cost * 1.3f : cost;
    }

    private static int Index(char c) => c is >= 'a' and <= 'z' ? c - 'a' : c is >= '0' and <= '9' ? 26 + c - '0' : -1;

    private static float[] LoadSubstitution()
    {
        var costs = new float[Letters * Letters];
        Array.Fill(costs, 1f);
        for (var digit = 26; digit < Letters; digit++)
        {
            for (var other = 0; other < Letters; other++)
                costs[(digit * Letters) + other] = costs[(other * Letters) + digit] = 2f;
        }

        Among("aeiouy", 0.55f);
        Among("eiy", 0.3f);
        Among("ou", 0.3f);
        Among("ae", 0.4f);
        Among("ao", 0.45f);
        Among("ckq", 0.2f);
        Among("sz", 0.35f);
        Among("ijy", 0.3f);
        Among("vw", 0.2f);
        Among("bv", 0.5f);
        Among("bp", 0.6f);
        Among("dt", 0.6f);
        Among("gk", 0.6f);
        Among("gj", 0.5f);
        Among("gh", 0.5f);
        Among("hk", 0.6f);
        Among("kx", 0.5f);
        Among("fp", 0.6f);
        Among("fv", 0.5f);
        Among("uw", 0.3f);
        Among("cs", 0.4f);
        Among("mn", 0.8f);
        Among("dz", 0.7f);
        Among("lr", 0.9f);
        return costs;

        void Among(string alike, float cost)
        {
            foreach (var a in alike)
            {
                foreach (var b in alike)
                    if (a != b) costs[(Index(a) * Letters) + Index(b)] = cost;
            }
        }
    }
}
