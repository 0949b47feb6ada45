using Lookback.Core.Lists;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Flows.Cases;

namespace Lookback.Views;

/// <summary>What being on a list means, in FollowTheMoney's topics: those that an entity states, else what its list is for.</summary>
internal static class ListedTopics
{
    /// <summary>
    /// The topics that make an entity a target, which is whom OpenSanctions' lists are about: FollowTheMoney's own set of risks.
    /// </summary>
    private static readonly HashSet<string> Risks = new(StringComparer.Ordinal)
    {
        "corp.disqual", "crime", "crime.boss", "crime.fin", "crime.fraud", "crime.terror", "crime.theft", "crime.traffick", "crime.traffick.drug",
        "crime.traffick.human", "crime.war", "debarment", "export.control", "export.risk", "poi", "reg.action", "reg.warn", "role.oligarch", "role.pep",
        "role.rca", "sanction", "sanction.counter", "sanction.linked", "wanted",
    };

    /// <summary>The published lists that are about trade; all others are of sanctions.</summary>
    private static readonly HashSet<string> OfTrade = new(StringComparer.Ordinal) { "us-csl", "us-dpl" };

    /// <summary>Whether topics make their entity a target.</summary>
    public static bool AreRisks(IEnumerable<string> topics) => topics.Any(Risks.Contains);

    /// <summary>Those of a listing.</summary>
    public static IEnumerable<string> Of(ListingText text, Edition edition)
    {
        if (States(edition) && !Nominate.Made(edition)) return text.Programmes.Where(FtmModel.Current.Topics.ContainsKey);
        if (KnownWatchlists.Find(text.Id.Watchlist) is null) return ["poi"];
        return OfTrade.Contains(text.Id.Watchlist.Value) ? ["export.control"] : ["sanction"];
    }

    /// <summary>The programmes of a listing that are no topics.</summary>
    public static IEnumerable<string> ProgrammesOf(ListingText text, Edition edition) =>
        States(edition) ? text.Programmes.Where(p => !FtmModel.Current.Topics.ContainsKey(p)) : text.Programmes;

    private static bool States(Edition edition) => edition.Format == nameof(ListFormat.FollowTheMoney);
}
