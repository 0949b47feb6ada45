using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Mapped;

/// <summary>Writes a mapping as its file has it.</summary>
internal sealed record MappingText(
    char? Delimiter, DateOrder Dates, bool FamilyFirst, bool Together, IReadOnlyCollection<string> Empty, IReadOnlyList<ProposedColumn> Columns)
{
    // Read by people: names of columns stay in their script.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The JSON.</summary>
    public string Json()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented))
        {
            json.WriteStartObject();
            if (Delimiter is { } delimiter and not ',') json.WriteString("delimiter", delimiter.ToString());
            if (!HasHeader) json.WriteString("header", "none");
            if (Dates != DateOrder.YearFirst) json.WriteString("dates", Dates == DateOrder.DayFirst ? "dmy" : "mdy");
            if (FamilyFirst) json.WriteString("names", "family-comma-given");
            if (Together) json.WriteString("rows", "together");
            if (Empty.Count > 0) Texts(json, "empty", Empty);
            json.WriteStartObject("columns");
            foreach (var column in Columns.Where(c => c.Facts.Count > 0)) Column(json, column);
            json.WriteEndObject();
            if (Columns.Any(c => c.Facts.Count == 0)) Texts(json, "ignore", Columns.Where(c => c.Facts.Count == 0).Select(c => c.Column));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Column(Utf8JsonWriter json, ProposedColumn column)
    {
        json.WritePropertyName(column.Column);
        if (column.Separator is null)
        {
            Facts(json, column.Facts);
            return;
        }

        json.WriteStartObject();
        json.WritePropertyName("fact");
        Facts(json, column.Facts);
        json.WriteString("separator", column.Separator);
        json.WriteEndObject();
    }

    private static void Facts(Utf8JsonWriter json, IReadOnlyList<string> facts)
    {
        if (facts is [var only])
        {
            json.WriteStringValue(only);
            return;
        }

        json.WriteStartArray();
        foreach (var fact in facts) json.WriteStringValue(fact);
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
