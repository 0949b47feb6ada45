using System.Text.Json;

namespace Lookback.Flows.Cases;

/// <summary>The form that a case began with.</summary>
internal static class CaseForm
{
    /// <summary>Whom it names; <see langword="null"/> where it names nobody.</summary>
    public static string? NameOf(string form)
    {
        using var json = JsonDocument.Parse(form);
        return json.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
    }
}
