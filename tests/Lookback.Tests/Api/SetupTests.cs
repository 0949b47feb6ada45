using System.Net;
using Lookback.Api.People;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Flows.Cases;
using Lookback.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Lookback.Tests.Api;

/// <summary>The first start and invitations: how somebody comes in who has nothing yet, and that nobody else does by the same way.</summary>
public sealed class SetupTests
{
    [Fact]
    public async Task The_link_makes_the_first_admin_once()
    {
        await using var served = await new ServedStore().StartForPeopleAsync();
        var token = await LinkAsync(served);
        using var client = served.As(null);
        var body = new { token, account = "amy", person = "Amy Quispemayta", password = SigningIn.Password };
        (await client.PostAsync("/setup", body with { token = new string('0', 64) })).Refused(401, "wrong-credentials");
        (await client.PostAsync("/setup", body with { password = "amy-quispemayta-1" })).Refused(422, "bad-password");
        (await client.PostAsync("/setup", body)).Expect(204);
        (await client.PostAsync("/setup", body)).Refused(401, "wrong-credentials");
        Assert.Null(await served.Services.GetRequiredService<SetupLink>().DrawAsync(TestContext.Current.CancellationToken));
        (await client.SignInAsync("amy")).Expect(201);
        (await client.PostAsync("/staff", new { account = "ann", person = "ann", roles = new[] { "analyst" }, reason = "Works here from today on." })).Expect(201);
        await served.StopAsync();
        Assert.Equal([AccountEventKind.PasswordSet, AccountEventKind.SignedIn], served.Events("amy").Select(e => e.Kind));
        using var ledger = Ledger.OpenToRead(served.Location);
        var appointment = ledger.Views.Cases.Staff.Of("amy", ledger.Head)!.Appointment;
        Assert.Equal(("Amy Quispemayta", "admin"), (appointment.Person.Value, Assert.Single(appointment.Roles)));
    }

    [Fact]
    public async Task Where_an_admin_was_appointed_the_link_sets_their_password_and_nobody_elses()
    {
        await using var served = await new ServedStore().With(Appointed).StartForPeopleAsync();
        var token = await LinkAsync(served);
        using var client = served.As(null);
        foreach (var other in new[] { "ann", "eve" })
            (await client.PostAsync("/setup", new { token, account = other, password = SigningIn.Password })).Refused(404, "no-account");
        (await client.PostAsync("/setup", new { token, account = "boss", password = SigningIn.Password })).Expect(204);
        (await client.SignInAsync("boss")).Expect(201);
    }

    [Fact]
    public async Task There_is_no_link_where_somebody_who_appoints_can_come_in()
    {
        await using var withPassword = await new ServedStore().With(Appointed).With(l => new SetPassword(l).Run("boss", new NewPassword("x", StandsAlone: true), "by invitation"))
            .StartForPeopleAsync();
        Assert.Null(await withPassword.Services.GetRequiredService<SetupLink>().DrawAsync(TestContext.Current.CancellationToken));
        await using var withKey = await new ServedStore().Staff("boss", "admin").StartForPeopleAsync();
        Assert.Null(await withKey.Services.GetRequiredService<SetupLink>().DrawAsync(TestContext.Current.CancellationToken));
        // A password of somebody who appoints nobody is none of them.
        await using var other = await new ServedStore().With(Appointed).With(l => new SetPassword(l).Run("ann", new NewPassword("x", StandsAlone: true), "by invitation"))
            .StartForPeopleAsync();
        Assert.NotNull(await other.Services.GetRequiredService<SetupLink>().DrawAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_link_is_worth_nothing_after_a_day()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().StartForPeopleAsync(clock);
        var token = await LinkAsync(served);
        clock.Now += TimeSpan.FromDays(1);
        using var client = served.As(null);
        (await client.PostAsync("/setup", new { token, account = "amy", password = SigningIn.Password })).Refused(401, "wrong-credentials");
    }

    [Fact]
    public async Task Two_who_come_with_one_link_at_once_are_one()
    {
        await using var served = await new ServedStore().StartForPeopleAsync();
        var token = await LinkAsync(served);
        using var client = served.As(null);
        var both = await Task.WhenAll(new[] { "amy", "eve" }.Select(account => client.PostAsync("/setup", new { token, account, password = SigningIn.Password })));
        Assert.Equal([204, 401], both.Select(b => b.Status).Order());
        await served.StopAsync();
        using var ledger = Ledger.OpenToRead(served.Location);
        Assert.Single(ledger.Views.Cases.Staff.All(ledger.Head));
    }

    [Fact]
    public async Task The_page_asks_for_account_person_and_password_and_runs_nothing()
    {
        await using var served = await new ServedStore().StartForPeopleAsync();
        var token = await LinkAsync(served);
        using var browser = served.As(null);
        var (status, page, answer) = await PageAsync(browser, HttpMethod.Get, $"/setup?token={token}&account=%3Cb%3E", null);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("name=\"person\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'", policy);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var fields = new Dictionary<string, string>
        {
            ["token"] = token, ["account"] = "amy", ["person"] = "Amy Quispemayta", ["password"] = SigningIn.Password, ["again"] = SigningIn.Password + "!",
        };
        (status, page, _) = await PageAsync(browser, HttpMethod.Post, "/setup", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("expected the same twice", page, StringComparison.Ordinal);
        Assert.DoesNotContain(SigningIn.Password, page, StringComparison.Ordinal);
        fields["again"] = SigningIn.Password;
        (status, page, _) = await PageAsync(browser, HttpMethod.Post, "/setup", fields);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("The password is set", page, StringComparison.Ordinal);
        (status, _, _) = await PageAsync(browser, HttpMethod.Post, "/setup", fields);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        (await browser.SignInAsync("amy")).Expect(201);
    }

    [Fact]
    public async Task Somebody_invited_sets_a_password_once_and_a_forgotten_one_anew()
    {
        var clock = SigningIn.ClockFromNow();
        await using var served = await new ServedStore().Person("boss", "admin").Person("una", "supervisor").Staff("ann", "analyst").StartForPeopleAsync(clock);
        using var boss = served.As(null);
        using var una = served.As(null);
        using var ann = served.As(null);
        (await boss.SignInAsync("boss")).Expect(201);
        (await una.SignInAsync("una")).Expect(201);
        (await una.PostAsync("/accounts/ann/invitation", "{}")).Refused(403, "wrong-role");
        (await boss.PostAsync("/accounts/nobody/invitation", "{}")).Refused(404, "no-account");
        var first = (await boss.PostAsync("/accounts/ann/invitation", "{}")).Expect(201)["token"].GetString();
        var invited = (await boss.PostAsync("/accounts/ann/invitation", "{}")).Expect(201);
        var token = invited["token"].GetString();
        Assert.Equal($"/setup?account=ann&token={token}", invited["path"].GetString());
        const string Password = "four herons over the weir";
        // A later one takes the earlier one's place, and each is one account's.
        (await ann.PostAsync("/setup", new { token = first, account = "ann", password = Password })).Refused(401, "wrong-credentials");
        (await ann.PostAsync("/setup", new { token, account = "una", password = Password })).Refused(401, "wrong-credentials");
        (await ann.PostAsync("/setup", new { token, account = "ann", password = Password })).Expect(204);
        (await ann.PostAsync("/setup", new { token, account = "ann", password = Password })).Refused(401, "wrong-credentials");
        (await ann.SignInAsync("ann", Password)).Expect(201);
        // Una forgot hers: what she is signed in by ends when she sets another.
        var again = (await boss.PostAsync("/accounts/una/invitation", "{}")).Expect(201)["token"].GetString();
        (await una.ReadAsync("/session")).Expect(200);
        (await ann.PostAsync("/setup", new { token = again, account = "una", password = Password })).Expect(204);
        (await una.ReadAsync("/session")).Refused(401, "not-signed-in");
        (await una.SignInAsync("una")).Refused(401, "wrong-credentials");
        // After a day it is worth nothing.
        var late = (await boss.PostAsync("/accounts/una/invitation", "{}")).Expect(201)["token"].GetString();
        clock.Now += TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1);
        (await ann.PostAsync("/setup", new { token = late, account = "una", password = Password })).Refused(401, "wrong-credentials");
        await served.StopAsync();
        Assert.Equal([AccountEventKind.Invited, AccountEventKind.Invited, AccountEventKind.PasswordSet, AccountEventKind.SignedIn], served.Events("ann").Select(e => e.Kind));
    }

    private static void Appointed(Ledger ledger)
    {
        Appoint("boss", "admin");
        Appoint("ann", "analyst");

        void Appoint(string account, string role) => new AppointStaff(ledger).Run(
            new Appointment { Account = account, Person = new StaffId(account), Roles = [role], Reason = "Works here from today on." }, "boss");
    }

    private static async Task<string> LinkAsync(ServedStore served) =>
        (await served.Services.GetRequiredService<SetupLink>().DrawAsync(TestContext.Current.CancellationToken))!;

    private static async Task<(HttpStatusCode Status, string Page, HttpResponseMessage Answer)> PageAsync(
        HttpClient browser, HttpMethod method, string path, Dictionary<string, string>? fields)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = fields is null ? null : new FormUrlEncodedContent(fields) };
        var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer);
    }
}
