namespace Lookback.Bench;

/// <summary>How many people of a kind were found.</summary>
/// <param name="People">How many stand on a list.</param>
/// <param name="Found">How many were put before a person as the right listing, at whatever rank.</param>
/// <param name="First">How many of them with the right listing first.</param>
internal sealed record FoundPeople(int People, int Found, int First)
{
    /// <summary>Share found.</summary>
    public double FoundShare => Tally.Share(Found, People);

    /// <summary>Share found first.</summary>
    public double FirstShare => Tally.Share(First, People);

    /// <summary>Counts those whose right listing scores above a cut.</summary>
    public static FoundPeople Above(IReadOnlyCollection<Place> places, double cut) => new(
        places.Count, places.Count(p => p.Score > cut), places.Count(p => p.Score > cut && p.Rank == 1));
}

/// <summary>What is found where so many strangers alert.</summary>
/// <param name="AlertsPer1000">Strangers that alert, at most.</param>
/// <param name="Above">The score that an alert must pass for it; the scorer's floor where even that raises fewer alerts.</param>
/// <param name="Altered">Of people whose names were altered on purpose.</param>
/// <param name="AsListed">Of the same people under the name as listed.</param>
internal sealed record OperatingPoint(double AlertsPer1000, double Above, FoundPeople Altered, FoundPeople AsListed);

/// <summary>What finding so many costs.</summary>
/// <param name="Share">The share of people with altered names that is found.</param>
/// <param name="AlertsPer1000">Strangers that alert then; absent where so many are never found.</param>
internal sealed record RecallCost(double Share, double? AlertsPer1000);

/// <summary>The best scores of strangers, from which thresholds are set.</summary>
internal sealed class StrangerScores(IEnumerable<double> best)
{
    private readonly double[] _descending = [.. best.OrderDescending()];

    /// <summary>The score above which at most so many of 1,000 strangers alert.</summary>
    public double CutFor(double alertsPer1000)
    {
        var allowed = (int)Math.Floor((alertsPer1000 * _descending.Length / 1000) + 1e-9);
        return allowed < _descending.Length ? _descending[allowed] : 0;
    }

    /// <summary>Strangers that alert, per 1,000, where the threshold is just low enough to find a share of these people.</summary>
    /// <param name="share">From above 0 to 1.</param>
    /// <param name="people">The score of each person's right listing; 0 where it was not found.</param>
    public RecallCost CostOf(double share, IReadOnlyCollection<double> people)
    {
        var needed = (int)Math.Ceiling((share * people.Count) - 1e-9);
        var cut = people.OrderDescending().ElementAt(needed - 1);
        if (cut <= 0) return new RecallCost(share, null);
        return new RecallCost(share, Math.Round(1000.0 * _descending.Count(s => s >= cut) / _descending.Length, 3));
    }
}
