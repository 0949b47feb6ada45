using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Store;

/// <summary>What only a store in a file can meet.</summary>
public sealed class SqliteFileTests
{
    [Fact]
    public void A_file_that_is_no_store_is_refused_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder["notes.txt"], new string('x', 5000));
        Assert.Equal("not-a-store", Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(folder["notes.txt"], TimeProvider.System, "t")).Refusal.Code);
        Assert.Equal(new string('x', 5000), File.ReadAllText(folder["notes.txt"]));
        Assert.Equal("no-store", Assert.Throws<RefusedException>(() => Ledger.OpenToRead(folder["none.db"])).Refusal.Code);
        Assert.False(File.Exists(folder["none.db"]));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        using (var connection = new SqliteConnection($"Data Source={folder["other.db"]};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // Counting its schema as we do is no proof of kinship.
            command.CommandText = "CREATE TABLE accounts (id INTEGER); PRAGMA user_version = 2";
            command.ExecuteNonQuery();
        }

        var refusal = Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(folder["other.db"], TimeProvider.System, "t")).Refusal;
        Assert.Equal("not-a-store", refusal.Code);
        var before = File.ReadAllBytes(folder["other.db"]);
        Assert.Throws<RefusedException>(() => Ledger.OpenToRead(folder["other.db"]));
        Assert.Throws<RefusedException>(() => Ledger.OpenToAppend(folder["other.db"], TimeProvider.System, "t"));
        Assert.Equal(before, File.ReadAllBytes(folder["other.db"]));
        Assert.Equal(["other.db"], Directory.GetFiles(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_store_cut_short_is_damage_and_not_something_else()
    {
        using var temp = new TempLedger();
        temp.Ledger.Append(Enumerable.Range(0, 2000).Select(i => (EntryBody)new EntryBody.EncounterRecorded(Some.Encounter($"Test {i}"))).ToArray());
        temp.Close();
        using (var file = File.OpenWrite(temp.Path)) file.SetLength(file.Length / 3);
        var exception = Record.Exception(() => temp.Ledger.RebuildViews());
        Assert.True(exception is CorruptLedgerException || StoreFault.Of(exception!) is { IsDamage: true }, exception?.ToString());
    }

    [Fact]
    public void A_store_made_for_an_append_that_never_came_is_not_left_behind()
    {
        using var folder = new TempFolder();
        using (Ledger.OpenToAppend(folder["s.db"], TimeProvider.System, "t"))
        {
        }

        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }
}
