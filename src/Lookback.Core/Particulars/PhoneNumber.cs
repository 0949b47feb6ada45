using System.Globalization;
using Lookback.Core.Names;
using Lookback.Core.Records;
using PhoneNumbers;

namespace Lookback.Core.Particulars;

/// <summary>A telephone number in the form in which it is compared.</summary>
/// <param name="Text">As written.</param>
/// <param name="International">All digits with the country's (E.164 without the plus); empty where the country is not known.</param>
/// <param name="Digits">The digits of the number inside its country.</param>
internal sealed record PhoneNumber(string Text, string International, string Digits)
{
    private const int MinDigits = 7;
    private const int MaxLength = 60;
    private const int KeyDigits = 8;
    private const int Longest = 15;

    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    /// <summary>The last digits, which are the same with and without the country's.</summary>
    public string Key => Digits.Length > KeyDigits ? Digits[^KeyDigits..] : Digits;

    /// <summary>
    /// Every reading: a number with its country's digits has one; another is read as it would be dialled in each of the party's
    /// countries, and as digits of a country that is not known, so that one more country takes no reading away. None where too few
    /// digits are left, or digits that are nobody's number.
    /// </summary>
    public static IEnumerable<PhoneNumber> Of(string written, IReadOnlyList<CountryTie> countries)
    {
        if (written.Length > MaxLength) yield break;
        var text = CleanText.Of(written).Trim();
        if (text.StartsWith("00", StringComparison.Ordinal)) text = $"+{text[2..]}";
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        // A sheet that took "+855 ..." for a sum leaves a short negative number.
        if (digits.Length is < MinDigits or > Longest || text[0] == '-' || IsPlaceholder(digits)) yield break;
        if (text[0] == '+')
        {
            yield return Dialled(text, "ZZ", written) ?? new PhoneNumber(written, digits, digits);
            yield break;
        }

        foreach (var country in countries.Select(c => c.Country.Value).Distinct(StringComparer.Ordinal))
            if (Dialled(text, country, written) is { } number) yield return number;
        yield return new PhoneNumber(written, "", digits.TrimStart('0'));
    }

    private static PhoneNumber? Dialled(string text, string region, string written)
    {
        if (Read(text, region) is not { } number) return null;
        var national = Library.GetNationalSignificantNumber(number);
        return new PhoneNumber(written, string.Create(CultureInfo.InvariantCulture, $"{number.CountryCode}{national}"), national);
    }

    private static PhoneNumbers.PhoneNumber? Read(string text, string region)
    {
        try
        {
            var number = Library.Parse(text, region);
            return Library.IsPossibleNumber(number) ? number : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static bool IsPlaceholder(string digits) =>
        digits.TrimStart('0').Length < MinDigits - 1 || digits[^6..].Distinct().Count() == 1 || digits.EndsWith("1234567", StringComparison.Ordinal);
}
