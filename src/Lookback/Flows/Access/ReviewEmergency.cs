using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Access;

namespace Lookback.Flows.Access;

/// <summary>Says what somebody else made of an emergency. That ends it, and gives back its accounts to whoever was locked out.</summary>
internal sealed class ReviewEmergency(Ledger ledger)
{
    /// <summary>The role that reviews.</summary>
    public const string Auditor = "auditor";

    /// <summary>Reviews one.</summary>
    /// <exception cref="RefusedException">There is none, it was reviewed, or it is the reviewer's own.</exception>
    public RecordedEmergency Run(long emergency, bool isJustified, string reason)
    {
        var by = ActingPerson.Of(ledger, ledger.Actor);
        by.Require([Auditor], "reviews of emergencies");
        if (ledger.Views.Access.Emergencies.Of(emergency, ledger.Head) is not { } found)
            throw new RefusedException("no-emergency", FormattableString.Invariant($"there is no emergency {emergency}"));
        if (by.Persons.Contains(found.Opened.Body.Person))
        {
            throw new RefusedException(
                "same-person",
                FormattableString.Invariant($"emergency {emergency} was opened by {found.Opened.Body.Person}: expected another person to review it"));
        }

        if (found.Review is { } review)
        {
            throw new RefusedException(
                "already-reviewed", FormattableString.Invariant($"emergency {emergency} was reviewed by {review.Body.Person} at {review.At:u}"));
        }

        ledger.Append(new EntryBody.EmergencyReviewed(new EmergencyReview(emergency, by.Person, isJustified, Reason.Require(reason))));
        return ledger.Views.Access.Emergencies.Of(emergency, ledger.Head)!;
    }
}
