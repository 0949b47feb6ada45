using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Flows;

/// <summary>A party looked up.</summary>
/// <param name="Coverage">The editions it was looked for in.</param>
/// <param name="Hits">The hits, best first.</param>
/// <param name="NearMisses">What falls short of an alert, best first, where asked for.</param>
internal sealed record CheckedName(Coverage Coverage, IReadOnlyList<Hit> Hits, IReadOnlyList<ListingId> NearMisses);

/// <summary>Whether listings that fall short of an alert are looked for, too.</summary>
internal enum NearMisses
{
    /// <summary>Hits alone.</summary>
    Left,

    /// <summary>These, too.</summary>
    Wanted,
}

/// <summary>Looks a party up in the editions in force; nothing is recorded.</summary>
internal sealed class CheckName(Ledger ledger, Policy policy)
{
    /// <summary>What is found in the editions in force.</summary>
    public CheckedName Run(PartyFacts facts, Horizon at, NearMisses near)
    {
        // What is known of names is read in on one core while the ledger is asked on the other: most of what a check takes is done but once.
        var reading = Task.Run(() => PreparedParty.Of(facts));
        var coverage = CoverageNow.At(ledger, at, policy);
        if (coverage.Editions.Count == 0)
            throw new RefusedException("no-edition", "no edition was loaded by then: a check against nothing would clear everybody");
        var kept = KeptListings.Read(ledger);
        var subject = reading.GetAwaiter().GetResult();
        if (!subject.HasSubstance)
        {
            throw new RefusedException(
                "nothing-to-check", "there is nothing in that name to check by: a title, a legal form or a word for unknown would clear everybody");
        }

        var listings = Listings.Among(kept, ledger, coverage, policy);
        var hits = listings.Screen(subject);
        if (hits.Count == 0 && subject.IsCut) throw new RefusedException("name-too-long", ScreenEncounters.TooLong);
        return new CheckedName(
            coverage, hits, near == NearMisses.Wanted ? [.. listings.NearMisses(subject).Select(m => m.Listing)] : []);
    }
}
