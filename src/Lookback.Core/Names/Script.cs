using System.Text;

namespace Lookback.Core.Names;

/// <summary>The writing that most letters of a name are in.</summary>
public enum Script
{
    /// <summary>No letters, or a script without a rule of its own.</summary>
    Other,

    /// <summary>Latin letters, with or without marks.</summary>
    Latin,

    /// <summary>Cyrillic letters.</summary>
    Cyrillic,

    /// <summary>Greek letters.</summary>
    Greek,

    /// <summary>Arabic letters, Persian and Urdu ones too. Short vowels are not written.</summary>
    Arabic,

    /// <summary>Hebrew letters. Vowels are mostly not written.</summary>
    Hebrew,

    /// <summary>Chinese characters.</summary>
    Han,

    /// <summary>Hiragana or katakana, alone or beside Chinese characters.</summary>
    Kana,

    /// <summary>Korean syllables.</summary>
    Hangul,

    /// <summary>Armenian letters.</summary>
    Armenian,

    /// <summary>Georgian letters, of either case.</summary>
    Georgian,

    /// <summary>The script of Hindi, Marathi and Nepali.</summary>
    Devanagari,

    /// <summary>The script of Bengali and Assamese.</summary>
    Bengali,

    /// <summary>The script of Punjabi in India.</summary>
    Gurmukhi,

    /// <summary>The script of Gujarati.</summary>
    Gujarati,

    /// <summary>The script of Odia.</summary>
    Oriya,

    /// <summary>The script of Tamil.</summary>
    Tamil,

    /// <summary>The script of Telugu.</summary>
    Telugu,

    /// <summary>The script of Kannada.</summary>
    Kannada,

    /// <summary>The script of Malayalam.</summary>
    Malayalam,

    /// <summary>The script of Sinhala.</summary>
    Sinhala,

    /// <summary>Thai letters; some vowels stand before the consonant that they follow in sound.</summary>
    Thai,

    /// <summary>Lao letters, ordered like Thai ones.</summary>
    Lao,

    /// <summary>The script of Khmer.</summary>
    Khmer,

    /// <summary>The script of Burmese.</summary>
    Burmese,

    /// <summary>The script of Tibetan and Dzongkha.</summary>
    Tibetan,

    /// <summary>The script of Amharic and Tigrinya: a sign is a consonant with its vowel.</summary>
    Ethiopic,

    /// <summary>The script of Dhivehi.</summary>
    Thaana,

    /// <summary>The old script of Mongolian, written downwards.</summary>
    Mongolian,
}

/// <summary>Which script a character is in.</summary>
internal static class Scripts
{
    public static Script Of(char c) => c switch
    {
        < '\u0250' => char.IsLetter(c) ? Script.Latin : Script.Other,
        >= '\u1e00' and <= '\u1eff' or <= '\u02ff' => Script.Latin,
        // Phonetic letters and small capitals.
        >= '\u1d00' and <= '\u1dbf' or >= '\u2c60' and <= '\u2c7f' or >= '\ua722' and <= '\ua7ff' or >= '\uab30' and <= '\uab6f' => Script.Latin,
        >= '\u0370' and <= '\u03ff' or >= '\u1f00' and <= '\u1fff' => Script.Greek,
        >= '\u0400' and <= '\u052f' => Script.Cyrillic,
        >= '\u0590' and <= '\u05ff' => Script.Hebrew,
        >= '\u0600' and <= '\u077f' or >= '\u08a0' and <= '\u08ff' or >= '\ufb50' and <= '\ufdff' or >= '\ufe70' and <= '\ufeff' => Script.Arabic,
        >= '\u3040' and <= '\u30ff' => Script.Kana,
        >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' or '\u3005' => Script.Han,
        >= '\uac00' and <= '\ud7a3' or >= '\u1100' and <= '\u11ff' => Script.Hangul,
        >= '\u0530' and <= '\u058f' => Script.Armenian,
        >= '\u10a0' and <= '\u10ff' or >= '\u1c90' and <= '\u1cbf' or >= '\u2d00' and <= '\u2d2f' => Script.Georgian,
        >= '\u0780' and <= '\u07bf' => Script.Thaana,
        >= '\u0900' and <= '\u097f' => Script.Devanagari,
        >= '\u0980' and <= '\u09ff' => Script.Bengali,
        >= '\u0a00' and <= '\u0a7f' => Script.Gurmukhi,
        >= '\u0a80' and <= '\u0aff' => Script.Gujarati,
        >= '\u0b00' and <= '\u0b7f' => Script.Oriya,
        >= '\u0b80' and <= '\u0bff' => Script.Tamil,
        >= '\u0c00' and <= '\u0c7f' => Script.Telugu,
        >= '\u0c80' and <= '\u0cff' => Script.Kannada,
        >= '\u0d00' and <= '\u0d7f' => Script.Malayalam,
        >= '\u0d80' and <= '\u0dff' => Script.Sinhala,
        >= '\u0e00' and <= '\u0e7f' => Script.Thai,
        >= '\u0e80' and <= '\u0eff' => Script.Lao,
        >= '\u0f00' and <= '\u0fff' => Script.Tibetan,
        >= '\u1000' and <= '\u109f' => Script.Burmese,
        >= '\u1200' and <= '\u139f' or >= '\u2d80' and <= '\u2ddf' => Script.Ethiopic,
        >= '\u1780' and <= '\u17ff' => Script.Khmer,
        >= '\u1800' and <= '\u18af' => Script.Mongolian,
        _ => Script.Other,
    };

    /// <summary>The script of most letters; kana wins over Han wherever there is any, since only Japanese mixes them.</summary>
    public static Script Of(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return text.ContainsAnyInRange('A', 'Z') || text.ContainsAnyInRange('a', 'z') ? Script.Latin : Script.Other;
        Span<int> counts = stackalloc int[(int)Script.Mongolian + 1];
        counts.Clear();
        foreach (var c in text) counts[(int)Of(c)]++;
        if (counts[(int)Script.Kana] > 0) counts[(int)Script.Kana] += counts[(int)Script.Han];
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            if (counts[i] > 0 && (best == 0 || counts[i] > counts[best])) best = i;
        return (Script)best;
    }

    /// <summary>Whether a character is a syllable or a word, written without blanks.</summary>
    public static bool IsSyllabic(Script script) => script is Script.Han or Script.Kana or Script.Hangul;

    /// <summary>Whether short vowels are left out in writing, so that only consonants can be compared.</summary>
    public static bool OmitsVowels(Script script) => script is Script.Arabic or Script.Hebrew;
}
