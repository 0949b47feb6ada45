namespace Lookback.Story.World;

/// <summary>How many arrive, where and in which month.</summary>
internal static class ArrivalCounts
{
    /// <summary>Everybody met, over all months and places.</summary>
    public const int All = 60_000;

    /// <summary>People met at the harbour who are met there once more.</summary>
    public const int AgainAtHarbour = 63;

    /// <summary>The month of the first encounter.</summary>
    public static DateOnly First { get; } = new(2020, 10, 1);

    /// <summary>Encounters at the harbour, a month each.</summary>
    public static IReadOnlyList<int> AtHarbour { get; } =
    [
        4, 6, 5, 3, 7, 8, 6, 9, 7, 5, 8, 10,
        12, 9, 11, 14, 13, 10, 12, 15, 17, 14, 12, 16,
        30, 27, 34, 40, 37, 33, 46, 53, 57, 50, 60, 66,
        76, 86, 139, 113, 88, 79, 98, 116,
    ];

    // More in summer, from January on.
    private static readonly int[] Seasons = [90, 92, 97, 101, 104, 109, 112, 111, 104, 98, 91, 91];

    /// <summary>The first day of each month.</summary>
    public static IReadOnlyList<DateOnly> Months { get; } = [.. Enumerable.Range(0, AtHarbour.Count).Select(First.AddMonths)];

    /// <summary>
    /// Encounters at the other places, a row for each month in the order of <see cref="InventedPlace.Others"/>; all sum to what is left of <see cref="All"/>.
    /// </summary>
    public static int[][] Elsewhere()
    {
        var weights = Months.SelectMany(m => InventedPlace.Others.Select(p => (long)Seasons[m.Month - 1] * p.Share)).ToArray();
        var (total, left) = (weights.Sum(), All - AtHarbour.Sum());
        var (upTo, given) = (0L, 0L);
        var counts = new int[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            upTo += weights[i];
            // What is rounded off one is given to the next.
            counts[i] = (int)((upTo * left / total) - given);
            given += counts[i];
        }

        return [.. counts.Chunk(InventedPlace.Others.Count)];
    }
}
