using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>
/// The connection to PostgreSQL breaks after any byte that was asked or answered. Each append is whole or absent; only of the one that
/// was being committed nobody knows, and then its client is told so.
/// </summary>
public sealed class CutConnectionTests : IDisposable
{
    private const int Cases = 10;
    private readonly PostgresCluster _cluster = PostgresCluster.Shared;
    private readonly TempFolder _folder = new();
    private readonly CuttingProxy _proxy;
    private int _stores;
    private long _asked;
    private long _answered;

    public CutConnectionTests() => _proxy = new CuttingProxy(_cluster.Port);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cut_during_appends_they_are_whole_or_absent(bool answering)
    {
        var begun = _cluster.CreateDatabase();
        using (var ledger = At(begun).Open()) Workload.Steps[0](ledger);
        WaitFor(begun);
        var bytes = Bytes(answering, () => Disturb(_cluster.CopyDatabase(begun), from: 1));
        Sweep.Over(Sweep.Numbers(bytes - 1, Cases, seed: 13), n =>
        {
            Arm(answering, n);
            Disturb(_cluster.CopyDatabase(begun), from: 1);
        });
        _cluster.DropDatabase(begun);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cut_while_a_store_is_made_the_work_can_be_done_after_all(bool answering)
    {
        var bytes = Bytes(answering, () => Disturb(_cluster.CreateDatabase(), from: 0));
        Sweep.Over(Sweep.Numbers(bytes / 2, Cases, seed: 14), n =>
        {
            Arm(answering, n);
            Disturb(_cluster.CreateDatabase(), from: 0);
        });
    }

    [Fact]
    public void Cut_while_a_store_of_its_own_key_is_made_the_key_stays_with_whatever_stays()
    {
        var (url, home) = (_cluster.CreateDatabase(), _folder["home"]);
        var location = new StoreLocation { Address = url, Home = home };
        var bytes = Bytes(answering: true, () => Found(location));
        WaitFor(url);
        Sweep.Over(Sweep.Numbers(bytes, 2 * Cases, seed: 15), n =>
        {
            var place = location with { Address = _cluster.CreateDatabase(), Home = _folder[$"home-{n}"] };
            Arm(answering: true, n);
            Record.Exception(() => Found(place));
            _proxy.Heal();
            WaitFor(place.Address);
            using (var ledger = Ledger.OpenToAppend(place, Clock.At("2026-01-05T09:00:00Z"), "tester")) Workload.Steps[0](ledger);
            _cluster.DropDatabase(place.Address);
        });
    }

    public void Dispose()
    {
        _proxy.Dispose();
        _folder.Dispose();
    }

    // A store that is opened and never appended to is made and taken away again.
    private void Found(StoreLocation place) =>
        Ledger.OpenToAppend(place with { Address = _proxy.Through(place.Address) }, Clock.At("2026-01-05T09:00:00Z"), "tester").Dispose();

    private Workload At(string url)
    {
        var journal = _folder[$"{++_stores}.erasures"];
        // Databases are copied for each case, and with a copy comes a journal.
        File.WriteAllText(journal, "");
        return new Workload(new StoreLocation { Address = url, Key = Workload.Key, Journal = journal });
    }

    /// <summary>Works through the proxy, as it is armed, and checks the store past it.</summary>
    private void Disturb(string url, int from)
    {
        var work = At(url);
        var told = new Workload(work.Location with { Address = _proxy.Through(url) }).Run(from);
        var asked = (_proxy.Asked, _proxy.Answered);
        _proxy.Heal();
        WaitFor(url);
        var unheard = Invariants.Holds(work, told);
        if (unheard > 0 && told.Step != Workload.Erasing) Assert.True(StoreFault.Of(told.Failure!)?.IsUncertain, told.Failure!.ToString());
        WaitFor(url);
        _cluster.DropDatabase(url);
        (_asked, _answered) = asked;
    }

    private long Bytes(bool answering, Action undisturbed)
    {
        _proxy.Heal();
        (_asked, _answered) = (0, 0);
        undisturbed();
        var bytes = answering ? Math.Max(_answered, _proxy.Answered) : Math.Max(_asked, _proxy.Asked);
        Assert.True(bytes > 1000, $"{bytes} bytes");
        return bytes;
    }

    private void Arm(bool answering, long bytes)
    {
        if (answering) _proxy.CutAfterAnswering(bytes);
        else _proxy.CutAfterAsking(bytes);
    }

    /// <summary>Returns once the server has noticed that its client is gone.</summary>
    private static void WaitFor(string url)
    {
        using var connection = PostgresUrl.Open(url);
        const string Sessions = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'lookback' AND datname = current_database()";
        while (connection.Ask(Sessions) is not 0L) Thread.Sleep(2);
    }
}
