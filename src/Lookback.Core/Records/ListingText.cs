using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>What one edition says of one listing.</summary>
public sealed record ListingText
{
    /// <summary>Which listing.</summary>
    public required ListingId Id { get; init; }

    /// <summary>What may identify the party; a change here is work for a lookback.</summary>
    public required PartyFacts Facts { get; init; }

    /// <summary>When the publisher designated the party, where it says so. Not the edition's date, and not ours.</summary>
    public PartialDate? DesignatedOn { get; init; }

    /// <summary>Programmes, regimes or list parts it stands under, as written, sorted.</summary>
    public IReadOnlyList<string> Programmes { get; init => field = value ?? []; } = [];

    /// <summary>The regulations, orders and resolutions by which it is listed, as written. Kept, shown, never matched.</summary>
    public IReadOnlyList<string> LegalBases { get; init => field = value ?? []; } = [];

    /// <summary>Titles and positions, as written. Kept, shown, never matched.</summary>
    public IReadOnlyList<string> Titles { get; init => field = value ?? []; } = [];

    /// <summary>The publisher's other remarks. Kept, shown, never matched.</summary>
    public IReadOnlyList<string> Remarks { get; init => field = value ?? []; } = [];

    /// <summary>What the publisher says ties it to other parties. Kept, shown, never matched.</summary>
    public IReadOnlyList<ListingRelation> Relations { get; init => field = value ?? []; } = [];

    /// <summary>Ids this listing absorbed, where the publisher says so (FollowTheMoney's <c>referents</c>).</summary>
    public IReadOnlyList<string> Referents { get; init => field = value ?? []; } = [];
}
