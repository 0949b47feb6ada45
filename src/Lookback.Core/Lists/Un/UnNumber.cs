using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Un;

/// <summary>
/// What stands in a document's <c>NUMBER</c>: <c>Libyan passport No. 513519</c>, <c>Jordan 654781</c>, <c>R00012098, South Sudan</c>,
/// <c>381110042 (Expired 25 Jan. 2016)</c>. A number's own letters and blanks stay: <c>SE 012820</c>, <c>1 63 08 4</c>.
/// </summary>
/// <param name="Number">The number alone, or the whole where it cannot be told.</param>
/// <param name="Words">The words before it, unless they are a country alone.</param>
/// <param name="Country">The country that the words before or behind it name.</param>
/// <param name="Note">What else is said of it.</param>
internal sealed partial record UnNumber(string? Number, string? Words, CountryCode? Country, string? Note)
{
    private const int MaxWording = 500;

    public static UnNumber Of(string? text)
    {
        if (text is null || text.Length > MaxWording) return new(text, null, null, null);
        var (rest, note, country) = (text, (string?)null, (CountryCode?)null);
        if (Said().Match(rest) is { Success: true } said) (rest, note) = (rest[..said.Index], said.Groups["note"].Value.TrimEnd(')', ' '));
        if (Behind().Match(rest) is { Success: true } behind && CountryWords.All(behind.Groups["land"].Value) is [var named])
        {
            (rest, country) = (rest[..behind.Index], named);
        }

        var match = Wording().Match(rest);
        if (!match.Success) return rest.Any(char.IsAsciiDigit) ? new(rest.Trim(), null, country, note) : new(text, null, null, null);
        var words = match.Groups["words"].Value.Trim(' ', ':', ',');
        var before = CountryWords.AtStart(words, out var length);
        var isKnown = match.Groups["kind"].Success || (before is not null && length == words.Length);
        if (!isKnown) return new(rest.Trim(), null, country, note);
        return new(match.Groups["number"].Value.Trim(), SaysMore(words, length) ? words : null, country ?? before, note);
    }

    /// <summary>Whether words say more than a country and "No."</summary>
    private static bool SaysMore(string words, int country) => words[country..].Trim(' ', '.').ToUpperInvariant() is not ("" or "NO" or "NUMBER");

    [GeneratedRegex(
        @"\s*[,(]?\s*\b(?<note>(?:approximately )?(?:issued?|expire[sd]|expiry|valid|revoked|cancelled|date of issue)\b.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(
        @"(?<=\d\s*)(?:,\s*(?<land>\p{L}[\p{L} ]{2,60})|\s*\((?<land>\p{L}[\p{L} ]{1,60})\))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    /// <summary>
    /// Words, and a number that begins with the first digit, the letters at it or up to four capitals before it. Without a word that says what follows only
    /// a country is taken off.
    /// </summary>
    [GeneratedRegex(
        @"^(?<words>(?<kind>number|No\.?|passport)\s*:?|\p{L}[\p{L}\p{M} ()“”'’.-]{1,80}?(?:(?<kind>\bnumber|\bNo\.?|\)|\bpassport|\bcard)\s*:?|:)?)"
        + @"\s+(?<number>(?-i:(?:[A-Z]{1,4} )?)[^\s,]*\d.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Wording();
}
