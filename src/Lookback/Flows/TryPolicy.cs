using Lookback.Core.Screenings;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views;
using Lookback.Views.Access;

namespace Lookback.Flows;

/// <summary>
/// What another policy would have put before a person: subjects who were met are compared under it and under the one in force, against the editions in
/// force, and nothing is written. Whom it is about is told nobody.
/// </summary>
internal sealed class TryPolicy(Ledger ledger)
{
    /// <summary>Compares some of those met last.</summary>
    /// <param name="candidate">The policy that is thought of.</param>
    /// <param name="sample">How many are compared.</param>
    /// <param name="seed">A word to draw by.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="RefusedException">No edition is loaded: there is nothing to compare with.</exception>
    public PolicyTrial Run(Policy candidate, int sample, string seed, CancellationToken cancel)
    {
        var head = ledger.Head;
        var present = PolicyInForce.Of(ledger, head);
        var coverage = CoverageNow.At(ledger, head, present);
        if (coverage.Editions.Count == 0) throw new RefusedException("no-edition", "no edition is loaded: import a watchlist first");
        var met = ledger.Views.Encounters.Between(null, null, head).Select(m => m.SubjectPosition).Distinct().ToList();
        var parties = ledger.Views.Encounters.Many(SeededDraw.Of(met, sample, seed)).Select(e => PreparedParty.Of(e.Encounter.Facts)).ToList();
        var before = Alerts(parties, Listings.InForce(ledger, coverage, present), cancel);
        var after = Alerts(parties, Listings.InForce(ledger, CoverageNow.At(ledger, head, candidate), candidate), cancel);
        var (come, gone) = (Difference(after, before), Difference(before, after));
        return new PolicyTrial(
            present.Hash, candidate.Hash, met.Count, parties.Count, seed, head,
            before.Count(a => a.Count > 0), after.Count(a => a.Count > 0),
            parties.Where((_, i) => before[i].Count == 0 && after[i].Count > 0).Count(),
            parties.Where((_, i) => before[i].Count > 0 && after[i].Count == 0).Count(),
            [.. coverage.Editions.Select(e => Of(e.Watchlist))], PolicyList.Difference(present, candidate));

        PolicyTrialLine Of(WatchlistId list) => new(
            list, before.Sum(a => On(a, list)), after.Sum(a => On(a, list)), come.Count(l => l.Watchlist == list), gone.Count(l => l.Watchlist == list));
    }

    private static int On(HashSet<ListingId> alerts, WatchlistId list) => alerts.Count(l => l.Watchlist == list);

    private static List<HashSet<ListingId>> Alerts(List<PreparedParty> parties, ListingIndex listings, CancellationToken cancel) =>
        [.. parties.AsParallel().AsOrdered().WithCancellation(cancel)
            .Select(p => p.HasSubstance ? listings.Screen(p).Select(h => h.Listing).ToHashSet() : [])];

    private static List<ListingId> Difference(List<HashSet<ListingId>> of, List<HashSet<ListingId>> less) =>
        [.. of.SelectMany((alerts, i) => alerts.Except(less[i]))];
}
