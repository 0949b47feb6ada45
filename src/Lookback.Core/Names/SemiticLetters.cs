using System.Collections.Frozen;
using System.Text;

namespace Lookback.Core.Names;

/// <summary>
/// Arabic and Hebrew letters. Short vowels are not written, so the result is made for the comparison of consonants: alef is a, waw
/// is w, yeh is y, ain and hamza are silent, written vowel marks are dropped.
/// </summary>
internal static class SemiticLetters
{
    private const string ArabicFrom = "اأإآٱبتثجحخدذرزسشصضطظعغفقكلمنهويىةپچژگکیئؤءڤڨےہھںٹڈڑ";
    private static readonly string[] ArabicTo =
    [
        "a", "a", "i", "a", "a", "b", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t", "z", "", "gh", "f", "q",
        "k", "l", "m", "n", "h", "w", "y", "a", "a", "p", "ch", "zh", "g", "k", "y", "y", "w", "", "v", "g", "e", "h", "h", "n", "t", "d", "r",
    ];

    private const string HebrewFrom = "אבגדהוזחטיכךלמםנןסעפףצץקרשת";
    private static readonly string[] HebrewTo =
    [
        "a", "b", "g", "d", "h", "w", "z", "h", "t", "y", "k", "k", "l", "m", "m", "n", "n", "s", "", "p", "p", "ts", "ts", "k", "r", "sh", "t",
    ];

    private const string Variants = "أإآٱىیکہھةۀؤئ";
    private const string Plain = "اااايي\u0643\u0647\u0647\u0647\u0647\u0648ي";

    private static readonly FrozenDictionary<string, string> Readings =
        DataFile.Rows("written_readings").ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Vowelled = Readings.Values.ToFrozenSet(StringComparer.Ordinal);

    public static string ArabicToLatin(string word) => Readings.GetValueOrDefault(PlainArabic(word)) ?? Map(word, ArabicFrom, ArabicTo);

    public static string HebrewToLatin(string word) => Readings.GetValueOrDefault(word) ?? Map(word, HebrewFrom, HebrewTo);

    /// <summary>Whether a folded word comes with its vowels, since the name is known.</summary>
    public static bool IsVowelled(string folded) => Vowelled.Contains(folded);

    /// <summary>A word in the letters that the known readings are listed by.</summary>
    public static string PlainArabic(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (c is 'ء' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark) continue;
            plain.Append(Variants.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Plain[at] : c);
        }

        return plain.ToString();
    }

    /// <summary>
    /// How Arabic letters are written elsewhere: j as g in Egypt; th, dh and d as s and z, w as v from Turkey to India; q as g and th as t
    /// in the Gulf and the Maghreb.
    /// </summary>
    private static readonly (string From, string[] To)[] Regions =
    [
        ("ج", ["g"]),
        ("ثذضظوة", ["s", "z", "z", "z", "v", "t"]),
        ("قثذظ", ["g", "t", "d", "d"]),
    ];

    /// <summary>Readings of an Arabic word whose sound differs from the main one's.</summary>
    public static WordReading[] OtherReadings(string word, Script script, string folded)
    {
        if (script != Script.Arabic || word.Contains(' ', StringComparison.Ordinal)) return [];
        List<WordReading>? readings = null;
        foreach (var (from, to) in Regions)
        {
            if (word.AsSpan().IndexOfAny(from) < 0) continue;
            var reading = WordReading.OfConsonants(Map(word, from + ArabicFrom, [.. to, .. ArabicTo]));
            if (reading.Folded.Length > 0 && reading.Folded != folded) (readings ??= []).Add(reading);
        }

        return readings is null ? [] : [.. readings];
    }

    /// <summary>The written article "al-" off a word of Arabic letters that is long enough to bear it.</summary>
    public static bool TrySplitArticle(string word, out string rest)
    {
        var has = word.Length >= 4 && word[0] == 'ا' && word[1] == 'ل' && !Readings.ContainsKey(PlainArabic(word));
        rest = has ? word[2..] : word;
        return has;
    }

    private static string Map(string word, string from, string[] to)
    {
        var latin = new StringBuilder(word.Length + 4);
        foreach (var c in word)
        {
            var at = from.IndexOf(c, StringComparison.Ordinal);
            if (at >= 0) latin.Append(to[at]);
            else if (c < 0x80) latin.Append(c);
        }

        return latin.ToString();
    }
}
