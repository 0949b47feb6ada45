namespace Lookback.Tests.Support;

/// <summary>Finds what stands beside the repository: the nearest <c>shared/name</c> above the running test.</summary>
internal static class SharedFolder
{
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var shared = Path.Combine(folder.FullName, "shared", name);
            if (Directory.Exists(shared)) return shared;
        }

        return null;
    }
}
