namespace Lookback.Core.Names;

/// <summary>
/// Whether one word of an organisation's name may be short for another, by rule: for the words that no list has. Words on the list
/// are read as their full word before (see <see cref="OrganizationWords"/>).
/// </summary>
internal static class Abbreviations
{
    /// <summary>Three letters begin too many words; the usual ones of that length are on the list.</summary>
    private const int ShortestBeginning = 4;

    private const int ShortestLonger = 5;
    private const int ShortestSkeleton = 3;

    /// <summary>The share of the consonants of the long word that the short one must keep.</summary>
    private const double LeastKept = 0.4;

    /// <summary>
    /// Whether the shorter word is the beginning of the longer ("distrib", "distributors") or what is left of it without most vowels
    /// ("srvces", "services"), with the same first and last letter. Folded words; linear in their length. Not symmetric.
    /// </summary>
    public static bool MayStandFor(string shorter, string longer)
    {
        if (!IsLetters(shorter) || !IsLetters(longer)) return false;
        if (IsShort(shorter, longer)) return true;
        // A plural of either side says nothing: "srvces" of "service", "grps" of "group", "grp" of "groups".
        return (longer.EndsWith('s') && IsShort(shorter, longer.AsSpan()[..^1])) || (shorter.EndsWith('s') && IsShort(shorter.AsSpan()[..^1], longer));
    }

    private static bool IsShort(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        if (longer.Length < ShortestLonger || longer.Length < shorter.Length + 2 || shorter.Length < ShortestSkeleton || shorter[0] != longer[0]) return false;
        return (shorter.Length >= ShortestBeginning && longer.StartsWith(shorter)) || IsSkeletonOf(shorter, longer);
    }

    private static bool IsSkeletonOf(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        if (longer[^1] != shorter[^1] && !(shorter[^1] == 'c' && longer[^1] == 'e')) return false;
        var (consonants, vowels) = Count(shorter);
        if (vowels * 3 > consonants || consonants < 2) return false;
        return consonants >= LeastKept * Count(longer).Consonants && IsSubsequence(shorter, longer);
    }

    private static bool IsSubsequence(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer)
    {
        var at = 0;
        foreach (var c in longer)
            if (at < shorter.Length && shorter[at] == c) at++;
        return at == shorter.Length;
    }

    private static (int Consonants, int Vowels) Count(ReadOnlySpan<char> word)
    {
        var vowels = 0;
        foreach (var c in word)
            if (c is 'a' or 'e' or 'i' or 'o' or 'u') vowels++;
        return (word.Length - vowels, vowels);
    }

    private static bool IsLetters(string word) => word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0;
}
