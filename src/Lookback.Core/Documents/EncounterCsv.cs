using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Documents;

/// <summary>Encounters from a CSV file with a header; separator detected.</summary>
internal static class EncounterCsv
{
    private const int MaxNamed = 10;

    public static IEnumerable<EncounterRow> Read(SourceFile file, EncounterMapping mapping, DateOnly today)
    {
        EncounterField[]? fields = null;
        foreach (var row in SeparatedRows.Read(file, SeparatedRows.SeparatorOf(file)))
        {
            if (fields is null) fields = Fields(row.Fields, file.Name, mapping);
            else if (Problem(row, fields) is { } problem) yield return Unread(row, fields, problem);
            else yield return Row(row, fields, today);
        }
    }

    /// <summary>Reads the file for its form alone: the header, every row's quotes and length. Returns the number of rows.</summary>
    public static long Verify(SourceFile file, EncounterMapping mapping)
    {
        var rows = -1L;
        foreach (var row in SeparatedRows.Read(file, SeparatedRows.SeparatorOf(file)))
            if (++rows == 0) Fields(row.Fields, file.Name, mapping);
        return Math.Max(0, rows);
    }

    private static EncounterRow Row(SeparatedRow row, EncounterField[] fields, DateOnly today)
    {
        var facts = new RowFacts(today);
        for (var i = 0; i < fields.Length; i++) facts.Add(fields[i], row.Fields[i]);
        return facts.ToRow(row.Line);
    }

    // One bad row is one unscreened row and not the end of the file. A name that runs over lines is most likely several people between
    // two stray quotes.
    private static string? Problem(SeparatedRow row, EncounterField[] fields)
    {
        // Empty cells at the end of a row are a spreadsheet's habit and hold nothing.
        if (row.Fields.Length < fields.Length || row.Fields.Skip(fields.Length).Any(f => !string.IsNullOrWhiteSpace(f)))
            return FormattableString.Invariant($"row not read: expected {fields.Length} columns, found {row.Fields.Length}");
        for (var i = 0; i < fields.Length; i++)
        {
            var isName = fields[i] is EncounterField.Name or EncounterField.GivenName or EncounterField.FamilyName;
            if (isName && row.Fields[i].Contains('\n', StringComparison.Ordinal))
                return "row not read: expected a name on one line, found one that runs over several; is a quote missing?";
        }

        return null;
    }

    private static EncounterRow Unread(SeparatedRow row, EncounterField[] fields, string problem)
    {
        var reference = Array.IndexOf(fields, EncounterField.Reference);
        return new EncounterRow
        {
            Line = row.Line,
            Reference = reference >= 0 && reference < row.Fields.Length && row.Fields[reference].Trim() is { Length: > 0 } text ? text : null,
            Problem = problem,
        };
    }

    private static EncounterField[] Fields(string[] columns, string fileName, EncounterMapping mapping)
    {
        var found = columns.Select(c => (Column: c, Field: mapping.Find(c))).ToList();
        var unknown = found.Where(f => f.Field is null).Select(f => $"\"{ReadIssue.Cut(f.Column)}\"").ToList();
        if (unknown.Count > 0)
        {
            var more = unknown.Count > MaxNamed ? FormattableString.Invariant($" and {unknown.Count - MaxNamed} more") : "";
            var named = string.Join(", ", unknown.Take(MaxNamed)) + more;
            throw new RefusedException(
                "unknown-column", $"{fileName}, line 1: expected known columns, found {named}; map each to a field or ignore it with --map");
        }

        if (mapping.Missing(columns) is { Count: > 0 } missing)
        {
            throw new RefusedException(
                "missing-column", $"{fileName}, line 1: expected the mapped column \"{missing[0]}\", found no column of that name");
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
