using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>An edition with which a listing came or went.</summary>
/// <param name="Edition">The edition.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="LoadedAt">When it was loaded.</param>
/// <param name="IsListed">Whether the listing came with it.</param>
/// <param name="Recalls">The edition that was taken back for it, where one was.</param>
/// <param name="IsRecalled">Whether it was taken back itself.</param>
internal sealed record ComingLine(
    EditionId Edition, DateTimeOffset? PublishedAt, DateTimeOffset LoadedAt, bool IsListed, EditionId? Recalls, bool IsRecalled);

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
            return new FlappingLine(text.Id, text.Facts.Names[0].Full, [.. of.Select(s => Coming(history, s))]);
        }
    }

    private static ComingLine Coming(IReadOnlyList<LoadedEdition> history, Step step)
    {
        var loaded = history[step.Place];
        var edition = loaded.Edition;
        return new ComingLine(edition.Id, edition.PublishedAt, loaded.LoadedAt, step.IsListed, edition.Recalls, RecalledEditions.Is(history, loaded));
    }

    /// <summary>The edition's place in the history, and where the text that came or went was stated.</summary>
    private readonly record struct Step(int Place, bool IsListed, long Text);
}
