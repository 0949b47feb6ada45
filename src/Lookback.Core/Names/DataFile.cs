using System.Reflection;

namespace Lookback.Core.Names;

/// <summary>Reads the reviewed knowledge embedded in this assembly: plain CSV without quotes, a header, and <c>#</c> remarks.</summary>
internal static class DataFile
{
    /// <summary>The rows of <c>data/{folder}/{name}.csv</c> below its header, each split at commas.</summary>
    public static IEnumerable<string[]> Rows(string name, string folder = "names")
    {
        var resource = $"data/{folder}/{name}.csv";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the assembly lacks its data file {resource}");
        using var reader = new StreamReader(stream);
        var header = true;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (!header) yield return line.Split(',', StringSplitOptions.TrimEntries);
            header = false;
        }
    }

    /// <summary>A word of the data, which may be in any script, as a word of a name is folded.</summary>
    public static string Fold(string word) => System.Text.Ascii.IsValid(word) ? word : Romanizer.Fold(CleanText.Of(word));
}
