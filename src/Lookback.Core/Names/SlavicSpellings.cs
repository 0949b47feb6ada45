using System.Buffers;

namespace Lookback.Core.Names;

/// <summary>
/// Latin spellings of Slavic sounds by the rules of German, French, Polish and Dutch ("Tschernow", "Tchernov", "Czernow"), as passports
/// write them now ("Chernov").
/// </summary>
internal static class SlavicSpellings
{
    private const int Shortest = 5;

    /// <summary>Longer groups before the shorter ones that they hold; a capital is a sound that is not to be read again.</summary>
    private static readonly (string From, string To)[] Groups =
    [
        ("schtsch", "SC"), ("chtch", "SC"), ("szcz", "SC"), ("tsch", "C"), ("tsj", "C"), ("tch", "C"), ("dsch", "J"), ("dzh", "J"),
        ("dj", "J"), ("sch", "S"), ("sj", "S"), ("sz", "S"), ("cz", "C"), ("jou", "Zu"), ("off", "ov"), ("eff", "ev"), ("w", "v"),
        ("ou", "u"), ("oe", "u"), ("j", "y"),
    ];

    private static readonly SearchValues<string> Telling =
        SearchValues.Create(["tsch", "tch", "sch", "dj", "sz", "cz", "tsj", "dzh", "sj", "off", "eff", "jou"], StringComparison.Ordinal);

    /// <summary>The word as it is written now, or nothing where no group of letters tells such a spelling.</summary>
    public static WordReading[] OtherReadings(string folded)
    {
        if (folded.Length < Shortest || !folded.AsSpan().ContainsAny(Telling)) return [];
        // Where a word writes tch for ch it is French, and its ch is sh.
        var french = folded.Contains("tch", StringComparison.Ordinal);
        var plain = folded;
        foreach (var (from, to) in Groups) plain = plain.Replace(from, to, StringComparison.Ordinal);
        if (french) plain = plain.Replace("ch", "S", StringComparison.Ordinal);
        plain = plain.Replace("S", "sh", StringComparison.Ordinal).Replace("C", "ch", StringComparison.Ordinal)
            .Replace("J", "j", StringComparison.Ordinal).Replace("Z", "zh", StringComparison.Ordinal);
        return plain == folded ? [] : [WordReading.Of(plain)];
    }
}
