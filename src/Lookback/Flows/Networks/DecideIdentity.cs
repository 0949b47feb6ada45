using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows.Networks;

/// <summary>Records a person's decision on which encounters were of one person. Another can undo it, and everything that followed goes with it.</summary>
internal sealed class DecideIdentity(Ledger ledger)
{
    /// <summary>Appends the decision.</summary>
    /// <param name="kind">Of one person, or of somebody else than all others.</param>
    /// <param name="words">The encounters, each by its id or the client's reference.</param>
    /// <param name="grade">How sure it is.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="RefusedException">A word names nobody; there are too few; the reason is too short.</exception>
    public IdentityDecision Run(IdentityKind kind, IReadOnlyList<string> words, Grade grade, string reason)
    {
        var encounters = words.SelectMany(w => MetEncounters.Named(ledger, w, ledger.Head)).Select(e => e.Position).Distinct().Order().ToList();
        if (kind == IdentityKind.Same && encounters.Count < 2)
            throw new RefusedException("too-few-encounters", $"expected at least two encounters that were of one person, found {encounters.Count}");
        var decision = new IdentityDecision { Kind = kind, Encounters = encounters, Grade = grade, Reason = Reason.Require(reason) };
        ledger.Append(new EntryBody.IdentityDecided(decision));
        return decision;
    }
}
