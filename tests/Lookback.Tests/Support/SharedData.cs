using Lookback.Core.Lists;
using Lookback.Core.Sources;

namespace Lookback.Tests.Support;

/// <summary>
/// Real published data that stands beside the repository and never in it. Tests that use it are skipped, with a sentence, where it is absent.
/// </summary>
internal static class SharedData
{
    private static readonly string? Root = SharedFolder.Find("data");

    /// <summary>The full path of a file of the shared data; skips the running test where there is none.</summary>
    public static string Path(string relative)
    {
        var path = Root is null ? relative : System.IO.Path.Combine(Root, relative);
        Assert.SkipWhen(Sources.AreKept, "what is published never becomes a fixture");
        Assert.SkipUnless(File.Exists(path), $"the shared data file {relative} is not beside this repository (looked for shared/data)");
        return path;
    }

    /// <summary>The file as a source, under its own name.</summary>
    public static SourceFile Source(string relative)
    {
        var path = Path(relative);
        return new SourceFile(System.IO.Path.GetFileName(path), () => File.OpenRead(path));
    }
}
