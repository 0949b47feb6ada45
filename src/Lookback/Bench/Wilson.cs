namespace Lookback.Bench;

/// <summary>
/// A rate with the interval that holds the true one 19 times in 20, by Wilson's score method (1927): right for rare events and small
/// groups, where the usual plus-minus is not.
/// </summary>
/// <param name="Events">How many there were.</param>
/// <param name="Of">Among how many.</param>
internal sealed record Wilson(int Events, int Of)
{
    private const double Z = 1.959964;

    /// <summary>Events per 1,000; 0 of none.</summary>
    public double Per1000 => Rounded(Of == 0 ? 0 : (double)Events / Of);

    /// <summary>The lower end, per 1,000.</summary>
    public double Low => Rounded(Math.Max(0, Centre - Margin));

    /// <summary>The upper end, per 1,000.</summary>
    public double High => Rounded(Of == 0 ? 1 : Math.Min(1, Centre + Margin));

    private double Centre => Of == 0 ? 0 : (((double)Events / Of) + (Z * Z / (2 * Of))) / (1 + (Z * Z / Of));

    private double Margin => Of == 0 ? 0
        : Z / (1 + (Z * Z / Of)) * Math.Sqrt(((double)Events / Of * (1 - ((double)Events / Of)) / Of) + (Z * Z / (4.0 * Of * Of)));

    private static double Rounded(double rate) => Math.Round(1000 * rate, 3);
}
