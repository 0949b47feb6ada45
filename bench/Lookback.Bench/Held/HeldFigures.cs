namespace Lookback.Bench.Held;

/// <summary>What reading one list took.</summary>
/// <param name="Name">The invented list.</param>
/// <param name="Bytes">Its text.</param>
/// <param name="Listings">The listings that were read.</param>
/// <param name="Issues">What the reader complained of.</param>
/// <param name="Refused">The code where the list was refused as too large.</param>
/// <param name="Took">Processor time, without that of measuring.</param>
/// <param name="HeldAtTenth">Bytes held once a tenth of the file was read for the last time.</param>
/// <param name="HeldAtEnd">Bytes held near its end.</param>
/// <param name="HeldMost">The most that was held at any time.</param>
internal sealed record HeldFigures(
    string Name, long Bytes, long Listings, long Issues, string? Refused, TimeSpan Took, long HeldAtTenth, long HeldAtEnd, long HeldMost)
{
    public double MegabytesPerSecond => Bytes / Took.TotalSeconds / 1e6;
}
