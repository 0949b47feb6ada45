using Lookback.Core.Records;
using Lookback.Tests.Support;
using OtpNet;

namespace Lookback.Tests.Api;

/// <summary>Second factors: set up in two steps, each code taken once, recovery codes, and how one is taken away.</summary>
public sealed class SecondFactorTests
{
    [Fact]
    public async Task It_is_set_up_asked_for_and_each_code_is_taken_once()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(clock);
        using var una = served.As(null);
        var (totp, _) = await SetUpAsync(una, clock);
        using var other = served.As(null);
        (await other.SignInAsync("una")).Refused(401, "wrong-credentials");
        (await other.SignInAsync("una", code: "000000")).Refused(401, "wrong-credentials");
        // The one it was confirmed by was taken.
        (await other.SignInAsync("una", code: Code(totp, clock))).Refused(401, "wrong-credentials");
        clock.Now += TimeSpan.FromSeconds(30);
        var code = Code(totp, clock);
        var session = (await other.SignInAsync("una", code: $"{code[..3]} {code[3..]}")).Expect(201);
        Assert.Equal(("password and code", true), (session["how"].GetString(), session["has_second_factor"].GetBoolean()));
        (await other.SignInAsync("una", code: code)).Refused(401, "wrong-credentials");
        // A wrong password with a right code, which it does not use up.
        clock.Now += TimeSpan.FromSeconds(30);
        (await other.SignInAsync("una", "a password that it is not", Code(totp, clock))).Refused(401, "wrong-credentials");
        (await other.SignInAsync("una", code: Code(totp, clock))).Expect(201);
        await served.StopAsync();
        Assert.Contains(served.Events("una"), e => e.Kind == AccountEventKind.SecondFactorSet);
    }

    [Fact]
    public async Task A_telephone_half_a_minute_off_is_taken_and_one_further_off_is_not()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(clock);
        using var una = served.As(null);
        var (totp, _) = await SetUpAsync(una, clock);
        clock.Now += TimeSpan.FromMinutes(5);
        foreach (var (seconds, status) in new[] { (-90, 401), (90, 401), (-30, 201), (30, 201) })
            Assert.Equal(status, (await una.SignInAsync("una", code: totp.ComputeTotp(clock.Now.AddSeconds(seconds).UtcDateTime))).Status);
    }

    [Fact]
    public async Task A_recovery_code_is_worth_something_once()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(clock);
        using var una = served.As(null);
        var (_, codes) = await SetUpAsync(una, clock);
        Assert.Equal(10, codes.Distinct().Count());
        (await una.SignInAsync("una", code: codes[3].ToUpperInvariant())).Expect(201);
        (await una.SignInAsync("una", code: codes[3])).Refused(401, "wrong-credentials");
        Assert.Equal("password and recovery code, 8 left", (await una.SignInAsync("una", code: codes[4])).Expect(201)["how"].GetString());
    }

    [Fact]
    public async Task Codes_are_guessed_no_more_often_than_passwords()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(clock);
        using var una = served.As(null);
        var (totp, _) = await SetUpAsync(una, clock);
        clock.Now += TimeSpan.FromMinutes(1);
        for (var i = 0; i < 5; i++) (await una.SignInAsync("una", code: "00000" + i)).Refused(401, "wrong-credentials");
        (await una.SignInAsync("una", code: Code(totp, clock))).Refused(401, "wrong-credentials");
    }

    [Fact]
    public async Task Roles_that_take_one_do_nothing_before_it_is_set_up()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await ServedOffice.Make().Person("una", "supervisor").Person("ida", "analyst")
            .StartForPeopleAsync(clock, s => s with { SecondFactorFor = ["supervisor", "admin"] });
        using var una = served.As(null);
        using var ida = served.As(null);
        (await ida.SignInAsync("ida")).Expect(201);
        (await ida.ReadAsync("/alerts?purpose=audit")).Expect(200);
        var session = (await una.SignInAsync("una")).Expect(201);
        Assert.Equal(("second-factor-missing", 0), (session["lacks"].GetString(), session["rights"].GetArrayLength()));
        (await una.ReadAsync("/alerts?purpose=audit")).Refused(403, "second-factor-missing");
        (await una.ReadAsync("/status")).Refused(403, "second-factor-missing");
        await SetUpAsync(una, clock, signIn: false);
        (await una.ReadAsync("/alerts?purpose=audit")).Expect(200);
    }

    [Fact]
    public async Task One_takes_ones_own_away_with_password_and_code()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(clock);
        using var una = served.As(null);
        var (totp, _) = await SetUpAsync(una, clock);
        clock.Now += TimeSpan.FromMinutes(1);
        (await una.PostAsync("/account/second-factor/removal", new { password = SigningIn.Password, code = "000000" })).Refused(401, "wrong-credentials");
        (await una.PostAsync("/account/second-factor", new { password = SigningIn.Password })).Refused(409, "already-set");
        // A password that is too short to stand alone has to be made longer first.
        (await una.PutAsync("/account/password", new { present = SigningIn.Password, @new = "otter-pier-7", code = Code(totp, clock) })).Expect(200);
        una.DefaultRequestHeaders.Remove("Lookback-Antiforgery");
        una.DefaultRequestHeaders.Add("Lookback-Antiforgery", (await una.ReadAsync("/session"))["antiforgery"].GetString());
        clock.Now += TimeSpan.FromMinutes(1);
        (await una.PostAsync("/account/second-factor/removal", new { password = "otter-pier-7", code = Code(totp, clock) })).Refused(422, "bad-password");
        clock.Now += TimeSpan.FromMinutes(1);
        (await una.PutAsync("/account/password", new { present = "otter-pier-7", @new = SigningIn.Password, code = Code(totp, clock) })).Expect(200);
        una.DefaultRequestHeaders.Remove("Lookback-Antiforgery");
        una.DefaultRequestHeaders.Add("Lookback-Antiforgery", (await una.ReadAsync("/session"))["antiforgery"].GetString());
        clock.Now += TimeSpan.FromMinutes(1);
        (await una.PostAsync("/account/second-factor/removal", new { password = SigningIn.Password, code = Code(totp, clock) })).Expect(204);
        (await una.SignInAsync("una")).Expect(201);
    }

    [Fact]
    public async Task Whoever_appoints_takes_a_lost_one_away_and_not_their_own()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").Person("boss", "admin").StartForPeopleAsync(clock);
        using var una = served.As(null);
        using var boss = served.As(null);
        await SetUpAsync(una, clock);
        var (totp, _) = await SetUpAsync(boss, clock, "boss");
        var why = new { reason = "Her telephone fell into the harbour." };
        (await boss.PostAsync("/accounts/boss/second-factor/removal", why)).Refused(403, "own-account");
        (await una.PostAsync("/accounts/boss/second-factor/removal", why)).Refused(403, "wrong-role");
        (await boss.PostAsync("/accounts/una/second-factor/removal", why)).Expect(204);
        (await una.ReadAsync("/session")).Refused(401, "not-signed-in");
        (await una.SignInAsync("una")).Expect(201);
        await served.StopAsync();
        Assert.Contains(new AccountEvent("una", AccountEventKind.SecondFactorRemoved, why.reason), served.Events("una"));
        Assert.NotNull(totp);
    }

    [Fact]
    public async Task A_code_of_another_secret_confirms_nothing()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("una", "supervisor").StartForPeopleAsync(clock);
        using var una = served.As(null);
        (await una.SignInAsync("una")).Expect(201);
        (await una.PostAsync("/account/second-factor/confirmation", new { code = "123456" })).Refused(422, "not-begun");
        (await una.PostAsync("/account/second-factor", new { password = SigningIn.Password })).Expect(201);
        var other = new Totp(KeyGeneration.GenerateRandomKey(20));
        (await una.PostAsync("/account/second-factor/confirmation", new { code = Code(other, clock) })).Refused(422, "wrong-code");
        (await una.SignInAsync("una")).Expect(201);
    }

    private static string Code(Totp totp, Clock clock) => totp.ComputeTotp(clock.Now.UtcDateTime);

    private static async Task<(Totp Totp, IReadOnlyList<string> Recovery)> SetUpAsync(HttpClient browser, Clock clock, string account = "una", bool signIn = true)
    {
        if (signIn) (await browser.SignInAsync(account)).Expect(201);
        var drawn = (await browser.PostAsync("/account/second-factor", new { password = SigningIn.Password })).Expect(201);
        var secret = drawn["secret"].GetString()!;
        Assert.StartsWith($"otpauth://totp/Lookback:{account}?secret={secret}&issuer=Lookback", drawn["address"].GetString(), StringComparison.Ordinal);
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        var confirmed = (await browser.PostAsync("/account/second-factor/confirmation", new { code = Code(totp, clock) })).Expect(201);
        return (totp, [.. confirmed["codes"].EnumerateArray().Select(c => c.GetString()!)]);
    }
}
