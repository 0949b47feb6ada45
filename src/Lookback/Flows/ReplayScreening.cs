using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>What a screening gives when it is computed again.</summary>
/// <param name="Hits">The hits, best first; <see langword="null"/> where it cannot be computed again.</param>
/// <param name="NotReplayable">Why not.</param>
internal sealed record Replayed(IReadOnlyList<Hit>? Hits, string? NotReplayable);

/// <summary>
/// Computes screenings again under a coverage of the past: its editions as they were loaded, its policy as it is kept in the ledger, and its
/// engine if this program still is that engine. What cannot be had is said, and never guessed with what is at hand now.
/// </summary>
internal sealed class ReplayScreening(Ledger ledger)
{
    private readonly Dictionary<string, ListingIndex> _indexes = [];

    /// <summary>The hits of a subject under a coverage.</summary>
    public Replayed Run(PartyFacts facts, Coverage coverage)
    {
        if (!KeptPolicy.TryFind(ledger, coverage, out var policy, out var because)) return new Replayed(null, because);
        var subject = PreparedParty.Of(facts);
        return new Replayed(subject.HasSubstance ? Index(coverage, policy).Screen(subject) : [], null);
    }

    private ListingIndex Index(Coverage coverage, Policy policy)
    {
        var key = $"{policy.Hash} {string.Join(' ', coverage.Editions.Select(e => $"{e.Watchlist}@{e.LoadedPosition}"))}";
        if (!_indexes.TryGetValue(key, out var index)) _indexes[key] = index = Listings.InForce(ledger, coverage, policy);
        return index;
    }
}
