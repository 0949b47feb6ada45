using System.Diagnostics;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lookback.Tests.Api;

/// <summary>Guessing: what is answered, how long it takes, when it stops, and what of it is on record.</summary>
public sealed class SignInTests
{
    private const string Wrong = "a password that it is not";

    [Fact]
    public async Task Five_wrong_ones_lock_the_account_and_the_right_one_is_answered_like_a_wrong_one()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").Person("boss", "admin").StartForPeopleAsync(clock);
        using var una = served.As(null);
        using var guesser = served.As(null);
        (await una.SignInAsync("una")).Expect(201);
        var wrong = (await guesser.SignInAsync("una", Wrong)).Refused(401, "wrong-credentials");
        for (var i = 0; i < 3; i++) (await guesser.SignInAsync("una", Wrong)).Refused(401, "wrong-credentials");
        (await una.ReadAsync("/session")).Expect(200);
        (await guesser.SignInAsync("una", Wrong)).Refused(401, "wrong-credentials");
        // Nobody is signed out by somebody else's guessing.
        (await una.ReadAsync("/session")).Expect(200);
        Assert.Equal(Said(wrong), Said((await guesser.SignInAsync("una")).Refused(401, "wrong-credentials")));
        Assert.Equal(Said(wrong), Said((await guesser.SignInAsync("nobody-of-that-name")).Refused(401, "wrong-credentials")));
        clock.Now += TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1);
        (await una.SignInAsync("una")).Expect(201);
        await served.StopAsync();
        Assert.Equal(
            [AccountEventKind.PasswordSet, AccountEventKind.SignedIn, AccountEventKind.Locked, AccountEventKind.SignedIn], served.Events("una").Select(e => e.Kind));
    }

    [Fact]
    public async Task Whoever_appoints_opens_a_locked_account_before_its_time()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").Person("boss", "admin").StartForPeopleAsync();
        using var una = served.As(null);
        using var boss = served.As(null);
        (await boss.SignInAsync("boss")).Expect(201);
        (await boss.PostAsync("/accounts/una/unlocking", new { reason = "She is standing here beside me." })).Refused(404, "no-account");
        for (var i = 0; i < 5; i++) (await una.SignInAsync("una", Wrong)).Expect(401);
        (await una.SignInAsync("una")).Expect(401);
        (await boss.PostAsync("/accounts/una/unlocking", new { reason = "She is standing here beside me." })).Expect(204);
        (await una.SignInAsync("una")).Expect(201);
        await served.StopAsync();
        Assert.Contains(new AccountEvent("una", AccountEventKind.Unlocked, "She is standing here beside me."), served.Events("una"));
    }

    /// <summary>An account without a password cannot be guessed, nor locked; nor is it told from one that there is not.</summary>
    [Fact]
    public async Task An_account_that_was_never_opened_is_answered_like_none()
    {
        await using var served = await new ServedStore().Staff("ann", "analyst").StartForPeopleAsync();
        using var guesser = served.As(null);
        for (var i = 0; i < 7; i++) (await guesser.SignInAsync("ann", "")).Refused(401, "wrong-credentials");
        await served.StopAsync();
        Assert.Empty(served.Events("ann"));
    }

    [Fact]
    public async Task A_flood_is_one_entry_a_minute_and_says_how_many_there_were()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(clock);
        using var guesser = served.As(null);
        for (var i = 0; i < 4; i++) (await guesser.SignInAsync("una", Wrong)).Expect(401);
        for (var i = 0; i < 3; i++) (await guesser.SignInAsync("who is this", Wrong)).Expect(401);
        clock.Now += TimeSpan.FromMinutes(1);
        (await guesser.SignInAsync("una", Wrong)).Expect(401);
        (await guesser.SignInAsync("una", Wrong)).Expect(401);
        await served.StopAsync();
        var attempts = served.Attempts().Where(a => a.Code == "wrong-credentials").ToList();
        Assert.Equal([1, 4, 1], attempts.Where(a => a.Account == "una").Select(a => a.Times));
        Assert.Equal([1, 2], attempts.Where(a => a.Account == "public").Select(a => a.Times));
        Assert.Equal(5, attempts.Count);
        Assert.All(attempts, a => Assert.Equal("sign-in", a.Question));
    }

    [Fact]
    public async Task One_address_gives_so_many_passwords_a_minute()
    {
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(change: s => s with { SignInsEach = 3 });
        using var guesser = served.As(null);
        for (var i = 0; i < 3; i++) (await guesser.SignInAsync($"nobody{i}", Wrong)).Expect(401);
        var over = (await guesser.SignInAsync("una")).Refused(429, "too-many-requests");
        Assert.Equal("60", Assert.Single(over.Headers.GetValues("Retry-After")));
    }

    /// <summary>Wrong, unknown, locked: the least time is the same, and what takes longest is done for all of them.</summary>
    [Fact]
    public async Task Whatever_is_wrong_takes_its_time()
    {
        var least = TimeSpan.FromSeconds(2);
        await using var served = await new ServedStore().Person("una", "supervisor").Staff("ann", "analyst")
            .StartForPeopleAsync(change: s => s with { WrongTakes = least });
        using var guesser = served.As(null);
        foreach (var (account, password) in new[] { ("una", Wrong), ("una", ""), ("una", new string('x', 9_000)), ("ann", Wrong), ("nobody", Wrong), ("", "") })
        {
            var begun = Stopwatch.GetTimestamp();
            (await guesser.SignInAsync(account, password)).Refused(401, "wrong-credentials");
            Assert.True(Stopwatch.GetElapsedTime(begun) >= least - TimeSpan.FromMilliseconds(30));
        }
    }

    [Fact]
    public async Task A_hash_of_less_work_is_made_anew_when_somebody_signs_in()
    {
        var weak = new PasswordHasher<string>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 })).HashPassword("", SigningIn.Password);
        await using var served = await new ServedStore().Staff("una", "supervisor")
            .With(ledger => new SetPassword(ledger).Run("una", new NewPassword(weak, StandsAlone: true), "by invitation")).StartForPeopleAsync();
        using var una = served.As(null);
        (await una.SignInAsync("una", Wrong)).Expect(401);
        (await una.SignInAsync("una")).Expect(201);
        (await una.SignInAsync("una")).Expect(201);
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        var hash = AccountSecret.Of(ledger, "una").PasswordHash;
        Assert.NotEqual(weak, hash);
        Assert.Equal(PasswordCheck.Right, PasswordHash.Of(SigningIn.Password, hash));
    }

    private static string Said(Answered answer) => answer["detail"].GetString() + answer["title"].GetString();
}
