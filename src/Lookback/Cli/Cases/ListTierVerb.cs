using System.CommandLine;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Views.Cases;

namespace Lookback.Cli.Cases;

/// <summary><c>lookback list tier</c>: how much care a watchlist's alerts take.</summary>
internal static class ListTierVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var list = new Argument<string>("list") { Description = "The watchlist's short name." };
        var tier = new Argument<string>("tier") { Description = "high: nobody is cleared by one person alone; or ordinary." };
        tier.AcceptOnlyFromAmong("high", "ordinary");
        var reason = CaseOptions.Reason();
        return new Command("tier", "Say how much care a watchlist's alerts take.") { list, tier, reason }.Runs(session =>
        {
            using var ledger = session.AppendToExisting();
            var watchlist = new WatchlistId(session.Parsed.GetRequiredValue(list));
            var isHigh = session.Parsed.GetRequiredValue(tier) == "high";
            new SetTier(ledger).Run(watchlist, isHigh, session.Parsed.GetRequiredValue(reason), session.Actor);
            session.Output.Write(new TierReport(watchlist, isHigh),
                r => Output.Line($"{r.Watchlist} is of the {(r.IsHigh ? "high" : "ordinary")} tier from now on"));
            return ExitCode.Done;
        });
    }
}
