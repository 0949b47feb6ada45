using System.Globalization;
using Lookback.Tests.Support;

namespace Lookback.Tests.Faults;

/// <summary>The wall clock jumps between appends. What was known when stays in the order in which it became known.</summary>
public sealed class ClockTests : IDisposable
{
    private static readonly DateTimeOffset Morning = Some.Instant("2026-01-05T09:00:00Z");
    private readonly TempFolder _folder = TempFolder.InMemory();
    private int _stores;

    /// <summary>Hours from the morning, one for each step.</summary>
    public static TheoryData<string> Jumps =>
        ["0 -1 0 1 2 3 4", "0 1 87600 2 3 4 5", "0 87600 87599 0 -87600 1 87601", "0 0 0 0 0 0 0", "6 5 4 3 2 1 0"];

    [Theory]
    [MemberData(nameof(Jumps))]
    public void Whatever_the_clock_does_an_instant_of_the_ledger_names_what_was_known_then(string hours)
    {
        var clock = new Clock(Morning);
        var work = Workload.In(_folder[$"{++_stores}.db"], clock);
        using var ledger = work.Open();
        var seen = new List<(DateTimeOffset At, long Head, (long, long) Met)>();
        foreach (var (step, jump) in Workload.Steps.Zip(hours.Split(' ').Select(h => int.Parse(h, CultureInfo.InvariantCulture))))
        {
            clock.Now = Morning.AddHours(jump);
            step(ledger);
            seen.Add((ledger.KnownAt(ledger.Head), ledger.Head, ledger.Views.Encounters.Count(ledger.Head)));
        }

        Assert.Equal(seen.Select(s => s.At).Order(), seen.Select(s => s.At));
        Assert.Equal(Undisturbed.Run.Heads, seen.Select(s => s.Head));
        foreach (var (at, head, met) in seen)
        {
            Assert.Equal(head, ledger.PositionAt(at));
            Assert.Equal(met, ledger.Views.Encounters.Count(ledger.HorizonAt(null, at)));
            Assert.True(ledger.PositionAt(at.AddTicks(-10)) < head);
        }

        Invariants.ViewsAreThoseOfTheEntries(ledger);
        Invariants.TreeIsThatOfTheEntries(ledger);
    }

    [Fact]
    public void A_later_instant_never_knows_less()
    {
        var clock = new Clock(Morning);
        using var ledger = Workload.In(_folder["later.db"], clock).Open();
        var random = new Random(12);
        foreach (var step in Workload.Steps)
        {
            clock.Now = Morning.AddMinutes(random.Next(-100_000, 100_000));
            step(ledger);
        }

        var instants = Enumerable.Range(-1000, 2000).Select(h => Morning.AddHours(h * 2)).ToList();
        var known = instants.ConvertAll(at => ledger.PositionAt(at));
        Assert.Equal(known.Order(), known);
        Assert.Subset(Undisturbed.Run.Appends.ToHashSet(), known.ToHashSet());
    }

    public void Dispose() => _folder.Dispose();
}
