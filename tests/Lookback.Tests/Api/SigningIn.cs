using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>People who have a password, and browsers they sign in with.</summary>
internal static class SigningIn
{
    public const string Password = "brown otter under the pier";

    // Half a second of work each: the same one for everybody.
    private static readonly Lazy<NewPassword> Hashed = new(() => NewPassword.Require(Password, hasSecondFactor: false, []));

    /// <summary>A clock that a test moves. It is ahead of the one that the store is prepared by: the ledger's never falls, and would stand before it.</summary>
    public static Clock ClockFromNow() => new(DateTimeOffset.UtcNow.AddHours(1));

    /// <summary>Appoints an account and sets its password.</summary>
    public static ServedStore Person(this ServedStore store, string account, string role, string? person = null, string? unit = null) =>
        store.Staff(account, role, person, unit: unit).HasPassword(account);

    /// <summary>Sets the password of an account that was appointed.</summary>
    public static ServedStore HasPassword(this ServedStore store, string account) =>
        store.With(ledger => new SetPassword(ledger).Run(account, Hashed.Value, "by invitation"));

    /// <summary>Signs in; whatever the browser sends from here on brings the cookie and the word beside it.</summary>
    public static async Task<Answered> SignInAsync(this HttpClient browser, string account, string password = Password, string? code = null)
    {
        var answer = await browser.PostAsync("/session", new { account, password, code });
        if (answer.Status == 201)
        {
            browser.DefaultRequestHeaders.Remove("Lookback-Antiforgery");
            browser.DefaultRequestHeaders.Add("Lookback-Antiforgery", answer["antiforgery"].GetString());
        }

        return answer;
    }

    /// <summary>The server as tests of people start it: it tells what is wrong at once.</summary>
    public static Task<ServedStore> StartForPeopleAsync(this ServedStore store, Clock? clock = null, Func<Lookback.Api.ServerSettings, Lookback.Api.ServerSettings>? change = null) =>
        store.StartAsync(s => (change ?? (x => x))(s with { Time = clock ?? TimeProvider.System, WrongTakes = TimeSpan.FromMilliseconds(1), SignInsEach = 1_000 }));

    /// <summary>What happened to an account, as it is on record once the server has stopped.</summary>
    public static IReadOnlyList<AccountEvent> Events(this ServedStore store, string account)
    {
        using var ledger = Ledger.OpenToRead(store.Location);
        return [.. ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.AccountChanged>().Select(b => b.Event).Where(e => e.Account == account)];
    }

    /// <summary>What was refused, as it is on record once the server has stopped.</summary>
    public static IReadOnlyList<RefusedAttempt> Attempts(this ServedStore store)
    {
        using var ledger = Ledger.OpenToRead(store.Location);
        return [.. ledger.Entries.From(1).Select(e => e.Body).OfType<EntryBody.AttemptRefused>().Select(b => b.Attempt)];
    }
}
