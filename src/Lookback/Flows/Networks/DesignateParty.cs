using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Flows.Networks;

/// <summary>Records a person's reasoned word that a network is to be traced from somebody, and its end.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="today">The day of the decision.</param>
internal sealed class DesignateParty(Ledger ledger, DateOnly today)
{
    /// <summary>Designates.</summary>
    /// <exception cref="RefusedException">
    /// What is named is nobody, a thing that many share, or already listed; reason or legal basis are missing; the review is too far away or past.
    /// </exception>
    public Designation Run(string who, string? name, string reason, string legalBasis, PartialDate reviewBy)
    {
        reason = Reason.Require(reason);
        legalBasis = Reason.RequireBasis(legalBasis, "Council Regulation 2580/2001, by the sanctions office");
        if (reviewBy.Latest <= today || reviewBy.Latest > today.AddDays(Designation.MostDays))
        {
            throw new RefusedException(
                "review-out-of-range",
                FormattableString.Invariant($"expected a day of review after today and within {Designation.MostDays} days, found {reviewBy}"));
        }

        var designation = Designation.Of(new Designation
        {
            Id = default, Node = NodeOf(who), Name = name, Reason = reason, LegalBasis = legalBasis, ReviewBy = reviewBy,
        });
        if (ledger.Views.Networks.Designations.Find(designation.Id.Value, ledger.Head).Count > 0)
            throw new RefusedException("already-designated", $"{designation.Node} is designated so already ({designation.Id})");
        ledger.Append(new EntryBody.DesignationMade(designation));
        return designation;
    }

    /// <summary>Ends a designation.</summary>
    public void End(RecordedDesignation designation, string reason) =>
        ledger.Append(new EntryBody.DesignationEnded(new DesignationEnd(designation.Designation.Id, Reason.Require(reason))));

    private NodeRef NodeOf(string who)
    {
        // A party of a source by its node; else somebody met.
        var (node, expected) = NodeReader.Read(who);
        if (node is { Kind: NodeKind.Listing } listing && ledger.Views.Listings.At(listing.Listing!.Value, ledger.Head) is not null)
            throw new RefusedException("already-listed", $"{listing.Key} is a listing, which is a designation by its publisher: trace it as it is");
        if (node is { Kind: NodeKind.Party } party) return party;
        if (node is { Kind: not (NodeKind.Encounter or NodeKind.Listing) } thing)
            throw new RefusedException("not-a-party", $"expected a person or body (party:..., or an encounter), found {thing}: a thing is nobody");
        if (node is null && who.Contains(':', StringComparison.Ordinal) && NodeRef.Parse(who) is not null)
            throw new RefusedException("no-node", $"expected {expected}, found \"{ReadIssue.Cut(who)}\"");
        return NodeRef.Of(MetEncounters.Named(ledger, node is { Kind: NodeKind.Encounter } met ? met.Key : who, ledger.Head)[0].Encounter.Id);
    }
}
