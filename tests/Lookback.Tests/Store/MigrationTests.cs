using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;

namespace Lookback.Tests.Store;

/// <summary>An older store is brought forward by whoever writes to it, all of a script or nothing; a newer one is left alone.</summary>
public sealed class MigrationTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [Fact]
    public void A_store_of_an_older_schema_is_brought_forward_and_loses_nothing()
    {
        using var store = Older();
        using (var ledger = Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester")) ledger.RebuildViews();
        Assert.Equal(Migrator.SchemaVersion, store.Number("SELECT schema_version FROM store"));
        Assert.Equal(StoreDump.Ledger(sample.Path), StoreDump.Ledger(store.Path));
        Assert.Equal(StoreDump.Views(sample.Path), StoreDump.Views(store.Path));
        store.Verify(ViewCheck.Compared, [.. store.Heads]);
    }

    [Fact]
    public void A_script_that_fails_leaves_the_store_as_it_was()
    {
        using var store = Older();
        // In the way of the script's last table but one.
        store.Define("CREATE TABLE erased_mark (something TEXT)");
        var before = Schema(store);
        Assert.Throws<InvalidOperationException>(() => Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester"));
        Assert.Equal(before, Schema(store));
        Assert.Equal(1, store.Number("SELECT schema_version FROM store"));
        Assert.Equal(StoreDump.Ledger(sample.Path), StoreDump.Ledger(store.Path));
        store.Define("DROP TABLE erased_mark");
        using (var ledger = Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester")) ledger.RebuildViews();
        store.Verify(ViewCheck.Compared);
    }

    [Fact]
    public void A_store_of_a_newer_schema_is_refused_and_left_as_it_is()
    {
        using var store = sample.Copy();
        store.Do($"UPDATE store SET schema_version = {Migrator.SchemaVersion + 1}");
        var before = (Schema(store), StoreDump.Ledger(store.Path));
        foreach (var open in new Func<Ledger>[]
                 {
                     () => Ledger.OpenToRead(store.Path), () => Ledger.OpenToAppend(store.Path, TimeProvider.System, "tester"),
                     () => Ledger.OpenSealed(StoreLocation.At(store.Path)),
                 })
        {
            Assert.Equal("store-too-new", Assert.Throws<RefusedException>(open).Refusal.Code);
        }

        var (schema, ledger) = before;
        Assert.Equal(schema, Schema(store));
        Assert.Equal(ledger, StoreDump.Ledger(store.Path));
    }

    // As the first script alone had left it: the ledger without views.
    private TamperedStore Older()
    {
        var store = sample.Copy();
        string[] others = ["segment", "listing_segment", "fetch_mark", "fetch_time", "edge", "edge_mark", "account_secret", "answered", "delivery"];
        foreach (var table in Lookback.Store.Views.Tables.Concat(others))
            store.Define($"DROP TABLE {table}");
        foreach (var script in new[] { "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011" }) store.Do($"DELETE FROM lookback_migration WHERE ScriptName LIKE '%{script}%'");
        store.Do("UPDATE store SET schema_version = 1");
        return store;
    }

    private static List<string> Schema(TamperedStore store) =>
        store.Rows("SELECT name, sql FROM sqlite_master UNION ALL SELECT ScriptName, '' FROM lookback_migration").ConvertAll(r => $"{r[0]}: {r[1]}");
}
