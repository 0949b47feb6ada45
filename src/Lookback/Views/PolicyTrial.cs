using Lookback.Core.Records;

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
    IReadOnlyList<PolicyTrialLine> Watchlists, IReadOnlyList<PolicyChange> Changes);
