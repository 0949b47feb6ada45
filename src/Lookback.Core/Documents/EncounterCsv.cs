using Lookback.Core.Records;
using Lookback.Core.Sources;
using nietras.SeparatedValues;

namespace Lookback.Core.Documents;

/// <summary>Encounters from a CSV file with a header; separator detected.</summary>
internal static class EncounterCsv
{
    public static IEnumerable<EncounterRow> Read(SourceFile file, EncounterMapping mapping)
    {
        // Columns are counted here and not by the reader, so that one bad row is one unscreened row and not the end of the file.
        using var reader = Open(file);
        var fields = Fields(reader.Header.ColNames, file.Name, mapping);
        while (reader.MoveNext())
        {
            var row = reader.Current;
            if (row.ColCount == 1 && row[0].Span.IsWhiteSpace() && fields.Length > 1) continue;
            yield return row.ColCount == fields.Length ? Row(row, fields) : WrongWidth(row, fields.Length);
        }
    }

    private static SepReader Open(SourceFile file)
    {
        try
        {
            return Sep.Reader(o => o with { Unescape = true, DisableColCountCheck = true }).From(new RowGuard(SourceText.Open(file), file.Name));
        }
        catch (ArgumentException)
        {
            throw new RefusedException("repeated-column", $"{file.Name}, line 1: expected each column once, found one twice");
        }
    }

    private static EncounterRow Row(SepReader.Row row, EncounterField[] fields)
    {
        var facts = new RowFacts();
        for (var i = 0; i < fields.Length; i++)
        {
            var cell = row[i].Span;
            if (fields[i] != EncounterField.Ignore && !cell.IsEmpty) facts.Add(fields[i], cell.ToString());
        }

        return facts.ToRow(row.LineNumberFrom);
    }

    private static EncounterRow WrongWidth(SepReader.Row row, int expected) => new()
    {
        Line = row.LineNumberFrom,
        Problem = FormattableString.Invariant($"row not read: expected {expected} columns, found {row.ColCount}"),
    };

    private static EncounterField[] Fields(IReadOnlyList<string> columns, string fileName, EncounterMapping mapping)
    {
        var fields = new EncounterField[columns.Count];
        var unknown = new List<string>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (mapping.Find(columns[i]) is { } field) fields[i] = field;
            else unknown.Add($"\"{columns[i]}\"");
        }

        if (unknown.Count > 0)
        {
            throw new RefusedException(
                "unknown-column",
                $"{fileName}, line 1: expected known columns, found {string.Join(", ", unknown)}; map each to a field or to ignore with --map");
        }

        RequireName(fields, fileName);
        return fields;
    }

    private static void RequireName(EncounterField[] fields, string fileName)
    {
        if (fields.Any(f => f is EncounterField.Name or EncounterField.GivenName or EncounterField.FamilyName)) return;
        throw new RefusedException(
            "no-name-column", $"{fileName}, line 1: expected a column name, or given_name and family_name, found neither");
    }
}
