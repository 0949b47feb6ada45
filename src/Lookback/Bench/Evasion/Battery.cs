namespace Lookback.Bench.Evasion;

/// <summary>Every manipulation, in the order in which examiners list them.</summary>
internal static class Battery
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Manipulation> All { get; } =
    [
        new("exact", (party, _) => Manipulation.Renamed(party, party.Names[0].Full)),
        Manipulation.OfName("case", (name, _) => Surface.Case(name)),
        Manipulation.OfName("diacritics", (name, _) => Surface.Diacritics(name)),
        Manipulation.OfName("space, hyphen, apostrophe", (name, _) => Surface.Blanks(name)),
        Manipulation.OfName("order of words", (name, _) => WordChanges.Order(name)),
        Manipulation.OfPersonsName("middle name dropped", WordChanges.DroppedMiddle),
        Manipulation.OfPersonsName("initial", (name, _) => WordChanges.Initial(name)),
        Manipulation.OfName("one edit", Slips.OneEdit),
        Manipulation.OfName("two edits in 8 letters", Slips.TwoEdits),
        Manipulation.OfName("doubled letter", Slips.DoubledLetter),
        Manipulation.OfName("phonetic twin", Slips.PhoneticTwin),
        Manipulation.OfPersonsName("spelled by ICAO", (name, _) => Transliteration.Icao(name)),
        Manipulation.OfPersonsName("spelled by BGN/PCGN", (name, _) => Transliteration.Bgn(name)),
        Manipulation.OfPersonsName("spelled by ISO 9", (name, _) => Transliteration.Iso9(name)),
        Manipulation.OfPersonsName("spelled nationally", (name, _) => Transliteration.National(name)),
        Manipulation.OfPersonsName("swapped to Cyrillic", (name, _) => Transliteration.ToCyrillic(name)),
        Manipulation.OfPersonsName("swapped to Arabic", (name, _) => Transliteration.ToArabic(name)),
        Manipulation.OfName("homoglyph", Surface.Homoglyph),
        Manipulation.OfName("zero-width", Surface.ZeroWidth),
        Manipulation.OfName("bidi", Surface.Bidi),
        Manipulation.OfName("digit for letter", Surface.DigitForLetter),
        Manipulation.OfName("joined words", Surface.Joined),
        Manipulation.OfPersonsName("title or suffix added", WordChanges.Title),
        new("birth: day-month swap", DateSlips.DayMonthSwap),
        new("birth: one year off", DateSlips.YearOff),
        new("birth: year only", DateSlips.YearOnly),
        new("document: digits swapped", DocumentSlips.DigitsTransposed),
        Manipulation.OfPersonsName("cut by a passport's line", (name, _) => Mrz.Truncated(name)),
    ];
}
