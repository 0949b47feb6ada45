using System.Text;

namespace Lookback.Core.Names;

/// <summary>
/// Arabic names as a passport's machine-readable line spells them, letter by letter and without vowels ("MXHMD ELY"): read back into Arabic
/// letters, which are compared as such. Only names in capitals that nobody would write so otherwise.
/// </summary>
internal static class PassportArabic
{
    private const int RunOfConsonants = 3;
    private const int ShortestWithoutVowels = 4;

    private static readonly (string Spelling, string Letter)[] Letters = [.. DataFile.Rows("passport_arabic").Select(r => (r[0], r[1]))];

    /// <summary>The words in Arabic letters, or as they are.</summary>
    public static List<Token> Read(List<Token> tokens)
    {
        var isTold = false;
        foreach (var token in tokens)
        {
            if (!MayBe(token, out var tells)) return tokens;
            isTold |= tells;
        }

        return isTold ? tokens.ConvertAll(Arabic) : tokens;
    }

    /// <summary>
    /// Whether a word may be one, and whether it tells that the name is: it has three consonants in a row beside a letter spelled with X, or it
    /// is long and has no vowel at all.
    /// </summary>
    private static bool MayBe(Token token, out bool tells)
    {
        tells = false;
        if (token.Script != Script.Latin || token.Dotted || token.Folded.Length != token.Text.Length || !token.Text.All(char.IsAsciiLetterUpper)) return false;
        var (run, longest, vowels, spelled) = (0, 0, 0, false);
        for (var i = 0; i < token.Folded.Length;)
        {
            if (LetterAt(token.Folded, i) is not { } found) return false;
            var isVowel = found.Spelling is "a" or "e" or "i" or "u";
            vowels += isVowel ? 1 : 0;
            // "Xi" and "Xa" begin words in many languages.
            spelled |= found.Spelling is ['x', not ('a' or 'e' or 'i' or 'x' or 'c' or 'j' or 'g'), ..];
            longest = Math.Max(longest, run = isVowel ? 0 : run + 1);
            i += found.Spelling.Length;
        }

        tells = spelled ? longest >= RunOfConsonants : vowels == 0 && longest >= ShortestWithoutVowels && token.Folded.AsSpan().IndexOfAny('y', 'w') < 0;
        return true;
    }

    private static Token Arabic(Token token)
    {
        var text = new StringBuilder(token.Folded.Length);
        for (var i = 0; i < token.Folded.Length;)
        {
            var (spelling, letter) = LetterAt(token.Folded, i)!.Value;
            text.Append(letter);
            i += spelling.Length;
        }

        return token with { Text = text.ToString(), Folded = Romanizer.Fold(text.ToString()), Script = Script.Arabic, Others = null };
    }

    private static (string Spelling, string Letter)? LetterAt(string folded, int at)
    {
        foreach (var row in Letters)
            if (string.CompareOrdinal(folded, at, row.Spelling, 0, row.Spelling.Length) == 0) return row;
        return null;
    }
}
