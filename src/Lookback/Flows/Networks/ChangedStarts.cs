using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Flows.Networks;

/// <summary>
/// The designations whose reach may differ from what it was at an earlier moment. A path that is reported has two links at the most, so whatever changed
/// touches only who stands at one of its ends, or one link from it; and every designation from which something is on record is looked at again, since a
/// path goes for many reasons.
/// </summary>
internal sealed class ChangedStarts(Ledger ledger, NetworkStarts starts, Horizon at)
{
    private const int PageLength = 1_000;

    /// <summary>By their numbers, each once, in an order that depends on the ledger alone; nothing behind a number that is designated no more.</summary>
    /// <param name="since">The last lookback by network that ended; <see langword="null"/> for every designation there is.</param>
    /// <param name="day">The day of this one.</param>
    public IReadOnlyList<(long Number, NetworkStart? Start)> Since(RecordedNetworkRun? since, DateOnly day)
    {
        var found = new SortedDictionary<long, NetworkStart?>();
        foreach (var (number, node) in ledger.Views.Networks.Exposures.Starts(at)) found[number] = node.Listing is { } listing ? starts.Of(listing) : null;
        foreach (var number in starts.Designated) Take(starts.OfDesignated(number));
        foreach (var listing in starts.Confirmed) Take(starts.Of(listing));
        if (since is null)
        {
            Listings(ledger.Edges.Listings(at));
        }
        else
        {
            var after = since.Start.UpToPosition;
            var changed = ledger.Views.Networks.Links.ChangedEnds(after, since.Start.Day, day, at)
                .Concat(ledger.Views.Networks.Openings.ChangedAfter(after, at));
            foreach (var some in changed.Distinct().Chunk(PageLength))
            {
                var beside = ledger.Edges.Beside(some, at);
                Listings(beside);
                // That two are one party reaches a link further.
                foreach (var further in beside.Where(e => e.Kind != NodeKind.Listing).Select(e => e.Node).Chunk(PageLength))
                    Listings(ledger.Edges.Beside(further, at));
            }

            Listings(ledger.Edges.BesideMet(after, at));
            foreach (var some in ledger.Views.Listings.StatedAfter(after, at).Chunk(PageLength)) Linked(some);
        }

        return [.. found.Select(f => (f.Key, f.Value))];

        void Take(NetworkStart? start)
        {
            if (start is not null) found[start.Number] = start;
        }

        void Listings(IEnumerable<NetworkEnd> ends)
        {
            var all = ends.ToList();
            // A party that is a listing under another name.
            foreach (var some in all.Where(e => e.Kind == NodeKind.Party).Select(e => e.Node).Chunk(PageLength)) all.AddRange(ledger.Edges.Beside(some, at));
            foreach (var end in all.Where(e => e.Kind == NodeKind.Listing && found.GetValueOrDefault(e.Node) is null))
                if (ListingOf(end) is { } listing) Take(starts.Of(listing));
        }

        void Linked(IEnumerable<ListingId> listings)
        {
            var numbers = listings.ToDictionary(l => ledger.Views.Networks.Nodes.Of(NodeRef.Of(l)));
            foreach (var number in ledger.Edges.Linked(numbers.Keys)) Take(starts.Of(numbers[number]));
        }
    }

    private ListingId? ListingOf(NetworkEnd end) => NodesRead.ListingIn(ledger, end.Entry, end.Node);
}
