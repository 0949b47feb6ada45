namespace Lookback.Tests.Support;

/// <summary>
/// Texts that are a contract, kept beside the tests. A change shows as a difference; LOOKBACK_UPDATE_GOLDEN=1 writes them anew, to be
/// read in review.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests/Lookback.Tests/Golden", name);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("LOOKBACK_UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{name} is missing: run once with LOOKBACK_UPDATE_GOLDEN=1 and read it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
