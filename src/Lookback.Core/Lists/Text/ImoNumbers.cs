using System.Text.RegularExpressions;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// Numbers of the International Maritime Organization as publishers write them: seven digits, alone, in brackets, or among words:
/// <c>IMO 9074729 (flag Panama)</c>. One rule for every reader.
/// </summary>
internal static partial class ImoNumbers
{
    /// <summary>The numbers in a text; none where it holds no run of exactly seven digits.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Digits().Matches(text).Select(m => m.Value).Distinct()];

    /// <summary>The number of a text that calls itself an IMO number and says nothing else; null for any other.</summary>
    public static string? Called(string text) => Named().IsMatch(text) && !SaysMore(text) && Of(text) is [var number] ? number : null;

    /// <summary>A number that is not of seven digits without the letters before it that call it one.</summary>
    public static string Without(string text) => Lead().Replace(text, "");

    /// <summary>Whether there is more in a text than the numbers and what they are called.</summary>
    public static bool SaysMore(string text) => Plain().Replace(text, "").Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"(?:(?<!\w)|(?<=\bIMO))\d{7}(?!\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\bIMO(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"^IMO\b[\s:.]*(?=\S)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\bIMO(?![a-z])|\b(?:ship|vessel|identification|number|no)\b|(?<!\d)\d{7}(?!\w)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
