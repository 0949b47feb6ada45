using System.CommandLine;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback rebuild</c>: everything that follows from the entries, made anew.</summary>
internal static class RebuildVerb
{
    /// <summary>The verb.</summary>
    public static Command Create() => new Command(
        "rebuild", "Make the views and the tree's nodes anew out of the entries. A repair: they are kept up by themselves.").Runs(session =>
    {
        using var ledger = session.AppendToExisting();
        var head = ledger.Head;
        ProgressLine.Run("rebuilding", "entries", tick =>
        {
            ledger.RebuildViews(done => tick(done, done / (double)Math.Max(head, 1)));
            return head;
        });
        session.Output.Write(new RebuildReport(head), report => Output.Line($"views and tree made anew from {Show.Many(report.Entries, "entry", "entries")}"));
        return ExitCode.Done;
    });
}
