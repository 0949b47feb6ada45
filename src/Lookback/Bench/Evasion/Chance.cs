namespace Lookback.Bench.Evasion;

/// <summary>
/// Chance that is the same on every machine: SplitMix64 (Steele, Lea and Flood 2014) from a seed made of a text, such as a listing's id,
/// so that one listing's draws never depend on which others are in the sample.
/// </summary>
internal sealed class Chance
{
    private ulong _state;

    /// <summary>Seeded by a text, by FNV-1a over its characters.</summary>
    public Chance(string seed)
    {
        _state = 14695981039346656037;
        foreach (var c in seed) _state = (_state ^ c) * 1099511628211;
    }

    /// <summary>All 64 bits.</summary>
    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(Next() % (ulong)end);

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
