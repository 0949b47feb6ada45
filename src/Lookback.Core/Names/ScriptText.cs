using System.Text;

namespace Lookback.Core.Names;

/// <summary>A word as its script's table reads it: letters apart, in the order in which they sound.</summary>
internal static class ScriptText
{
    /// <summary>
    /// The word in the letters of the table that reads it, which <paramref name="script"/> becomes: Korean syllables in their letters,
    /// hiragana as katakana, the scripts of India as Devanagari, Lao as Thai, Thai vowels behind the consonant that they follow in sound.
    /// </summary>
    public static string Ordered(string text, ref Script script)
    {
        switch (script)
        {
            case Script.Hangul: return text.Normalize(NormalizationForm.FormD);
            case Script.Kana: return Shifted(text, '\u3041', '\u3096', 0x60);
            case Script.Cyrillic or Script.Greek or Script.Armenian or Script.Georgian: return Plain(text.ToLowerInvariant(), script);
            case Script.Bengali or Script.Gurmukhi or Script.Gujarati or Script.Oriya or Script.Tamil or Script.Telugu or Script.Kannada or Script.Malayalam:
                return Indic(text, ref script);
            case Script.Lao:
                script = Script.Thai;
                return Thai(Shifted(text, '\u0e80', '\u0eff', -0x80));
            case Script.Thai: return Thai(text);
            default: return text;
        }
    }

    /// <summary>Whether what follows an Indic consonant takes its vowel away: a vowel sign, a virama, or the end of the word.</summary>
    public static bool IsVowelless(string text, int at) =>
        at >= text.Length || (text[at] is >= '\u093e' and <= '\u094d') || text[at] is '\u0945' or '\u0946' or '\u0949' or '\u094a';

    private static string Indic(string text, ref Script script)
    {
        script = Script.Devanagari;
        return string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = from[i];
                // A letter with a row of its own in its script keeps it; the rest stand at the same place of the Devanagari block.
                span[i] = c is < '\u0980' or > '\u0d7f' || ScriptLetters.At(Script.Devanagari, [c], 0, out _) is not null ? c : (char)(0x900 + (c & 0x7f));
            }
        });
    }

    /// <summary>Accents that no table knows (Greek tones, Cyrillic stress) off; letters that are composed of a mark stay.</summary>
    private static string Plain(string text, Script script)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (ScriptLetters.At(script, [c], 0, out _) is not null || c < 0x80) plain.Append(c);
            else foreach (var d in c.ToString().Normalize(NormalizationForm.FormD))
                if (char.GetUnicodeCategory(d) != System.Globalization.UnicodeCategory.NonSpacingMark) plain.Append(d);
        }

        return plain.ToString();
    }

    private static string Thai(string text)
    {
        var ordered = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            // A consonant under the mark of silence is not spoken.
            if (i + 1 < text.Length && text[i + 1] == '\u0e4c') i++;
            else if (text[i] is >= '\u0e40' and <= '\u0e44' && i + 1 < text.Length) ordered.Append(text[i + 1]).Append(text[i++]);
            else if (text[i] != '\u0e4c') ordered.Append(text[i]);
        }

        return ordered.ToString();
    }

    private static string Shifted(string text, char from, char to, int by) => string.Create(text.Length, (text, from, to, by), static (span, s) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var c = s.text[i];
            span[i] = c >= s.from && c <= s.to ? (char)(c + s.by) : c;
        }
    });
}
