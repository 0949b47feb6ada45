namespace Lookback.Tests.Support;

/// <summary>Public test data that is not part of the repository: found beside or inside a folder above, or the test is skipped.</summary>
public static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The full path of a file of the data, or the test that asks is skipped.</summary>
    public static string Path(string relative)
    {
        var path = Root is null ? null : System.IO.Path.Combine(Root, relative);
        if (path is null || !File.Exists(path)) Assert.Skip($"the shared test data has no {relative}");
        return path!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = System.IO.Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }

        return null;
    }
}
