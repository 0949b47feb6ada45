using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>Looks a party up in the editions in force; nothing is recorded.</summary>
internal sealed class CheckName(Ledger ledger, Policy policy)
{
    /// <summary>The hits, best first, and the editions they were looked for in.</summary>
    public (Coverage Coverage, IReadOnlyList<Hit> Hits) Run(PartyFacts facts, Horizon at)
    {
        var coverage = CoverageNow.At(ledger, at, policy);
        if (coverage.Editions.Count == 0)
            throw new RefusedException("no-edition", "no edition was loaded by then: a check against nothing would clear everybody");
        var subject = PreparedParty.Of(facts);
        if (!subject.HasSubstance)
        {
            throw new RefusedException(
                "nothing-to-check", "there is nothing in that name to check by: a title, a legal form or a word for unknown would clear everybody");
        }

        return (coverage, Listings.InForce(ledger, coverage, policy).Screen(subject));
    }
}
