using Lookback.Core.Lookbacks;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>
/// The work of a run that starts from what changed: each changed listing is looked up in the population's index, so that the work
/// grows with the change and not with the past.
/// </summary>
internal sealed class DeltaChunks(Ledger ledger, PastEncounters past, RecordedRun run, PopulationIndex population)
{
    private const int ListingsPerChunk = 128;

    /// <summary>The chunks of the run, in an order that depends on the ledger alone.</summary>
    public IReadOnlyList<Func<IReadOnlyList<EntryBody>>> All() => run.Start.Steps
        .SelectMany(step => ledger.Views.Listings.Between(step.Watchlist, step.FromPosition, step.ToPosition)
            .Where(c => c.FactsChanged)
            .Chunk(ListingsPerChunk)
            .Select(changes => (Func<IReadOnlyList<EntryBody>>)(() => Work(step, changes))))
        .ToList();

    private List<EntryBody> Work(CoverageStep step, StatedChange[] changes)
    {
        var stated = changes.Where(c => c.After > 0).Select(c => ledger.Views.Listings.Text(c.After)).ToList();
        var looked = stated.AsParallel().AsOrdered().Select(text =>
        {
            var listing = PreparedParty.Of(text.Facts);
            return (Text: text, Listing: listing, Subjects: population.Candidates(listing, step.Watchlist, past.Comparer));
        }).ToList();
        past.Prepare(looked.SelectMany(l => l.Subjects));
        var hits = looked.AsParallel().AsOrdered()
            .SelectMany(l => l.Subjects.Select(s => (l.Text, Subject: s, Hit: past.Compare(s, l.Text.Id, l.Listing))))
            .Where(h => h.Hit is not null)
            .ToList();
        var bodies = new List<EntryBody>();
        foreach (var (text, subject, hit) in hits) bodies.AddRange(past.Findings(subject, past.Now(text.Id), hit!, step.Screened.Holds));
        foreach (var change in changes) bodies.AddRange(past.LostGround(step, change));
        return bodies;
    }
}
