using Lookback.Tests.Support;
using Npgsql;

namespace Lookback.Tests.Faults;

/// <summary>A private PostgreSQL starts, gives databases, dies on demand and comes back with what it acknowledged.</summary>
public sealed class PostgresClusterTests
{
    [Fact]
    public void Each_database_is_fresh_and_an_address_of_its_own()
    {
        var cluster = PostgresCluster.Shared;
        var (one, two) = (cluster.CreateDatabase(), cluster.CreateDatabase());
        Assert.Matches($"^postgres://postgres@127\\.0\\.0\\.1:{cluster.Port}/\\w+$", one);
        PostgresUrl.Ask(one, "CREATE TABLE t (n bigint)");
        Assert.Equal(0L, PostgresUrl.Ask(two, "SELECT count(*) FROM pg_tables WHERE tablename = 't'"));
        Assert.Equal("UTF8", PostgresUrl.Ask(one, "SHOW server_encoding"));
        Assert.Equal("on", PostgresUrl.Ask(one, "SHOW data_checksums"));
        Assert.Equal("C", PostgresUrl.Ask(one, "SELECT datcollate FROM pg_database WHERE datname = current_database()"));
    }

    [Fact]
    public void A_killed_server_comes_back_with_what_it_acknowledged_and_nothing_else()
    {
        using var cluster = PostgresCluster.Start(new PostgresOptions { Settings = ["max_connections=20"] });
        var url = cluster.CreateDatabase();
        Assert.Equal("on 20", PostgresUrl.Ask(url, "SELECT current_setting('fsync') || ' ' || current_setting('max_connections')"));
        PostgresUrl.Ask(url, "CREATE TABLE t (n bigint PRIMARY KEY)");
        for (var round = 1; round <= 3; round++)
        {
            using var connection = PostgresUrl.Open(url);
            connection.Ask($"INSERT INTO t VALUES ({round})");
            using var unfinished = connection.BeginTransaction();
            connection.Ask($"INSERT INTO t VALUES ({round + 100})");

            cluster.Kill();
            Assert.ThrowsAny<NpgsqlException>(() => unfinished.Commit());
            Assert.ThrowsAny<NpgsqlException>(() => PostgresUrl.Open(url));

            cluster.Restart();
            Assert.Equal($"{round}/{round}", PostgresUrl.Ask(url, "SELECT count(*) || '/' || max(n) FROM t"));
        }
    }

    [Fact]
    public void A_disposed_cluster_leaves_nothing_behind()
    {
        var cluster = PostgresCluster.Start(new PostgresOptions { Fsync = false });
        var url = cluster.CreateDatabase();
        var folder = (string)PostgresUrl.Ask(url, "SHOW data_directory")!;
        cluster.Dispose();
        Assert.ThrowsAny<NpgsqlException>(() => PostgresUrl.Open(url));
        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }
}
