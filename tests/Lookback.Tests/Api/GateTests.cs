using System.Globalization;
using Lookback.Core.Documents;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Serving;
using Lookback.Store;
using Lookback.Tests.Support;

namespace Lookback.Tests.Api;

/// <summary>Whoever comes while an append is being made durable goes into the next one together, and each has their own answer.</summary>
public sealed class GateTests
{
    private const int Many = 8;

    [Fact]
    public async Task Those_who_wait_together_are_recorded_in_one_append_each_under_their_own_name_and_with_their_own_answer()
    {
        using var folder = new TempFolder();
        var location = StoreLocation.At(folder["s.db"]);
        using (var ledger = Ledger.OpenToAppend(location, TimeProvider.System, "boss"))
            Some.Import(ledger, "2025-12-30", [Some.Listing("1", "Oleg Varkonyev", "1961")]);
        await using (var desk = new Desk(location, TimeProvider.System))
        {
            await desk.RefreshAsync(TestContext.Current.CancellationToken);
            using var busy = new ManualResetEventSlim();
            var first = Task.Run(() => desk.WriteAsync("boss", _ => busy.Wait(TimeSpan.FromMinutes(1)), CancellationToken.None), TestContext.Current.CancellationToken);
            var waiting = Enumerable.Range(0, Many).Select(i => desk.Gate.ScreenAsync(
                [Row(i)], Policy.Default, i % 2 == 0 ? "east" : "west",
                (_, outcomes) => i == 3 ? throw new InvalidOperationException("three") : outcomes.Single().Reference,
                TestContext.Current.CancellationToken)).ToList();
            busy.Set();
            await first;
            for (var i = 0; i < Many; i++)
            {
                if (i == 3) await Assert.ThrowsAsync<InvalidOperationException>(() => waiting[3]);
                else Assert.Equal(Row(i).Reference, await waiting[i]);
            }
        }

        using var read = Ledger.OpenToRead(location);
        var met = read.Entries.From(1).Where(e => e.Body is EntryBody.EncounterRecorded).ToList();
        Assert.Equal(Many, met.Count);
        Assert.All(met, e => Assert.Equal(Number(((EntryBody.EncounterRecorded)e.Body).Encounter.Reference!) % 2 == 0 ? "east" : "west", e.Actor));
        // The first may have gone alone; the others are an append for each of the two names.
        Assert.InRange(met.Select(e => e.KnownAt).Distinct().Count(), 2, 3);
    }

    [Fact]
    public async Task Where_there_is_no_edition_each_is_told_so()
    {
        using var folder = new TempFolder();
        await using var desk = new Desk(StoreLocation.At(folder["s.db"]), TimeProvider.System);
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => desk.Gate.ScreenAsync([Row(1)], Policy.Default, "east", static (_, _) => 0, TestContext.Current.CancellationToken));
        Assert.Equal("no-edition", refused.Refusal.Code);
    }

    private static int Number(string reference) => int.Parse(reference.AsSpan(4), CultureInfo.InvariantCulture);

    private static EncounterRow Row(int i)
    {
        var reference = string.Create(CultureInfo.InvariantCulture, $"REF-{i}");
        return new EncounterRow { Line = 1, Reference = reference, Encounter = Some.Encounter("Oleg Varkonyev", "1961-04-17", reference, "2026-01-02") };
    }
}
