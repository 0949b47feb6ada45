using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Views;
using Lookback.Views.Cases;
using static Lookback.Api.Contract.Operation;
using static Lookback.Api.Contract.Placed;

namespace Lookback.Api.Contract;

/// <summary>Watchlists, editions and listings.</summary>
internal static class ListOperations
{
    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        Own("watchlists", "GET", "/watchlists", Ask("listWatchlists", "The lists in force.", Right.SeeLists).Gives<IReadOnlyList<EditionLine>>()),
        Own("watchlists", "GET", "/watchlists/health", Ask("getListHealth", "How the lists are: age, size, what was refused.", Right.SeeLists)
            .Gives<ListHealthReport>()),
        Own("watchlists", "GET", "/watchlists/schedule", Ask("getListSchedule", "Which lists are due to be fetched.", Right.SeeLists)
            .Gives<IReadOnlyList<ScheduleLine>>()),
        Own("watchlists", "GET", "/watchlists/{watchlist}",
            Ask("getWatchlist", "The edition of a list that is in force.", Right.SeeLists).Gives<EditionReport>()),
        Own("watchlists", "GET", "/watchlists/{watchlist}/health", Ask("getOneListHealth", "How one list is.", Right.SeeLists).Gives<ListHealthReport>()),
        Own("watchlists", "GET", "/watchlists/{watchlist}/editions", Ask("listEditions", "The editions of a list.", Right.SeeLists).Paged()
            .Gives<Page<EditionLine>>()),
        Own("watchlists", "POST", "/watchlists/{watchlist}/editions", Do("importEdition", "Brings an edition in; the same bytes again change nothing.",
            Right.WorkLists).Plain().Takes("", new Said("multipart/form-data", null, "EditionForm")).Makes<ImportReport>().Gives<ImportReport>()),
        Own("watchlists", "GET", "/watchlists/{watchlist}/difference",
            Ask("compareEditions", "What two editions differ in: two that are named, or the last two.",
            Right.SeeLists).Asks(new("from", "The first edition."), new("to", "The second."),
                new Asked("format", "How it is told.") { Words = ["json", "html"] })
            .Gives<EditionDifferenceReport>().Gives(200, Said.Page)),
        Own("watchlists", "POST", "/watchlists/{watchlist}/recall", Do("recallEdition", "Brings the edition before back into force, with the reason.",
            Right.WorkLists).Takes<Ending>().Makes<ImportReport>()),
        Own("watchlists", "PUT", "/watchlists/{watchlist}/tier", Do("setTier", "Says how much care a list's alerts take.", Right.Approve).Plain()
            .Takes<TierSetting>().Gives<TierReport>()),
        Own("watchlists", "POST", "/watchlists/{watchlist}/publication", Do("publishOwnList", "Makes the own list's next edition of what was approved.",
            Right.WorkLists).Makes<OwnListReport>()),
        Own("watchlists", "GET", "/editions/{edition}", Ask("getEdition", "One edition.", Right.SeeLists).Gives<EditionReport>()),
        Own("watchlists", "POST", "/editions/{edition}/force", Do("forceEdition", "Brings an edition that was held back into force, with the reason.",
            Right.WorkLists).Takes<Ending>().Makes<ImportReport>()),
        Own("watchlists", "GET", "/listings/{listing}", Ask("getListing", "One listing, as each edition had it.", Right.SeeLists).Gives<ListingReport>()),
    ];
}
