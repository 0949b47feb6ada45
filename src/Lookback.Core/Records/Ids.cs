using System.Text.Json.Serialization;
using Lookback.Core.Records.Json;

namespace Lookback.Core.Records;

/// <summary>A watchlist's short name: lower-case letters, digits and hyphens, such as <c>ofac-sdn</c>, <c>un-sc</c>.</summary>
[JsonConverter(typeof(WatchlistIdConverter))]
public readonly record struct WatchlistId(string Value)
{
    /// <summary>Longest permitted short name, in characters.</summary>
    public const int MaxLength = 40;

    /// <summary>Whether <paramref name="text"/> may be a watchlist's short name.</summary>
    public static bool IsValid(string text) =>
        text.Length is > 0 and <= MaxLength && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One party's entry on one watchlist: the same across editions. Written <c>watchlist:key</c>.</summary>
/// <param name="Watchlist">The list it stands on.</param>
/// <param name="Key">The publisher's own identity for it (OFAC's uid, the UN's reference number, a FollowTheMoney id).</param>
[JsonConverter(typeof(ListingIdConverter))]
public readonly record struct ListingId(WatchlistId Watchlist, string Key)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Watchlist}:{Key}";

    /// <summary>Reads <c>watchlist:key</c>; <see langword="null"/> where it is not of that form.</summary>
    public static ListingId? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && WatchlistId.IsValid(text[..colon])
            ? new ListingId(new WatchlistId(text[..colon]), text[(colon + 1)..])
            : null;
    }
}

/// <summary>An edition, known by the hash of its files' bytes.</summary>
[JsonConverter(typeof(EditionIdConverter))]
public readonly record struct EditionId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A subject, known by what it was described as: the same description is the same subject.</summary>
[JsonConverter(typeof(SubjectIdConverter))]
public readonly record struct SubjectId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An encounter, known by its content: subject, reference, place and time.</summary>
[JsonConverter(typeof(EncounterIdConverter))]
public readonly record struct EncounterId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>The question whether one subject is one listed party: made of the two ids.</summary>
[JsonConverter(typeof(AlertIdConverter))]
public readonly record struct AlertId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>The alert that asks whether <paramref name="subject"/> is <paramref name="listing"/>.</summary>
    public static AlertId Of(SubjectId subject, ListingId listing) =>
        new(new ContentHash().Add("alert").Add(subject.Value).Add(listing.ToString()).ToId());
}

/// <summary>
/// A past encounter that a lookback surfaced for a listing: made of the two ids and of where the listing's text was stated, so that no
/// run finds the same thing twice.
/// </summary>
[JsonConverter(typeof(FindingIdConverter))]
public readonly record struct FindingId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>
    /// The finding that <paramref name="encounter"/> touches <paramref name="listing"/> in the text stated at a ledger position.
    /// </summary>
    public static FindingId Of(EncounterId encounter, ListingId listing, long statedAtPosition) => new(
        new ContentHash().Add("finding").Add(encounter.Value).Add(listing.ToString()).Add(FormattableString.Invariant($"{statedAtPosition}")).ToId());
}

/// <summary>A lookback run, known by the ledger position of its first entry.</summary>
[JsonConverter(typeof(RunIdConverter))]
public readonly record struct RunId(long Position)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Position}");
}
