using Lookback.Core.Records;

namespace Lookback.Core.Lists;

/// <summary>A watchlist this product knows by name.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Publisher">Who issues it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Formats">The formats its publisher puts it out in.</param>
/// <param name="MostDays">Days within which a new edition is to be expected: twice what the publisher usually takes, and more.</param>
public sealed record KnownWatchlist(WatchlistId Id, string Publisher, string Title, IReadOnlyList<ListFormat> Formats, int MostDays);

/// <summary>
/// The watchlists this product knows by name. Any other name is a list of the client's own and may come in any format; a known one
/// in another publisher's format is a mistake and refused.
/// </summary>
public static class KnownWatchlists
{
    private static ListFormat[] Ofac => [ListFormat.OfacCsv, ListFormat.OfacXml, ListFormat.OfacAdvancedXml, ListFormat.OfacEnhancedXml];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownWatchlist> All { get; } =
    [
        new(new("ofac-sdn"), "US Treasury, OFAC", "Specially Designated Nationals and Blocked Persons", Ofac, 14),
        new(new("ofac-cons"), "US Treasury, OFAC", "Consolidated (non-SDN) sanctions list", Ofac, 60),
        new(new("un-sc"), "United Nations Security Council", "Consolidated list", [ListFormat.UnXml], 14),
        // OpenSanctions puts these out as FollowTheMoney, too.
        new(
            new("eu-fsf"), "European Commission", "Consolidated financial sanctions list",
            [ListFormat.EuXml, ListFormat.EuCsv, ListFormat.EuOldXml, ListFormat.FollowTheMoney], 30),
        new(
            new("uk-sl"), "UK Foreign, Commonwealth and Development Office", "UK Sanctions List",
            [ListFormat.UkCsv, ListFormat.UkXml, ListFormat.FollowTheMoney], 30),
        new(new("uk-ofsi"), "HM Treasury, OFSI", "Consolidated list of financial sanctions targets", [ListFormat.OfsiTable, ListFormat.FollowTheMoney], 30),
        new(new("us-csl"), "US Department of Commerce, ITA", "Consolidated Screening List", [ListFormat.UsCsl], 7),
        new(new("us-dpl"), "US Bureau of Industry and Security", "Denied Persons List", [ListFormat.UsDeniedPersons], 60),
        new(new("ca-sema"), "Global Affairs Canada", "Consolidated autonomous sanctions list", [ListFormat.CanadaXml, ListFormat.FollowTheMoney], 60),
        new(new("au-dfat"), "Australia, DFAT", "Consolidated list", [ListFormat.AustraliaTable, ListFormat.FollowTheMoney], 60),
        new(new("ch-seco"), "Switzerland, SECO", "Sanctioned individuals, entities and organisations", [ListFormat.SwissXml, ListFormat.FollowTheMoney], 60),
    ];

    /// <summary>What is known of a list; <see langword="null"/> for a client's own.</summary>
    public static KnownWatchlist? Find(WatchlistId id) => All.FirstOrDefault(w => w.Id == id);

    /// <summary>The formats a list may come in; empty where any will do. A mapping says that the client knows better.</summary>
    public static IReadOnlyList<ListFormat> FormatsOf(WatchlistId id, ColumnMapping? mapping) =>
        mapping is not null ? [ListFormat.Mapped] : Find(id)?.Formats ?? [];
}
