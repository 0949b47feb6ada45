using System.Text.Json;

namespace Lookback.Ui.Cases;

/// <summary>The form that a request began with, as it is kept.</summary>
internal static class RequestForm
{
    /// <summary>Its fields, in the order in which they were filled in.</summary>
    public static IEnumerable<(string Name, string Value)> Of(string json)
    {
        using var form = JsonDocument.Parse(json);
        return form.RootElement.EnumerateObject().Select(f => (f.Name, Text(f.Value))).Where(f => f.Item2.Length > 0).ToList();
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(f => Text(f.Value))),
        JsonValueKind.Null => "",
        _ => value.ToString(),
    };
}
