namespace Lookback.Bench;

/// <summary>Where the right listing stood for names looked for.</summary>
/// <param name="Names">How many were looked for.</param>
/// <param name="First">How many had the right listing first, equal scores sharing a rank.</param>
/// <param name="FirstFive">How many had it among the first five.</param>
internal sealed record RankTally(int Names, int First, int FirstFive)
{
    /// <summary>Share first.</summary>
    public double FirstShare => Tally.Share(First, Names);

    /// <summary>Share among the first five.</summary>
    public double FirstFiveShare => Tally.Share(FirstFive, Names);

    /// <summary>Counts places.</summary>
    public static RankTally Of(IReadOnlyCollection<Place> places) =>
        new(places.Count, places.Count(p => p.Rank == 1), places.Count(p => p.Rank is >= 1 and <= 5));
}
