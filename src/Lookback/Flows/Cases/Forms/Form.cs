using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lookback.Core.Documents;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Flows.Cases.Forms;

/// <summary>
/// A form that somebody filled in: a JSON object of texts and lists of texts, or lines of <c>field: text</c>. What describes a person goes by the words
/// of encounter files; what else a form has, it says itself.
/// </summary>
internal sealed class Form
{
    private const int MostBytes = 64 * 1024;
    private const int MostText = 4_000;
    private readonly SortedDictionary<string, List<string>> _fields = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<string> _own;

    private Form(IReadOnlyCollection<string> own) => _own = own;

    /// <summary>Its normal JSON: fields in order, each a list of texts.</summary>
    public string ToJson()
    {
        var json = new JsonObject();
        foreach (var (name, texts) in _fields) json[name] = new JsonArray([.. texts.Select(t => (JsonNode)t)]);
        return json.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>A field's text; <see langword="null"/> where it has none.</summary>
    public string? Text(string name) => _fields.GetValueOrDefault(name) is { } texts ? string.Join("; ", texts) : null;

    /// <summary>Whom it describes.</summary>
    /// <exception cref="RefusedException">Code <c>bad-form</c>: nobody, or a field is no fact of a person.</exception>
    public PartyFacts Facts(string name, DateOnly today)
    {
        var json = new JsonObject();
        foreach (var (field, texts) in _fields.Where(f => !_own.Contains(f.Key))) json[field] = new JsonArray([.. texts.Select(t => (JsonNode)t)]);
        var file = new SourceFile(name, () => new MemoryStream(Encoding.UTF8.GetBytes(json.ToJsonString())));
        try
        {
            var row = EncounterReader.Read(file, EncounterMapping.None, today).FirstOrDefault();
            return row is { Encounter.Facts.Names.Count: > 0, Problem: null }
                ? row.Encounter.Facts
                : throw Bad(name, "the name of a person", row?.Problem ?? "none");
        }
        catch (RefusedException e) when (e.Refusal.Code == "unknown-column")
        {
            var unknown = _fields.Keys.First(f => e.Message.Contains($"\"{f}\"", StringComparison.Ordinal));
            throw Bad(name, $"fields of a person (name, birth_date, nationality ...) and {string.Join(", ", _own)}", $"\"{unknown}\"");
        }
    }

    /// <summary>Reads a form.</summary>
    /// <param name="file">The file.</param>
    /// <param name="own">The fields that it has beside those of a person.</param>
    /// <param name="required">Those of them that it needs.</param>
    /// <exception cref="RefusedException">Code <c>bad-form</c>.</exception>
    public static Form Read(SourceFile file, IReadOnlyCollection<string> own, params IReadOnlyList<string> required)
    {
        var text = TextOf(file).Trim();
        var form = new Form(own);
        if (text.StartsWith('{')) form.AddJson(text, file.Name);
        else form.AddLines(text, file.Name);
        if (required.FirstOrDefault(r => !form._fields.ContainsKey(r)) is { } missing)
            throw Bad(file.Name, $"the field {missing}", form._fields.Count == 0 ? "an empty form" : string.Join(", ", form._fields.Keys));
        return form;
    }

    /// <summary>Reads a form as it was kept.</summary>
    public static Form Kept(string json, IReadOnlyCollection<string> own)
    {
        var form = new Form(own);
        form.AddJson(json, "the form on record");
        return form;
    }

    /// <summary>Whom a form that was kept names; <see langword="null"/> where it names nobody.</summary>
    public static string? NameOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (First(document.RootElement, "name") is { } name) return name;
        var parts = new[] { First(document.RootElement, "given_name"), First(document.RootElement, "family_name") }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    private static string? First(JsonElement form, string field) =>
        form.TryGetProperty(field, out var texts) && texts.ValueKind == JsonValueKind.Array && texts.GetArrayLength() > 0 ? texts[0].GetString() : null;

    private static string TextOf(SourceFile file)
    {
        using var stream = file.Open();
        var bytes = new byte[MostBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MostBytes) throw Bad(file.Name, FormattableString.Invariant($"at most {MostBytes} bytes"), "more");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(0, length)).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            throw Bad(file.Name, "text in UTF-8", "other bytes");
        }
    }

    private void AddJson(string text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false });
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var values = property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray().ToList() : [property.Value];
                foreach (var value in values)
                {
                    if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
                        throw Bad(name, $"{property.Name} to be a text or a list of texts", value.ValueKind.ToString());
                    Add(property.Name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText(), name);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Bad(name, "a JSON object of texts", e is JsonException { LineNumber: { } line }
                ? FormattableString.Invariant($"other text in line {line + 1}") : "something else");
        }
    }

    private void AddLines(string text, string name)
    {
        string? field = null;
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.TrimEnd('\r')))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#')) continue;
            if (char.IsWhiteSpace(line[0]) && field is not null)
            {
                _fields[field][^1] = $"{_fields[field][^1]} {line.Trim()}".Trim();
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0) throw Bad(name, FormattableString.Invariant($"lines such as name: Ana Petrova, in line {number}"), $"\"{ReadIssue.Cut(line)}\"");
            field = line[..colon].Trim().ToLowerInvariant().Replace(' ', '_');
            // A line left blank is a field not filled in.
            if (!Add(field, line[(colon + 1)..], name)) field = null;
        }
    }

    private bool Add(string field, string text, string name)
    {
        text = text.Trim();
        if (text.Length == 0) return false;
        if (text.Length > MostText) throw Bad(name, FormattableString.Invariant($"at most {MostText} characters of {field}"),
            FormattableString.Invariant($"{text.Length}"));
        if (!_fields.TryGetValue(field, out var texts)) _fields[field] = texts = [];
        texts.Add(text);
        return true;
    }

    private static RefusedException Bad(string name, string expected, string found) => new("bad-form", $"{name}: expected {expected}, found {found}");
}
