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
}

/// <summary>Which script a character is in.</summary>
internal static class Scripts
{
    public static Script Of(char c) => c switch
    {
        < '\u0250' => char.IsLetter(c) ? Script.Latin : Script.Other,
        >= '\u1e00' and <= '\u1eff' => Script.Latin,
        >= '\u0370' and <= '\u03ff' or >= '\u1f00' and <= '\u1fff' => Script.Greek,
        >= '\u0400' and <= '\u052f' => Script.Cyrillic,
        >= '\u0590' and <= '\u05ff' => Script.Hebrew,
        >= '\u0600' and <= '\u077f' or >= '\u08a0' and <= '\u08ff' or >= '\ufb50' and <= '\ufdff' or >= '\ufe70' and <= '\ufeff' => Script.Arabic,
        >= '\u3040' and <= '\u30ff' => Script.Kana,
        >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' or '\u3005' => Script.Han,
        >= '\uac00' and <= '\ud7a3' or >= '\u1100' and <= '\u11ff' => Script.Hangul,
        _ => Script.Other,
    };

    /// <summary>The script of most letters; kana wins over Han wherever there is any, since only Japanese mixes them.</summary>
    public static Script Of(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[(int)Script.Hangul + 1];
        counts.Clear();
        foreach (var c in text) counts[(int)Of(c)]++;
        if (counts[(int)Script.Kana] > 0) counts[(int)Script.Kana] += counts[(int)Script.Han];
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            if (counts[i] > 0 && (best == 0 || counts[i] > counts[best])) best = i;
        return (Script)best;
    }

    /// <summary>Whether short vowels are left out in writing, so that only consonants can be compared.</summary>
    public static bool OmitsVowels(Script script) => script is Script.Arabic or Script.Hebrew;
}
