using System.CommandLine;
using Lookback.Store;
using Lookback.Store.Backups;
using Lookback.Views;

namespace Lookback.Cli;

/// <summary><c>lookback backup</c> and <c>lookback restore</c>: the ledger in one file, and back.</summary>
internal static class BackupVerb
{
    /// <summary>The verb that writes one.</summary>
    public static Command CreateBackup()
    {
        var file = new Argument<string>("file") { Description = "The file to write; it must not exist." };
        return new Command(
            "backup",
            "Write the ledger to one file while it is in use, whichever database it is in. The store's key is not in it: keep that apart.")
        {
            file,
        }.Runs(session =>
        {
            if (session.AsOf is not null || session.EffectiveAt is not null) throw new UsageException("backup takes the ledger as it is now");
            var path = session.Parsed.GetRequiredValue(file);
            if (string.IsNullOrWhiteSpace(path)) throw new UsageException("backup: expected a file's name, found an empty text");
            using var ledger = Ledger.OpenSealed(session.Location);
            var head = ProgressLine.Run("backing up", "entries", tick => Backup.Write(ledger, path, tick));
            session.Output.Write(new BackupReport(path, ledger.Id, head, new FileInfo(path).Length), Tell);
            return ExitCode.Done;
        });
    }

    /// <summary>The verb that makes a store out of one.</summary>
    public static Command CreateRestore()
    {
        var file = new Argument<string>("file") { Description = "A backup." };
        var against = KeptHead.Option("A tree head kept elsewhere, which the restored ledger must contain.");
        var none = new Option<bool>("--no-erasures") { Description = "There is no erasure journal because nobody was erased since the backup." };
        return new Command(
            "restore",
            "Make a store (--store) out of a backup, on either database, checked by its tree head; erasures made since are made again first.")
        {
            file, against, none,
        }.Runs(session =>
        {
            if (session.AsOf is not null || session.EffectiveAt is not null) throw new UsageException("restore makes the whole store, as the backup has it");
            var kept = KeptHead.Read(session.Parsed.GetValue(against));
            var since = session.Parsed.GetValue(none) ? ErasuresSince.None : ErasuresSince.FromJournal;
            var path = Files.Require(session.Parsed.GetRequiredValue(file));
            var restored = ProgressLine.Run(
                "restoring", "entries", tick => Restore.Run(path, session.Location, new RestoreTerms(since, kept), TimeProvider.System, tick));
            session.Output.Write(new RestoreReport(session.Location.Name, restored.Store, restored.Head, restored.Erased), Tell);
            return ExitCode.Done;
        });
    }

    private static void Tell(BackupReport report)
    {
        Output.Line($"{Show.Many(report.Head.Size, "entry", "entries")} in {report.File}, {Show.Count(report.Bytes)} bytes, checked");
        Output.Line($"  head {report.Head}: keep that elsewhere");
    }

    private static void Tell(RestoreReport report)
    {
        Output.Line($"{report.Target} holds the {Show.Many(report.Head.Size, "entry", "entries")} of the backup, checked by its head");
        Output.Line($"  head {report.Head}");
        if (report.Erased > 0) Output.Line($"  {Show.Many(report.Erased, "subject")} erased since the backup and erased again");
    }
}
