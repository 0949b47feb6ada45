namespace Lookback.Tests.Support;

/// <summary>Vectors that others published, beside the repository and never in it. Tests that use them are skipped where they are absent.</summary>
internal static class SharedReference
{
    private static readonly string? Root = SharedFolder.Find("reference");

    /// <summary>The full path of a file of the shared reference; skips the running test where there is none.</summary>
    public static string Path(string relative)
    {
        var path = Root is null ? relative : System.IO.Path.Combine(Root, relative);
        Assert.SkipUnless(File.Exists(path), $"the reference file {relative} is not beside this repository (looked for shared/reference)");
        return path;
    }
}
