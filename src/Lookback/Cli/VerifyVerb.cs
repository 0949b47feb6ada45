using System.CommandLine;
using System.Diagnostics;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback verify</c>: is everything on record what was written?</summary>
internal static class VerifyVerb
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var against = KeptHead.Option(
            "A tree head kept elsewhere, which the ledger must contain. Only that can find a ledger rewritten or rolled back as a whole.");
        var views = new Option<bool>("--views") { Description = "Also compare every view with a replay of the entries. Needs the store's key, and more time." };
        return new Command(
            "verify", "Compute every hash, the tree, keys and files again; exit with 5 and name the first position that is not what was written.")
        {
            against, views,
        }.Runs(session =>
        {
            if (session.AsOf is not null || session.EffectiveAt is not null)
                throw new UsageException("verify looks at the whole ledger, not at a moment of it");
            var heads = KeptHead.Read(session.Parsed.GetValue(against));
            var check = session.Parsed.GetValue(views) ? ViewCheck.Compared : ViewCheck.Skipped;
            using var ledger = Open(session, check);
            var watch = Stopwatch.StartNew();
            var read = TimeSpan.Zero;
            var verified = ProgressLine.Run("verifying", "entries", tick => new Verification(ledger).Run(heads, check, (done, share) =>
            {
                read = watch.Elapsed;
                tick(done, share);
            }));
            session.Output.Write(VerifyReport.Of(ledger.Id, verified, read, watch.Elapsed), Tell);
            return ExitCode.Done;
        });
    }

    // Whoever verifies need not be able to read: without the key everything is checked but whether subjects' keys open.
    private static Ledger Open(Session session, ViewCheck check)
    {
        if (check == ViewCheck.Compared) return Ledger.OpenToRead(session.Location);
        try
        {
            return Ledger.OpenToRead(session.Location);
        }
        catch (RefusedException e) when (e.Refusal.Code is "no-key" or "no-home" or "a-backup")
        {
            Console.Error.WriteLine("without the store's key: whether subjects' keys open is not checked");
            return Ledger.OpenSealed(session.Location);
        }
    }

    private static void Tell(VerifyReport report)
    {
        Output.Line($"{Show.Many(report.Entries, "entry", "entries")} are what was written: hashes, tree and {Show.Many(report.Heads, "head")} agree");
        Output.Line($"  head {report.Head}");
        foreach (var head in report.Against) Output.Line($"  contains the head kept elsewhere, {head}");
        Output.Line(
            $"  {Show.Many(report.Keys, "key")}, each of a subject, of a link between two, or of a case about nobody who was met; "
            + $"{Show.Many(report.Erased, "subject")} erased on record, none gone without one; "
            + $"{Show.Many(report.Originals, "publisher's file", "publishers' files")} as received");
        if (report.ViewRows is { } rows) Output.Line($"  {Show.Many(rows, "row")} of views equal a replay of the entries");
        if (report.Against.Count == 0) Output.Line("  against no head kept elsewhere: that nobody rewrote or rolled back the whole is not shown (`--against`)");
        Output.Line($"  {report.Seconds:0.0} s; entries at {Show.Count((long)report.EntriesPerSecond)} a second");
    }
}
