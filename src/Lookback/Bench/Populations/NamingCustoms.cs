using System.Reflection;

namespace Lookback.Bench.Populations;

/// <summary>What is known of how people are named, embedded: plain CSV without quotes, a header, and <c>#</c> remarks.</summary>
internal static class NamingCustoms
{
    /// <summary>The rows of <c>data/population/{name}.csv</c> below its header.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        var resource = $"population/{name}.csv";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the assembly lacks its data file {resource}");
        using var reader = new StreamReader(stream);
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split(',');
    }
}
