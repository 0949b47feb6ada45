namespace Lookback.Core.Records;

/// <summary>A file of an edition, kept byte for byte.</summary>
/// <param name="Name">The name it was received under, without its folder.</param>
/// <param name="Sha256">Hash of its bytes, 64 lower-case hexadecimal digits: its address among the originals.</param>
/// <param name="Length">Its length in bytes.</param>
public sealed record OriginalFile(string Name, string Sha256, long Length);

/// <summary>A watchlist's whole content as published at one instant; immutable, known by its hash.</summary>
public sealed record Edition
{
    /// <summary>Made of the hashes of its files.</summary>
    public required EditionId Id { get; init; }

    /// <summary>Which list.</summary>
    public required WatchlistId Watchlist { get; init; }

    /// <summary>The format it was read in.</summary>
    public required string Format { get; init; }

    /// <summary>When the publisher put it out, as the file or the importer says; <see langword="null"/> where neither does.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>
    /// From when it counts in the world, where that is not its publication: of a recall, the date of the edition taken back, which it outdates though it was
    /// published before that; <see langword="null"/> of all others.
    /// </summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<OriginalFile> Files { get; init; }

    /// <summary>The delta as it was received, where the file was made of the edition before and that; <see langword="null"/> of a whole download.</summary>
    public OriginalFile? Delta { get; init; }

    /// <summary>What changed against the edition before it.</summary>
    public required EditionCounts Counts { get; init; }

    /// <summary>How many rows or fields could not be taken.</summary>
    public long IssueCount { get; init; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<ReadIssue> Issues { get; init => field = value ?? []; } = [];

    /// <summary>Fields left out on purpose (ethnicity, religion, political ties), counted by name.</summary>
    public IReadOnlyDictionary<string, long> Dropped { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    /// <summary>Why a guard was overridden, where one was.</summary>
    public string? ForcedBecause { get; init; }

    /// <summary>The mapping that a table was read by, as it was written; <see langword="null"/> of a publisher's own format.</summary>
    public string? Mapping { get; init; }

    /// <summary>What it holds, in numbers; <see langword="null"/> of editions loaded before that was counted.</summary>
    public EditionProfile? Profile { get; init; }

    /// <summary>
    /// The edition that this one takes back, which turned out to be bad: whoever was screened under that is looked at again.
    /// </summary>
    public EditionId? Recalls { get; init; }
}

/// <summary>An edition in numbers. Listings = the listings before + added - removed - merged.</summary>
public sealed record EditionCounts
{
    /// <summary>Listings it holds.</summary>
    public required long Listings { get; init; }

    /// <summary>Listings that the edition before did not hold.</summary>
    public required long Added { get; init; }

    /// <summary>Listings whose identifying facts differ.</summary>
    public required long Changed { get; init; }

    /// <summary>Listings that differ in remarks, programmes or titles alone: no work for a lookback.</summary>
    public required long Reworded { get; init; }

    /// <summary>Listings gone whose party lives on under another id: no delisting.</summary>
    public required long Merged { get; init; }

    /// <summary>Listings gone: delisted.</summary>
    public required long Removed { get; init; }
}

/// <summary>An edition that was held back. Its files are kept, so that it can be looked into and brought into force after all.</summary>
/// <param name="Edition">The edition as it would have come into force.</param>
/// <param name="Check">The check that held it back.</param>
/// <param name="Because">What was expected and found.</param>
public sealed record RefusedEdition(Edition Edition, string Check, string Because);

/// <summary>A listing's end.</summary>
/// <param name="Listing">The listing that the edition no longer holds.</param>
/// <param name="MergedInto">The listing its party lives on under; <see langword="null"/> for a delisting.</param>
/// <param name="Because">Why the two are thought one party; of an id that now names somebody else, that.</param>
public sealed record Delisting(ListingId Listing, ListingId? MergedInto, string? Because);
