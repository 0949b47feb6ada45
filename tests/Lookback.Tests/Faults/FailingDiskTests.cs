using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>A disk that refuses one write, sync or truncation, or all from then on, costs at most the append that met it.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private static readonly FileOperation[] Operations = [FileOperation.Write, FileOperation.Sync, FileOperation.Truncate];
    private readonly TempFolder _folder = TempFolder.InMemory();
    private int _stores;

    public static TheoryData<bool> OnceOrForGood => [true, false];

    [Theory]
    [MemberData(nameof(OnceOrForGood))]
    public void Wherever_the_disk_fails_while_a_store_is_made_the_work_can_be_done_after_all(bool once) => Disturb(once, from: 0, atMost: 20, tries: 1);

    [Theory]
    [MemberData(nameof(OnceOrForGood))]
    public void Wherever_the_disk_fails_during_appends_they_are_whole_or_absent(bool once) => Disturb(once, from: 1, atMost: 60, tries: 1);

    [Fact]
    public void A_ledger_that_met_a_failure_goes_on_where_it_stays_open() => Disturb(once: true, from: 1, atMost: 40, tries: 2);

    public void Dispose() => _folder.Dispose();

    private void Disturb(bool once, int from, int atMost, int tries)
    {
        var counts = Workload.Costs(from, _folder[$"{++_stores}.db"]);
        var faults = Operations.SelectMany(o => Sweep.Numbers(counts.Of(o), atMost, seed: (int)o)
            .Select(n => once ? (Fault)new Fault.Once(o, n) : new Fault.From(o, n)));
        Sweep.Over(faults, fault => Holds(from, fault, tries));
    }

    private void Holds(int from, Fault fault, int tries)
    {
        var work = Workload.From(from, _folder[$"{++_stores}.db"]);
        Told told;
        using (var plan = FaultyVfs.Arm(work.Location.Address, fault))
        {
            told = work.Run(from, tries: tries);
            Assert.True(plan.Struck, "it never failed");
        }

        if (tries > 1) Assert.Null(told.Failure);
        var unheard = Invariants.Holds(work, told);
        // An erasure is made good by opening the store. Else there is nothing but what was acknowledged, or its client was told so.
        if (unheard > 0 && told.Step != Workload.Erasing) Assert.True(StoreFault.Of(told.Failure!)?.IsUncertain, told.Failure!.Message);
    }
}
