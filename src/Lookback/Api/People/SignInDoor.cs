using System.Diagnostics;
using System.Threading.RateLimiting;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Serving;
using Microsoft.AspNetCore.Http;

namespace Lookback.Api.People;

/// <summary>
/// Where passwords are given: few an address and a minute, few hashed at once, and one answer for whatever is wrong, after one and the same time.
/// </summary>
internal sealed class SignInDoor : IDisposable
{
    private const string WrongCode = "wrong-credentials";
    private const int MostWaiting = 32;
    private readonly ServerSettings _settings;
    private readonly Desk _desk;
    private readonly RefusedAttempts _attempts;
    private readonly PartitionedRateLimiter<string> _each;
    // Half of the machine goes on doing what it is there for, whoever guesses.
    private readonly SemaphoreSlim _hashing = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int _waiting;

    /// <summary>Opens it.</summary>
    public SignInDoor(ServerSettings settings, Desk desk, RefusedAttempts attempts)
    {
        (_settings, _desk, _attempts) = (settings, desk, attempts);
        _each = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
            address, _ => PublicDoor.AMinute(settings.SignInsEach)));
    }

    /// <summary>Has a password and a code looked at.</summary>
    /// <param name="http">The request.</param>
    /// <param name="account">The account.</param>
    /// <param name="password">Its password, as it was typed.</param>
    /// <param name="code">A code of its second factor, or a recovery code.</param>
    /// <param name="question">What it is given for, as it is on record where it is wrong.</param>
    /// <exception cref="RefusedException">Code <c>wrong-credentials</c>, whichever is wrong; or there were too many.</exception>
    public async Task<ProvenAccount> ProveAsync(HttpContext http, string account, string password, string? code, string question)
    {
        Pass(http);
        var begun = Stopwatch.GetTimestamp();
        var (isAccount, hash) = await _desk.ReadAsync(
            ledger => (ledger.Views.Cases.Staff.Of(account, ledger.Head)?.Appointment.Roles.Count > 0, AccountSecret.Of(ledger, account).PasswordHash),
            http.RequestAborted);
        var given = await WorkAsync(
            () =>
            {
                var check = PasswordHash.Of(password, hash);
                return new GivenProof(check, hash, check == PasswordCheck.RightAndWeak ? NewPassword.Again(password) : null, code);
            },
            http.RequestAborted);
        // Counted to the end, though whoever guesses hangs up.
        var whose = isAccount ? account : PublicDoor.Account;
        // Whoever is in stays in when it locks: others could sign somebody out by guessing.
        var proven = await _desk.WriteAsync(whose, ledger => new ProveAccount(ledger).Run(account, given), CancellationToken.None);
        if (proven is not null) return proven;
        await RefuseAsync(_attempts, whose, question);
        await WaitAsync(begun, http.RequestAborted);
        throw Wrong();
    }

    /// <summary>
    /// Puts on record that what somebody proved themselves by was wrong. Who it was is not known, so that it is the server that says so; and whoever is no
    /// account is <see cref="PublicDoor.Account"/>, for people type passwords where accounts belong.
    /// </summary>
    public static Task RefuseAsync(RefusedAttempts attempts, string whose, string question) => attempts.RecordAsync(whose, question, WrongCode, "server");

    /// <summary>Lets a request through by its address, or not.</summary>
    /// <exception cref="RefusedException">Code <c>too-many-requests</c>.</exception>
    public void Pass(HttpContext http)
    {
        using var lease = _each.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (!lease.IsAcquired) throw TooMany(http);
    }

    /// <summary>Hashes, which takes most of a second of a core: so few at once that the server goes on serving.</summary>
    public async Task<T> WorkAsync<T>(Func<T> hash, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw TooMany(null);
        }

        try
        {
            await _hashing.WaitAsync(cancel);
            try
            {
                return await Task.Run(hash, CancellationToken.None);
            }
            finally
            {
                _hashing.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Waits until so much time has gone as everything wrong takes.</summary>
    public Task WaitAsync(long begun, CancellationToken cancel) =>
        _settings.WrongTakes - Stopwatch.GetElapsedTime(begun) is var left && left > TimeSpan.Zero ? Task.Delay(left, cancel) : Task.CompletedTask;

    /// <summary>What is said of whatever is wrong.</summary>
    public static RefusedException Wrong() =>
        new(WrongCode, "the account, the password or the code is not right, or the account is locked for a while");

    /// <summary>What is said of a link that is none.</summary>
    public static RefusedException WrongLink() => new(WrongCode, "the link is none of this account, was used, or its time is over");

    /// <inheritdoc/>
    public void Dispose()
    {
        _each.Dispose();
        _hashing.Dispose();
    }

    private static RefusedException TooMany(HttpContext? http)
    {
        if (http is not null) http.Response.Headers.RetryAfter = "60";
        return new RefusedException("too-many-requests", "there were too many sign-ins within a minute: expected you to ask again in a minute");
    }
}
