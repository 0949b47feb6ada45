using System.Reflection;

namespace Lookback.Core.Access;

/// <summary>Words that passwords are made of, the longest first: <c>data/access/common_passwords.csv</c>.</summary>
internal static class CommonWords
{
    private const string Resource = "data/access/common_passwords.csv";

    /// <summary>The words, in lower case.</summary>
    public static IReadOnlyList<string> All { get; } = Read();

    private static List<string> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the assembly lacks its data file {Resource}");
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(w => w[0] != '#').Skip(1).OrderByDescending(w => w.Length)];
    }
}
