using Lookback.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lookback.Tests.Faults;

/// <summary>A disk that really fills up is told apart by both databases, and costs nothing that was committed.</summary>
public sealed class SmallDiskTests
{
    [Theory]
    [InlineData("WAL")]
    [InlineData("DELETE")]
    public void Sqlite_says_full_and_keeps_what_was_committed(string journal)
    {
        using var disk = SmallDisk.Mount(megabytes: 2);
        var committed = 0;
        using (var connection = Connect(disk["small.db"]))
        {
            Ask(connection, $"PRAGMA journal_mode = {journal}");
            Ask(connection, "PRAGMA synchronous = FULL");
            Ask(connection, "CREATE TABLE t (text TEXT NOT NULL) STRICT");
            var full = Assert.Throws<SqliteException>(() =>
            {
                for (; committed < 10_000; committed++) Ask(connection, $"INSERT INTO t VALUES ('{new string('x', 3000)}')");
            });
            Assert.Equal(SqliteVfs.Full, full.SqliteErrorCode);
            Assert.InRange(committed, 50, 700);
            Assert.Equal((long)committed, Ask(connection, "SELECT count(*) FROM t"));
        }

        using var reopened = Connect(disk["small.db"]);
        Assert.Equal((long)committed, Ask(reopened, "SELECT count(*) FROM t"));
        Assert.Equal("ok", Ask(reopened, "PRAGMA integrity_check"));
    }

    [Fact]
    public void PostgreSQL_says_53100_and_keeps_what_was_committed()
    {
        var cluster = PostgresCluster.Shared;
        using var disk = SmallDisk.Mount(megabytes: 2);
        var url = cluster.CreateDatabase();
        cluster.CreateTablespace("small", disk["tablespace"]);
        PostgresUrl.Ask(url, "CREATE TABLE t (text text NOT NULL) TABLESPACE small");
        var committed = 0;
        var full = Assert.Throws<PostgresException>(() =>
        {
            using var connection = PostgresUrl.Open(url);
            for (; committed < 10_000; committed++) connection.Ask($"INSERT INTO t VALUES ('{new string('x', 1000)}')");
        });
        Assert.Equal(PostgresErrorCodes.DiskFull, full.SqlState);
        Assert.InRange(committed, 500, 3000);
        // Npgsql gives a connection up that met a lack of resources.
        using var another = PostgresUrl.Open(url);
        Assert.Equal((long)committed, another.Ask("SELECT count(*) FROM t"));

        another.Ask("DROP TABLE t");
        another.Ask("CHECKPOINT"); // Dropped files go at a checkpoint, and a tablespace only without files.
        another.Ask("DROP TABLESPACE small");
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
