using System.Buffers;
using System.Text;
using AnyAscii;

namespace Lookback.Core.Names;

/// <summary>
/// A word of any script as lower-case Latin letters and digits. AnyAscii does most of it; the overlays are the scripts where its
/// reading is not the one that passports and lists use.
/// </summary>
internal static class Romanizer
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Letters a-z and digits only; empty where nothing of the word can be read.</summary>
    public static string Fold(string word)
    {
        if (Ascii.IsValid(word)) return LettersAndDigits(word);
        var script = Scripts.Of(word);
        var latin = script switch
        {
            Script.Cyrillic => CyrillicLetters.ToLatin(word),
            Script.Greek => GreekLetters.ToLatin(word),
            Script.Arabic => SemiticLetters.ArabicToLatin(word),
            Script.Hebrew => SemiticLetters.HebrewToLatin(word),
            >= Script.Armenian when ScriptLetters.HasTable(script) || script is > Script.Devanagari and <= Script.Malayalam or Script.Lao =>
                WrittenWord.Usual(word, script),
            _ => word,
        };
        return LettersAndDigits(Ascii.IsValid(latin) ? latin : latin.Transliterate());
    }

    /// <summary>The letters and digits that AnyAscii gives, for what no table of this product reads.</summary>
    public static string General(string text) => LettersAndDigits(text.Transliterate());

    /// <summary>
    /// The syllables of a word of Chinese characters or Korean syllables, each folded: AnyAscii gives every character its reading
    /// with a capital ("XiJinPing"). Together they are what <see cref="Fold"/> gives.
    /// </summary>
    public static List<string> Syllables(string word)
    {
        var syllables = new List<string>(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            var folded = General(rune.ToString());
            if (folded.Length > 0) syllables.Add(folded);
        }

        return syllables;
    }

    private static string LettersAndDigits(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return text.ToLowerInvariant();
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) letters.Append(c);
            else if (char.IsAsciiLetterUpper(c)) letters.Append((char)(c | 0x20));
        }

        return letters.ToString();
    }
}
