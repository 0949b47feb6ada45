using System.Globalization;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Api;

/// <summary>What a request asks for in its query, beside its two clocks.</summary>
internal static class Parameters
{
    /// <summary>A text; <see langword="null"/> where none is given.</summary>
    public static string? Text(this Inquiry inquiry, string name) =>
        inquiry.Http.Request.Query[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>A text that is needed.</summary>
    public static string Needed(this Inquiry inquiry, string name, string what) =>
        inquiry.Text(name) ?? throw new BadRequestException(name, $"expected {what}, found none");

    /// <summary>Whether something is asked for.</summary>
    public static bool Flag(this Inquiry inquiry, string name) => inquiry.Text(name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw new BadRequestException(name, $"expected true or false, found \"{ReadIssue.Cut(other)}\""),
    };

    /// <summary>One of several words, or the first of them where none is given.</summary>
    public static string OneOf(this Inquiry inquiry, string name, params IReadOnlyList<string> words)
    {
        var given = inquiry.Text(name) ?? words[0];
        return words.Contains(given)
            ? given
            : throw new BadRequestException(name, $"expected one of {string.Join(", ", words)}, found \"{ReadIssue.Cut(given)}\"");
    }

    /// <summary>A position of the ledger; <see langword="null"/> where none is given.</summary>
    public static long? Position(this Inquiry inquiry, string name) => inquiry.Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0 ? position
        : throw new BadRequestException(name, $"expected a position such as 1234, found \"{ReadIssue.Cut(text)}\"");

    /// <summary>A day or an instant; <see langword="null"/> where none is given.</summary>
    public static DateTimeOffset? Instant(this Inquiry inquiry, string name) => Moment(inquiry.Text(name), name);

    /// <summary>A day; <see langword="null"/> where none is given.</summary>
    public static DateOnly? Day(this Inquiry inquiry, string name) =>
        inquiry.Instant(name) is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    /// <summary>A day or an instant of a body or a form; <see langword="null"/> where none is given.</summary>
    public static DateTimeOffset? Moment(string? text, string name) => text is null
        ? null
        : WrittenInstant.TryRead(text, out var at)
            ? at
            : throw new BadRequestException(name, $"expected a day or an instant such as 2024-03-14T09:12:00Z, found \"{ReadIssue.Cut(text)}\"");

    /// <summary>A mark of the Traffic Light Protocol; the usual one where none is given.</summary>
    public static Handling Mark(string? text, string name) => text is null ? Handling.Unmarked
        : Handling.TryParse(text, out var mark) ? mark
        : throw new BadRequestException(name, $"expected one of {string.Join(", ", Handling.Texts)}, found \"{ReadIssue.Cut(text)}\"");

    /// <summary>An Admiralty grade; none where none is given.</summary>
    public static Grade GradeOf(string? text, string name) => text is null ? default
        : Grade.TryParse(text, out var grade) ? grade
        : throw new BadRequestException(name, $"expected an Admiralty grade from A1 to F6, found \"{ReadIssue.Cut(text)}\"");

    /// <summary>The short name of a watchlist.</summary>
    public static WatchlistId Watchlist(string text) => WatchlistId.IsValid(text)
        ? new WatchlistId(text)
        : throw new BadRequestException("watchlist", $"expected a short name of small letters, digits and hyphens, found \"{ReadIssue.Cut(text)}\"");
}
