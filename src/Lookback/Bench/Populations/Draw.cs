namespace Lookback.Bench.Populations;

/// <summary>
/// Chance that is the same on every machine and in every year: SplitMix64. Each draw of a population has a number of its own, so that any
/// stretch of it can be made without what comes before.
/// </summary>
internal struct Draw(ulong seed, ulong number, ulong purpose)
{
    private ulong _state = Mixed(Mixed(seed ^ (purpose * 0xD1B54A32D192ED03UL)) + number);

    /// <summary>64 bits.</summary>
    public ulong Next() => Mixed(_state += 0x9E3779B97F4A7C15UL);

    /// <summary>From 0 to less than 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Happens so many times in a hundred.</summary>
    public bool Happens(double inHundred) => Share() * 100 < inHundred;

    /// <summary>From 0 to below a bound.</summary>
    public int Below(int bound) => (int)Below((long)bound);

    /// <summary>From 0 to below a bound.</summary>
    public long Below(long bound) => (long)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>One of several.</summary>
    public T Of<T>(IReadOnlyList<T> several) => several[Below(several.Count)];

    private static ulong Mixed(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }
}
