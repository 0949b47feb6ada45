using Lookback.Bench.Populations;
using Lookback.Core.Indexing;
using Lookback.Core.Lookbacks;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Flows;
using Lookback.Tests.Support;

namespace Lookback.Tests.Flows;

/// <summary>The population's index in segments: whatever they are, and whatever became of them, whom a listing concerns is the same.</summary>
public sealed class PopulationIndexTests
{
    private const int People = 60;
    private static readonly PartyComparer Comparer = new(Policy.Default);
    private static readonly SegmentSizes Small = new(7, 25);

    [Fact]
    public void Small_segments_merged_big_ones_and_one_of_all_find_the_same()
    {
        using var temp = Met(People);
        var whole = Found(temp, new SegmentSizes(1_000, 1_000));
        Assert.Equal([(1, temp.Ledger.Head)], temp.Ledger.Segments.Stretches(Engine.Version));
        temp.Ledger.Database.Execute("DELETE FROM segment");
        Assert.Equal(whole, Found(temp, Small));
        Assert.InRange(temp.Ledger.Segments.Stretches(Engine.Version).Count, 2, 7);
        // From what is kept.
        Assert.Equal(whole, Found(temp, Small));
        Assert.Contains(whole, found => found.Count > 0);
    }

    [Fact]
    public void A_segment_that_is_gone_is_built_again_and_the_others_are_not()
    {
        using var temp = Met(People);
        var whole = Found(temp, new SegmentSizes(7, 7));
        var before = temp.Ledger.Segments.Stretches(Engine.Version);
        var (from, to) = before[2];
        temp.Ledger.Database.Execute("DELETE FROM segment WHERE from_position = @from", new { from });
        var built = new List<long>();
        Assert.Equal(whole, Found(temp, new SegmentSizes(7, 7), (done, _) => built.Add(done)));
        Assert.Equal(temp.Ledger.Views.Encounters.Subjects(from - 1, to).Count(), built.Count);
        Assert.Equal(before, temp.Ledger.Segments.Stretches(Engine.Version));
    }

    [Fact]
    public void Work_that_is_stopped_keeps_what_it_built_and_goes_on_from_there()
    {
        using var temp = Met(People);
        var (stop, first) = (new CancellationTokenSource(), 0L);
        Assert.Throws<OperationCanceledException>(() => Found(temp, Small, (done, _) =>
        {
            first = done;
            if (temp.Ledger.Segments.Stretches(Engine.Version).Count == 2) stop.Cancel();
        }, stop));
        var kept = temp.Ledger.Segments.Stretches(Engine.Version);
        Assert.NotEmpty(kept);
        var rest = 0L;
        var found = Found(temp, Small, (done, _) => rest = done);
        Assert.InRange(rest, 1, People - 7);
        temp.Ledger.Database.Execute("DELETE FROM segment");
        Assert.Equal(Found(temp, new SegmentSizes(1_000, 1_000)), found);
    }

    [Fact]
    public void Whoever_was_met_after_the_end_of_a_run_is_not_in_it()
    {
        using var temp = Met(20);
        var end = temp.Ledger.Head;
        var before = Found(temp, Small);
        Screen(temp, 20, 40);
        Found(temp, Small);
        Assert.Equal(before, Found(temp, Small, upTo: end));
    }

    private static TempLedger Met(int count)
    {
        var temp = new TempLedger();
        Some.Import(temp.Ledger, "2025-01-01", [Some.Listing("1", "Nobody Atall")]);
        Screen(temp, 0, count);
        return temp;
    }

    private static void Screen(TempLedger temp, int from, int count)
    {
        var population = new InventedPopulation(21);
        Some.Screen(temp.Ledger, [.. Enumerable.Range(from, count).Select(i => population.At(i)).Select(p => Encounter.Of(p.Facts(), p.Reference, p.MetAt, null))]);
    }

    /// <summary>Whom listings concern that bear the names of every third of the people.</summary>
    private static List<IReadOnlyList<long>> Found(
        TempLedger temp, SegmentSizes sizes, Action<long, double>? progress = null, CancellationTokenSource? stop = null, long? upTo = null)
    {
        var cancel = stop?.Token ?? TestContext.Current.CancellationToken;
        var index = Population.Index(temp.Ledger, upTo ?? temp.Ledger.Head, progress ?? (static (_, _) => { }), cancel, sizes);
        var population = new InventedPopulation(21);
        return [.. Enumerable.Range(0, People / 3).Select(i => index.Candidates(PreparedParty.Of(population.At(3 * i).Facts()), Some.Watchlist, Comparer))];
    }
}
