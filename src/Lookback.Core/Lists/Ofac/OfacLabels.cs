using Lookback.Core.Records;
using nietras.SeparatedValues;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// OFAC's words for documents and numbers (<c>data/ofac_identifiers.csv</c>): the <c>idType</c> of the XML, and the words that
/// begin a piece of the remarks in the CSV.
/// </summary>
internal static class OfacLabels
{
    private static readonly Dictionary<char, (string Label, IdentifierKind Kind)[]> ByFirst = Load();

    /// <summary>The longest label that the text begins with, and what follows it; null where no label begins it.</summary>
    public static (string Label, IdentifierKind Kind, string Tail)? Find(string text)
    {
        if (text.Length == 0 || !ByFirst.TryGetValue(char.ToUpperInvariant(text[0]), out var labels)) return null;
        foreach (var (label, kind) in labels)
        {
            if (!text.StartsWith(label, StringComparison.OrdinalIgnoreCase)) continue;
            var rest = text.AsSpan(label.Length);
            if (rest.Length == 0 || char.IsLetterOrDigit(rest[0])) continue;
            return (label, kind, rest.TrimStart(" :").ToString());
        }

        return null;
    }

    private static Dictionary<char, (string Label, IdentifierKind Kind)[]> Load()
    {
        using var stream = typeof(OfacLabels).Assembly.GetManifestResourceStream("data/ofac_identifiers.csv")
            ?? throw new InvalidOperationException("data/ofac_identifiers.csv is not embedded in this build");
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true }).From(stream);
        var labels = new List<(string Label, IdentifierKind Kind)>();
        foreach (var row in reader) labels.Add((row["label"].ToString(), Enum.Parse<IdentifierKind>(row["kind"].ToString())));
        return labels
            .GroupBy(l => char.ToUpperInvariant(l.Label[0]))
            .ToDictionary(g => g.Key, g => g.OrderByDescending(l => l.Label.Length).ToArray());
    }
}
