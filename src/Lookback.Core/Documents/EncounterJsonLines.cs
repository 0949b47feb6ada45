using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Documents;

/// <summary>Encounters from JSON lines: one object a line, the same fields as columns, a list where a field has several values.</summary>
internal static class EncounterJsonLines
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    public static IEnumerable<EncounterRow> Read(SourceFile file, EncounterMapping mapping, DateOnly today)
    {
        foreach (var line in BoundedLines.Read(file))
        {
            if (line.Text is null) yield return Unread(line.Number, FormattableString.Invariant($"at most {BoundedLines.MaxLine} characters"), "a longer line");
            else if (!string.IsNullOrWhiteSpace(line.Text)) yield return RowOfFile(line, file.Name, mapping, today);
        }
    }

    // In a file a field that is not known is one of every row, and what it holds is for its owner to say.
    private static EncounterRow RowOfFile(BoundedLine line, string fileName, EncounterMapping mapping, DateOnly today)
    {
        try
        {
            return Row(line.Text!, line.Number, mapping, today);
        }
        catch (UnknownFieldException unknown)
        {
            throw new RefusedException(
                "unknown-column",
                FormattableString.Invariant(
                    $"{fileName}, line {line.Number}: expected known fields, found \"{unknown.Field}\"; map it to a field or to ignore with --map"));
        }
    }

    /// <summary>One object by itself; a field that is not known is what is wrong with this row alone.</summary>
    public static EncounterRow ReadOne(string json, long line, DateOnly today)
    {
        try
        {
            return Row(json, line, EncounterMapping.None, today);
        }
        catch (UnknownFieldException unknown)
        {
            return Unread(line, "known fields alone", unknown.Field);
        }
    }

    /// <summary>Reads the file for its form alone: every field's name. Returns the number of rows.</summary>
    public static long Verify(SourceFile file, EncounterMapping mapping) => Read(file, mapping, DateOnly.MaxValue).LongCount();

    private static EncounterRow Row(string json, long line, EncounterMapping mapping, DateOnly today)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return Unread(line, "a JSON object", document.RootElement.ValueKind.ToString());
            var facts = new RowFacts(today);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var field = mapping.Find(property.Name) ?? throw new UnknownFieldException(property.Name);
                Add(facts, field, property.Value);
            }

            return facts.ToRow(line);
        }
        catch (JsonException e)
        {
            // The platform's own words for broken JSON name bytes and paths; the line itself says more.
            return Unread(line, "JSON", e.LineNumber is null ? e.Message : $"\"{json}\"");
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair (\ud800 alone) only when the text is taken.
            return Unread(line, "whole characters", $"\"{json}\"");
        }
    }

    private static void Add(RowFacts facts, EncounterField field, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: break;
            case JsonValueKind.String: facts.Add(field, value.GetString()!); break;
            case JsonValueKind.Array:
                foreach (var member in value.EnumerateArray()) Add(facts, field, member);
                break;
            case JsonValueKind.Number: facts.Add(field, value.GetRawText()); break;
            default: throw new JsonException($"{value.ValueKind} for {field}, which takes a text or a list of texts");
        }
    }

    private static EncounterRow Unread(long line, string expected, string found) =>
        new() { Line = line, Problem = $"row not read: expected {expected}, found {ReadIssue.Cut(found)}" };

    private sealed class UnknownFieldException(string field) : Exception(field)
    {
        public string Field { get; } = field;
    }
}
