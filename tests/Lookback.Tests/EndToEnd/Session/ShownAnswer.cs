using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Lookback.Tests.EndToEnd.Session;

/// <summary>
/// An answer as a page shows it: without what differs each time, and cut. An object shows the fields that the page shows of it, and "…" where it has
/// more; a list shows as many as the page shows, and "…" where there are more. Where the page shows nothing yet, the uppermost are shown.
/// </summary>
internal static partial class ShownAnswer
{
    private const string More = "…";
    private const int Width = 130;
    private static readonly string[] Secret = ["trace_id", "secret", "text_hash"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer's text as the page is to have it.</summary>
    /// <param name="shown">What the page has.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="known">What has a name, by its value.</param>
    /// <param name="said">All that was sent: moments in it are told as they are.</param>
    public static string Of(string shown, string answer, IReadOnlyDictionary<string, string> known, string said)
    {
        if (answer.Length == 0) return "";
        if (answer[0] is not ('{' or '['))
        {
            var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("id:", StringComparison.Ordinal)).ToList();
            if (lines.Any(l => l.StartsWith("event:", StringComparison.Ordinal)))
                return string.Join('\n', lines.Where(l => l.StartsWith("event:", StringComparison.Ordinal) && l != "event: progress"));
            return string.Join('\n', lines.Take(3).Select(l => Text(l.TrimEnd('\r'), known, said)).Append(lines.Count > 3 ? More : "")).TrimEnd();
        }

        if (answer.IndexOf("}\n{", StringComparison.Ordinal) > 0)
        {
            var pages = shown.Split('\n');
            return string.Join('\n', answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => Of(i < pages.Length ? pages[i] : "", line, known, said)));
        }

        var cut = Cut(Parse(shown), JsonNode.Parse(answer), 0);
        var text = new StringBuilder();
        Write(text, Masked(cut, "", known, said), 0);
        return text.ToString();
    }

    private static JsonNode? Parse(string shown)
    {
        try
        {
            return shown.Length == 0 ? null : JsonNode.Parse(shown);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Cut(JsonNode? page, JsonNode? actual, int depth)
    {
        switch (actual)
        {
            case JsonObject all:
                var wanted = page is JsonObject shown ? shown.Select(p => p.Key).Where(k => k != More).ToList()
                    : [.. all.Where(p => depth == 0 || (depth == 1 && p.Value is JsonValue)).Select(p => p.Key)];
                var cut = new JsonObject();
                foreach (var (key, value) in all.Where(p => wanted.Contains(p.Key))) cut[key] = Cut((page as JsonObject)?[key], value, depth + 1);
                if (cut.Count < all.Count) cut[More] = More;
                return cut;
            case JsonArray list:
                var lines = page is JsonArray some ? some.Where(l => l is not JsonValue v || v.GetValueKind() != JsonValueKind.String || v.GetValue<string>() != More).ToList() : null;
                var count = lines?.Count ?? 1;
                var kept = new JsonArray([.. list.Take(count).Select((l, i) => Cut(lines?[i], l, depth + 1))]);
                if (list.Count > count) kept.Add((JsonNode)More);
                return kept;
            default:
                return actual?.DeepClone();
        }
    }

    private static JsonNode? Masked(JsonNode? node, string name, IReadOnlyDictionary<string, string> known, string said) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, Masked(p.Value, p.Key, known, said)))),
        JsonArray a => new JsonArray([.. a.Select(l => Masked(l, name, known, said))]),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => Secret.Contains(name) ? More : Text(v.GetValue<string>(), known, said),
        JsonValue v when v.GetValueKind() == JsonValueKind.Number && known.TryGetValue(v.ToJsonString(), out var called) && name is "position" or "run" or "task" => called,
        _ => node?.DeepClone(),
    };

    private static string Text(string text, IReadOnlyDictionary<string, string> known, string said)
    {
        foreach (var (value, name) in known.Where(k => k.Key.Length >= 8)) text = text.Replace(value, name, StringComparison.Ordinal);
        text = Moment().Replace(text, m => said.Contains(m.Value, StringComparison.Ordinal) ? m.Value : More);
        return LongId().Replace(text, m => said.Contains(m.Value, StringComparison.Ordinal) ? m.Value : More);
    }

    private static void Write(StringBuilder text, JsonNode? node, int indent)
    {
        var line = OneLine(node);
        if (line.Length + indent <= Width || node is not (JsonObject or JsonArray))
        {
            text.Append(line);
            return;
        }

        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        text.Append(open).Append('\n');
        var first = true;
        foreach (var (key, value) in node is JsonObject o ? o.Select(p => ((string?)p.Key, p.Value)) : node.AsArray().Select(l => ((string?)null, l)))
        {
            if (!first) text.Append(",\n");
            first = false;
            text.Append(' ', indent + 2);
            if (key is not null) text.Append(JsonSerializer.Serialize(key, Plain)).Append(": ");
            Write(text, value, indent + 2);
        }

        text.Append('\n').Append(' ', indent).Append(close);
    }

    private static string OneLine(JsonNode? node) => node switch
    {
        JsonObject o => "{" + string.Join(", ", o.Select(p => $"{JsonSerializer.Serialize(p.Key, Plain)}: {OneLine(p.Value)}")) + "}",
        JsonArray a => "[" + string.Join(", ", a.Select(OneLine)) + "]",
        null => "null",
        _ => node.ToJsonString(Plain),
    };

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|\+00:00))?")]
    private static partial Regex Moment();

    [GeneratedRegex(@"(?<![0-9A-Za-z_-])(?=[0-9A-Za-z_-]*\d)[0-9A-Za-z_-]{16,}(?![0-9A-Za-z_-])")]
    private static partial Regex LongId();
}
