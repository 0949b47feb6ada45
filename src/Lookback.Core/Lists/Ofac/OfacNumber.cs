using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// A number as OFAC words it: <c>A0002302 (Iran) issued 18 Jul 2010 expires 18 Jul 2015</c>. Parentheses are the country only where
/// they name one; numbers have parentheses of their own.
/// </summary>
/// <param name="Number">The number alone.</param>
/// <param name="Country">Who issued it, where stated.</param>
/// <param name="SaysMore">Something stood there that neither of them holds: the remark must be kept as well.</param>
internal sealed partial record OfacNumber(string Number, CountryCode? Country, bool SaysMore)
{
    private const int MaxNumber = 80;
    private const int MaxWording = 500;

    /// <summary>Null where the text holds no number: <c>issued in Sarajevo</c>.</summary>
    public static OfacNumber? Read(string text)
    {
        if (text.Length > MaxWording) return null;
        var (number, saysMore) = (text.Trim().TrimEnd(','), false);
        // Most numbers stand alone.
        if (text.Contains("ssue", StringComparison.Ordinal) || text.Contains("xpire", StringComparison.Ordinal))
        {
            var match = Wording().Match(text);
            (number, saysMore) = (match.Groups["number"].Value.Trim().TrimEnd(','), match.Groups["more"].Length > 0);
        }

        CountryCode? country = null;
        if (number.EndsWith(')') && number.LastIndexOf('(') is var open and > 0 && Inside(number, open) is { } inside)
        {
            country = Countries.Find(inside);
            if (country is not null || ListingDraft.SaysNoCountry(inside)) number = number[..open].TrimEnd();
        }

        (number, country, var cut) = WithoutWords(number, country);
        if (country is not null && Place().Match(number) is { Success: true } place) (number, cut) = (number[..place.Index], true);
        if (number.Contains(' ', StringComparison.Ordinal) && RunningWords().IsMatch(number)) (number, cut) = (number.Split(' ')[0], true);
        return IsNumber(number) ? new OfacNumber(number, country, saysMore || cut) : null;
    }

    private static string? Inside(string number, int open) => Blanks.Collapse(number[(open + 1)..^1]);

    /// <summary>Takes off a country without parentheses, and words behind a comma: <c>D000000483, Diplomatic</c>.</summary>
    private static (string Number, CountryCode? Country, bool Cut) WithoutWords(string number, CountryCode? country)
    {
        var comma = number.IndexOf(", ", StringComparison.Ordinal);
        if (comma > 0 && number[..comma].Any(char.IsAsciiDigit) && !number[comma..].Any(char.IsAsciiDigit))
        {
            return (number[..comma], country ?? Countries.Find(number[(comma + 2)..]), true);
        }

        var blank = number.IndexOf(' ', StringComparison.Ordinal);
        var isCode = number.Length - blank == 3; // an exchange (0728 HK) or letters of the number: no issuer is written so
        return country is null && blank > 0 && !isCode && number[..blank].Any(char.IsAsciiDigit) && Countries.Find(number[(blank + 1)..]) is { } named
            ? (number[..blank], named, false)
            : (number, country, false);
    }

    /// <summary>A number has a digit or is written in capitals (a BIC, a call sign).</summary>
    private static bool IsNumber(string number) =>
        number.Length is > 0 and <= MaxNumber
        && (number.Any(char.IsAsciiDigit) || (number.Length > 3 && number.All(c => char.IsAsciiLetterUpper(c) || c is '-' or '.' or ' ')));

    [GeneratedRegex(
        @"^(?<number>.*?)(?<more>[,]?(?:^| )(?:issued|expires|expired|Issue Date|Expire Date)\b.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Wording();

    /// <summary>Words without digits behind a number and before its country are where it was issued: <c>181301-1 Cali (Colombia)</c>.</summary>
    [GeneratedRegex(@"(?<=\d\S*)(?: \p{Lu}\p{Ll}{2,}[\p{Ll}.-]*)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();

    [GeneratedRegex(
        @"\b(?:and|or|of|the|issued|under|was|were|is|for|from)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RunningWords();
}
