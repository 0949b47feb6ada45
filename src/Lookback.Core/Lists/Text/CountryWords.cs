using System.Text.RegularExpressions;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// Countries as they are written in prose: <c>Russia (former USSR)</c>, <c>Congo (Democratic Republic)</c>, <c>Russian and Ukrainian</c>,
/// <c>Kyrgyz SSR, now Kyrgyzstan</c>. Only whole names count, never words inside a name: <c>Guinea-Bissau</c> is not Guinea.
/// </summary>
internal static partial class CountryWords
{
    /// <summary>Longest text looked at: a name and a note, not a story.</summary>
    private const int Most = 200;

    /// <summary>Codes are words too (<c>ID card</c>); of the short ones only those that are written as names count in prose.</summary>
    private static readonly string[] Short = ["UK", "USA", "US", "UAE", "CAR", "DRC", "USSR", "Mali", "Chad", "Iran", "Iraq", "Oman", "Cuba", "Togo"];

    /// <summary>Every country that a text names; none where some part of it cannot be a country's name.</summary>
    public static IReadOnlyList<CountryCode> All(string text)
    {
        var words = text.Trim(' ', '.', ',', ';');
        if (words.Length > Most) return [];
        if (One(words) is { } country) return [country];
        var found = new List<CountryCode>();
        foreach (var piece in Breaks().Split(words))
        {
            if (Blanks.Collapse(Asides().Replace(piece, "")) is { } name) found.AddRange(Joined(name));
        }

        return [.. found.Distinct()];
    }

    /// <summary>The country at the end of a written place: <c>Minsk, Belarus.</c>, <c>Aden, Yemen (previous address)</c>.</summary>
    public static CountryCode? AtEnd(string place)
    {
        var words = place.Trim(' ', '.', ',', ';');
        if (Places.CountryOf(words) is { } country) return country;
        var comma = words.LastIndexOf(',');
        var last = words[(comma + 1)..].Trim();
        return One(last) ?? (All(last) is [var only] ? only : null);
    }

    /// <summary>The country that the first words of a text name: <c>Saudi Arabia number, issued in Riyadh</c>.</summary>
    public static CountryCode? AtStart(string text, out int length)
    {
        foreach (Match match in Starts().Matches(text))
        {
            for (var words = match.Groups["word"].Captures.Count; words > 0; words--)
            {
                var last = match.Groups["word"].Captures[words - 1];
                length = last.Index + last.Length;
                var name = text[..length];
                if ((name.Length > 4 || Short.Contains(name, StringComparer.Ordinal)) && Countries.Find(name) is { } country) return country;
            }
        }

        length = 0;
        return null;
    }

    private static IEnumerable<CountryCode> Joined(string name)
    {
        if (One(name) is { } country) return [country];
        var names = And().Split(name).Select(One).ToList();
        return names.Count > 1 && names.TrueForAll(n => n is not null) ? names.Select(n => n!.Value) : [];
    }

    private static CountryCode? One(string text)
    {
        if (Countries.Find(text) is { } country) return country;
        var turned = Turned().Match(text);
        if (turned.Success && Countries.Find($"{turned.Groups["kind"].Value} of {turned.Groups["name"].Value}") is { } whole) return whole;
        var soviet = Soviet().Replace(text, "");
        return soviet.Length < text.Length && soviet.Length > 3 ? Countries.Find(soviet) : null;
    }

    [GeneratedRegex(@"[(),;/.]|\bnow\b|\bcurrently\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();

    [GeneratedRegex(
        @"\b(?:former|formerly|previously|occupied|possibly|citizenship|citizen|nationality|national|until \d{4})\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Asides();

    [GeneratedRegex(@" and | & ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex And();

    [GeneratedRegex(@"^(?<name>\w+) \((?<kind>[\w ]*Republic)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Turned();

    [GeneratedRegex(@" (?:Autonomous )?(?:A?SSR|SFSR|Soviet (?:Federative )?Socialist Republic)$", RegexOptions.CultureInvariant)]
    private static partial Regex Soviet();

    [GeneratedRegex(@"^(?:(?<word>[\p{L}’'-]+)[ ,]*){1,5}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Starts();
}
