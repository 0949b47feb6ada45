using System.Text.Json;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Mapped;

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
            if (!columns.TryAdd(Blanks.Collapse(property.Name) ?? "", Column(property))) throw Bad($"column \"{property.Name}\" is mapped twice");
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

    public HashSet<string> Texts(string name, string what, StringComparer comparer)
    {
        if (!root.TryGetProperty(name, out var list)) return [];
        var isList = list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String);
        if (!isList) throw Bad($"\"{name}\" must be a list of {what}");
        return list.EnumerateArray().Select(i => Blanks.Collapse(i.GetString()) ?? "").ToHashSet(comparer);
    }

    public void Require(IReadOnlyDictionary<string, MappedColumn> columns, params string[] facts)
    {
        if (columns.Values.Any(c => c.Facts.Any(f => facts.Contains(f, StringComparer.Ordinal)))) return;
        throw Bad($"no column is mapped to {string.Join(" or ", facts)}");
    }

    private MappedColumn Column(JsonProperty property)
    {
        if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Array) return new MappedColumn(Facts(property.Name, property.Value), null);
        if (property.Value.ValueKind != JsonValueKind.Object)
        {
            throw Bad($"column \"{property.Name}\" must be a fact's word, a list of such words, or an object of \"fact\" and \"separator\"");
        }

        IReadOnlyList<string>? facts = null;
        string? separator = null;
        foreach (var part in property.Value.EnumerateObject())
        {
            if (part.Name == "fact" && part.Value.ValueKind is JsonValueKind.String or JsonValueKind.Array) facts = Facts(property.Name, part.Value);
            else if (part.Name == "separator" && Text(part.Value) is { } text) separator = text;
            else throw Bad($"column \"{property.Name}\": \"{part.Name}\" is not known or is empty: expected \"fact\" and \"separator\"");
        }

        return facts is null ? throw Bad($"column \"{property.Name}\" names no fact") : new MappedColumn(facts, separator);
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private string[] Facts(string column, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return [Fact(value.GetString()!)];
        var isList = value.GetArrayLength() > 0 && value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String);
        return isList ? [.. value.EnumerateArray().Select(i => Fact(i.GetString()!))] : throw Bad($"column \"{column}\" must name its facts by their words");
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
