using System.Numerics;

namespace Lookback.Core.Names;

/// <summary>
/// The letters of a folded word as bits, whatever their order and number: enough to see, far more cheaply than by laying the letters beside
/// each other, that two words are too far apart. A letter of one that the other lacks has to be replaced or left out, and that has a least cost.
/// </summary>
internal static class LetterSet
{
    /// <summary>How many bits there are.</summary>
    public const int Bits = 32;

    private const int Letters = 26;
    private const float Near = 0.45f;
    private static readonly Costs[] Least = [.. Enumerable.Range(0, Bits).Select(CostsOf)];

    /// <summary>One bit a letter; digits share the six bits that are left.</summary>
    public static uint Of(string folded)
    {
        var bits = 0u;
        foreach (var c in folded.AsSpan(0, Math.Min(folded.Length, EditCost.MaxLength))) bits |= 1u << BitOf(c);
        return bits;
    }

    /// <summary>Whether words of these letters may be turned into each other for no more than the limit: never no where they can.</summary>
    public static bool MayCost(uint one, uint other, float limit) => IsWithin(one & ~other, other, limit) && IsWithin(other & ~one, one, limit);

    private static bool IsWithin(uint lacking, uint there, float limit)
    {
        while (lacking != 0)
        {
            ref readonly var costs = ref Least[BitOperations.TrailingZeroCount(lacking)];
            limit -= (costs.NearLetters & there) != 0 ? costs.Nearest : (costs.OtherLetters & there) != 0 ? costs.Other : costs.Alone;
            // For what adding up in another order rounds off.
            if (limit < -1e-4f) return false;
            lacking &= lacking - 1;
        }

        return true;
    }

    /// <summary>A letter and those that are taken for it.</summary>
    public static uint LikeOf(char letter) => (1u << BitOf(letter)) | Least[BitOf(letter)].NearLetters;

    /// <summary>The letter of a bit, or nothing for digits.</summary>
    public static char? LetterAt(int bit) => bit < Letters ? (char)('a' + bit) : null;

    private static int BitOf(char c) => c is >= 'a' and <= 'z' ? c - 'a' : Letters + (c % (Bits - Letters));

    private static Costs CostsOf(int bit)
    {
        if (bit >= Letters) return new Costs(0, 0, 0, 0, EditCost.Digit);
        var letter = (char)('a' + bit);
        // Of a run of one letter the first has the full price, and at the start of a word a letter costs more than within.
        var alone = EditCost.Inserted(letter);
        var near = Enumerable.Range(0, Letters).Where(o => o != bit && EditCost.Replaced(letter, (char)('a' + o)) <= Near).ToList();
        var others = Enumerable.Range(0, Letters)
            .Where(o => o != bit && !near.Contains(o) && EditCost.Replaced(letter, (char)('a' + o)) < alone).ToList();
        return new Costs(
            SetOf(near), Math.Min(alone, Cheapest(near)), SetOf(others), Math.Min(alone, Cheapest(others)), Math.Min(alone, 1));

        float Cheapest(List<int> among) => among.Count == 0 ? 1 : among.Min(o => EditCost.Replaced(letter, (char)('a' + o)));

        static uint SetOf(List<int> among) => among.Aggregate(0u, (bits, o) => bits | (1u << o));
    }

    /// <summary>What it costs at least to be rid of a letter, by the letters that the other word has.</summary>
    private readonly record struct Costs(uint NearLetters, float Nearest, uint OtherLetters, float Other, float Alone);
}
