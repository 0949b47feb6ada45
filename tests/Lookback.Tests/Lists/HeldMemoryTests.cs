using Lookback.Bench.Held;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>
/// What is held while a list is read does not grow with it; where rows of one listing stand apart, or parties refer to what stands elsewhere, it grows no
/// faster than the file. `bench/held` shows the same on 500 MB of each.
/// </summary>
[Collection(nameof(Alone))]
public class HeldMemoryTests
{
    private const long Megabyte = 1_000_000;
    private const long Size = 8 * Megabyte;

    public static TheoryData<string> Flat => [.. InventedLists.All.Where(l => !l.IsHeld).Select(l => l.Name)];

    public static TheoryData<string> Held => [.. InventedLists.All.Where(l => l.IsHeld).Select(l => l.Name)];

    private static HeldFigures Read(string name)
    {
        var list = InventedLists.All.Single(l => l.Name == name);
        // What is loaded once, by whichever list comes first, is no list's.
        HeldRun.InMemory(list, Size / 20);
        var figures = HeldRun.InMemory(list, Size);
        Assert.Equal((null, (long)list.Parties(Size)), (figures.Refused, figures.Listings));
        // The invented tables lack columns that the publishers' have, each of which is told once.
        Assert.True(figures.Issues < 60, $"{figures.Issues} issues");
        return figures;
    }

    [Theory]
    [MemberData(nameof(Flat))]
    public void What_streams_holds_at_the_end_what_it_held_at_the_beginning(string list)
    {
        var figures = Read(list);

        Assert.True(figures.HeldMost < 3 * Megabyte, $"{figures.HeldMost} bytes held of {Size}");
        Assert.True(figures.HeldAtEnd < (1.5 * figures.HeldAtTenth) + Megabyte, $"{figures.HeldAtTenth} bytes held at a tenth, {figures.HeldAtEnd} at the end");
    }

    [Theory]
    [MemberData(nameof(Held))]
    public void What_has_to_be_held_grows_no_faster_than_the_file(string list)
    {
        var figures = Read(list);

        Assert.True(figures.HeldMost < 1.5 * Size, $"{figures.HeldMost} bytes held of {Size}");
    }
}
