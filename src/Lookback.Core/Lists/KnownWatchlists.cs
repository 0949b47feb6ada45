using Lookback.Core.Records;

namespace Lookback.Core.Lists;

/// <summary>A watchlist this product knows by name.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Publisher">Who issues it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Formats">The formats its publisher puts it out in.</param>
public sealed record KnownWatchlist(WatchlistId Id, string Publisher, string Title, IReadOnlyList<ListFormat> Formats);

/// <summary>
/// The watchlists this product knows by name. Any other name is a list of the client's own and may come in any format; a known one
/// in another publisher's format is a mistake and refused.
/// </summary>
public static class KnownWatchlists
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownWatchlist> All { get; } =
    [
        new(new("ofac-sdn"), "US Treasury, OFAC", "Specially Designated Nationals and Blocked Persons", [ListFormat.OfacCsv, ListFormat.OfacXml]),
        new(new("ofac-cons"), "US Treasury, OFAC", "Consolidated (non-SDN) sanctions list", [ListFormat.OfacCsv, ListFormat.OfacXml]),
        new(new("un-sc"), "United Nations Security Council", "Consolidated list", [ListFormat.UnXml]),
        // Their publishers' own formats are not read yet; OpenSanctions puts both out as FollowTheMoney.
        new(new("eu-fsf"), "European Commission", "Consolidated financial sanctions list", [ListFormat.FollowTheMoney]),
        new(new("uk-sl"), "UK Foreign, Commonwealth and Development Office", "UK Sanctions List", [ListFormat.FollowTheMoney]),
    ];

    /// <summary>What is known of a list; <see langword="null"/> for a client's own.</summary>
    public static KnownWatchlist? Find(WatchlistId id) => All.FirstOrDefault(w => w.Id == id);

    /// <summary>The formats a list may come in; empty where any will do. A mapping says that the client knows better.</summary>
    public static IReadOnlyList<ListFormat> FormatsOf(WatchlistId id, ColumnMapping? mapping) =>
        mapping is not null ? [ListFormat.MappedCsv] : Find(id)?.Formats ?? [];
}
