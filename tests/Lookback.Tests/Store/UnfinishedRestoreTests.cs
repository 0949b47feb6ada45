using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Backups;
using Lookback.Tests.EndToEnd;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>A restore that is under way, was cut, or meets what another store left behind.</summary>
public sealed class UnfinishedRestoreTests
{
    [Fact]
    public void On_a_server_nobody_opens_it_before_it_is_finished_and_a_cut_one_begins_again()
    {
        using var place = StorePlace.On(StoreKind.Postgres);
        using var office = new Office();
        Backup(office);
        var there = place.Location with { KeyFile = office.Store + ".key", Journal = office.Store + ".erasures" };
        string? seen = null;
        Restore(office, there, _ => seen ??= Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(there, TimeProvider.System, "t")).Refusal.Code);
        Assert.Equal("store-busy", seen);
        using (var whole = Ledger.OpenToRead(there)) Assert.True(whole.Views.Encounters.Count(whole.Head).Encounters > 0);

        // What a process that was killed leaves: everything there, and not said to be finished.
        place.Do("UPDATE store SET schema_version = -1");
        Assert.Equal("restore-unfinished", Assert.Throws<RefusedException>(() => Ledger.OpenToRead(there)).Refusal.Code);
        Assert.Equal("restore-unfinished", Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(there, TimeProvider.System, "t")).Refusal.Code);
        Restore(office, there, static _ => { });
        Ledger.OpenToRead(there).Dispose();
    }

    [Theory]
    [InlineData("-wal")]
    [InlineData("-journal")]
    public void The_log_that_another_store_left_is_in_the_way(string left)
    {
        using var office = new Office();
        Backup(office);
        var target = office.Folder["office/other.db"];
        File.WriteAllText(target + left, "left behind");
        Beside(office, target);
        Assert.Equal("store-in-the-way", Assert.Throws<RefusedException>(() => Restore(office, StoreLocation.At(target), static _ => { })).Refusal.Code);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public void Without_a_journal_the_erasures_in_the_backup_are_written_into_a_new_one()
    {
        using var office = new Office();
        Assert.Equal(0, office.Erase("REF-1001").ExitCode);
        Backup(office);
        var target = office.Folder["office/other.db"];
        File.Copy(office.Store + ".key", target + ".key");
        Assert.Equal("no-journal", Assert.Throws<RefusedException>(() => Restore(office, StoreLocation.At(target), static _ => { })).Refusal.Code);
        Assert.False(File.Exists(target + ".erasures"));
        Lookback.Store.Backups.Restore.Run(
            office.Folder["b.lkbb"], StoreLocation.At(target), new RestoreTerms(ErasuresSince.None, []), TimeProvider.System, static (_, _) => { });
        Assert.Equal(File.ReadAllLines(office.Store + ".erasures"), File.ReadAllLines(target + ".erasures"));
    }

    private static void Beside(Office office, string target)
    {
        File.Copy(office.Store + ".key", target + ".key");
        File.Copy(office.Store + ".erasures", target + ".erasures");
    }

    private static void Backup(Office office)
    {
        using var ledger = Ledger.OpenSealed(StoreLocation.At(office.Store));
        Lookback.Store.Backups.Backup.Write(ledger, office.Folder["b.lkbb"], static (_, _) => { });
    }

    private static void Restore(Office office, StoreLocation location, Action<long> during) => Lookback.Store.Backups.Restore.Run(
        office.Folder["b.lkbb"], location, new RestoreTerms(ErasuresSince.FromJournal, []), TimeProvider.System, (done, _) => during(done));
}
