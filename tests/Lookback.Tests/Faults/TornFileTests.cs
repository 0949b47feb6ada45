using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>The damage is exactly what was asked for.</summary>
public sealed class TornFileTests
{
    [Fact]
    public void A_copy_ends_where_it_is_cut_and_never_grows()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["whole"], [1, 2, 3]);
        foreach (var bytes in new[] { 2, 0, 3, 9 })
        {
            TornFile.CopyCut(folder["whole"], folder["torn"], bytes);
            Assert.Equal(new byte[] { 1, 2, 3 }.Take(bytes), File.ReadAllBytes(folder["torn"]));
        }
    }

    [Fact]
    public void One_bit_turns_over_and_back()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["file"], [0, 0]);
        TornFile.FlipBit(folder["file"], 9);
        Assert.Equal([0, 2], File.ReadAllBytes(folder["file"]));
        TornFile.FlipBit(folder["file"], 9);
        Assert.Equal([0, 0], File.ReadAllBytes(folder["file"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TornFile.FlipBit(folder["file"], 16));
    }
}
