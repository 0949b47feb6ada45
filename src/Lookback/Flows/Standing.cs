using Lookback.Core.Lookbacks;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>At which coverage past encounters stand.</summary>
internal static class Standing
{
    /// <summary>The stretches of the ledger up to a position, and the coverage each stands at.</summary>
    public static IReadOnlyList<Stretch> Of(Ledger ledger, Horizon at)
    {
        var coverages = ledger.Views.Coverages;
        var taken = coverages.Taken(at).Select(position => (position, coverages.At(position))).ToList();
        var ended = ledger.Views.Runs.All(at)
            .Where(r => r.End is not null)
            .Select(r => (r.Start.UpToPosition, coverages.At(r.Start.Coverage)))
            .ToList();
        return LookbackPlan.Standing(taken, ended, at.Position);
    }
}
