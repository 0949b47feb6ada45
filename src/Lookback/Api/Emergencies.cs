using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Api;

/// <summary>What emergencies make of a caller: one that is open shows more, and one that nobody reviewed in time shows nothing any more.</summary>
internal static class Emergencies
{
    /// <summary>The code by which a person's accounts and keys are refused until the review.</summary>
    public const string Locked = "locked";

    /// <summary>The caller as its person's emergencies make it.</summary>
    public static Caller Apply(Ledger ledger, Caller caller, DateTimeOffset now)
    {
        if (ledger.Views.Access.Emergencies.Unreviewed(ledger.Head).FirstOrDefault(e => e.Opened.Body.Person == caller.Person)?.Opened is not { } one)
            return caller;
        var emergency = one.Body;
        if (now >= emergency.ReviewBy)
        {
            return caller with
            {
                Locked = FormattableString.Invariant($"emergency {one.Position} was to be reviewed by {emergency.ReviewBy:u}, and nobody has: ")
                    + "until an auditor does, nothing is open to whoever opened it",
            };
        }

        if (now >= emergency.Until || !caller.Rights.Contains(Right.OpenEmergency)) return caller with { HoldsUntil = emergency.ReviewBy };
        return caller with
        {
            Emergency = one.Position,
            // The scopes of a key hold in an emergency as well.
            Opened = AccessRules.InEmergency.Where(r => caller.Key?.Scopes is not { Count: > 0 } scopes || scopes.Contains(AccessRules.WordOf(r))).ToHashSet(),
            HoldsUntil = emergency.Until,
        };
    }
}
