namespace Lookback.Fuzz;

/// <summary>The tests' invented files in a folder, as the test that writes them leaves them: a bundle each.</summary>
internal static class SeedFolder
{
    public static List<IReadOnlyList<NamedBytes>> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(f => Bundle.Files(File.ReadAllBytes(f)))];

    public static void Write(string folder, IEnumerable<IReadOnlyList<NamedBytes>> fixtures)
    {
        Directory.CreateDirectory(folder);
        foreach (var (files, i) in fixtures.Select((f, i) => (f, i)))
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{i:D4}")), Bundle.Of(files));
    }
}
