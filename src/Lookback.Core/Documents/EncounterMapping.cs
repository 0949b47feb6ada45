using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Documents;

/// <summary>
/// What a client says of columns that are not known by name: <c>{"columns": {"Kunde": "name"}, "ignore": ["Notiz"]}</c>. The words on the
/// right are those of the known columns.
/// </summary>
public sealed class EncounterMapping
{
    private readonly Dictionary<string, EncounterField> _columns;

    private EncounterMapping(Dictionary<string, EncounterField> columns) => _columns = columns;

    /// <summary>No mapping: known names alone.</summary>
    public static EncounterMapping None { get; } = new([]);

    /// <summary>The names of columns that need no mapping, in small letters with underscores, and what such a column holds.</summary>
    public static IReadOnlyDictionary<string, EncounterField> KnownNames => EncounterFields.All;

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="RefusedException">Code <c>bad-mapping</c>.</exception>
    public static EncounterMapping Parse(string json, string fileName)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw Bad(fileName, "an object of \"columns\" and \"ignore\"", root.ValueKind.ToString());
            var fields = new Dictionary<string, EncounterField>(StringComparer.OrdinalIgnoreCase);
            foreach (var part in root.EnumerateObject())
            {
                if (part.NameEquals("columns")) AddColumns(fields, part.Value, fileName);
                else if (part.NameEquals("ignore")) AddIgnored(fields, part.Value, fileName);
                else throw Bad(fileName, "\"columns\" and \"ignore\"", $"\"{part.Name}\"");
            }

            return new EncounterMapping(fields);
        }
        catch (JsonException e)
        {
            throw Bad(fileName, "JSON", e.Message);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair (\ud800 alone) only when the text is taken.
            throw Bad(fileName, "whole characters", "half a surrogate pair");
        }
    }

    internal EncounterField? Find(string column) =>
        _columns.TryGetValue(column.Trim(), out var field) ? field : EncounterFields.Find(column);

    /// <summary>Mapped columns that a header lacks: a mapping that names what is not there was written for another file.</summary>
    internal IReadOnlyList<string> Missing(IReadOnlyCollection<string> columns)
    {
        var present = columns.Select(c => c.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return _columns.Keys.Where(c => !present.Contains(c)).ToList();
    }

    private static void AddColumns(Dictionary<string, EncounterField> fields, JsonElement columns, string fileName)
    {
        if (columns.ValueKind != JsonValueKind.Object) throw Bad(fileName, "\"columns\" to be an object", columns.ValueKind.ToString());
        foreach (var column in columns.EnumerateObject())
        {
            fields[column.Name] = EncounterFields.Find(column.Value.ToString())
                ?? throw Bad(fileName, $"for column \"{column.Name}\" a known field such as name or birth_date", $"\"{column.Value}\"");
        }
    }

    private static void AddIgnored(Dictionary<string, EncounterField> fields, JsonElement ignored, string fileName)
    {
        if (ignored.ValueKind != JsonValueKind.Array) throw Bad(fileName, "\"ignore\" to be a list of columns", ignored.ValueKind.ToString());
        foreach (var column in ignored.EnumerateArray()) fields[column.ToString()] = EncounterField.Ignore;
    }

    private static RefusedException Bad(string file, string expected, string found) =>
        new("bad-mapping", $"mapping {file}: expected {expected}, found {found}");
}
