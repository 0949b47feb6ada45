using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lookback.Bench.Held;

namespace Lookback.Tests.Lists;

/// <summary>
/// What is held while a list is read does not grow with it; where rows of one listing stand apart, or parties refer to what stands elsewhere, it grows no
/// faster than the file. `bench/held` shows the same on 500 MB of each.
/// </summary>
public sealed class HeldMemoryTests(HeldMemoryTests.Readings readings) : IClassFixture<HeldMemoryTests.Readings>
{
    private const long Megabyte = 1_000_000;
    private const int Megabytes = 8;
    private const long Size = Megabytes * Megabyte;

    public static TheoryData<string> Flat => [.. InventedLists.All.Where(l => !l.IsHeld).Select(l => l.Name)];

    public static TheoryData<string> Held => [.. InventedLists.All.Where(l => l.IsHeld).Select(l => l.Name)];

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

    private HeldFigures Read(string name)
    {
        var (list, figures) = (InventedLists.All.Single(l => l.Name == name), readings.Of(name));
        Assert.Equal((null, (long)list.Parties(Size)), (figures.Refused, figures.Listings));
        // The invented tables lack columns that the publishers' have, each of which is told once.
        Assert.True(figures.Issues < 60, $"{figures.Issues} issues");
        return figures;
    }

    /// <summary>All lists read in a process of its own: what other tests hold at the time is not in its heap, and takes no time to look through.</summary>
    public sealed class Readings
    {
        private readonly Dictionary<string, HeldFigures> _figures;

        public Readings()
        {
            var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
            foreach (var word in new[] { typeof(HeldRun).Assembly.Location, "held", "--lines", Megabytes.ToString(CultureInfo.InvariantCulture) })
                start.ArgumentList.Add(word);
            using var process = Process.Start(start)!;
            var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            _figures = lines.Select(l => JsonSerializer.Deserialize<HeldFigures>(l)!).ToDictionary(f => f.Name);
        }

        internal HeldFigures Of(string name) => _figures[name];
    }
}
