using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>An edition with which a listing came or went.</summary>
internal sealed record ComingLine(EditionId Edition, DateTimeOffset? PublishedAt, DateTimeOffset LoadedAt, bool IsListed);

/// <summary>A listing that came and went, or went and came back; the last step says whether it is listed.</summary>
internal sealed record FlappingLine(ListingId Listing, string Name, IReadOnlyList<ComingLine> Steps);

/// <summary>
/// Which listings do not stay? One that was gone in an edition and is back may have been lost in a bad download; one that goes soon after it came
/// may have been a mistake. Either way whoever was cleared in between was cleared on shaky ground.
/// </summary>
internal static class Flapping
{
    /// <summary>Editions that are looked at, up to the newer of the two compared.</summary>
    public const int Editions = 10;

    /// <summary>Of the listings that came or went between two editions at places of a list's history, those that had done the opposite before.</summary>
    public static IReadOnlyList<FlappingLine> Of(Ledger ledger, IReadOnlyList<LoadedEdition> history, int older, int newer)
    {
        var listings = ledger.Views.Listings;
        var steps = new SortedDictionary<string, List<Step>>(StringComparer.Ordinal);
        for (var place = Math.Max(0, newer - Editions) + 1; place <= newer; place++)
        {
            var edition = history[place];
            var changes = listings.Between(edition.Edition.Watchlist, history[place - 1].Position, edition.Position);
            foreach (var change in changes.Where(c => c.Before == 0 || c.After == 0))
            {
                if (!steps.TryGetValue(change.Key, out var known)) steps.Add(change.Key, known = []);
                known.Add(new Step(place, change.After > 0, Math.Max(change.Before, change.After)));
            }
        }

        return [.. steps.Values.Where(s => s.Count > 1 && s[^1].Place > older).Select(Line)];

        FlappingLine Line(List<Step> of)
        {
            var text = listings.Text(of[^1].Text);
            return new FlappingLine(text.Id, text.Facts.Names[0].Full, [.. of.Select(s => Coming(history[s.Place], s.IsListed))]);
        }
    }

    private static ComingLine Coming(LoadedEdition edition, bool isListed) =>
        new(edition.Edition.Id, edition.Edition.PublishedAt, edition.LoadedAt, isListed);

    /// <summary>The edition's place in the history, and where the text that came or went was stated.</summary>
    private readonly record struct Step(int Place, bool IsListed, long Text);
}
