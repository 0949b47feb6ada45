using System.Globalization;
using System.Text.RegularExpressions;

namespace Lookback.Core.Cases;

/// <summary>What a case has no place for: where somebody is, or by which device that is told.</summary>
internal static partial class NoPositions
{
    private const int DeviceDigits = 15;

    /// <summary>Why a text is refused; <see langword="null"/> where nothing in it is a position.</summary>
    public static string? In(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (Fine().Matches(text).Any(m => !AreMonths(m)) || Coarse().Matches(text).Any(ArePlace)) return "coordinates";
        if (Degrees().IsMatch(text) || Quarters().IsMatch(text) || QuartersAfter().IsMatch(text) || GeoAddress().IsMatch(text)) return "coordinates";
        if (HardwareAddress().IsMatch(text)) return "the address of a device";
        if (DeviceNumber().Matches(text).Any(m => IsDeviceNumber(m.Value))) return "the number of a device";
        return CaseWords.FirstIn(text, CaseWords.Positions) is { } word ? $"\"{word}\"" : null;
    }

    /// <summary>The same for a field, by its name too.</summary>
    public static string? In(string field, string text) => CaseWords.PositionFields.Contains(field) ? $"a field \"{field}\"" : In(text);

    /// <summary>Two months with their years: 05.1999, 06.2000.</summary>
    private static bool AreMonths(Match pair) => IsMonth(pair, "a", "x") && IsMonth(pair, "b", "y");

    private static bool IsMonth(Match pair, string whole, string rest) =>
        Number(pair, whole) is >= 1 and <= 12 && pair.Groups[rest].Length == 4 && Number(pair, rest) is >= 1900 and < 2100;

    /// <summary>Numbers with two decimals are a place where they can be one, and are no money, no two times of a day and no two days of a month.</summary>
    private static bool ArePlace(Match pair)
    {
        if (pair.Groups["money"].Success || Number(pair, "a") > 90 || Number(pair, "b") > 180) return false;
        var areTimes = Number(pair, "a") < 24 && Number(pair, "b") < 24 && Number(pair, "x") < 60 && Number(pair, "y") < 60;
        var areDays = IsDay(pair, "a", "x") && IsDay(pair, "b", "y");
        return !areTimes && !areDays;
    }

    private static bool IsDay(Match pair, string whole, string rest) => Number(pair, whole) is >= 1 and <= 31 && Number(pair, rest) is >= 1 and <= 12;

    private static double Number(Match pair, string group) => double.Parse(pair.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>Fifteen digits of which the last is the check digit of the others; other long numbers are not taken for one.</summary>
    private static bool IsDeviceNumber(string text)
    {
        var sum = 0;
        var digits = text.Where(char.IsAsciiDigit).Select(c => c - '0').ToArray();
        for (var i = 0; i < digits.Length; i++) sum += i % 2 == 0 ? digits[i] : digits[i] < 5 ? digits[i] * 2 : (digits[i] * 2) - 9;
        return digits.Length == DeviceDigits && sum % 10 == 0;
    }

    // 38.5598, 68.7870 and 38,5598 68,7870.
    [GeneratedRegex(
        @"(?<![\d.,])-?(?<a>[0-9]{1,3})(?:\.(?<x>[0-9]{3,})|,(?<x>[0-9]{4,}))\s*[,;/ ]\s*-?"
        + @"(?<b>[0-9]{1,3})(?:\.(?<y>[0-9]{3,})|,(?<y>[0-9]{4,}))(?!\d)")]
    private static partial Regex Fine();

    // 38.55, 68.78, unless a currency stands beside it.
    [GeneratedRegex(
        @"(?<money>\p{Sc}\s*|\b[A-Z]{3}\s+)?(?<![\d.,])-?(?<a>[0-9]{1,3})[.,](?<x>[0-9]{2})\s*[,;/ ]\s*-?"
        + @"(?<b>[0-9]{1,3})[.,](?<y>[0-9]{2})(?![\d%]|[.,]\d)(?<money>\s*(?:\p{Sc}|[A-Z]{3}\b))?")]
    private static partial Regex Coarse();

    [GeneratedRegex(
        @"[0-9]\s*[°˚]\s*(?:[0-9]|[NSEW]\b)|[0-9]\s*º\s*(?:[0-9]{1,2}\s*['’′]|[NSEW]\b)|"
        + @"\b[0-9]{1,3}(?:\.[0-9]+)?\s*deg(?:rees)?\.?\s*(?:[0-9]|[NSEW]\b)")]
    private static partial Regex Degrees();

    // N38 33 35 E68 46 44, and 38 33 35 N 68 46 44 E.
    [GeneratedRegex(@"\b[NS]\s?[0-9]{1,2}(?:[^\p{L}0-9]{1,3}[0-9]{1,6}){0,3}[^\p{L}0-9]{0,3}[EW]\s?[0-9]{1,3}(?![0-9])")]
    private static partial Regex Quarters();

    [GeneratedRegex(
        @"\b[0-9]{1,2}(?:[^\p{L}0-9]{1,3}[0-9]{1,6}){0,3}[^\p{L}0-9]{0,3}[NS]\b"
        + @"[^\p{L}0-9]{0,3}[0-9]{1,3}(?:[^\p{L}0-9]{1,3}[0-9]{1,6}){0,3}[^\p{L}0-9]{0,3}[EW]\b")]
    private static partial Regex QuartersAfter();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:[0-9]{15}|[0-9]{2}[- ][0-9]{6}[- ][0-9]{6}[- ][0-9])(?![\p{L}\d])")]
    private static partial Regex DeviceNumber();

    [GeneratedRegex(@"\bgeo:-?\d", RegexOptions.IgnoreCase)]
    private static partial Regex GeoAddress();

    [GeneratedRegex(@"\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b", RegexOptions.IgnoreCase)]
    private static partial Regex HardwareAddress();
}
