using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>
/// The power goes at any operation of the disk: what was acknowledged is there, and one commit that was interrupted may be there too,
/// whole. The erasure journal is no file of SQLite's and stays lit: a cut of the erasing step stands between journal and commit.
/// </summary>
public sealed class PowerCutTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.InMemory();
    private int _stores;

    public static TheoryData<int, string> Cuts => new(
        from keep in new[] { 0, 100, int.MaxValue }
        from unsynced in new[] { nameof(Unsynced.Stays), nameof(Unsynced.Lost) }
        select (keep, unsynced));

    [Theory]
    [MemberData(nameof(Cuts))]
    public void After_a_power_cut_during_appends_what_was_acknowledged_is_there(int keep, string unsynced) => Cut(1, keep, unsynced, atMost: 40);

    [Theory]
    [MemberData(nameof(Cuts))]
    public void After_a_power_cut_while_a_store_is_made_the_work_can_be_done_after_all(int keep, string unsynced) => Cut(0, keep, unsynced, atMost: 10);

    [Theory]
    [InlineData(nameof(Unsynced.Stays))]
    [InlineData(nameof(Unsynced.Lost))]
    public void A_power_cut_at_any_operation_of_an_erasure_leaves_it_to_the_next_opening(string unsynced)
    {
        var cuts = Operations(Workload.Erasing);
        Sweep.Over(Sweep.Numbers(cuts, 60, seed: 5), n =>
        {
            var work = Workload.From(Workload.Erasing, _folder[$"{++_stores}.db"]);
            CutAt(work, Workload.Erasing, new Fault.PowerCut(n, 0, Enum.Parse<Unsynced>(unsynced)));
            // The journal was on disk before the first operation that could fail.
            using var ledger = work.Open();
            Assert.NotEqual(0, ledger.Store.Journal.Length);
            Assert.Single(ledger.Views.Erasures.KnownBy(Workload.Erased));
        });
    }

    public void Dispose() => _folder.Dispose();

    private void Cut(int from, int keep, string unsynced, int atMost) => Sweep.Over(
        Sweep.Numbers(Operations(from), atMost, seed: 4),
        n => CutAt(Workload.From(from, _folder[$"{++_stores}.db"]), from, new Fault.PowerCut(n, keep, Enum.Parse<Unsynced>(unsynced))));

    private static void CutAt(Workload work, int from, Fault cut)
    {
        Told told;
        using (var plan = FaultyVfs.Arm(work.Location.Address, cut))
        {
            told = work.Run(from, () => plan.Struck);
            Assert.True(plan.Struck, "the power never went");
        }

        Invariants.Holds(work, told);
    }

    private long Operations(int from) => Workload.Costs(from, _folder[$"{++_stores}.db"]).Operations;
}
