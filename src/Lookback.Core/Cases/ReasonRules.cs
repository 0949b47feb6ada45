using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>What a reason has to be: a short word to count by, and words of a person about this case.</summary>
public static partial class ReasonRules
{
    /// <summary>Shortest reason, in characters, blanks in a row counted once.</summary>
    public const int MinText = 20;

    /// <summary>Longest text of a step or field, in characters.</summary>
    public const int MaxText = 4_000;

    /// <summary>Fewest letters or digits of a field that names a law, an authority or a record.</summary>
    public const int MinWord = 3;

    private const int MinDifferentWords = 4;
    private const int MinLetters = 3;

    /// <summary>Why a code is no reason's code; <see langword="null"/> where it is one.</summary>
    public static Refusal? CheckCode(string code) => Shape().IsMatch(code)
        ? null
        : new Refusal(
            "reason-code",
            $"expected a reason code of one case, in words joined by hyphens or underscores (birth-date-differs, DOB_CONFLICT), found "
                + $"\"{ReadIssue.Cut(code)}\"");

    /// <summary>Why a text is too short for a reason; <see langword="null"/> where it is not.</summary>
    public static Refusal? CheckText(string text)
    {
        if (Length(text) < MinText)
            return new Refusal(
                "reason-too-short",
                FormattableString.Invariant($"a reason takes at least {MinText} characters in the person's own words, found {Length(text)}"));
        return text.Length > MaxText
            ? new Refusal("reason-too-long", FormattableString.Invariant($"a reason takes at most {MaxText} characters, found {text.Length}"))
            : null;
    }

    /// <summary>Why a text says nothing about this case, which an adverse step and an emergency have to; <see langword="null"/> where it does.</summary>
    /// <param name="text">The reason.</param>
    /// <param name="usedBefore">Whether it was given word for word about somebody else.</param>
    public static Refusal? CheckAdverse(string text, Func<string, bool> usedBefore)
    {
        var words = CaseWords.Of(text);
        if (words.Where(IsWord).Distinct().Count() < MinDifferentWords)
            return Boilerplate($"it has fewer than {MinDifferentWords} different words of {MinLetters} letters or more");
        if (words.GroupBy(w => w).MaxBy(g => g.Count()) is { } most && most.Count() * 2 > words.Count)
            return Boilerplate($"more than half of it is the word \"{ReadIssue.Cut(most.Key)}\"");
        var rest = $" {string.Join(' ', words)} ";
        var stock = CaseWords.FirstIn(text, CaseWords.StockPhrases);
        foreach (var phrase in CaseWords.StockPhrases.OrderByDescending(p => p.Length)) rest = rest.Replace($" {phrase} ", " ", StringComparison.Ordinal);
        if (stock is not null && rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Count() < MinDifferentWords)
            return Boilerplate($"beside \"{stock}\" it says nothing");
        return usedBefore(text) ? Boilerplate("word for word it was given about somebody else") : null;
    }

    /// <summary>A text as its words alone: equal for texts that are the same word for word.</summary>
    public static string Normal(string text) => string.Join(' ', CaseWords.Of(text));

    /// <summary>Whether a text that is given has too few letters and digits to name anything.</summary>
    internal static bool SaysNothing(string text) => text.Count(char.IsLetterOrDigit) < MinWord;

    /// <summary>Three letters that are not one over and over; a script that writes no blanks has words of one.</summary>
    private static bool IsWord(string word)
    {
        if (word.EnumerateRunes().Count() == 1) return Rune.GetUnicodeCategory(Rune.GetRuneAt(word, 0)) == UnicodeCategory.OtherLetter;
        var letters = word.EnumerateRunes().Where(Rune.IsLetter).ToList();
        return letters.Count >= MinLetters && letters.Distinct().Count() > 1;
    }

    internal static int Length(string? text) => text is null ? 0 : Blanks().Replace(text.Trim(), " ").Length;

    private static Refusal Boilerplate(string why) => new("boilerplate-reason", $"a reason says what is so in this case: {why}");

    [GeneratedRegex(@"\A(?:[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*|[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*)\z")]
    private static partial Regex Shape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
