using Lookback.Core.Records;

namespace Lookback.Core.Proofs;

/// <summary>A hit in one line.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="ListedName">The listed name that fitted best.</param>
/// <param name="Score">How alike, from 0 to below 1.</param>
public sealed record ReceiptHit(ListingId Listing, string ListedName, double Score);

/// <summary>An edition in one line.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="Edition">Its edition.</param>
/// <param name="PublishedAt">When the publisher put it out; <see langword="null"/> where nobody said.</param>
/// <param name="LoadedAt">When it came into force here.</param>
/// <param name="AgeDays">Whole days from its publication to the screening; <see langword="null"/> where the publication is unknown.</param>
public sealed record ReceiptEdition(WatchlistId Watchlist, EditionId Edition, DateTimeOffset? PublishedAt, DateTimeOffset LoadedAt, long? AgeDays);

/// <summary>What a receipt's entries say, for a reader: who was asked for, what came of it, and what it was answered with.</summary>
public sealed record ReceiptSummary
{
    /// <summary>The subject's names as asked, the primary first.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The client's own word for the encounter.</summary>
    public string? Reference { get; init; }

    /// <summary>When the subject was met, where stated.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>Where, as written.</summary>
    public string? Place { get; init; }

    /// <summary>What came of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why it was not screened, or what was left out.</summary>
    public string? Reason { get; init; }

    /// <summary>What was found, best first.</summary>
    public required IReadOnlyList<ReceiptHit> Hits { get; init; }

    /// <summary>The editions in force.</summary>
    public required IReadOnlyList<ReceiptEdition> Editions { get; init; }

    /// <summary>Hash of the policy.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>Version of the engine.</summary>
    public required string EngineVersion { get; init; }

    /// <summary>When the screening was recorded.</summary>
    public required DateTimeOffset ScreenedAt { get; init; }

    /// <summary>The screening's position in the ledger.</summary>
    public required long Position { get; init; }

    /// <summary>The summary of a screening recorded at a position and instant. The issuer writes what this says, and the check works it out anew.</summary>
    public static ReceiptSummary Of(Screening screening, Encounter encounter, Coverage coverage, long position, DateTimeOffset screenedAt) => new()
    {
        Names = [.. encounter.Facts.Names.Select(n => n.Full)],
        Reference = encounter.Reference,
        MetAt = encounter.MetAt,
        Place = encounter.Place,
        Outcome = screening.Outcome,
        Reason = screening.Reason,
        Hits = [.. screening.Hits.Select(h => new ReceiptHit(h.Listing, h.ListedName, h.Score))],
        Editions = [.. coverage.Editions.Select(e => new ReceiptEdition(
            e.Watchlist, e.Edition, e.PublishedAt, e.LoadedAt, e.PublishedAt is { } published ? Days(screenedAt - published) : null))],
        PolicyHash = coverage.PolicyHash,
        EngineVersion = coverage.EngineVersion,
        ScreenedAt = screenedAt,
        Position = position,
    };

    private static long Days(TimeSpan age) => (long)Math.Floor(age.TotalDays);
}
