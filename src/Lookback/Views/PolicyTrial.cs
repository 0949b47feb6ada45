using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Store;
using Lookback.Views.Access;

namespace Lookback.Views;

/// <summary>What another policy would have put before a person, on one watchlist: pairs of a subject and a listing.</summary>
/// <param name="Watchlist">The list.</param>
/// <param name="Before">Pairs under the policy in force.</param>
/// <param name="After">Pairs under the other.</param>
/// <param name="Come">Pairs that the other alone has.</param>
/// <param name="Gone">Pairs that the one in force alone has.</param>
internal sealed record PolicyTrialLine(WatchlistId Watchlist, int Before, int After, int Come, int Gone);

/// <summary>How many of a sample another policy would have treated otherwise. Nothing was written, and nobody is named.</summary>
/// <param name="Present">The policy in force, by its hash.</param>
/// <param name="Candidate">The other one.</param>
/// <param name="OutOf">How many subjects were met.</param>
/// <param name="Sampled">How many were compared.</param>
/// <param name="Seed">The word they were drawn by.</param>
/// <param name="Position">The last position that was seen.</param>
/// <param name="Before">Subjects with an alert under the policy in force.</param>
/// <param name="After">The same under the other.</param>
/// <param name="Come">Those with an alert under the other alone.</param>
/// <param name="Gone">Those with one under the policy in force alone.</param>
/// <param name="Watchlists">The same by list, in pairs.</param>
/// <param name="Changes">What the other has otherwise.</param>
internal sealed record PolicyTrial(
    string Present, string Candidate, int OutOf, int Sampled, string Seed, long Position, int Before, int After, int Come, int Gone,
    IReadOnlyList<PolicyTrialLine> Watchlists, IReadOnlyList<PolicyChange> Changes)
{
    /// <summary>Of so many, drawn by a word.</summary>
    public static PolicyTrial Of(Ledger ledger, Policy candidate, int sample, string seed, CancellationToken cancel)
    {
        var tried = new TryPolicy(ledger).Run(candidate, met => SeededDraw.Of(met, sample, seed), cancel);
        var (before, after) = (tried.Before, tried.After);
        var both = before.Zip(after, (now, then) => (Now: now, Then: then)).ToList();
        return new PolicyTrial(
            tried.Present.Hash,
            candidate.Hash,
            tried.Met,
            both.Count,
            seed,
            tried.Position,
            before.Count(a => a.Count > 0),
            after.Count(a => a.Count > 0),
            both.Count(b => b.Now.Count == 0 && b.Then.Count > 0),
            both.Count(b => b.Now.Count > 0 && b.Then.Count == 0),
            [.. tried.Watchlists.Select(Of)],
            PolicyList.Difference(tried.Present, candidate));

        PolicyTrialLine Of(WatchlistId list) => new(
            list, before.Sum(a => On(a, list)), after.Sum(a => On(a, list)), both.Sum(b => On(b.Then.Except(b.Now), list)),
            both.Sum(b => On(b.Now.Except(b.Then), list)));
    }

    private static int On(IEnumerable<ListingId> alerts, WatchlistId list) => alerts.Count(l => l.Watchlist == list);
}
