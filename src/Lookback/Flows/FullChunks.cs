using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>
/// The work of a run that screens every past encounter again: slow, and the yardstick for the quick way. What it finds must be what a
/// run from the changes finds.
/// </summary>
internal sealed class FullChunks(Ledger ledger, PastEncounters past, RecordedRun run, ListingIndex listings)
{
    private const int PositionsPerChunk = 8_192;
    private const int ListingsPerChunk = 128;

    /// <summary>The chunks of the run, in an order that depends on the ledger alone.</summary>
    public IReadOnlyList<Func<IReadOnlyList<EntryBody>>> All()
    {
        var chunks = new List<Func<IReadOnlyList<EntryBody>>>();
        for (var after = 0L; after < run.Start.UpToPosition; after += PositionsPerChunk)
        {
            var (from, to) = (after, Math.Min(after + PositionsPerChunk, run.Start.UpToPosition));
            chunks.Add(() => Screen(from, to));
        }

        foreach (var step in run.Start.Steps)
        {
            var changes = ledger.Views.Listings.Between(step.Watchlist, step.FromPosition, step.ToPosition).Where(c => c.FactsChanged);
            foreach (var page in changes.Chunk(ListingsPerChunk))
                chunks.Add(() => page.SelectMany(change => past.LostGround(step, change)).ToList());
        }

        return chunks;
    }

    private List<EntryBody> Screen(long after, long upTo)
    {
        var hits = ledger.Views.Encounters.Subjects(after, upTo).ToList()
            .AsParallel().AsOrdered()
            .SelectMany(s => listings.Screen(PreparedParty.Of(s.Facts)).Select(hit => (Subject: s.Position, Hit: hit)))
            .ToList();
        return hits
            .SelectMany(h => past.Findings(h.Subject, past.Now(h.Hit.Listing), h.Hit, static _ => true))
            .ToList();
    }
}
