using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Documents;

/// <summary>Encounters from a CSV file with a header; separator detected.</summary>
internal static class EncounterCsv
{
    public static IEnumerable<EncounterRow> Read(SourceFile file, EncounterMapping mapping)
    {
        EncounterField[]? fields = null;
        foreach (var row in SeparatedRows.Read(file, SeparatedRows.SeparatorOf(file)))
        {
            if (fields is null) fields = Fields(row.Fields, file.Name, mapping);
            else yield return row.Fields.Length == fields.Length ? Row(row, fields) : WrongWidth(row, fields.Length);
        }
    }

    private static EncounterRow Row(SeparatedRow row, EncounterField[] fields)
    {
        var facts = new RowFacts();
        for (var i = 0; i < fields.Length; i++) facts.Add(fields[i], row.Fields[i]);
        return facts.ToRow(row.Line);
    }

    // One bad row is one unscreened row and not the end of the file.
    private static EncounterRow WrongWidth(SeparatedRow row, int expected) => new()
    {
        Line = row.Line,
        Problem = FormattableString.Invariant($"row not read: expected {expected} columns, found {row.Fields.Length}"),
    };

    private static EncounterField[] Fields(string[] columns, string fileName, EncounterMapping mapping)
    {
        var found = columns.Select(c => (Column: c, Field: mapping.Find(c))).ToList();
        var unknown = found.Where(f => f.Field is null).Select(f => $"\"{ReadIssue.Cut(f.Column)}\"").ToList();
        if (unknown.Count > 0)
        {
            throw new RefusedException(
                "unknown-column",
                $"{fileName}, line 1: expected known columns, found {string.Join(", ", unknown)}; map each to a field or to ignore with --map");
        }

        if (columns.GroupBy(c => c.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RefusedException("repeated-column", $"{fileName}, line 1: expected each column once, found \"{twice.Key}\" twice");
        var fields = found.ConvertAll(f => f.Field!.Value);
        return fields.Any(f => f is EncounterField.Name or EncounterField.GivenName or EncounterField.FamilyName)
            ? [.. fields]
            : throw new RefusedException(
                "no-name-column", $"{fileName}, line 1: expected a column name, or given_name and family_name, found neither");
    }
}
