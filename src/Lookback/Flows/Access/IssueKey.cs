using Lookback.Core.Access;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;

namespace Lookback.Flows.Access;

/// <summary>Issues keys by which machines act for accounts, and takes them back.</summary>
internal sealed class IssueKey(Ledger ledger)
{
    /// <summary>How long a key is worth something at the most, in days.</summary>
    public const int MostDays = 366;

    /// <summary>Issues a key; returns what is on record, and what is handed over this once.</summary>
    /// <exception cref="RefusedException">Nobody of that account, scopes that its roles do not have, or too long a time.</exception>
    public (ApiKey Key, string Text) Run(string account, string label, IReadOnlyList<string> scopes, int days, bool recordsMatches)
    {
        var person = Admin();
        if (ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment is not { Roles: { Count: > 0 } roles })
            throw new RefusedException("unknown-account", $"the account \"{ReadIssue.Cut(account)}\" was not appointed: a key acts for one that is");
        if (days is < 1 or > MostDays)
            throw new RefusedException("expiry-too-far", FormattableString.Invariant($"expected a time of 1 to {MostDays} days, found {days}"));
        if (label.Trim().Length is 0 or > 100) throw new RefusedException("bad-label", "expected a label of 1 to 100 characters that says what the key is for");
        var rights = AccessRules.Of(roles);
        if (scopes.FirstOrDefault(s => AccessRules.Find(s) is not { } right || !rights.Contains(right)) is { } beyond)
        {
            var may = string.Join(", ", rights.Select(AccessRules.WordOf).Order(StringComparer.Ordinal));
            throw new RefusedException("no-scope", $"expected scopes among what the account may ({may}), found \"{ReadIssue.Cut(beyond)}\"");
        }

        var (id, text, hash) = KeySecret.Draw();
        var key = new ApiKey
        {
            Id = id,
            Account = account,
            SecretHash = hash,
            Label = label.Trim(),
            Scopes = scopes,
            ExpiresAt = ledger.Now.AddDays(days),
            RecordsMatches = recordsMatches,
            Person = person,
        };
        ledger.Append(new EntryBody.KeyIssued(key));
        return (key, text);
    }

    /// <summary>Takes a key back.</summary>
    /// <exception cref="RefusedException">There is none of that id.</exception>
    public void End(ApiKeyId key, string reason)
    {
        var person = Admin();
        if (ledger.Views.Access.Keys.Of(key, ledger.Head) is null) throw new RefusedException("not-found", $"there is no key {ReadIssue.Cut(key.Value)}");
        ledger.Append(new EntryBody.KeyEnded(new ApiKeyEnd(key, person, Reason.Require(reason))));
    }

    private StaffId Admin()
    {
        var by = ActingPerson.Of(ledger, ledger.Actor);
        by.Require([AppointStaff.Admin], "keys of machines");
        return by.Person;
    }
}
