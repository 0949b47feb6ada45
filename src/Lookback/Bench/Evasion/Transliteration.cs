namespace Lookback.Bench.Evasion;

/// <summary>
/// A name as another system would spell it. A name in Cyrillic or Arabic letters is spelled in Latin ones by the system; a Latin name that
/// is spelled as Slavic names are goes back to Cyrillic first; the national row respells Arabic names as French does.
/// </summary>
internal static class Transliteration
{
    /// <summary>As on the machine-readable line of a passport.</summary>
    public static string Icao(string name) => IsArabic(name) ? ArabicLetters.InPassport(name) : Slavic(name, Cyrillic.Icao);

    /// <summary>By the boards of geographic names of the USA and the United Kingdom.</summary>
    public static string Bgn(string name) => Slavic(name, Cyrillic.Bgn);

    /// <summary>By the international standard for Cyrillic.</summary>
    public static string Iso9(string name) => Slavic(name, Cyrillic.Iso9);

    /// <summary>As the country's own authorities spell it.</summary>
    public static string National(string name) =>
        Latin.Is(name) && Latin.LooksArabic(name) ? Latin.InFrench(name) : Slavic(name, Cyrillic.National);

    /// <summary>A Latin name in Cyrillic letters.</summary>
    public static string ToCyrillic(string name) => Latin.Is(name) ? LatinToCyrillic.Of(name) : name;

    /// <summary>A Latin or Cyrillic name in Arabic letters. The other way the vowels would have to be known, which nobody wrote.</summary>
    public static string ToArabic(string name) => IsCyrillic(name) ? ArabicLetters.OfLatin(Cyrillic.Bgn(name))
        : Latin.Is(name) ? ArabicLetters.OfLatin(name) : name;

    private static string Slavic(string name, Func<string, string> system) => IsCyrillic(name) ? system(name)
        : Latin.Is(name) && LatinToCyrillic.LooksSlavic(name) ? system(LatinToCyrillic.Of(name)) : name;

    private static bool IsCyrillic(string name) => name.AsSpan().IndexOfAnyInRange('\u0400', '\u04ff') >= 0;

    private static bool IsArabic(string name) => name.AsSpan().IndexOfAnyInRange('\u0600', '\u06ff') >= 0;
}
