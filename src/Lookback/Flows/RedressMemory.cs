using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Flows;

/// <summary>What a redress number that somebody shows comes to for one hit.</summary>
/// <param name="Grant">The position of the grant that spares them the alert; <see langword="null"/> where none does.</param>
/// <param name="WhyNot">Why none does, as a clause.</param>
internal readonly record struct Redressed(long? Grant, string WhyNot);

/// <summary>
/// Whether a redress number spares whoever shows it the false alarm it was given for: on the same listing while that says the same, in its time, and for
/// somebody who is like whom it was given to. Who found a number is alerted as ever.
/// </summary>
internal sealed class RedressMemory(Ledger ledger, PartyComparer comparer)
{
    private readonly Dictionary<string, IReadOnlyList<RecordedGrant>> _grants = new(StringComparer.Ordinal);

    /// <summary>What the number comes to.</summary>
    /// <param name="shown">The encounter with the number.</param>
    /// <param name="listing">The listing that was hit.</param>
    /// <param name="listingFacts">Hash of what the listing says now.</param>
    /// <param name="day">The day.</param>
    public Redressed On(Encounter shown, ListingId listing, string listingFacts, DateOnly day)
    {
        var given = Of(shown.RedressNumber!);
        if (given.Count == 0) return new Redressed(null, "is none that was given here");
        var whyNot = "was given for another listing";
        foreach (var grant in given.Where(g => g.Grant.Listing == listing).Reverse())
        {
            if (grant.Grant.ListingFacts != listingFacts) whyNot = "was given before the list said what it says now";
            else if (grant.Grant.Until.Latest < day) whyNot = $"held until {grant.Grant.Until}";
            else if (!IsLike(shown, grant.SubjectPosition, listing)) whyNot = "was given to somebody described otherwise";
            else return new Redressed(grant.Position, "");
        }

        return new Redressed(null, whyNot);
    }

    private IReadOnlyList<RecordedGrant> Of(string number)
    {
        if (!_grants.TryGetValue(number, out var found)) _grants[number] = found = ledger.Views.Cases.Redress.Of(number, ledger.Head);
        return found;
    }

    /// <summary>
    /// As like as an alert takes; something that identifies says it is they, nothing that identifies says it is not, and nothing says that it is rather
    /// the listed party, who may have found or been told the number. A name alone is what the two were mistaken by, and never spares.
    /// </summary>
    private bool IsLike(Encounter shown, long givenTo, ListingId listing)
    {
        if (ledger.Views.Erasures.Of(givenTo) is not null || ledger.Views.Listings.At(listing, ledger.Head)?.Text.Facts is not { } listed) return false;
        var grantee = ledger.Views.Encounters.At(givenTo).Encounter.Facts;
        var (one, two) = (PreparedParty.Of(shown.Facts), PreparedParty.Of(grantee));
        return IdentityFacts.Agree(one, two)
            && !IdentityFacts.Tells(one, PreparedParty.Of(listed), two)
            && comparer.Compare(one, two, listing.Watchlist).IsAlert
            && !FieldComparison.Of(comparer, one, two, [], listing.Watchlist)
                .Any(f => f.Field is "birth-date" or "identifier" && f.Comparison == Comparison.Conflict);
    }
}
