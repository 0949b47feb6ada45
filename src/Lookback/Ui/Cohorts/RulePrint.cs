using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lookback.Ui.Cohorts;

/// <summary>A rule as it is read by a person who knows the predicate.</summary>
internal static class RulePrint
{
    /// <summary>With its parts below each other.</summary>
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
