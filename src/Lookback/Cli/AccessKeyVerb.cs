using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Access;
using Lookback.Views.Access;

namespace Lookback.Cli;

/// <summary><c>lookback access key</c>: keys by which machines act for accounts.</summary>
internal static class AccessKeyVerb
{
    /// <summary>The verb with its own.</summary>
    public static Command Create() => new("key", "Keys by which machines act for accounts.") { Issue(), Ls(), End() };

    private static Command Issue()
    {
        var account = new Argument<string>("account") { Description = "The account it acts for: one that was appointed." };
        var label = new Option<string>("--label") { Description = "What it is for, in a few words.", HelpName = "words", Required = true };
        var scope = new Option<string[]>("--scope")
        {
            Description = "What of the account's rights it has, such as screen. May be repeated; none is all.", HelpName = "right",
        };
        var days = new Option<int>("--days") { Description = "For how many days. Default: 90.", HelpName = "days", DefaultValueFactory = _ => 90 }
            .Within(1, IssueKey.MostDays, "a number of days from 1 to 366");
        var records = new Option<bool>("--records-matches")
        {
            Description = "Whatever is asked of /match by it is recorded as an encounter, and looked back on.",
        };
        return new Command("issue", "Issue a key. It is shown this once.") { account, label, scope, days, records }.Runs(session =>
        {
            using var ledger = session.Append();
            var (key, text) = new IssueKey(ledger).Run(
                session.Parsed.GetRequiredValue(account),
                session.Parsed.GetRequiredValue(label),
                session.Parsed.GetValue(scope) ?? [],
                session.Parsed.GetValue(days),
                session.Parsed.GetValue(records));
            session.Output.Write(new IssuedKey(KeyLine.Of(key, ledger.Now), text), told =>
            {
                Output.Line($"key {told.Key.Id} of {told.Key.Account}, until {Show.Day(told.Key.ExpiresAt)}; it is shown this once:");
                Output.Line(told.Text);
            });
            return ExitCode.Done;
        });
    }

    private static Command Ls() => new Command("ls", "List keys that were not taken back.").Runs(session =>
    {
        var (ledger, at) = session.Read();
        using (ledger)
        {
            session.Output.Write(KeyLine.All(ledger, at, session.Now), keys => Output.Table(
                ["key", "account", "label", "scopes", "until", "records matches"],
                keys.Select(k => (IReadOnlyList<string>)[
                    k.Id.Value, k.Account, k.Label, k.Scopes.Count == 0 ? "all" : string.Join(", ", k.Scopes),
                    k.IsExpired ? $"over since {Show.Day(k.ExpiresAt)}" : Show.Day(k.ExpiresAt), k.RecordsMatches ? "yes" : "no"])));
        }

        return ExitCode.Done;
    });

    private static Command End()
    {
        var id = new Argument<string>("key") { Description = "The key's id: what stands before its dot." };
        var reason = new Option<string>("--reason") { Description = "Why.", HelpName = "words", Required = true };
        return new Command("end", "Take a key back.") { id, reason }.Runs(session =>
        {
            using var ledger = session.AppendToExisting();
            new IssueKey(ledger).End(new ApiKeyId(session.Parsed.GetRequiredValue(id)), session.Parsed.GetRequiredValue(reason));
            Output.Line($"key {session.Parsed.GetRequiredValue(id)} is worth nothing any more");
            return ExitCode.Done;
        });
    }
}
