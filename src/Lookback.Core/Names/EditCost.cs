using System.Runtime.CompilerServices;

namespace Lookback.Core.Names;

/// <summary>
/// What it costs to turn one folded word into another: little between letters that transliteration and hearing confuse, much at
/// the first letter and on digits. Damerau's distance (adjacent letters swapped count once), weighted.
/// </summary>
internal static class EditCost
{
    /// <summary>Letters of a word that are looked at.</summary>
    public const int MaxLength = 48;

    /// <summary>What a digit too many, or another one, costs.</summary>
    public const float Digit = 2f;

    /// <summary>The share of a word's scale at which two words are no longer one: 0.55 to the power of 2/3.</summary>
    public const float Most = 0.671f;

    /// <summary>Rows of the table of costs: a to z, then the digits.</summary>
    public const int Letters = 36;

    /// <summary>How many times as dear another letter is at the start of a word.</summary>
    public const float FirstLetter = 1.3f;

    /// <summary>What two neighbours cost that stand in the other's place.</summary>
    public const float Swapped = 0.7f;

    /// <summary>The row of the first digit.</summary>
    public const int FirstDigit = 26;

    /// <summary>What a letter costs that is written twice.</summary>
    public const float Doubled = 0.2f;

    private static readonly float[] Substitution = LoadSubstitution();

    /// <summary>A word made ready, once for all its comparisons.</summary>
    public static Spelling Ready(string word)
    {
        var length = Math.Min(word.Length, MaxLength);
        var (letters, gaps) = (new byte[length], new float[length]);
        for (var i = 0; i < length; i++)
        {
            letters[i] = (byte)Index(word[i]);
            gaps[i] = Gap(word, i);
        }

        return new Spelling(letters, gaps);
    }

    /// <summary>The table of costs: what each letter costs in the place of each other.</summary>
    public static float[] Replacements => Substitution;

    /// <summary>What each letter costs if it is one too many at the start of a word.</summary>
    public static float[] FirstGaps { get; } = [.. Enumerable.Range(0, Letters).Select(l => Gap(LetterOf(l).ToString(), 0))];

    /// <summary>And within, behind another letter.</summary>
    public static float[] InnerGaps { get; } = [.. Enumerable.Range(0, Letters).Select(l => Gap("-" + LetterOf(l), 1))];

    /// <summary>The cost, or a value above <paramref name="limit"/> as soon as it must be.</summary>
    [SkipLocalsInit]
    public static float Of(Spelling one, Spelling other, float limit)
    {
        var b = other.Letters;
        var gaps = other.Gaps;
        Span<float> rows = stackalloc float[3 * (MaxLength + 1)];
        var before = rows[..(MaxLength + 1)];
        var previous = rows.Slice(MaxLength + 1, MaxLength + 1);
        var current = rows[(2 * (MaxLength + 1))..];
        var a = one.Letters;
        previous[0] = 0;
        for (var j = 0; j < b.Length; j++) previous[j + 1] = previous[j] + gaps[j];
        for (var i = 0; i < a.Length; i++)
        {
            var gap = one.Gaps[i];
            var least = current[0] = previous[0] + gap;
            var costs = Substitution.AsSpan(a[i] * Letters, Letters);
            for (var j = 0; j < b.Length; j++)
            {
                var replace = costs[b[j]];
                var cost = previous[j] + (i == 0 && j == 0 ? replace * FirstLetter : replace);
                cost = Math.Min(cost, Math.Min(previous[j + 1] + gap, current[j] + gaps[j]));
                if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] && a[i] != b[j]) cost = Math.Min(cost, before[j - 1] + Swapped);
                current[j + 1] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit) return least;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }

        return previous[b.Length];
    }

    /// <summary>What may be spent on a word: short words must match almost exactly, for one letter more or less is another name.</summary>
    public static float ScaleOf(int shorter, int longer) => shorter switch { <= 2 => 0.9f, 3 => 1.3f, 4 => 1.9f, _ => 1.1f * MathF.Sqrt(longer) };

    /// <summary>What one letter in the place of another costs.</summary>
    public static float Replaced(char one, char other) => Substitution[(Index(one) * Letters) + Index(other)];

    /// <summary>What a letter too many costs inside a word, after another letter.</summary>
    public static float Inserted(char letter) => letter == 'h' ? 0.3f : IsVowel(letter) ? 0.55f : 1f;

    /// <summary>A letter too many: a doubled one, a silent h and vowels are cheap.</summary>
    private static float Gap(string word, int at)
    {
        var c = word[at];
        if (char.IsAsciiDigit(c)) return Digit;
        if (at > 0) return word[at - 1] == c ? Doubled : Inserted(c);
        return c == 'h' ? 0.7f : IsVowel(c) ? 0.8f : 1.3f;
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'w';

    private static int Index(char c) => c is >= 'a' and <= 'z' ? c - 'a' : c is >= '0' and <= '9' ? 26 + c - '0' : 0;

    /// <summary>The letter of a row of the table of costs.</summary>
    public static char LetterOf(int row) => (char)(row < FirstDigit ? 'a' + row : '0' + row - FirstDigit);

    private static float[] LoadSubstitution()
    {
        var costs = new float[Letters * Letters];
        Array.Fill(costs, 1f);
        for (var letter = 0; letter < Letters; letter++) costs[(letter * Letters) + letter] = 0;
        for (var digit = 26; digit < Letters; digit++)
        {
            for (var other = 0; other < Letters; other++)
                if (other != digit) costs[(digit * Letters) + other] = costs[(other * Letters) + digit] = Digit;
        }

        Among("aeiouy", 0.55f);
        Among("eiy", 0.3f);
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
        Among("uow", 0.3f);
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

/// <summary>A word ready for <see cref="EditCost"/>.</summary>
/// <param name="Letters">Its letters as rows of the table of costs.</param>
/// <param name="Gaps">What each letter costs if it is one too many.</param>
internal sealed record Spelling(byte[] Letters, float[] Gaps);
