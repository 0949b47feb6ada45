namespace Lookback.Bench;

/// <summary>How a decision fared on labelled pairs. Ratios are from 0 to 1, and absent where there is nothing to divide by.</summary>
/// <param name="Pairs">How many pairs there were.</param>
/// <param name="Matches">How many of them are the same party.</param>
/// <param name="Found">How many of those were told to be.</param>
/// <param name="Alarms">How many others were told to be.</param>
internal sealed record Tally(int Pairs, int Matches, int Found, int Alarms)
{
    /// <summary>Of the pairs told to match, the share that do.</summary>
    public double? Precision => Ratio(Found, Found + Alarms);

    /// <summary>Of the pairs that match, the share told to.</summary>
    public double? Recall => Ratio(Found, Matches);

    /// <summary>The harmonic mean of the two.</summary>
    public double? F1 => Ratio(2 * Found, Matches + Found + Alarms);

    /// <summary>How many pairs were told wrong.</summary>
    public int Wrong => Matches - Found + Alarms;

    /// <summary>Counts pairs of truth and answer.</summary>
    public static Tally Of(IEnumerable<(bool IsMatch, bool Told)> answers)
    {
        var (pairs, matches, found, alarms) = (0, 0, 0, 0);
        foreach (var (isMatch, told) in answers)
        {
            pairs++;
            if (isMatch) matches++;
            if (isMatch && told) found++;
            if (!isMatch && told) alarms++;
        }

        return new Tally(pairs, matches, found, alarms);
    }

    /// <summary>A share as <see cref="Share"/> gives it, where there is a whole.</summary>
    public static double? Ratio(long part, long whole) => whole == 0 ? null : Share(part, whole);

    /// <summary>A share, to four digits so that it prints the same everywhere; 0 of nothing.</summary>
    public static double Share(long part, long whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
