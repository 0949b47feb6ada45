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
        var (spelled, bare) = (0, 0);
        foreach (var token in tokens)
        {
            // A title is written as everywhere.
            if (NameKnowledge.IsTitle(token.Folded)) continue;
            switch (HintOf(token))
            {
                case Hint.Against: return tokens;
                case Hint.Spelled: spelled++; break;
                case Hint.Bare: bare++; break;
            }
        }

        return spelled > 0 || bare > 1 ? tokens.ConvertAll(t => NameKnowledge.IsTitle(t.Folded) ? t : Arabic(t)) : tokens;
    }

    /// <summary>
    /// What a word says of its name: three consonants in a row beside a letter spelled with X tell it, and so do two long words without any vowel
    /// ("Jan SMRZ" has but one). An i or u inside a word tells against it, for the letters that they stand for begin words.
    /// </summary>
    private static Hint HintOf(Token token)
    {
        var isLatin = token.Script == Script.Latin && !token.Dotted && token.Folded.Length == token.Text.Length;
        if (!isLatin || !token.Text.All(char.IsAsciiLetterUpper)) return Hint.Against;
        var (run, longest, vowels, spelled) = (0, 0, 0, false);
        for (var i = 0; i < token.Folded.Length;)
        {
            if (LetterAt(token.Folded, i) is not { } found || (i > 0 && found.Spelling is "i" or "u")) return Hint.Against;
            var isVowel = found.Spelling is "a" or "e" or "i" or "u";
            vowels += isVowel ? 1 : 0;
            // "Xi" and "Xa" begin words in many languages.
            spelled |= found.Spelling is ['x', not ('a' or 'e' or 'i' or 'x' or 'c' or 'j' or 'g'), ..];
            longest = Math.Max(longest, run = isVowel ? 0 : run + 1);
            i += found.Spelling.Length;
        }

        if (spelled) return longest >= RunOfConsonants ? Hint.Spelled : Hint.None;
        return vowels == 0 && longest >= ShortestWithoutVowels ? Hint.Bare : Hint.None;
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

        // The letters as they stand are a reading, too.
        return token with { Text = text.ToString(), Folded = Tokenizer.FoldOf(text.ToString()), Script = Script.Arabic, Others = [token.Folded] };
    }

    private static (string Spelling, string Letter)? LetterAt(string folded, int at)
    {
        foreach (var row in Letters)
            if (string.CompareOrdinal(folded, at, row.Spelling, 0, row.Spelling.Length) == 0) return row;
        return null;
    }

    private enum Hint
    {
        /// <summary>It may be one.</summary>
        None,

        /// <summary>It is none.</summary>
        Against,

        /// <summary>It is one.</summary>
        Spelled,

        /// <summary>It is one beside another.</summary>
        Bare,
    }
}
