using System.Text.RegularExpressions;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// Numbers of the International Maritime Organization as publishers write them: seven digits, alone, in brackets, or among words:
/// <c>IMO 9074729 (flag Panama)</c>. One rule for every reader.
/// </summary>
internal static partial class ImoNumbers
{
    /// <summary>
    /// The numbers in a text; none where it holds no run of exactly seven digits. The first that is called an IMO number, or the first of all, is taken as
    /// it is written, for publishers' errors are kept; another may be anything, a telephone too, and has to prove itself.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var runs = Digits().Matches(text);
        if (runs.Count < 2) return [.. runs.Select(r => r.Value)];
        var first = runs.FirstOrDefault(r => Introduction().IsMatch(text[..r.Index])) ?? runs[0];
        return [.. runs.Where((run, at) => run == first || Proves(text, at == 0 ? 0 : runs[at - 1].Index + 7, run)).Select(r => r.Value).Distinct()];
    }

    /// <summary>The number of a text that calls itself an IMO number and says nothing else; null for any other.</summary>
    public static string? Called(string text) => Named().IsMatch(text) && !SaysMore(text) && Of(text) is [var number] ? number : null;

    /// <summary>A number that is not of seven digits without the letters before it that call it one.</summary>
    public static string Without(string text) => Lead().Replace(text, "");

    /// <summary>Whether there is more in a text than the numbers and what they are called.</summary>
    public static bool SaysMore(string text)
    {
        foreach (var number in Of(text)) text = text.Replace(number, " ", StringComparison.Ordinal);
        return Plain().Replace(text, "").Any(char.IsLetterOrDigit);
    }

    /// <summary>Whether a further run has the right check digit, and is called an IMO number or stands as the item of a list.</summary>
    private static bool Proves(string text, int behind, Match run) =>
        CheckDigits.Imo(run.ValueSpan) && (Introduction().IsMatch(text[..run.Index]) || Between().IsMatch(text[behind..run.Index]));

    /// <summary>Alone, or stuck to its word: <c>IMO9074729</c>, <c>IMO No9074729</c>.</summary>
    [GeneratedRegex(@"(?:(?<!\w)|(?<=\b(?:IMO|No|Nr|number)))\d{7}(?!\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\bIMO[\s:.#]*(?:(?:ship|vessel|identification|numbers?|no|nr)[\s:.#]*)*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Introduction();

    /// <summary>What parts the items of a list, with their marks: <c>, </c>, <c> and </c>, <c>; b) </c>.</summary>
    [GeneratedRegex(@"^[\s,;/|&+(]*(?:and|or)?\s*(?:\(?\w\)\s*)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\bIMO(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^IMO\b[\s:.]*(?=\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"\bIMO(?![a-z])|\b(?:ship|vessel|identification|numbers?|no|nr|and|or)(?![a-z])|(?<!\w)\(?\w\)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
