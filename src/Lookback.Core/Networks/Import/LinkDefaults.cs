using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Networks.Import;

/// <summary>What holds for a whole file; what a row says itself goes before it.</summary>
public sealed record LinkDefaults
{
    /// <summary>How long a link is a lead of which nobody said how long, in years.</summary>
    public const int YearsKept = 5;

    /// <summary>The day of the import.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who says so.</summary>
    public string? Source { get; init; }

    /// <summary>How good it is.</summary>
    public Grade Grade { get; init; }

    /// <summary>The law under which it is kept.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Who may see it.</summary>
    public Handling Handling { get; init; }

    /// <summary>The last day on which it is a lead; <see cref="YearsKept"/> years from <see cref="Day"/> where it is left out.</summary>
    public PartialDate? Expires { get; init; }

    /// <summary>The listing that an entity of FollowTheMoney is, by its id, if it is one.</summary>
    public Func<string, ListingId?> ListingOf { get; init; } = static _ => null;
}
