using System.Text.Json;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Mapped;

/// <summary>One mapped column.</summary>
/// <param name="Fact">The fact's word, one of <see cref="MappedFacts.Words"/>.</param>
/// <param name="Separator">What parts several values in one cell; null where a cell is one value.</param>
internal sealed record MappedColumn(string Fact, string? Separator);

/// <summary>A fact that every row has.</summary>
internal sealed record MappedConstant(string Fact, string Value);

/// <summary>Reads the JSON of a mapping; every complaint names the file and the word.</summary>
internal sealed class MappingSource(JsonElement root, string file)
{
    public void OnlyKnows(string[] known)
    {
        if (root.ValueKind != JsonValueKind.Object) throw Bad("expected a JSON object");
        foreach (var property in root.EnumerateObject())
        {
            if (known.Contains(property.Name, StringComparer.Ordinal)) continue;
            throw Bad($"\"{property.Name}\" is not known: expected one of {string.Join(", ", known)}");
        }
    }

    public char Delimiter()
    {
        if (!root.TryGetProperty("delimiter", out var value)) return ',';
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return text is [var one] && one is not ('"' or '\r' or '\n') && one < 128
            ? one
            : throw Bad("\"delimiter\" must be one character, such as \",\" or \"\\t\"");
    }

    public T OneOf<T>(string name, params (string Word, T Value)[] choices)
    {
        if (!root.TryGetProperty(name, out var value)) return choices[0].Value;
        foreach (var (word, choice) in choices)
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() == word) return choice;
        }

        throw Bad($"\"{name}\" must be one of {string.Join(", ", choices.Select(c => c.Word))}");
    }

    public Dictionary<string, MappedColumn> Columns()
    {
        var columns = new Dictionary<string, MappedColumn>(StringComparer.Ordinal);
        foreach (var property in Object("columns"))
        {
            if (!columns.TryAdd(property.Name.Trim(), Column(property))) throw Bad($"column \"{property.Name}\" is mapped twice");
        }

        return columns;
    }

    public List<MappedConstant> Constants()
    {
        var constants = new List<MappedConstant>();
        foreach (var property in Object("constants"))
        {
            if (property.Value.ValueKind != JsonValueKind.String) throw Bad($"constant \"{property.Name}\" must be a text");
            constants.Add(new MappedConstant(Fact(property.Name), property.Value.GetString()!));
        }

        return constants;
    }

    public HashSet<string> Ignored()
    {
        if (!root.TryGetProperty("ignore", out var list)) return [];
        var isList = list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String);
        if (!isList) throw Bad("\"ignore\" must be a list of column names");
        return list.EnumerateArray().Select(i => i.GetString()!.Trim()).ToHashSet(StringComparer.Ordinal);
    }

    public void Require(IReadOnlyDictionary<string, MappedColumn> columns, params string[] facts)
    {
        if (columns.Values.Any(c => facts.Contains(c.Fact, StringComparer.Ordinal))) return;
        throw Bad($"no column is mapped to {string.Join(" or ", facts)}");
    }

    private MappedColumn Column(JsonProperty property)
    {
        if (property.Value.ValueKind == JsonValueKind.String) return new MappedColumn(Fact(property.Value.GetString()!), null);
        if (property.Value.ValueKind != JsonValueKind.Object)
        {
            throw Bad($"column \"{property.Name}\" must be a fact's word, or an object of \"fact\" and \"separator\"");
        }

        string? fact = null, separator = null;
        foreach (var part in property.Value.EnumerateObject())
        {
            var text = part.Value.ValueKind == JsonValueKind.String ? part.Value.GetString() : null;
            if (part.Name == "fact" && text is not null) fact = text;
            else if (part.Name == "separator" && !string.IsNullOrEmpty(text)) separator = text;
            else throw Bad($"column \"{property.Name}\": \"{part.Name}\" is not known or is empty: expected \"fact\" and \"separator\"");
        }

        return fact is null ? throw Bad($"column \"{property.Name}\" names no fact") : new MappedColumn(Fact(fact), separator);
    }

    private string Fact(string word) =>
        MappedFacts.Words.Contains(word)
            ? word
            : throw Bad($"\"{word}\" is no fact: expected one of {string.Join(", ", MappedFacts.Words.Order(StringComparer.Ordinal))}");

    private JsonElement.ObjectEnumerator Object(string name)
    {
        if (!root.TryGetProperty(name, out var value)) return default;
        return value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : throw Bad($"\"{name}\" must be an object");
    }

    private RefusedException Bad(string why) => new("bad-mapping", $"{file}: {why}");
}
