using Lookback.Core.Access;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Access;

namespace Lookback.Flows.Access;

/// <summary>
/// Opens, for an hour, records that somebody's roles do not show: the reason comes first, and somebody else reviews it within three days. It opens
/// what is looked at, and nothing that is done.
/// </summary>
internal sealed class OpenEmergency(Ledger ledger)
{
    /// <summary>For how long one is open.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromMinutes(60);

    /// <summary>Within what time from its opening somebody else has to have reviewed it.</summary>
    public static readonly TimeSpan Reviewed = TimeSpan.FromHours(72);

    /// <summary>Opens one for whoever acts.</summary>
    /// <param name="reason">Why, in words that say what is so.</param>
    /// <exception cref="RefusedException">The reason says nothing, the roles may not, or another one of this person is open or not reviewed.</exception>
    public RecordedEmergency Run(string reason)
    {
        var by = ActingPerson.Of(ledger, ledger.Actor);
        if (!by.IsAppointed) throw new RefusedException("nobody-appointed", "where nobody is appointed nothing is closed that an emergency would open");
        by.Require(AccessRules.RolesWith(Right.OpenEmergency), "emergencies");
        reason = reason.Trim();
        if ((ReasonRules.CheckText(reason) ?? ReasonRules.CheckAdverse(reason, static _ => false)) is { } refusal) throw new RefusedException(refusal);
        var now = ledger.Now;
        if (ledger.Views.Access.Emergencies.Unreviewed(ledger.Head).FirstOrDefault(e => e.Opened.Body.Person == by.Person) is { } other)
        {
            throw now < other.Opened.Body.Until
                ? new RefusedException(
                    "emergency-open", FormattableString.Invariant($"emergency {other.Opened.Position} is open already, until {other.Opened.Body.Until:u}"))
                : new RefusedException(
                    "emergency-unreviewed",
                    FormattableString.Invariant($"emergency {other.Opened.Position} waits for its review: a new one is opened after it"));
        }

        var position = ledger.Append(new EntryBody.EmergencyOpened(
            new Emergency { Account = by.Account, Person = by.Person, Reason = reason, Until = now + Open, ReviewBy = now + Reviewed }));
        return ledger.Views.Access.Emergencies.Of(position, ledger.Head)!;
    }
}
