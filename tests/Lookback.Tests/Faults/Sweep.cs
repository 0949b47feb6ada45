namespace Lookback.Tests.Faults;

/// <summary>Many cases in one test, each named where it fails.</summary>
internal static class Sweep
{
    /// <summary>Tries every case; says at the end which ones failed, and how the first did.</summary>
    public static void Over<T>(IEnumerable<T> cases, Action<T> check)
    {
        var failed = new List<(T Case, Exception Why)>();
        var tried = 0;
        foreach (var one in cases)
        {
            tried++;
            try
            {
                check(one);
            }
            catch (Exception e)
            {
                failed.Add((one, e));
            }
        }

        Assert.True(tried > 0, "no case was tried");
        if (failed.Count == 0) return;
        var named = string.Join(", ", failed.Take(20).Select(f => f.Case));
        Assert.Fail($"{failed.Count} of {tried} cases failed: {named}; the first with {failed[0].Why}");
    }

    /// <summary>All numbers from 1 up to one where they are few, else so many of them drawn from a seed, the first and the last always.</summary>
    public static IEnumerable<long> Numbers(long upTo, int atMost, int seed)
    {
        if (upTo <= atMost) return Enumerable.Range(1, (int)upTo).Select(n => (long)n);
        var random = new Random(seed);
        return Enumerable.Range(0, atMost - 2).Select(_ => random.NextInt64(2, upTo)).Append(1).Append(upTo).Distinct().Order();
    }
}
