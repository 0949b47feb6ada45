using Lookback.Api.People;
using Lookback.Api.V1;
using Lookback.Core.Access;
using Lookback.Views.Access;
using static Lookback.Api.Contract.Operation;
using static Lookback.Api.Contract.Placed;

namespace Lookback.Api.Contract;

/// <summary>How people come in: the first password, sessions, second factors, and what is done with others' accounts.</summary>
internal static class SignInOperations
{
    /// <summary>They.</summary>
    public static IReadOnlyList<Placed> All { get; } =
    [
        new("accounts", "GET", "/setup", Ask("showSetup", "The page behind a link: a password is chosen there.").Plain()
            .Asks(new("token", "The link's token."), new("account", "The account that is invited.")).Gives(200, Said.Page)),
        new("accounts", "POST", "/setup", Do("sendSetup", "What that page sends.").Plain().Takes("application/x-www-form-urlencoded").Gives(200, Said.Page)),
        Own("accounts", "POST", "/setup", Do("setUp", "Sets the password that a link is for.").Plain().Refuses(401, 409).Takes<SetupBody>()
            .Gives(204, Said.Nothing)),
        Own("session", "POST", "/session", Do("signIn", "Signs in, and gives a cookie.").Plain().Refuses(401, 403).Takes<SignInBody>().Makes<SessionLine>()),
        Own("session", "GET", "/session", Ask("getSession", "As whom one is in, and the word that requests which change something bring.").Plain().OfSession()
            .Gives<SessionLine>()),
        Own("session", "GET", "/session/openid",
            Ask("signInElsewhere", "Sends the browser to the organisation's provider; what comes back is the same session.").Plain().Refuses(404, 503)
                .Gives(302, Said.Nothing)),
        Own("session", "GET", "/sessions", Ask("listOwnSessions", "Where one is signed in, the latest first.").Plain().OfSession()
            .Gives<IReadOnlyList<OwnSession>>()),
        Own("session", "DELETE", "/session", Do("signOut", "Signs out.").Plain().OfSession().Gives(204, Said.Nothing)),
        Own("session", "DELETE", "/sessions", Do("signOutEverywhere", "Signs out everywhere.").Plain().OfSession().Gives(204, Said.Nothing)),
        Own("account", "PUT", "/account/password", Do("changePassword", "Sets another password; every other session ends.").Plain().OfSession()
            .Takes<PasswordChange>().Gives<SessionLine>()),
        Own("account", "POST", "/account/second-factor", Do("drawSecondFactor", "Draws a second factor, shown this once; it counts once it is confirmed.")
            .Plain().OfSession().Takes<SecondFactorWish>().Makes<DrawnSecondFactor>()),
        Own("account", "POST", "/account/second-factor/confirmation",
            Do("confirmSecondFactor", "Confirms it by a code, and shows recovery codes this once.").Plain().OfSession()
                .Takes<SecondFactorCode>().Makes<RecoveryCodes>()),
        Own("account", "POST", "/account/second-factor/removal", Do("removeSecondFactor", "Takes it away.").Plain().OfSession().Takes<SecondFactorRemoval>()
            .Gives(204, Said.Nothing)),
        Own("accounts", "POST", "/accounts/{account}/invitation",
            Do("invite", "Makes a link by which an account's person chooses a password; shown this once.", Right.Configure).Plain().Makes<Invitation>()),
        Own("accounts", "POST", "/accounts/{account}/unlocking",
            Do("unlock", "Opens an account that wrong passwords locked, with the reason.", Right.Configure).Plain().Takes<Ending>().Gives(204, Said.Nothing)),
        Own("accounts", "POST", "/accounts/{account}/sign-out", Do("signOutOther", "Signs an account out everywhere, with the reason.", Right.Configure).Plain()
            .Takes<Ending>().Gives(204, Said.Nothing)),
        Own("accounts", "POST", "/accounts/{account}/second-factor/removal",
            Do("removeSecondFactorOf", "Takes a lost one away, with the reason.", Right.Configure).Plain().Takes<Ending>().Gives(204, Said.Nothing)),
    ];
}
