using System.Globalization;

namespace Lookback.Core.Names;

/// <summary>A word of a name between separators, before its role is known.</summary>
/// <param name="Text">As written.</param>
/// <param name="Folded">Latin letters and digits; never empty.</param>
/// <param name="Script">The script it is written in.</param>
/// <param name="Dotted">A full stop follows it, as after an abbreviation.</param>
internal readonly record struct Token(string Text, string Folded, Script Script, bool Dotted)
{
    /// <summary>Other readings by the systems in use, see <see cref="NamePart.Others"/>; <see langword="null"/> for nearly all words.</summary>
    public string[]? Others { get; init; }
}

/// <summary>Cuts clean text into words.</summary>
internal static class Tokenizer
{
    /// <summary>Words read of a name; more than this is not a name.</summary>
    public const int MaxTokens = 32;

    /// <summary>Characters kept of a word that no table can read.</summary>
    private const int MaxUnread = 8;

    /// <summary>The words of <paramref name="text"/>; abbreviations of single letters ("S.A.") stay one word where asked.</summary>
    public static List<Token> Cut(string text, Dots dots)
    {
        var tokens = new List<Token>();
        var i = 0;
        while (i < text.Length && tokens.Count < MaxTokens)
        {
            if (!IsWordCharacter(text, i))
            {
                i++;
                continue;
            }

            var start = i;
            i = EndOfWord(text, i, dots);
            Add(tokens, text[start..i], i < text.Length && text[i] == '.', dots);
        }

        return Disguised(tokens);
    }

    private static int EndOfWord(string text, int i, Dots dots)
    {
        var syllabic = Scripts.IsSyllabic(Scripts.Of(text[i]));
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.' && dots == Dots.JoinLetters && IsLetterBetweenDots(text, i)) continue;
            if (IsApostrophe(c)) continue;
            if (!IsWordCharacter(text, i)) break;
            if (syllabic != (c >= 0x80 && Scripts.IsSyllabic(Scripts.Of(c))) && char.IsLetter(c)) break;
        }

        return i;
    }

    /// <summary>"S.A" of "S.A.": a letter alone before the dot and a letter alone after it.</summary>
    private static bool IsLetterBetweenDots(string text, int dot) =>
        char.IsLetter(text[dot - 1]) && (dot < 2 || !char.IsLetterOrDigit(text[dot - 2]))
        && dot + 1 < text.Length && char.IsLetter(text[dot + 1]) && (dot + 2 >= text.Length || !char.IsLetterOrDigit(text[dot + 2]));

    /// <summary>
    /// Words that can be read as Latin or as Cyrillic or Greek, letter by letter the same: Latin beside Latin words, and else a second
    /// reading.
    /// </summary>
    private static List<Token> Disguised(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Script is not (Script.Cyrillic or Script.Greek) || Confusables.Whole(tokens[i].Text) is not { } latin) continue;
            var (own, read) = (tokens[i].Folded, Romanizer.Fold(latin));
            tokens[i] = tokens.Exists(t => t.Script == Script.Latin && t.Folded.Length > 1)
                ? tokens[i] with { Text = latin, Folded = read, Script = Script.Latin, Others = [own] }
                : tokens[i] with { Others = [read] };
        }

        return tokens;
    }

    private static void Add(List<Token> tokens, string word, bool dotted, Dots dots)
    {
        var text = word.Trim('\'', '.', '’', '‘', '`', '´');
        if (text.Length == 0) return;
        text = Confusables.Of(text);
        if (dots == Dots.Split) text = Confusables.WithoutDigits(text);
        var folded = FoldOf(text);
        var token = new Token(text, folded, Scripts.Of(text), dotted);
        // In names of organisations a digit may be meant, and both readings stand: inside a word rather the letter, at its ends the digit.
        if (dots == Dots.JoinLetters && Confusables.WithLoneDigitsRead(text) is { } read)
        {
            var letters = Romanizer.Fold(read);
            var atEnd = char.IsAsciiDigit(text[0]) || char.IsAsciiDigit(text[^1]);
            token = atEnd ? token with { Others = [letters] } : token with { Folded = letters, Others = [folded] };
        }

        tokens.Add(token);
    }

    /// <summary>A word in Latin letters, never empty.</summary>
    public static string FoldOf(string text) =>
        Romanizer.Fold(text) is { Length: > 0 } folded ? folded : CodePoints(text[..Math.Min(text.Length, MaxUnread)]);

    /// <summary>A word that no table can read is known by its code points: it must not become nothing and match everything.</summary>
    public static string CodePoints(string text) => string.Concat(text.Select(c => FormattableString.Invariant($"u{(int)c:x}")));

    private static bool IsWordCharacter(string text, int i) => text[i] < 0x80 ? char.IsAsciiLetterOrDigit(text[i]) :
        char.IsLetterOrDigit(text, i) || char.IsLowSurrogate(text[i]) && i > 0 && char.IsLetterOrDigit(text, i - 1)
        || CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´' or 'ʻ' or 'ʼ' or 'ʿ' or 'ʾ' or '′';
}

/// <summary>What a full stop inside a word means.</summary>
internal enum Dots
{
    /// <summary>It ends the word: initials of a person.</summary>
    Split,

    /// <summary>Between single letters it is part of an abbreviation: organisations.</summary>
    JoinLetters,
}
