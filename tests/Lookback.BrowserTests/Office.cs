using Lookback.Flows.Access;
using Lookback.Tests.Api;
using Lookback.Tests.Support;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.BrowserTests;

/// <summary>An office in which one of those met is called as a listed party is, and whose people sign in with a password.</summary>
internal static class Office
{
    public const string Password = "brown otter under the pier";

    // Half a second of work: once for all tests.
    private static readonly Lazy<NewPassword> Hashed = new(() => NewPassword.Require(Password, hasSecondFactor: false, []));

    public static ServedStore Make() => new ServedStore()
        .Staff("boss", "admin").Staff("ann", "analyst").Staff("sue", "supervisor").Staff("sam", "supervisor").Staff("aud", "auditor").With(ledger =>
        {
            Some.Import(ledger, "2025-12-30", [Some.Listing("1", "Oleg Varkonyev", "1961")]);
            Some.Screen(ledger, Some.Encounter("Oleg Ivanovich Varkonyev", "1961-04-17", "REF-1001", "2026-01-02"));
            foreach (var account in (string[])["boss", "ann", "sue", "sam", "aud"]) new SetPassword(ledger).Run(account, Hashed.Value, "by invitation");
        });

    public static string Alert(ServedStore store)
    {
        using var ledger = Ledger.OpenToRead(store.Location);
        return AlertQueue.Of(ledger, ledger.Head, all: true).Single().Alert.Value;
    }
}
