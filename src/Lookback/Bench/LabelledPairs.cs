using System.Globalization;
using Lookback.Core.Documents;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Bench;

/// <summary>Two names, and whether they are the same party's.</summary>
/// <param name="Schema">The kind of party in the file's own word; empty where it says none.</param>
/// <param name="First">The subject's name.</param>
/// <param name="Second">The listed name.</param>
/// <param name="IsMatch">What the labeller says.</param>
/// <param name="Group">Where the case comes from; empty where the file does not say.</param>
/// <param name="Category">What the case is about; empty where the file does not say.</param>
/// <param name="Quality">How sure the labeller is (STRONG, MEDIUM, WEAK); empty where the file does not say.</param>
internal sealed record LabelledPair(string Schema, string First, string Second, bool IsMatch, string Group, string Category, string Quality)
{
    /// <summary>What another matcher's file knows the pair by.</summary>
    public (string Schema, string First, string Second) Key => (Schema, First, Second);
}

/// <summary>Reads labelled pairs, and what another matcher scored them.</summary>
internal static class LabelledPairs
{
    /// <summary>The pairs of a table with columns name1, name2 and is_match; schema, case_group, category and quality where it has them.</summary>
    /// <exception cref="RefusedException"><c>missing-column</c>, <c>bad-label</c>, <c>empty</c>, or the file is no such table.</exception>
    public static IReadOnlyList<LabelledPair> Read(SourceFile file)
    {
        var table = NamePairs.Open(file);
        var (label, group, category, quality) = (
            Required(table, file, "is_match"), Optional(table, "case_group"), Optional(table, "category"), Optional(table, "quality"));
        var pairs = new List<LabelledPair>();
        foreach (var (schema, first, second, cells) in table.Rows())
        {
            var truth = cells[label].Trim().ToLowerInvariant() switch
            {
                "true" or "1" or "yes" => true,
                "false" or "0" or "no" => false,
                var other => throw new RefusedException(
                    "bad-label", FormattableString.Invariant($"{file.Name}, pair {pairs.Count + 1}: expected is_match to be true or false, found \"{other}\"")),
            };
            pairs.Add(new LabelledPair(schema ?? "", first, second, truth, Cell(cells, group), Cell(cells, category), Cell(cells, quality)));
        }

        return pairs.Count > 0 ? pairs : throw new RefusedException("empty", $"{file.Name}: expected labelled pairs, found a header alone");
    }

    /// <summary>Another matcher's scores, from 0 to 1, in a table with columns name1, name2, score, and schema where it has one.</summary>
    /// <exception cref="RefusedException"><c>missing-column</c>, <c>bad-score</c>, or the file is no such table.</exception>
    public static IReadOnlyDictionary<(string Schema, string First, string Second), double> Scores(SourceFile file)
    {
        var table = NamePairs.Open(file);
        var column = Required(table, file, "score");
        var scores = new Dictionary<(string, string, string), double>();
        foreach (var (schema, first, second, cells) in table.Rows())
        {
            if (!double.TryParse(cells[column], CultureInfo.InvariantCulture, out var score) || score is not (>= 0 and <= 1))
            {
                throw new RefusedException(
                    "bad-score", $"{file.Name}, pair \"{first}\" and \"{second}\": expected a score from 0 to 1, found \"{cells[column]}\"");
            }

            scores.TryAdd((schema ?? "", first, second), score);
        }

        return scores;
    }

    /// <summary>The kind of party that a table's word means.</summary>
    public static Schema SchemaOf(string word) => SchemaWords.Read(word) ?? Schema.Unknown;

    private static int Required(NamePairs table, SourceFile file, string column) => Optional(table, column) is var at and >= 0
        ? at
        : throw new RefusedException("missing-column", $"{file.Name}, line 1: expected a column {column}, found {string.Join(", ", table.Columns)}");

    private static int Optional(NamePairs table, string column)
    {
        for (var i = 0; i < table.Columns.Count; i++) if (table.Columns[i] == column) return i;
        return -1;
    }

    private static string Cell(IReadOnlyList<string> cells, int at) => at < 0 ? "" : cells[at];
}
