using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>What two policies put before a person, of the same subjects.</summary>
/// <param name="Present">The policy in force.</param>
/// <param name="Met">How many subjects were met.</param>
/// <param name="Position">The last position that was seen.</param>
/// <param name="Watchlists">The lists in force.</param>
/// <param name="Before">By subject, the listings under the policy in force.</param>
/// <param name="After">The same under the other.</param>
internal sealed record TriedPolicy(
    Policy Present,
    int Met,
    long Position,
    IReadOnlyList<WatchlistId> Watchlists,
    IReadOnlyList<IReadOnlySet<ListingId>> Before,
    IReadOnlyList<IReadOnlySet<ListingId>> After);

/// <summary>
/// What another policy would have put before a person: subjects who were met are compared under it and under the one in force, against the editions in
/// force, and nothing is written.
/// </summary>
internal sealed class TryPolicy(Ledger ledger)
{
    /// <summary>Compares some of those met.</summary>
    /// <param name="candidate">The policy that is thought of.</param>
    /// <param name="draw">Which of them, by the positions at which they were first met.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RefusedException">No edition is loaded: there is nothing to compare with.</exception>
    public TriedPolicy Run(Policy candidate, Func<IReadOnlyCollection<long>, IReadOnlyCollection<long>> draw, CancellationToken cancel)
    {
        var head = ledger.Head;
        var present = PolicyInForce.Of(ledger, head);
        var coverage = CoverageNow.At(ledger, head, present);
        if (coverage.Editions.Count == 0) throw new RefusedException("no-edition", "no edition is loaded: import a watchlist first");
        var met = ledger.Views.Encounters.Between(null, null, head).Select(m => m.SubjectPosition).Distinct().ToList();
        var parties = ledger.Views.Encounters.Many(draw(met)).Select(e => PreparedParty.Of(e.Encounter.Facts)).ToList();
        return new TriedPolicy(
            present, met.Count, head, [.. coverage.Editions.Select(e => e.Watchlist)],
            Alerts(parties, Listings.InForce(ledger, coverage, present), cancel),
            Alerts(parties, Listings.InForce(ledger, CoverageNow.At(ledger, head, candidate), candidate), cancel));
    }

    private static List<IReadOnlySet<ListingId>> Alerts(List<PreparedParty> parties, ListingIndex listings, CancellationToken cancel) =>
    [
        .. parties.AsParallel().AsOrdered().WithCancellation(cancel)
            .Select(p => (IReadOnlySet<ListingId>)(p.HasSubstance ? listings.Screen(p) : []).Select(h => h.Listing).ToHashSet()),
    ];
}
