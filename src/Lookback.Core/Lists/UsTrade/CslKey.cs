using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.UsTrade;

/// <summary>
/// A row's key: <c>SDN/77001</c>, or <c>EL/NORDHAVN LTD./2020-09-22</c>. Treasury's entities have OFAC's own number, qualified by the list because
/// one entity stands on several. The other agencies publish no id, and the table's <c>_id</c> is none: between the editions of May 2022 and November
/// 2023 not one of theirs stayed. What stays is the list, the name and the date the measure began; of those of 2023, nine in ten stood in 2022. Rows of one
/// key are one party at several addresses.
/// </summary>
internal sealed partial class CslKey
{
    /// <summary>There are some twenty sources; more than this are not remembered.</summary>
    private const int Most = 200;

    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);

    /// <summary><see langword="null"/> for a row without a name, or without the list it stands on.</summary>
    public string? Of(HeadedRow row)
    {
        if (SourceOf(row) is not { } source || row["name"] is not { } name) return null;
        if (row["entity_number"] is { } number) return $"{source}/{number}";
        var start = row["start_date"] is not { } text ? null : WrittenDates.Find(text)?.ToString() ?? text;
        return start is null ? $"{source}/{name.ToUpperInvariant()}" : $"{source}/{name.ToUpperInvariant()}/{start}";
    }

    /// <summary>
    /// The short word of <c>Entity List (EL) - Bureau of Industry and Security</c> and <c>... (NS-MBS List) - Treasury Department</c>; in 2016 nothing
    /// else stood there.
    /// </summary>
    public string? SourceOf(HeadedRow row)
    {
        if (row["source"] is not { } source) return null;
        if (_sources.TryGetValue(source, out var known)) return known;
        var match = InParentheses().Match(source);
        var word = match.Success ? match.Groups["word"].Value : source;
        if (_sources.Count < Most) _sources.Add(source, word);
        return word;
    }

    [GeneratedRegex(@"\((?<word>[A-Z][A-Z0-9-]+)(?: List)?\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InParentheses();
}
