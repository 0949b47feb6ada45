using System.Globalization;
using System.Text;

namespace Lookback.Core.Cases;

/// <summary>The words that rules look for, as data (<c>data/cases/words.json</c>), and texts as words to look in.</summary>
internal static class CaseWords
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Lists = new StrictJson("bad-words", "words").Read(
        ShippedText.Of("words"),
        static root => root.Members("stock_phrases", "tipping_off", "positions", "position_fields", "no_ground")
            .ToDictionary(m => m.Key, m => (IReadOnlyList<string>)m.Value.Texts()));

    /// <summary>Phrases that say nothing about anybody.</summary>
    public static IReadOnlyList<string> StockPhrases => Lists["stock_phrases"];

    /// <summary>Words that a question to a customer must not have.</summary>
    public static IReadOnlyList<string> TippingOff => Lists["tipping_off"];

    /// <summary>Words that announce where somebody or their device is.</summary>
    public static IReadOnlyList<string> Positions => Lists["positions"];

    /// <summary>Names of fields that would hold it.</summary>
    public static IReadOnlyList<string> PositionFields => Lists["position_fields"];

    /// <summary>Words of nationality, religion and ethnicity.</summary>
    public static IReadOnlyList<string> NoGround => Lists["no_ground"];

    /// <summary>The first of the phrases that stands in a text as whole words; <see langword="null"/> for none.</summary>
    public static string? FirstIn(string text, IReadOnlyList<string> phrases)
    {
        var words = $" {string.Join(' ', Of(text))} ";
        return phrases.FirstOrDefault(p => words.Contains($" {p} ", StringComparison.Ordinal));
    }

    /// <summary>The words of a text in lower case; where a script writes no blanks each character is one.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (kind == UnicodeCategory.OtherLetter && rune.Value >= 0x0E00 && !IsSpaced(rune))
            {
                End();
                words.Add(rune.ToString());
            }
            else if (Rune.IsLetterOrDigit(rune) || kind is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) word.Append(rune.ToString());
            else if (rune.Value is not ('\'' or '’')) End();
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Hangul, Georgian, Ethiopic and Cherokee are letters of this kind that do write blanks.</summary>
    private static bool IsSpaced(Rune rune) => rune.Value is (>= 0xAC00 and <= 0xD7A3) or (>= 0x10A0 and <= 0x139F);
}
