using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>Whichever byte is the last that fits, a full disk is said in a sentence, tears nothing, and leaves the store readable.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.InMemory();
    private int _stores;

    [Theory]
    [InlineData(0, 25)]
    [InlineData(1, 60)]
    public void A_disk_that_fills_up_at_any_byte_tears_nothing(int from, int cases)
    {
        var bytes = Workload.Costs(from, _folder["whole.db"]).Bytes;
        Sweep.Over(Sweep.Numbers(bytes - 1, cases, seed: 3), room => Holds(from, room));
    }

    [Fact]
    public void On_a_full_disk_what_is_recorded_can_still_be_read()
    {
        var work = Workload.From(4, _folder["read.db"]);
        using var plan = FaultyVfs.Arm(work.Location.Address, new Fault.FullAfter(0));
        Assert.Equal("the disk is full: nothing of the last step was recorded", StoreFault.Of(work.Run(4).Failure!)?.Sentence);
        using var reader = Ledger.OpenToRead(work.Location);
        Assert.Equal(Undisturbed.Run.Heads[3], reader.Head);
        Assert.Equal(Undisturbed.Run.Entries.Take((int)reader.Head), reader.Entries.From(1).Select(Undisturbed.TextOf));
    }

    public void Dispose() => _folder.Dispose();

    private void Holds(int from, long room)
    {
        var work = Workload.From(from, _folder[$"{++_stores}.db"]);
        Told told;
        using (var plan = FaultyVfs.Arm(work.Location.Address, new Fault.FullAfter(room)))
        {
            told = work.Run(from);
            Assert.True(plan.Struck, "it was never full");
        }

        Assert.True(told.Failure is null || StoreFault.Of(told.Failure) is { IsDamage: false }, $"not said as a full disk: {told.Failure}");
        var unheard = Invariants.Holds(work, told);
        if (told.Step != Workload.Erasing) Assert.Equal(0, unheard);
    }
}
