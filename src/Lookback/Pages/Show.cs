using System.Globalization;
using Lookback.Core.Records;
using Lookback.Store.Tables;
using Lookback.Views;

namespace Lookback.Pages;

/// <summary>How values look on screen: the same everywhere.</summary>
internal static class Show
{
    /// <summary>A day, or a dash where it is not known.</summary>
    public static string Day(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>The day of an edition: of its publication, or of its loading where that is all that is known.</summary>
    public static string Published(EditionLine edition) =>
        edition.PublishedAt is { } at ? Day(at) : $"unknown date, loaded {Day(edition.LoadedAt)}";

    /// <summary>How old an edition is, or that nobody knows.</summary>
    public static string Age(EditionLine edition) =>
        edition.AgeDays is { } days ? $"{Many(days, "day")} old" : $"undated, loaded {Many(edition.LoadedDaysAgo, "day")} ago";

    /// <summary>Of what day an edition is and how old, as it follows the name of its list.</summary>
    public static string Aged(EditionLine edition) =>
        edition.PublishedAt is { } at ? $" of {Day(at)}, {Age(edition)}" : $", {Age(edition)}";

    /// <summary>An instant to the second, UTC, or a dash where it is not known.</summary>
    public static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A score with three digits, cut and not rounded: what is short of 1 never looks like 1; a dash where it cannot be told.</summary>
    public static string Score(double? score) =>
        score is { } known ? (Math.Floor(known * 1000) / 1000).ToString("0.000", CultureInfo.InvariantCulture) : "-";

    /// <summary>A count with separators.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The start of an id, long enough to name it.</summary>
    public static string Id(string id) => id[..Math.Min(ErasureTable.ShownLength, id.Length)];

    /// <summary>A gap in words: how long after, or before, the encounter it could be known.</summary>
    public static string Gap(double? days) => days switch
    {
        null => "-",
        0 => "same day",
        > 0 => $"{Days(days.Value)} after",
        _ => $"{Days(-days.Value)} before",
    };

    private static string Days(double days) => string.Create(CultureInfo.InvariantCulture, $"{days:0.#} {(days is > 0.95 and < 1.05 ? "day" : "days")}");

    /// <summary>Names of a party, one line.</summary>
    public static string Names(PartyFacts facts) => facts.Names.Count == 0 ? "(no name)" : string.Join("; ", facts.Names.Select(n => n.Full));

    /// <summary>A plural: 1 row, 2 rows.</summary>
    public static string Many(long count, string noun) => Many(count, noun, noun + "s");

    /// <summary>A plural of its own: 1 entry, 2 entries.</summary>
    public static string Many(long count, string one, string more) => $"{Count(count)} {(count == 1 ? one : more)}";

    /// <summary>A list cut to what fits a cell.</summary>
    public static string Some(IReadOnlyList<string> texts, int most = 3) =>
        string.Join(", ", texts.Take(most)) + (texts.Count > most ? $" (+{texts.Count - most} more)" : "");

    /// <summary>Makes characters that steer a terminal or turn text round visible instead of obeyed.</summary>
    public static string Visible(string text) => text.All(c => !IsSteering(c))
        ? text
        : string.Concat(text.Select(c => IsSteering(c) ? $"\\u{(int)c:x4}" : c.ToString()));

    private static bool IsSteering(char c) =>
        char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or (>= '\u200b' and <= '\u200f') or '\ufeff';
}
