using System.Text.RegularExpressions;

namespace Lookback.Core.Cases;

/// <summary>What a case has no place for: where somebody is, or by which device that is told.</summary>
internal static partial class NoPositions
{
    /// <summary>Why a text is refused; <see langword="null"/> where nothing in it is a position.</summary>
    public static string? In(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (Coordinates().IsMatch(text) || Degrees().IsMatch(text) || GeoAddress().IsMatch(text)) return "coordinates";
        if (HardwareAddress().IsMatch(text)) return "the address of a device";
        return CaseWords.FirstIn(text, CaseWords.Positions) is { } word ? $"\"{word}\"" : null;
    }

    /// <summary>The same for a field, by its name too.</summary>
    public static string? In(string field, string text) => CaseWords.PositionFields.Contains(field) ? $"a field \"{field}\"" : In(text);

    [GeneratedRegex(@"(?<![\d.])-?\d{1,3}\.\d{3,}\s*[,;/ ]\s*-?\d{1,3}\.\d{3,}(?!\d)")]
    private static partial Regex Coordinates();

    [GeneratedRegex(@"\d{1,3}\s*°\s*\d{1,2}")]
    private static partial Regex Degrees();

    [GeneratedRegex(@"\bgeo:-?\d", RegexOptions.IgnoreCase)]
    private static partial Regex GeoAddress();

    [GeneratedRegex(@"\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b", RegexOptions.IgnoreCase)]
    private static partial Regex HardwareAddress();
}
