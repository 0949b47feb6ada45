using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>
/// Words of organisations in Arabic letters: the article and the small words that are written on ("and", "in", "for the") come off, and
/// what lists translate ("Islamic", "movement") gets its translation, with the word itself as another reading.
/// </summary>
internal static class TranslatedWords
{
    private static readonly string[] Prefixes = ["", "ال", "وال", "بال", "لل", "و", "ب", "ل"];

    private static readonly FrozenDictionary<string, string[]> Readings =
        DataFile.Rows("organization_translations").ToFrozenDictionary(r => r[0], r => r[1].Split(' '), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Translations = Readings.Values.Select(r => r[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a folded word is a translation, which has its vowels.</summary>
    public static bool IsTranslation(string folded) => Translations.Contains(folded);

    /// <summary>The words of a name; those of other scripts as they are.</summary>
    public static List<Token> Of(List<Token> tokens)
    {
        if (!tokens.Exists(t => t.Script == Script.Arabic)) return tokens;
        var read = new List<Token>(tokens.Count);
        foreach (var token in tokens)
            if (token.Script != Script.Arabic) read.Add(token);
            else if (Word(token) is { } word) read.Add(word);
        return read.Count > 0 ? read : tokens;
    }

    private static Token? Word(Token token)
    {
        // "And" and "in" carry nothing.
        if (token.Text is "و" or "في" or "فی" or "من" or "او" or "ال") return null;
        foreach (var prefix in Prefixes)
        {
            if (!token.Text.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var rest = token.Text[prefix.Length..];
            if (!Readings.TryGetValue(SemiticLetters.PlainArabic(rest), out var readings)) continue;
            return token with { Text = rest, Folded = readings[0], Others = [.. readings[1..], Romanizer.Fold(rest)] };
        }

        var bare = token.Text.StartsWith("وال", StringComparison.Ordinal) ? token.Text[1..] : token.Text;
        return SemiticLetters.TrySplitArticle(bare, out var stem) ? token with { Text = stem, Folded = Romanizer.Fold(stem) } : token;
    }
}
