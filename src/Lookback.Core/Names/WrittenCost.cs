using System.Runtime.CompilerServices;

namespace Lookback.Core.Names;

/// <summary>
/// What it costs to read a word of another script as a given Latin one: each of its sounds by the cheapest rendering, in order, with
/// Latin letters too many or too few paid for.
/// </summary>
internal static class WrittenCost
{
    /// <summary>Letters of a Latin word that are looked at.</summary>
    public const int MaxLength = 40;

    private static readonly float[] Gaps = LoadGaps();

    /// <summary>
    /// The least cost, in letters, or a value above <paramref name="limit"/> as soon as it must be. Linear in the product of the two lengths,
    /// which are capped.
    /// </summary>
    [SkipLocalsInit]
    public static float Of(WrittenWord word, ReadOnlySpan<char> latin, float limit = float.MaxValue)
    {
        if (latin.Length > MaxLength) latin = latin[..MaxLength];
        var width = latin.Length + 1;
        Span<float> cells = stackalloc float[2 * (MaxLength + 1)];
        Span<float> gaps = stackalloc float[MaxLength];
        for (var j = 0; j < latin.Length; j++) gaps[j] = Gap(latin, j, word.Gaps);
        var current = cells[..width];
        var next = cells.Slice(MaxLength + 1, width);
        current.Fill(float.MaxValue);
        current[0] = 0;
        for (var i = 0; i < word.Sounds.Length; i++)
        {
            next.Fill(float.MaxValue);
            var sound = word.Sounds[i];
            for (var j = 0; j < width; j++)
            {
                var cost = current[j];
                // No way on from here is cheap enough.
                if (cost > limit) continue;
                if (j < latin.Length)
                {
                    Offer(ref current[j + 1], cost + gaps[j]);
                    Offer(ref next[j + 1], cost + ((i == 0 && j == 0 ? EditCost.FirstLetter : 1f) * sound.As(latin[j])));
                    if (sound.MayBegin(latin[j]))
                    {
                        foreach (var rendering in sound.Renderings)
                            if (Begins(latin[j..], rendering.Latin)) Offer(ref next[j + rendering.Latin.Length], cost + rendering.Cost);
                    }
                }

                Offer(ref next[j], cost + sound.Gap);
            }

            var spare = current;
            current = next;
            next = spare;
            var least = float.MaxValue;
            foreach (var cost in current) least = Math.Min(least, cost);
            if (least > limit) return least;
        }

        for (var j = 0; j < latin.Length; j++) Offer(ref current[j + 1], current[j] + gaps[j]);
        return current[latin.Length];
    }

    private static bool Begins(ReadOnlySpan<char> latin, string rendering)
    {
        if (latin.Length < rendering.Length) return false;
        for (var i = 0; i < rendering.Length; i++)
            if (latin[i] != rendering[i]) return false;
        return true;
    }

    /// <summary>What may be spent on a word: few letters say little. Characters that stand for foreign sounds fit them loosely.</summary>
    /// <param name="strength">How much is written of it.</param>
    /// <param name="gaps">What its script leaves unwritten.</param>
    /// <param name="exact">Whether it is a name in its own syllables, which fits exactly or not at all.</param>
    public static float ScaleOf(float strength, LatinGaps gaps, bool exact) => exact ? 0.55f : strength switch
    {
        < 1.5f => 0.5f,
        < 2.5f => 0.8f,
        _ => (gaps == LatinGaps.Syllables ? 0.48f : gaps == LatinGaps.Vowels ? 0.37f : 0.42f) * strength,
    };

    /// <summary>The least that a Latin letter costs which no sound stands for, wherever it is; the second of two costs less, never the first.</summary>
    public static float LeastGap(char letter, LatinGaps kind)
    {
        ReadOnlySpan<char> within = ['-', letter, '-'];
        return Math.Min(Gap(within, 1, kind), Math.Min(Gap(within[..2], 1, kind), Gap(within[1..], 0, kind)));
    }

    /// <summary>What a Latin letter costs that no sound stands for, by the rows of <see cref="EditCost"/>.</summary>
    /// <param name="letter">Its row.</param>
    /// <param name="before">That of the letter before it, or -1.</param>
    /// <param name="isLast">Whether it ends the word.</param>
    /// <param name="kind">What the script leaves unwritten.</param>
    public static float GapOf(int letter, int before, bool isLast, LatinGaps kind) =>
        Gaps[((((((int)kind * 2) + (isLast ? 1 : 0)) * 3) + (before < 0 ? 0 : before == letter ? 1 : 2)) * EditCost.Letters) + letter];

    private static float[] LoadGaps()
    {
        var gaps = new List<float>();
        foreach (var kind in Enum.GetValues<LatinGaps>())
        {
            foreach (var isLast in new[] { false, true })
            {
                for (var before = 0; before < 3; before++)
                {
                    for (var letter = 0; letter < EditCost.Letters; letter++)
                    {
                        var c = EditCost.LetterOf(letter);
                        var word = (before == 0 ? "" : before == 1 ? $"{c}" : "-") + c + (isLast ? "" : "-");
                        gaps.Add(Gap(word, before == 0 ? 0 : 1, kind));
                    }
                }
            }
        }

        return [.. gaps];
    }

    private static void Offer(ref float cell, float cost)
    {
        if (cost < cell) cell = cost;
    }

    /// <summary>A Latin letter that no sound stands for.</summary>
    private static float Gap(ReadOnlySpan<char> latin, int at, LatinGaps kind)
    {
        var c = latin[at];
        if (char.IsAsciiDigit(c)) return 2f;
        var vowel = c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
        if (at > 0 && latin[at - 1] == c) return vowel && kind == LatinGaps.Alphabet ? 0.2f : 0.05f;
        if (c == 'h') return at == 0 ? 0.6f : 0.25f;
        if (!vowel) return kind == LatinGaps.Syllables ? (c is 'r' ? 0.35f : c is 't' or 'd' or 'p' or 'b' or 'l' or 'w' ? 0.7f : 0.9f) : c == 'w' ? 0.7f : 1f;
        var last = at == latin.Length - 1;
        if (c == 'e' && last) return 0.1f;
        return kind switch
        {
            // A vowel that opens or closes a word is written, but for the a of its ending.
            LatinGaps.Vowels => at == 0 ? 0.7f : last ? (c == 'a' ? 0.2f : 0.5f) : c == 'y' ? 0.3f : 0.05f,
            LatinGaps.Inherent => at == 0 ? 0.5f : 0.25f,
            LatinGaps.Syllables => 0.35f,
            _ => 0.5f,
        };
    }
}
