using Lookback.Cli;
using Lookback.Core.Proofs;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Backups;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Store;

/// <summary>What was backed up comes back to the last bit, or is refused and leaves nothing behind.</summary>
public sealed class BackupTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [Fact]
    public void A_restored_store_equals_the_one_that_was_backed_up()
    {
        using var vault = new Vault(sample);
        Assert.Equal(vault.Head, vault.Restore().Head);
        Assert.Equal(StoreDump.Ledger(sample.Path), StoreDump.Ledger(vault.Store));
        Assert.Equal(StoreDump.Views(sample.Path), StoreDump.Views(vault.Store));
        using (var ledger = Ledger.OpenToRead(vault.Store))
            Assert.True(new Verification(ledger).Run([vault.Head], ViewCheck.Compared, static (_, _) => { }).ViewRows > 0);
        Assert.Equal(["b.lkbb", "lookback.db", "lookback.db.erasures", "lookback.db.key"], vault.Files);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(vault.Store));
        using (var ledger = Ledger.OpenToAppend(vault.Store, TimeProvider.System, "tester")) ledger.Append(new EntryBody.EncounterRecorded(Some.Encounter("Late Comer")));
    }

    [Fact]
    public void It_goes_to_the_other_database_and_comes_back_the_same()
    {
        using var place = StorePlace.On(StoreKind.Postgres);
        using var vault = new Vault(sample);
        var there = place.Location with { KeyFile = vault.Store + ".key", Journal = vault.Store + ".erasures" };
        Lookback.Store.Backups.Restore.Run(vault.File, there, new RestoreTerms(ErasuresSince.FromJournal, [vault.Head]), TimeProvider.System, static (_, _) => { });
        using (var server = Ledger.OpenToRead(there))
            new Verification(server).Run([vault.Head], ViewCheck.Compared, static (_, _) => { });
        Assert.Equal("store-in-the-way", Refused(() => Lookback.Store.Backups.Restore.Run(vault.File, there, Vault.Terms, TimeProvider.System, static (_, _) => { })));
        File.Delete(vault.File);
        using (var server = Ledger.OpenSealed(there)) Backup.Write(server, vault.File, static (_, _) => { });
        vault.Restore();
        Assert.Equal(StoreDump.Ledger(sample.Path), StoreDump.Ledger(vault.Store));
        Assert.Equal(StoreDump.Views(sample.Path), StoreDump.Views(vault.Store));
    }

    [Fact]
    public async Task A_backup_taken_while_somebody_appends_holds_a_beginning_that_verifies()
    {
        using var store = sample.Copy();
        using var vault = new Vault(sample);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(
            () =>
            {
                using var ledger = Ledger.OpenToAppend(store.Path, Clock.At("2026-02-02T00:00:00Z"), "tester");
                for (var i = 0; !stop.IsCancellationRequested; i++)
                    ledger.Append(Enumerable.Range(0, 7).Select(n => new EntryBody.EncounterRecorded(Some.Encounter($"Comer {i} {n}"))).ToArray());
            },
            TestContext.Current.CancellationToken);
        var heads = new List<TreeHead>();
        while (heads.Count < 5 || heads[^1].Size < store.Heads[^1].Size + 100)
        {
            File.Delete(vault.File);
            using var source = Ledger.OpenSealed(StoreLocation.At(store.Path));
            heads.Add(Backup.Write(source, vault.File, static (_, _) => { }));
            using var backup = Ledger.OpenSealed(StoreLocation.At(vault.File));
            Assert.Equal(heads[^1], new Verification(backup).Run([.. store.Heads, .. heads], ViewCheck.Skipped, static (_, _) => { }).Head);
        }

        await stop.CancelAsync();
        await writer;
        store.Verify(ViewCheck.Skipped, [.. heads]);
        vault.Restore(heads[0]);
        using var restored = Ledger.OpenToRead(vault.Store);
        new Verification(restored).Run(heads, ViewCheck.Compared, static (_, _) => { });
    }

    [Fact]
    public void A_backup_is_never_written_over_a_file_and_a_cut_one_leaves_none()
    {
        using var vault = new Vault(sample);
        using var source = Ledger.OpenSealed(StoreLocation.At(sample.Path));
        var before = File.ReadAllBytes(vault.File);
        Assert.Equal("would-overwrite", Refused(() => Backup.Write(source, vault.File, static (_, _) => { })));
        Assert.Equal(before, File.ReadAllBytes(vault.File));
        Assert.Throws<OperationCanceledException>(() => Backup.Write(source, vault["cut.lkbb"], static (_, _) => throw new OperationCanceledException()));
        Assert.Equal(["b.lkbb", "lookback.db.erasures", "lookback.db.key"], vault.Files);
    }

    public static TheoryData<string> Damages =>
    [
        "UPDATE entry SET body = zeroblob(length(body)) WHERE position = 100",
        "UPDATE entry SET actor = 'x' WHERE position = 100",
        "DELETE FROM entry WHERE position = 100",
        "DELETE FROM entry WHERE position = (SELECT MAX(position) FROM entry)",
        "UPDATE tree_head SET root = zeroblob(32) WHERE size = (SELECT MAX(size) FROM tree_head)",
        "UPDATE tree_head SET root = zeroblob(32) WHERE size = (SELECT MIN(size) FROM tree_head)",
        "UPDATE entry SET hash = zeroblob(32) WHERE position = 100",
        "DELETE FROM subject_key WHERE subject = (SELECT MIN(subject) FROM subject_key)",
        "UPDATE original_chunk SET bytes = CAST(substr(bytes, 1, length(bytes) / 2) || x'ff' || substr(bytes, length(bytes) / 2 + 2) AS BLOB)",
        "DELETE FROM original WHERE sha256 = (SELECT MIN(sha256) FROM original)",
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_backup_is_refused_and_leaves_nothing(string sql)
    {
        using var vault = new Vault(sample);
        Do(vault.File, sql);
        Assert.Throws<CorruptLedgerException>(() => vault.Restore());
        Assert.Equal(["b.lkbb", "lookback.db.erasures", "lookback.db.key"], vault.Files);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_store_gets_no_backup_that_would_look_sound(string sql)
    {
        using var store = sample.Copy();
        using var vault = new Vault(sample);
        store.Do(sql);
        using var source = Ledger.OpenSealed(StoreLocation.At(store.Path));
        Assert.Throws<CorruptLedgerException>(() => Backup.Write(source, vault["new.lkbb"], static (_, _) => { }));
        Assert.False(File.Exists(vault["new.lkbb"]) || File.Exists(vault["new.lkbb.part"]));
    }

    [Fact]
    public void A_key_damaged_in_a_backup_is_found_on_restoring()
    {
        using var vault = new Vault(sample);
        Do(vault.File, "UPDATE subject_key SET wrapped = zeroblob(length(wrapped)) WHERE subject = (SELECT MAX(subject) FROM subject_key)");
        Assert.Throws<CorruptLedgerException>(() => vault.Restore());
        Assert.Equal(["b.lkbb", "lookback.db.erasures", "lookback.db.key"], vault.Files);
    }

    [Fact]
    public void Any_bit_flipped_is_refused_or_makes_no_difference()
    {
        using var vault = new Vault(sample);
        var (length, random, refused) = (new FileInfo(vault.File).Length, new Random(7), 0);
        var (ledger, views) = (StoreDump.Ledger(sample.Path), StoreDump.Views(sample.Path));
        for (var i = 0; i < 30; i++)
        {
            // Every tenth in the file's header, where the database keeps what it knows of itself.
            var bit = i % 10 == 0 ? random.NextInt64(100 * 8) : random.NextInt64(length * 8);
            TornFile.FlipBit(vault.File, bit);
            var code = Code(() => vault.Restore());
            if (code == 0)
            {
                Assert.Equal(ledger, StoreDump.Ledger(vault.Store));
                Assert.Equal(views, StoreDump.Views(vault.Store));
                File.Delete(vault.Store);
            }
            else
            {
                Assert.True(code is 3 or 5, $"bit {bit}: {code}");
                refused++;
            }

            Assert.Equal(["b.lkbb", "lookback.db.erasures", "lookback.db.key"], vault.Files);
            TornFile.FlipBit(vault.File, bit);
        }

        // Half of it is keys and entries; the rest are the pages of tables that a backup leaves empty.
        Assert.True(refused >= 5, $"{refused} of 30");
        vault.Restore();
    }

    [Fact]
    public void A_backup_cut_short_or_none_at_all_is_refused()
    {
        using var vault = new Vault(sample);
        var length = new FileInfo(vault.File).Length;
        File.Move(vault.File, vault["whole"]);
        foreach (var bytes in new[] { 0, 1, 90, 100, 4_096, 5_000, length / 2, length - 4_096, length - 1 })
        {
            TornFile.CopyCut(vault["whole"], vault.File, bytes);
            var code = Code(() => vault.Restore());
            Assert.True(code is 3 or 5 || bytes == length - 1, $"{bytes} bytes: {code}");
            // The very last byte may be of a page's empty part.
            if (code == 0) Assert.Equal(StoreDump.Ledger(sample.Path), StoreDump.Ledger(vault.Store));
            File.Delete(vault.Store);
            File.Delete(vault.File);
            Assert.Equal(["lookback.db.erasures", "lookback.db.key", "whole"], vault.Files);
        }

        File.WriteAllText(vault.File, "Dear colleague, the backup is in the other drawer.");
        Assert.Equal("not-a-store", Refused(() => vault.Restore()));
        File.Copy(sample.Path, vault.File, overwrite: true);
        Assert.Equal("not-a-backup", Refused(() => vault.Restore()));
        File.Delete(vault.File);
        Assert.Equal("no-file", Refused(() => vault.Restore()));
        Do(vault.File, "CREATE TABLE accounts (id INTEGER)");
        Assert.Equal("not-a-backup", Refused(() => vault.Restore()));
    }

    [Fact]
    public void A_store_in_the_way_is_left_as_it_is()
    {
        using var vault = new Vault(sample);
        File.WriteAllText(vault.Store, "something that somebody needs");
        Assert.Equal("store-in-the-way", Refused(() => vault.Restore()));
        Assert.Equal("something that somebody needs", File.ReadAllText(vault.Store));
    }

    [Fact]
    public void The_wrong_key_or_none_is_refused()
    {
        using var vault = new Vault(sample);
        File.Delete(vault.Store + ".key");
        Assert.Equal("no-key", Refused(() => vault.Restore()));
        Lookback.Store.Keys.StoreKey.Make(vault.Store + ".key");
        Assert.Equal("wrong-key", Refused(() => vault.Restore()));
        Assert.Equal(["b.lkbb", "lookback.db.erasures", "lookback.db.key"], vault.Files);
    }

    [Fact]
    public void A_restored_store_is_held_to_heads_kept_elsewhere()
    {
        using var vault = new Vault(sample);
        using var store = sample.Copy();
        var wrong = new TreeHead(store.Heads[3].Size, vault.Head.Root);
        Assert.Equal(store.Heads[2].Size + 1, Assert.Throws<CorruptLedgerException>(() => vault.Restore([.. store.Heads.Take(3), wrong])).Position);
        var beyond = new TreeHead(vault.Head.Size + 1, vault.Head.Root);
        Assert.Equal(vault.Head.Size + 1, Assert.Throws<CorruptLedgerException>(() => vault.Restore(beyond)).Position);
        Assert.Equal(["b.lkbb", "lookback.db.erasures", "lookback.db.key"], vault.Files);
        vault.Restore([.. store.Heads]);
    }

    [Fact]
    public void A_backup_is_no_store_but_can_be_verified_as_it_is()
    {
        using var vault = new Vault(sample);
        Assert.Equal("a-backup", Refused(() => Ledger.OpenToRead(vault.File).Dispose()));
        Assert.Equal("a-backup", Refused(() => Ledger.OpenToAppend(vault.File, TimeProvider.System, "tester").Dispose()));
        using (var ledger = Ledger.OpenSealed(StoreLocation.At(vault.File)))
            Assert.Equal(vault.Head, new Verification(ledger).Run([vault.Head], ViewCheck.Skipped, static (_, _) => { }).Head);
        Assert.Equal(["b.lkbb", "lookback.db.erasures", "lookback.db.key"], vault.Files);
        // Nobody is named in it, and the key is not in it.
        var (bytes, key) = (File.ReadAllBytes(vault.File), File.ReadAllText(vault.Store + ".key").Trim());
        Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key)) < 0 && bytes.AsSpan().IndexOf(Convert.FromHexString(key)) < 0);
    }

    [Fact]
    public void A_restore_cut_in_the_middle_leaves_nothing()
    {
        using var vault = new Vault(sample);
        foreach (var since in Enum.GetValues<ErasuresSince>())
        {
            if (since == ErasuresSince.None) File.Delete(vault.Store + ".erasures");
            var before = vault.Files;
            Assert.Throws<OperationCanceledException>(() => Lookback.Store.Backups.Restore.Run(
                vault.File,
                StoreLocation.At(vault.Store),
                new RestoreTerms(since, []),
                TimeProvider.System,
                static (_, _) => throw new OperationCanceledException()));
            Assert.Equal(before, vault.Files);
        }

        // Said to have had none, it has a journal that says so; and one that lost the line of an erasure it knows of gets it back.
        Lookback.Store.Backups.Restore.Run(vault.File, StoreLocation.At(vault.Store), new RestoreTerms(ErasuresSince.None, []), TimeProvider.System, static (_, _) => { });
        Assert.True(File.Exists(vault.Store + ".erasures"));
    }

    private static string Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal.Code;

    // The exit code that the verb ends with; anything that is no such end fails the test.
    private static int Code(Action act)
    {
        try
        {
            act();
            return ExitCode.Done;
        }
        catch (RefusedException)
        {
            return ExitCode.Refused;
        }
        catch (CorruptLedgerException)
        {
            return ExitCode.Corrupt;
        }
        catch (SqliteException e)
        {
            return StoreFault.Of(e)!.IsDamage ? ExitCode.Corrupt : ExitCode.Refused;
        }
    }

    private static void Do(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A backup of the sample in a folder with the key and the journal, and no store.</summary>
    private sealed class Vault : IDisposable
    {
        private readonly TempFolder _folder = new();

        public Vault(SampleStore sample)
        {
            foreach (var extension in new[] { ".key", ".erasures" }) System.IO.File.Copy(sample.Path + extension, Store + extension);
            using var source = Ledger.OpenSealed(StoreLocation.At(sample.Path));
            Head = Backup.Write(source, File, static (_, _) => { });
        }

        public static RestoreTerms Terms => new(ErasuresSince.FromJournal, []);

        public TreeHead Head { get; }

        public string File => _folder["b.lkbb"];

        public string Store => _folder["lookback.db"];

        public IEnumerable<string> Files => Directory.GetFileSystemEntries(_folder.Root).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();

        public string this[string name] => _folder[name];

        public Restored Restore(params TreeHead[] against) => Lookback.Store.Backups.Restore.Run(
            File, StoreLocation.At(Store), Terms with { Against = against }, TimeProvider.System, static (_, _) => { });

        public void Dispose() => _folder.Dispose();
    }
}
