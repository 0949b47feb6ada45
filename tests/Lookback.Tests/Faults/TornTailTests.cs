using Lookback.Store;
using Lookback.Store.Verifying;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>
/// A store's files end too early: what is left is a whole number of appends, and the erasures of the journal; or it is said to be damaged.
/// That appends are missing at the end can only be told by a tree head kept elsewhere.
/// </summary>
public sealed class TornTailTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.InMemory();
    private int _stores;

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void A_log_of_changes_cut_at_any_byte_leaves_whole_appends(int steps)
    {
        var live = Workload.From(1, _folder["live.db"]);
        var files = new[] { "", "-wal", ".erasures" };
        using (var ledger = live.Open())
        {
            foreach (var step in Workload.Steps.Take(steps).Skip(1)) step(ledger);
            foreach (var file in files) File.Copy(live.Location.Address + file, _folder["torn.db" + file]);
        }

        var length = new FileInfo(_folder["torn.db-wal"]).Length;
        Assert.True(length > 10_000, "nothing to tear");
        var found = new HashSet<long>();
        Sweep.Over(Sweep.Numbers(length, 60, seed: 9).Prepend(0), bytes =>
        {
            var work = Workload.In(_folder[$"{++_stores}.db"]);
            foreach (var file in files) File.Copy(_folder["torn.db" + file], work.Location.Address + file);
            TornFile.CopyCut(_folder["torn.db-wal"], work.Location.Address + "-wal", bytes);
            var told = new Told { Step = steps - 1 };
            using (var ledger = work.Open()) found.Add(ledger.Head);
            Invariants.Holds(work, told);
        });
        Assert.True(found.Count > 1, $"always the same: {string.Join(", ", found)}");
    }

    [Fact]
    public void A_store_cut_at_any_byte_is_said_to_be_damaged()
    {
        var whole = Workload.From(Workload.Steps.Count, _folder["whole.db"]);
        var length = new FileInfo(whole.Location.Address).Length;
        var harmless = 0;
        // From the third byte on: SQLite takes a file of none or one for a database that is still to be made.
        Sweep.Over(Sweep.Numbers(length - 3, 80, seed: 10).Select(n => n + 1), bytes =>
        {
            var work = Workload.In(_folder[$"{++_stores}.db"]);
            TornFile.CopyCut(whole.Location.Address, work.Location.Address, bytes);
            File.Copy(whole.Location.Address + ".erasures", work.Location.Address + ".erasures");
            if (Damage.SaidOf(work, new DamageTally()) is null) harmless++;
        });
        // A last page that held nothing at its end.
        Assert.InRange(harmless, 0, 3);
    }

    [Theory]
    [InlineData("DELETE FROM entry WHERE position = (SELECT MAX(position) FROM entry)")]
    [InlineData("DELETE FROM tree_head WHERE size = (SELECT MAX(size) FROM tree_head)")]
    public void An_end_that_only_one_of_entries_and_tree_has_is_found(string lost)
    {
        var work = Workload.From(Workload.Steps.Count, _folder["lost.db"]);
        using (var ledger = work.Open()) ledger.Database.Execute(lost);
        using var again = work.Open();
        Assert.Throws<CorruptLedgerException>(() => again.RebuildViews());
        Assert.Throws<CorruptLedgerException>(() => again.BeginAppend());
        Assert.Throws<CorruptLedgerException>(() => new Verification(again).Run([], ViewCheck.Skipped, static (_, _) => { }));
    }

    public void Dispose() => _folder.Dispose();
}
