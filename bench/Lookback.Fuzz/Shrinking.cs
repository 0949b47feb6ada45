namespace Lookback.Fuzz;

/// <summary>Makes an input smaller for as long as what comes of it stays the same: a small one says what is wrong.</summary>
internal static class Shrinking
{
    /// <summary>How often it is tried.</summary>
    private const int MostTries = 6_000;

    public static byte[] Smallest(byte[] input, Predicate<byte[]> isSame)
    {
        var tries = 0;
        for (var size = Math.Max(1, input.Length / 2); tries < MostTries; size /= 2)
        {
            for (var at = 0; at < input.Length && tries < MostTries; tries++)
            {
                byte[] without = [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + size))];
                if (without.Length < input.Length && isSame(without)) input = without;
                else at += size;
            }

            if (size == 1) break;
        }

        return input;
    }
}
