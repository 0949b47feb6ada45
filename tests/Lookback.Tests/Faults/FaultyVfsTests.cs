using Lookback.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Lookback.Tests.Faults;

/// <summary>
/// Faults strike where they are armed, and SQLite itself keeps its word under them: a commit is whole or absent, and an acknowledged one is
/// there. If this fails, no fault test of the ledger says anything.
/// </summary>
public sealed class FaultyVfsTests : IDisposable
{
    private const int Transactions = 4;
    private const int RowsEach = 3;
    private readonly TempFolder _folder = new();
    private int _databases;

    public static TheoryData<string> Journals => ["WAL", "DELETE"];

    [Theory]
    [MemberData(nameof(Journals))]
    public void An_unarmed_database_is_undisturbed_and_a_plan_counts_only_its_own(string journal)
    {
        using var elsewhere = FaultyVfs.Arm(_folder["elsewhere"], new Fault.From(FileOperation.Write, 1));
        var path = NewDatabase(journal);
        var counts = Undisturbed(path);
        Assert.Equal(Enumerable.Range(0, Transactions), Rows(path));
        Assert.True(counts.Writes > Transactions && counts.Syncs >= Transactions && counts.Bytes > 4096 * Transactions, counts.ToString());
        Assert.Equal(default, elsewhere.Counts);
        Assert.False(elsewhere.Struck);
    }

    [Theory]
    [MemberData(nameof(Journals))]
    public void A_failed_operation_costs_its_transaction_and_no_other(string journal)
    {
        var counts = Undisturbed(NewDatabase(journal));
        foreach (var operation in Enum.GetValues<FileOperation>())
        {
            for (var n = 1L; n <= counts.Of(operation); n++)
            {
                var path = NewDatabase(journal);
                HashSet<int> acknowledged;
                using (var plan = FaultyVfs.Arm(path, new Fault.Once(operation, n)))
                {
                    acknowledged = Insert(path, () => false);
                    Assert.True(plan.Struck);
                }

                Assert.Equal(acknowledged.Order(), Rows(path));
                Assert.True(acknowledged.Count >= Transactions - 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Journals))]
    public void A_disk_that_fails_for_good_loses_nothing_acknowledged(string journal)
    {
        var counts = Undisturbed(NewDatabase(journal));
        foreach (var operation in Enum.GetValues<FileOperation>())
        {
            for (var n = 1L; n <= counts.Of(operation); n++)
            {
                var path = NewDatabase(journal);
                HashSet<int> acknowledged;
                using (FaultyVfs.Arm(path, new Fault.From(operation, n))) acknowledged = Insert(path, () => false);
                var found = Rows(path);
                Assert.Empty(acknowledged.Except(found));
                // A commit whose sync failed is reported as failed, and yet its frames stand whole in a -wal that could not be checkpointed.
                if (operation != FileOperation.Sync) Assert.Equal(acknowledged.Order(), found);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Journals))]
    public void A_full_disk_keeps_what_was_acknowledged_and_nothing_else(string journal)
    {
        var bytes = Undisturbed(NewDatabase(journal)).Bytes;
        for (var room = 0L; room < bytes; room += 1 + (bytes / 60))
        {
            var path = NewDatabase(journal);
            HashSet<int> acknowledged;
            using (var plan = FaultyVfs.Arm(path, new Fault.FullAfter(room)))
            {
                acknowledged = Insert(path, () => false);
                Assert.True(plan.Struck);
            }

            Assert.Equal(acknowledged.Order(), Rows(path));
        }
    }

    [Theory]
    [InlineData("WAL", 0)]
    [InlineData("WAL", 100)]
    [InlineData("WAL", int.MaxValue)]
    [InlineData("DELETE", 0)]
    [InlineData("DELETE", 100)]
    [InlineData("DELETE", int.MaxValue)]
    public void After_a_power_cut_the_acknowledged_commits_are_there(string journal, int keep)
    {
        var operations = Undisturbed(NewDatabase(journal)).Operations;
        foreach (var unsynced in Enum.GetValues<Unsynced>())
            for (var n = 1L; n <= operations; n++)
                Assert.InRange(LostAt(n, NewDatabase(journal), new Fault.PowerCut(n, keep, unsynced)), -1, 0);
    }

    [Fact]
    public void A_power_cut_takes_what_was_never_synced()
    {
        var operations = Undisturbed(NewDatabase("WAL"), "NORMAL").Operations;
        var lost = Enumerable.Range(1, (int)operations)
            .Max(n => LostAt(n, NewDatabase("WAL"), new Fault.PowerCut(n, 0, Unsynced.Lost), "NORMAL"));
        // Without a sync at the commit, what one connection wrote hangs on the checkpoint of its closing.
        Assert.Equal(2, lost);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>How many acknowledged transactions a power cut lost; -1 where one survived, whole, that it interrupted.</summary>
    private int LostAt(long n, string path, Fault.PowerCut cut, string synchronous = "FULL")
    {
        HashSet<int> acknowledged;
        using (var plan = FaultyVfs.Arm(path, cut))
        {
            acknowledged = Insert(path, () => plan.Struck, synchronous);
            Assert.True(plan.Struck, $"no operation {n}");
        }

        var found = Rows(path);
        Assert.Equal(Enumerable.Range(0, found.Count), found);
        return acknowledged.Count - found.Count;
    }

    private OperationCounts Undisturbed(string path, string synchronous = "FULL")
    {
        using var plan = FaultyVfs.Arm(path, new Fault.Nothing());
        Assert.Equal(Transactions, Insert(path, () => false, synchronous).Count);
        return plan.Counts;
    }

    private string NewDatabase(string journal)
    {
        var path = _folder[$"{++_databases}.db"];
        using var connection = Connect(path);
        Execute(connection, $"PRAGMA journal_mode = {journal}");
        Execute(connection, "CREATE TABLE t (tx INTEGER NOT NULL, text TEXT NOT NULL) STRICT");
        return path;
    }

    /// <summary>Inserts until the power is gone; the transactions whose commit was acknowledged while it was there.</summary>
    private static HashSet<int> Insert(string path, Func<bool> dark, string synchronous = "FULL")
    {
        var acknowledged = new HashSet<int>();
        // Two transactions a connection, so that opening, and closing with its checkpoint, are disturbed as well.
        foreach (var some in Enumerable.Range(0, Transactions).Chunk(2).TakeWhile(_ => !dark()))
        {
            try
            {
                using var connection = Connect(path);
                Execute(connection, $"PRAGMA synchronous = {synchronous}");
                foreach (var tx in some.TakeWhile(_ => !dark()))
                    if (Committed(connection, tx) && !dark()) acknowledged.Add(tx);
            }
            catch (SqliteException)
            {
                // No connection: nothing was acknowledged on it.
            }
        }

        return acknowledged;
    }

    private static bool Committed(SqliteConnection connection, int tx)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            for (var row = 0; row < RowsEach; row++) Execute(connection, $"INSERT INTO t VALUES ({tx}, '{new string('x', 3000)}')");
            transaction.Commit();
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>The transactions that are there, each of them whole.</summary>
    private static List<int> Rows(string path)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT tx, count(*) FROM t GROUP BY tx ORDER BY tx";
        using var reader = command.ExecuteReader();
        var found = new List<int>();
        while (reader.Read())
        {
            Assert.Equal(RowsEach, reader.GetInt32(1));
            found.Add(reader.GetInt32(0));
        }

        reader.Close();
        command.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", command.ExecuteScalar());
        return found;
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
