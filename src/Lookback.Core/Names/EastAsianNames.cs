using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>Chinese and Korean personal names written without a blank: surname first, of one syllable or a known two.</summary>
internal static class EastAsianNames
{
    private static readonly FrozenDictionary<string, string> Readings =
        DataFile.Rows("surname_readings").ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    /// <summary>The surname, in its reading as a surname, and the given name.</summary>
    public static IEnumerable<Token> Split(Token token)
    {
        var length = token.Text.Length >= 3 && Readings.ContainsKey(token.Text[..2]) ? 2 : 1;
        yield return Part(token, token.Text[..length], surname: true);
        yield return Part(token, token.Text[length..], surname: false);
    }

    private static Token Part(Token token, string text, bool surname)
    {
        var folded = string.Concat(Romanizer.Syllables(text));
        if (surname) folded = Readings.GetValueOrDefault(text) ?? (token.Script == Script.Hangul ? NameKnowledge.UsualSurname(folded) : folded);
        return token with { Text = text, Folded = folded.Length > 0 ? folded : token.Folded };
    }
}
