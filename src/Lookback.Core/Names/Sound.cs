namespace Lookback.Core.Names;

/// <summary>
/// How a folded word sounds, roughly: the consonants that survive transliteration, one letter for each group that languages write
/// alike (c k q, s z sh, v w). Two spellings of one name mostly have the same sound; two names mostly do not.
/// </summary>
internal static class Sound
{
    /// <summary>Consonants only; empty for a word of vowels.</summary>
    public static string Skeleton(ReadOnlySpan<char> word)
    {
        Span<char> sound = stackalloc char[Math.Min(2 * word.Length, 128)];
        return Write(word, sound, keepVowels: false).ToString();
    }

    /// <summary>
    /// Consonants of a word whose vowels are not written: there an h after a consonant is a letter of its own (mhmd is Muhammad)
    /// unless the two are one letter (sh, kh, th, dh, gh, zh).
    /// </summary>
    public static string SkeletonWithoutVowels(string word)
    {
        var marked = word;
        for (var i = word.Length - 2; i > 0; i--)
            if (word[i] == 'h' && word[i - 1] is not ('s' or 'k' or 't' or 'd' or 'g' or 'z' or 'c' or 'a')) marked = marked.Insert(i, "a");
        return Skeleton(marked);
    }

    /// <summary>Consonants and vowel groups (a, e i y, o u w): for words too short to be known by consonants.</summary>
    public static string WithVowels(ReadOnlySpan<char> word)
    {
        Span<char> sound = stackalloc char[Math.Min(2 * word.Length, 128)];
        return Write(word, sound, keepVowels: true).ToString();
    }

    /// <summary>The consonants of a piece of a word as bits, one a letter, whether it stands at the start of the word or within.</summary>
    public static uint Bits(string piece) => BitsOf(Skeleton(piece)) | BitsOf(Skeleton("a" + piece));

    /// <summary>The consonants of a skeleton as bits, one a letter.</summary>
    public static uint BitsOf(string skeleton)
    {
        var bits = 0u;
        foreach (var c in skeleton) bits |= 1u << (char.IsAsciiLetterLower(c) ? c - 'a' : 26 + (c % 6));
        return bits;
    }

    /// <summary>Whether so many consonants, one set or the other, may tell spellings of one word apart: one replaced, or two in long words.</summary>
    public static bool MayDiffer(uint consonants, int longest) => System.Numerics.BitOperations.PopCount(consonants) <= (longest <= 5 ? 2 : 4);

    private static Span<char> Write(ReadOnlySpan<char> word, Span<char> sound, bool keepVowels)
    {
        var length = 0;
        for (var i = 0; i < word.Length && length + 2 <= sound.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var previous = i > 0 ? word[i - 1] : '\0';
            foreach (var c in Letter(word[i], previous, next, keepVowels))
                if (length == 0 || sound[length - 1] != c) sound[length++] = c;
        }

        return sound[..length];
    }

    private static string Letter(char c, char previous, char next, bool keepVowels)
    {
        var first = previous == '\0';
        switch (c)
        {
            case 'a': return keepVowels ? "a" : "";
            case 'e' or 'i': return keepVowels ? "i" : "";
            case 'o' or 'u': return keepVowels ? "u" : "";
            case 'y': return first && IsVowel(next) ? "j" : keepVowels ? "i" : "";
            case 'w': return first ? "v" : keepVowels && !IsVowel(next) ? "u" : keepVowels ? "v" : "";
            case 'h': return first || (IsVowel(previous) && next != '\0') ? "h" : "";
            case 'c' when previous == 's' && next == 'h': return "";
            case 'c': return next is 'e' or 'i' or 'y' ? "s" : next == 'k' ? "" : "k";
            case 'q': return "k";
            case 'x': return first ? "s" : "ks";
            case 'z': return "s";
            case 'p' when next == 'h': return "f";
            case 'd' when next == 'j': return "";
            default: return Letters[c < 128 ? c : 0];
        }
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static readonly string[] Letters = [.. Enumerable.Range(0, 128).Select(c => c == 0 ? "" : ((char)c).ToString())];
}
