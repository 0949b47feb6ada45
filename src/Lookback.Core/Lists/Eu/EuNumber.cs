using System.Text.RegularExpressions;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// The number of a document. The table and the XML of before 2018 write its kind and the notes on it into it:
/// <c>A 1 (passport-National passport) [known to be expired](issued in Minsk)</c>, and words may stand before it: <c>SSN 156-92-0000</c>.
/// </summary>
/// <param name="Number">The number alone; null where it is not known.</param>
/// <param name="Words">Words before it.</param>
/// <param name="Code">The code of its kind.</param>
/// <param name="Description">Its kind in words.</param>
/// <param name="Notes">What else is said of it.</param>
internal sealed partial record EuNumber(string? Number, string? Words, string? Code, string? Description, IReadOnlyList<string> Notes)
{
    private const int MaxWritten = 4000;

    // They say no more than the kind does.
    private static readonly string[] Empty = ["passport", "passport no:", "passport number", "id", "national identity card", "no"];

    public static EuNumber Of(string? written)
    {
        if (string.IsNullOrWhiteSpace(written) || written.Length > MaxWritten) return new(Known(written), null, null, null, []);
        var match = Kinded().Match(written);
        var (number, notes) = match.Success ? (match.Groups["number"].Value, match.Groups["notes"].Value) : (written, "");
        var words = Worded().Match(number);
        return new EuNumber(
            Known(words.Success ? words.Groups["number"].Value : number),
            words.Success ? words.Groups["words"].Value.Trim() : null,
            Value(match, "code"),
            Value(match, "description"),
            [.. Flags(notes), .. EuNotes.Of(Flag().Replace(notes, " ")).Where(n => !Empty.Contains(n, StringComparer.OrdinalIgnoreCase))]);
    }

    private static IEnumerable<string> Flags(string notes) => Flag().Matches(notes).Select(m => m.Groups["flag"].Value);

    private static string? Value(Match match, string group) => match.Success ? match.Groups[group].Value : null;

    private static string? Known(string? number) =>
        string.IsNullOrWhiteSpace(number) || number.Trim().Equals("UNKNOWN", StringComparison.OrdinalIgnoreCase) ? null : number.Trim();

    [GeneratedRegex(
        @"^(?<number>[^()]*?)\s*\((?<code>[a-z]{2,20})-(?<description>[^()]*)\)(?<notes>.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Kinded();

    [GeneratedRegex(
        @"^(?<words>([\p{L} ]{1,60} )?(SSN|no\.?|nr\.?|number|card)):?\s+(?<number>\S*\d.*)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Worded();

    [GeneratedRegex(@"\[(?<flag>[^\]]*)\]|^\s*\((?<flag>misuse)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Flag();
}
