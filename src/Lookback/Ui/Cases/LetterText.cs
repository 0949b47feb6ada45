namespace Lookback.Ui.Cases;

/// <summary>A letter's few marks: paragraphs, lines of a list, and what stands out.</summary>
internal static class LetterText
{
    /// <summary>Paragraphs in their order, each in runs that stand out or do not.</summary>
    public static IEnumerable<(bool IsItem, IReadOnlyList<(bool IsBold, string Text)> Runs)> Of(string letter)
    {
        foreach (var line in letter.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isItem = line.StartsWith("- ", StringComparison.Ordinal);
            var parts = (isItem ? line[2..] : line).Split("**");
            yield return (isItem, [.. parts.Select((p, i) => (i % 2 == 1, p)).Where(p => p.p.Length > 0)]);
        }
    }
}
