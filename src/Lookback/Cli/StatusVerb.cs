using System.CommandLine;
using System.Globalization;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback status</c>: is everybody current?</summary>
internal static class StatusVerb
{
    /// <summary>The verb.</summary>
    public static Command Create() => new Command("status", "Is everybody who was let through current to the lists of now?").Runs(session =>
    {
        var (ledger, at) = session.Read();
        using (ledger) session.Output.Write(StatusReport.Of(ledger, at, session.Now), Tell);
        return ExitCode.Done;
    });

    /// <summary>Says where everything stands.</summary>
    public static void Tell(Status status)
    {
        Output.Line(
            $"{Show.Many(status.Encounters, "encounter")} of {Show.Many(status.Subjects, "subject")}; {Show.Many(status.Alerts, "alert")}, "
            + $"{Show.Count(status.OpenAlerts)} of them open; {Show.Many(status.Findings, "finding")}");
        if (status.LastRun is { } run)
        {
            Output.Line(run.Ended
                ? $"last run {run.Run} of {Show.Instant(run.StartedAt)}: {run.Expected} expected = {run.Evaluated} evaluated + {run.Skipped} skipped "
                    + $"+ {run.Failed} failed; {Show.Many(run.Findings, "finding")}"
                : $"run {run.Run} of {Show.Instant(run.StartedAt)} was cut: `lookback run` goes on with it");
        }

        if (status.ErasedSubjects > 0)
            Output.Line($"{Show.Many(status.ErasedSubjects, "subject")} erased, with {Show.Many(status.ErasedAlerts, "alert")}: not replayable");
        if (status.ClockAheadSeconds >= 60) Output.Line(Session.ClockIsAhead(status.KnownAt!.Value));
        TellCurrency(status);
    }

    /// <summary>The status line: how current past encounters are to each edition in force.</summary>
    public static void TellCurrency(Status status)
    {
        foreach (var list in status.Watchlists)
        {
            var (edition, total) = (list.Edition, list.Current + list.Pending);
            var share = total == 0 ? 100 : Math.Floor(1000.0 * list.Current / total) / 10;
            Output.Line(
                string.Create(CultureInfo.InvariantCulture, $"{edition.Watchlist}: {share:0.#}% of {Show.Many(total, "screened encounter")} are current to ")
                + $"the edition of {Show.Published(edition)} ({Show.Id(edition.Edition.Value)}, {Show.Age(edition)}); "
                + $"{Show.Count(list.Pending)} pending; {Show.Count(list.Unscreened)} unscreened; {Show.Count(list.NotReplayable)} not replayable");
        }

        if (status.LookbackDue) Output.Line("a lookback is due: `lookback run`");
        if (status.Networks is { } networks)
        {
            var looked = networks.LookedBackOn is { } day ? $"looked back on {day:yyyy-MM-dd}" : "never looked back";
            Output.Line(
                $"networks: {Show.Many(networks.Links, "link")}, {Show.Many(networks.Designations, "designation")}, "
                + $"{Show.Many(networks.Exposures, "exposure")} that stand; {looked}"
                + (networks.LookbackDue ? ", and something was recorded since: `lookback network run`" : ""));
        }
    }
}
