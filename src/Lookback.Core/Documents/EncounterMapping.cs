using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Documents;

/// <summary>
/// What a client says of columns that are not known by name: <c>{"columns": {"Kunde": "name", "Notes": "ignore"}}</c>. The words on
/// the right are those of the known columns.
/// </summary>
public sealed class EncounterMapping
{
    private readonly Dictionary<string, EncounterField> _columns;

    private EncounterMapping(Dictionary<string, EncounterField> columns) => _columns = columns;

    /// <summary>No mapping: known names alone.</summary>
    public static EncounterMapping None { get; } = new([]);

    /// <summary>Reads a mapping file.</summary>
    /// <exception cref="RefusedException">Code <c>bad-mapping</c>.</exception>
    public static EncounterMapping Parse(string json, string fileName)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("columns", out var columns)
                || columns.ValueKind != JsonValueKind.Object)
                throw Bad(fileName, "an object with an object \"columns\"", "something else");
            var fields = new Dictionary<string, EncounterField>(StringComparer.OrdinalIgnoreCase);
            foreach (var column in columns.EnumerateObject())
            {
                var word = column.Value.ValueKind == JsonValueKind.String ? column.Value.GetString()! : column.Value.ToString();
                fields[column.Name] = EncounterFields.Find(word)
                    ?? throw Bad(fileName, $"for column \"{column.Name}\" a known field such as name, birth_date or ignore", $"\"{word}\"");
            }

            return new EncounterMapping(fields);
        }
        catch (JsonException e)
        {
            throw Bad(fileName, "JSON", e.Message);
        }
    }

    internal EncounterField? Find(string column) =>
        _columns.TryGetValue(column.Trim(), out var field) ? field : EncounterFields.Find(column);

    private static RefusedException Bad(string file, string expected, string found) =>
        new("bad-mapping", $"mapping {file}: expected {expected}, found {found}");
}
