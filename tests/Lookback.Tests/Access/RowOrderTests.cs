using CsCheck;
using Lookback.Core.Access;

namespace Lookback.Tests.Access;

/// <summary>The order of rows as a mark: found again in what is left of a file, and in nobody else's.</summary>
public sealed class RowOrderTests
{
    private static readonly byte[] Key = [1, 2, 3];

    private static List<string> Ids(int count) => [.. Enumerable.Range(0, count).Select(i => $"row-{i}")];

    [Fact]
    public void What_is_left_of_a_file_stands_in_its_order() => Gen.Select(Gen.Int[12, 200], Gen.Int[0, int.MaxValue]).Sample((count, seed) =>
    {
        var chance = new Random(seed);
        var drawn = RowOrder.Draw(Ids(count), r => r, Key);
        Assert.Equal(Ids(count).Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
        var left = drawn.Where(_ => chance.Next(3) > 0).Take(Math.Max(12, count / 3)).ToList();
        var likeness = RowOrder.Compare(left, Key);
        if (left.Count > 1) Assert.Equal(1, likeness.Tau);
        if (left.Count >= 10) Assert.True(likeness.LogChance < -6, $"{left.Count} rows: {likeness.LogChance}");
    });

    /// <summary>By hand for few rows: the bound is never less than the share of all orders that have no more pairs the other way round.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    public void The_chance_is_never_told_as_less_than_it_is(int length)
    {
        var drawn = RowOrder.Draw(Ids(length), r => r, Key);
        var all = Orders([.. drawn]).Select(o => (Order: o, Discordant: Discordant(o, drawn))).ToList();
        foreach (var (order, discordant) in all.DistinctBy(o => o.Discordant))
        {
            var share = all.Count(o => o.Discordant <= discordant) / (double)all.Count;
            var likeness = RowOrder.Compare(order, Key);
            Assert.True(Math.Pow(10, likeness.LogChance) >= share - 1e-9, $"{discordant}: {likeness.LogChance} for {share}");
            Assert.Equal(1 - (4.0 * discordant / (length * (length - 1.0))), likeness.Tau, 9);
        }

        // And of the order itself it is as good as exact.
        Assert.Equal(Math.Log10(1.0 / all.Count), RowOrder.Compare(drawn, Key).LogChance, 3);
    }

    /// <summary>Whoever is named by mistake is harmed: over a thousand orders by chance, and as many sorted and other files, nobody is.</summary>
    [Fact]
    public void Nobody_is_named_by_an_order_that_came_about_otherwise()
    {
        var (worst, sorted) = (0.0, 0.0);
        for (var i = 0; i < 1_000; i++)
        {
            var (chance, ids) = (new Random(i), Ids(60));
            chance.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ids));
            worst = Math.Min(worst, RowOrder.Compare(ids, Key).LogChance);
            sorted = Math.Min(sorted, RowOrder.Compare(Ids(60), BitConverter.GetBytes(i)).LogChance);
        }

        Assert.True(worst > -6 && sorted > -6, $"{worst}, {sorted}");
    }

    [Fact]
    public void A_few_rows_moved_by_hand_leave_it()
    {
        var drawn = RowOrder.Draw(Ids(40), r => r, Key).ToList();
        (drawn[0], drawn[39]) = (drawn[39], drawn[0]);
        (drawn[7], drawn[21]) = (drawn[21], drawn[7]);
        Assert.True(RowOrder.Compare(drawn, Key).LogChance < -6);
    }

    private static int Discordant(IReadOnlyList<string> order, IReadOnlyList<string> drawn)
    {
        var place = drawn.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        return Enumerable.Range(0, order.Count).Sum(i => Enumerable.Range(i + 1, order.Count - i - 1).Count(j => place[order[i]] > place[order[j]]));
    }

    private static IEnumerable<List<string>> Orders(List<string> rows) => rows.Count <= 1
        ? [rows]
        : rows.SelectMany(r => Orders([.. rows.Where(o => o != r)]).Select(rest => (List<string>)[r, .. rest]));
}
