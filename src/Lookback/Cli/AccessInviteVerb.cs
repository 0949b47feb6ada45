using System.CommandLine;
using Lookback.Flows.Access;
using Lookback.Views.Access;

namespace Lookback.Cli;

/// <summary><c>lookback access invite</c>: a link by which the person of an account sets a password.</summary>
internal static class AccessInviteVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var account = new Argument<string>("account") { Description = "The account: one that was appointed." };
        return new Command("invite", "Make a link by which an account's person sets a password. It is shown this once.") { account }.Runs(session =>
        {
            using var ledger = session.AppendToExisting();
            var of = session.Parsed.GetRequiredValue(account);
            session.Output.Write(Invitation.Of(of, new InviteAccount(ledger).Run(of)), told =>
            {
                Output.Line($"behind the server's address, until {Show.Instant(told.Until)}; it is shown this once:");
                Output.Line(told.Path);
            });
            return ExitCode.Done;
        });
    }
}
