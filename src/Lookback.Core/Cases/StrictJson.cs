using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>Whose JSON is read and under which code it is refused; every complaint says what, where, what was expected and what was found.</summary>
internal sealed record StrictJson(string Code, string What)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 12 };

    public T Read<T>(string json, Func<JsonPlace, T> take)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return take(new JsonPlace(document.RootElement, "", this));
        }
        catch (JsonException wrong)
        {
            throw Bad(FormattableString.Invariant($"line {(wrong.LineNumber ?? 0) + 1}"), "JSON", "text that is none");
        }
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            // System.Text.Json finds half a surrogate pair only when the text is taken: raw at once, "\ud800" later.
            throw Bad("the text", "whole characters", "half a surrogate pair");
        }
    }

    public RefusedException Bad(string where, string expected, string found) =>
        new(Code, $"{What}, {(where.Length == 0 ? "the whole" : where)}: expected {expected}, found {found}");
}

/// <summary>One value of a JSON text and where it stands there.</summary>
internal readonly record struct JsonPlace(JsonElement Value, string Where, StrictJson Of)
{
    /// <summary>The members of an object that has no others than <paramref name="known"/>, and none twice.</summary>
    public Dictionary<string, JsonPlace> Members(params string[] known)
    {
        var expected = known.Length == 0 ? "an object" : $"an object of {string.Join(", ", known)}";
        if (Value.ValueKind != JsonValueKind.Object) throw Bad(expected);
        var members = new Dictionary<string, JsonPlace>(StringComparer.Ordinal);
        foreach (var member in Value.EnumerateObject())
        {
            if (known.Length > 0 && !known.Contains(member.Name)) throw Bad(expected, $"\"{ReadIssue.Cut(member.Name)}\"");
            var where = Where.Length == 0 ? ReadIssue.Cut(member.Name) : $"{Where}.{ReadIssue.Cut(member.Name)}";
            if (!members.TryAdd(member.Name, new JsonPlace(member.Value, where, Of))) throw Bad(expected, $"\"{ReadIssue.Cut(member.Name)}\" twice");
        }

        return members;
    }

    public JsonPlace Need(Dictionary<string, JsonPlace> members, string name) =>
        members.TryGetValue(name, out var found) ? found : throw Bad($"a member \"{name}\"", "none");

    public List<JsonPlace> Items()
    {
        if (Value.ValueKind != JsonValueKind.Array) throw Bad("a list");
        var items = new List<JsonPlace>();
        foreach (var item in Value.EnumerateArray())
            items.Add(new JsonPlace(item, string.Create(CultureInfo.InvariantCulture, $"{Where}[{items.Count}]"), Of));
        return items;
    }

    public string Text() => Value.ValueKind == JsonValueKind.String && Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
        ? text
        : throw Bad("a text that is not empty");

    public string Word(Regex shape, string expected) =>
        Value.ValueKind == JsonValueKind.String && Value.GetString() is { } text && shape.IsMatch(text) ? text : throw Bad(expected);

    /// <summary>A list of words of a shape, none twice.</summary>
    public List<string> Words(Regex shape, string expected)
    {
        var words = new List<string>();
        foreach (var item in Items())
        {
            var word = item.Word(shape, expected);
            if (words.Contains(word)) throw item.Bad("each word once", $"\"{word}\" again");
            words.Add(word);
        }

        return words;
    }

    public List<string> Texts() => [.. Items().Select(i => i.Text())];

    public int Whole() => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) && number > 0
        ? number
        : throw Bad("a whole number from 1");

    public bool Flag() => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Bad("true or false"),
    };

    public RefusedException Bad(string expected) => Bad(expected, Found());

    public RefusedException Bad(string expected, string found) => Of.Bad(Where, expected, found);

    private string Found() => Value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => ReadIssue.Cut(Value.GetRawText()),
    };
}
