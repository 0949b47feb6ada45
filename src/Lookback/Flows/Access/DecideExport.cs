using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Access;

namespace Lookback.Flows.Access;

/// <summary>Says, as a second person, whether somebody else's export may go out.</summary>
internal sealed class DecideExport(Ledger ledger)
{
    /// <summary>For how long one that was approved may be fetched.</summary>
    public static readonly TimeSpan Fetchable = TimeSpan.FromHours(24);

    /// <summary>Decides.</summary>
    /// <exception cref="RefusedException">There is none, it was decided, or it is one's own.</exception>
    public RecordedExport Run(long request, bool isApproved, string reason)
    {
        var by = ActingPerson.Of(ledger, ledger.Actor);
        by.Require(AccessRules.RolesWith(Right.Oversee), "exports of others");
        if (ledger.Views.Access.Exports.Of(request, ledger.Head) is not { } found)
            throw new RefusedException("no-export", FormattableString.Invariant($"there is no export {request}"));
        if (by.Persons.Contains(found.Asked.Body.Person))
        {
            throw new RefusedException(
                "same-person", FormattableString.Invariant($"export {request} was asked for by {found.Asked.Body.Person}: expected another person to decide"));
        }

        if (found.Decision is { } decision)
        {
            var how = decision.Body.IsApproved ? "approved" : "refused";
            throw new RefusedException(
                "already-decided", FormattableString.Invariant($"export {request} was {how} by {decision.Body.Person} at {decision.At:u}"));
        }

        ledger.Append(new EntryBody.ExportDecided(new ExportDecision(request, by.Person, isApproved, Reason.Require(reason))));
        return ledger.Views.Access.Exports.Of(request, ledger.Head)!;
    }

    /// <summary>The export of a person that may be fetched now.</summary>
    /// <exception cref="RefusedException">There is none of this person, it was not approved, or its time is over.</exception>
    public static RecordedExport Fetch(Ledger ledger, long request, StaffId person, DateTimeOffset now)
    {
        if (ledger.Views.Access.Exports.Of(request, ledger.Head) is not { } found || found.Asked.Body.Person != person)
            throw new RefusedException("no-export", FormattableString.Invariant($"there is no export {request} of yours"));
        return found.Decision switch
        {
            null => throw new RefusedException("export-undecided", FormattableString.Invariant($"export {request} waits for a second person's word")),
            { Body.IsApproved: false } refused => throw new RefusedException(
                "export-refused", FormattableString.Invariant($"export {request} was refused by {refused.Body.Person}: {refused.Body.Reason}")),
            { } approved when now >= approved.At + Fetchable => throw new RefusedException(
                "export-over", FormattableString.Invariant($"export {request} could be fetched until {approved.At + Fetchable:u}: ask for it again")),
            _ => found,
        };
    }
}
