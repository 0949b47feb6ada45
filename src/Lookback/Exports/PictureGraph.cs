using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Lookback.Core.Records;

namespace Lookback.Exports;

/// <summary>What the picture's script draws, as JSON inside the page. No text in it can end the element that it stands in, or turn a line round.</summary>
internal static class PictureGraph
{
    // Escapes <, > and &, so that no name closes the script; names in all scripts stay readable.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The JSON.</summary>
    public static string Json(PictureLayout layout)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("nodes");
            foreach (var card in layout.Cards) Card(json, card);
            json.WriteEndArray();
            json.WriteStartArray("edges");
            foreach (var line in layout.Lines) Line(json, line, layout);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Card(Utf8JsonWriter json, PictureCard card)
    {
        var node = card.Node;
        var level = node.Exposure?.Level.ToString();
        var met = node.Exposure?.MetAt is { } at ? Show.Day(at) : null;
        json.WriteStartObject();
        json.WriteString("id", card.Id);
        json.WriteNumber("x", card.X);
        json.WriteNumber("y", card.Y);
        json.WriteString("kind", card.Count > 1 ? "group" : node.IsStart ? "start" : level is not null ? "met" : "thing");
        json.WriteString("level", level ?? "");
        Text(json, "name", card.Count > 1 ? $"{Show.Count(card.Count)} encounters" : node.Name);
        Text(json, "below", card.Count > 1
            ? $"{level}: see the list of paths"
            : string.Join(" · ", new[] { node.IsStart ? "start" : null, level, ExportWords.Kind(node.Node.Kind), met }.OfType<string>()));
        Text(json, "reference", card.Count > 1 ? null : node.Exposure?.Reference);
        json.WriteString("list", card.Count > 1 || node.Exposure is null ? "" : PicturePaths.IdOf(node.Exposure));
        json.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter json, PictureLine line, PictureLayout layout)
    {
        var hop = line.Edge.Hop;
        var isMany = layout.Cards.Any(c => c.Count > 1 && (c.Id == line.From || c.Id == line.To));
        json.WriteStartObject();
        json.WriteString("id", line.Id);
        json.WriteString("from", line.From);
        json.WriteString("to", line.To);
        json.WriteString("line", LineStyles.Word(LineStyles.Of(hop.Grade)));
        json.WriteBoolean("person", hop.Type == ExposureHop.SamePerson);
        Text(json, "type", hop.Type.Replace('-', ' '));
        json.WriteString("grade", hop.Grade.ToString());
        if (isMany)
        {
            Text(json, "sentence", $"Several links of the kind {hop.Type}, drawn alike; each is in the list of paths.");
        }
        else
        {
            Text(json, "sentence", hop.Sentence);
            Text(json, "source", hop.Source);
            Text(json, "dates", Dates(line.Edge));
            Text(json, "innocent", hop.Innocent);
            Text(json, "without", line.Edge.StillReachedWithout
                ? "Whoever is reached over it is reached without it, too."
                : "Without it somebody is not reached any more.");
        }

        json.WriteEndObject();
    }

    private static string Dates(ExportEdge edge) =>
        string.Create(CultureInfo.InvariantCulture, $"{edge.Hop.Since?.ToString() ?? "unknown"} to {edge.Hop.Until?.ToString() ?? "unknown"}");

    private static void Text(Utf8JsonWriter json, string name, string? value) => json.WriteString(name, Show.Visible(value ?? ""));
}
