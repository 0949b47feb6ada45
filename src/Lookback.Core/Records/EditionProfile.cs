namespace Lookback.Core.Records;

/// <summary>
/// What an edition's files and listings hold, in numbers. An edition that holds far less of something than the one before it is likely damaged,
/// however many listings it has.
/// </summary>
public sealed record EditionProfile
{
    /// <summary>Rows or entries that its files have.</summary>
    public required long Rows { get; init; }

    /// <summary>How many of them could not be taken.</summary>
    public required long LostRows { get; init; }

    /// <summary>Listings whose id was another party's in the edition before; they count as removed and as added.</summary>
    public long ReusedIds { get; init; }

    /// <summary>Listings that share no name with what the edition before called them.</summary>
    public long Renamed { get; init; }

    /// <summary>Listings under each programme, of those that have most.</summary>
    public IReadOnlyDictionary<string, long> Programmes { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    /// <summary>Listings that say anything of a kind (<c>alias</c>, <c>birth_date</c>, <c>identifier</c> ...), by its name.</summary>
    public IReadOnlyDictionary<string, long> Filled { get; init => field = value ?? new Dictionary<string, long>(); } = new Dictionary<string, long>();

    /// <summary>Persons born in the future, or less than 5 or more than 150 years ago.</summary>
    public long ImplausibleBirths { get; init; }
}
