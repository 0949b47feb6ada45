using Lookback.Tests.Support;
using Npgsql;

namespace Lookback.Tests.Faults;

/// <summary>Wherever the network breaks, a transaction is whole or absent, and an acknowledged one is there.</summary>
public sealed class CuttingProxyTests
{
    private const int Rows = 3;
    private readonly PostgresCluster _cluster = PostgresCluster.Shared;

    [Fact]
    public void An_unarmed_proxy_changes_nothing_and_counts()
    {
        using var proxy = new CuttingProxy(_cluster.Port);
        var url = NewTable();
        Assert.True(Commits(proxy.Through(url)));
        Assert.Equal(Rows, Found(url));
        Assert.True(proxy.Asked > 100 && proxy.Answered > 100, $"{proxy.Asked} asked, {proxy.Answered} answered");
    }

    [Fact]
    public void Cut_while_it_asks_a_transaction_is_all_or_nothing() =>
        Disturb((proxy, bytes) => proxy.CutAfterAsking(bytes), proxy => proxy.Asked);

    [Fact]
    public void Cut_before_the_answer_a_transaction_is_all_or_nothing()
    {
        var outcomes = Disturb((proxy, bytes) => proxy.CutAfterAnswering(bytes), proxy => proxy.Answered);
        // The case this variant exists for: done, and its client was never told.
        Assert.Contains((false, Rows), outcomes);
    }

    [Fact]
    public void A_healed_network_works_again()
    {
        using var proxy = new CuttingProxy(_cluster.Port);
        var url = NewTable();
        proxy.CutAfterAsking(0);
        Assert.False(Commits(proxy.Through(url)));
        Assert.False(Commits(proxy.Through(url)));
        proxy.Heal();
        Assert.True(Commits(proxy.Through(url)));
    }

    private HashSet<(bool Acknowledged, int Found)> Disturb(Action<CuttingProxy, long> arm, Func<CuttingProxy, long> count)
    {
        var url = NewTable();
        using var proxy = new CuttingProxy(_cluster.Port);
        Assert.True(Commits(proxy.Through(url))); // Npgsql asks for the types of a database it meets for the first time.
        proxy.Heal();
        Assert.True(Commits(proxy.Through(url)));
        var all = count(proxy);
        var outcomes = new HashSet<(bool, int)>();
        for (var bytes = 0L; bytes < all; bytes += 1 + (all / 50))
        {
            PostgresUrl.Ask(url, "DELETE FROM t");
            arm(proxy, bytes);
            var acknowledged = Commits(proxy.Through(url));
            outcomes.Add((acknowledged, Found(url)));
        }

        Assert.Subset(new HashSet<(bool, int)> { (true, Rows), (false, Rows), (false, 0) }, outcomes);
        Assert.Contains((false, 0), outcomes);
        return outcomes;
    }

    private string NewTable()
    {
        var url = _cluster.CreateDatabase();
        PostgresUrl.Ask(url, "CREATE TABLE t (n bigint)");
        return url;
    }

    private static bool Commits(string url)
    {
        try
        {
            using var connection = PostgresUrl.Open(url, "Application Name=cut");
            using var transaction = connection.BeginTransaction();
            for (var row = 0; row < Rows; row++) connection.Ask($"INSERT INTO t VALUES ({row})");
            transaction.Commit();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>The rows, counted once the server has noticed that its client is gone.</summary>
    private static int Found(string url)
    {
        using var connection = PostgresUrl.Open(url);
        const string Sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'cut' AND datname = current_database()";
        while (connection.Ask(Sessions) is not 0L) Thread.Sleep(2);
        return (int)(long)connection.Ask("SELECT count(*) FROM t")!;
    }
}
