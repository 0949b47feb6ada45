using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Core.Screenings;

/// <summary>The one way from two parties to a hit, for screenings and lookbacks alike: what one finds, the other finds.</summary>
public static class HitMaker
{
    /// <summary>The hit of a subject on a listing; <see langword="null"/> where it stays below the threshold.</summary>
    public static Hit? Make(PartyComparer comparer, PreparedParty subject, ListingId id, PreparedParty listing) =>
        // Almost every candidate ends here; reasons are worked out for the few that are alerts.
        comparer.IsAlert(subject, listing, id.Watchlist, out _) ? Of(comparer, subject, id, listing) : null;

    /// <summary>The hit of a pair that is known to be an alert, with its reasons.</summary>
    public static Hit Of(PartyComparer comparer, PreparedParty subject, ListingId id, PreparedParty listing) =>
        Of(comparer.Compare(subject, listing, id.Watchlist), subject, id, listing);

    /// <summary>The hit of a pair that was compared.</summary>
    internal static Hit Of(Match match, PreparedParty subject, ListingId id, PreparedParty listing)
    {
        // A number may find a party under any name: whoever looks at the hit still sees both.
        var (own, theirs) = (match.SubjectName ?? FirstOf(subject), match.ListedName ?? FirstOf(listing));
        return new Hit
        {
            Listing = id,
            Score = match.Score,
            Corroboration = match.Corroboration,
            SubjectName = own?.Full ?? "",
            ListedName = theirs?.Full ?? "",
            ListedNameKind = theirs?.Kind ?? NameKind.Primary,
            Evidence = match.Evidence,
        };
    }

    private static PartyName? FirstOf(PreparedParty party) => party.Facts.Names is [var first, ..] ? first : null;
}
