using System.Text.Encodings.Web;
using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Views;

namespace Lookback.Exports;

/// <summary>
/// A trace as FollowTheMoney entities, one a line. Whoever may be a person or a body is a LegalEntity, since the model has nothing that says "either";
/// what its model has no entity for is what comes nearest, with its kind in <c>notes</c>. A link is an UnknownLink, which claims no more than that; a
/// document is an Identification of each who bore it. The caveat is the summary of every link, and of a Note about the whole.
/// </summary>
internal static class FtmFile
{
    // A file of its own and no part of a page: names and numbers stay as they are.
    private static readonly JsonWriterOptions Line = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, HandedOut handed)
    {
        var graph = ExportGraph.Of(handed.Report);
        var start = ExportGraph.IdOf(handed.Report.Start.Node);
        var whole = new FtmEntity("note-" + start, "Note").Add("name", $"Trace from {handed.Report.Start.Name}").Add("summary", handed.Report.Caveat)
            .Add("description", ExportWords.Scope(handed.Report)).AddAll("description", ExportWords.NotIn(handed)).Add("notes", $"TLP:{handed.Mark}");
        to.WriteLine(Json(IsEntity(graph, handed.Report.Start.Node) ? whole.Add("entity", start) : whole));
        foreach (var node in graph.Nodes.Where(n => IsEntity(graph, n.Node))) to.WriteLine(Json(Entity(node)));
        foreach (var edge in graph.Edges) to.WriteLine(Json(Link(edge, handed)));
    }

    // A document that only parties bore is told by their Identifications, and is no entity of its own.
    private static bool IsEntity(ExportGraph graph, NodeRef node) =>
        node.Kind != NodeKind.Document || !graph.Edges.Any(e => e.From.Node == node || e.To.Node == node)
        || graph.Edges.Any(e => (e.From.Node == node || e.To.Node == node) && Bearer(e) is null);

    private static FtmEntity Entity(ExportNode node)
    {
        var entity = new FtmEntity(node.Id, SchemaOf(node.Node.Kind)).Add("name", node.Name).Add("notes", $"{node.Node}");
        switch (node.Node.Kind)
        {
            case NodeKind.Phone:
                entity.Add("number", node.Node.Key).Add("username", node.Node.Key).Add("service", "telephone");
                break;
            case NodeKind.Email:
                entity.Add("email", node.Node.Key).Add("username", node.Node.Key).Add("service", "e-mail");
                break;
            case NodeKind.Address or NodeKind.PublicPlace:
                entity.Add("full", node.Name);
                break;
            case NodeKind.Account:
                entity.Add("accountNumber", node.Node.Key);
                break;
        }

        if (node.Exposure is { } exposure)
        {
            entity.Add("notes", $"Exposure {exposure.Level}: a label, no hit and no score").Add("notes", $"Weakest grade: {exposure.Weakest}")
                .Add("notes", exposure.Reference is { } reference ? $"Reference: {reference}" : null)
                .Add("notes", exposure.MetAt is { } at ? $"Met: {ExportFields.Instant(at)}{(exposure.Place is { } place ? $", {place}" : "")}" : null);
        }

        return entity;
    }

    private static FtmEntity Link(ExportEdge edge, HandedOut handed)
    {
        var hop = edge.Hop;
        var entity = Bearer(edge) is { } bearer
            ? Identification(edge, bearer)
            : new FtmEntity(edge.Id, "UnknownLink").Add("subject", edge.From.Id).Add("object", edge.To.Id).Add("role", hop.Type);
        return entity.Add("startDate", Date(hop.Since)).Add("endDate", Date(hop.Until)).Add("publisher", hop.Source).Add("recordId", hop.Link?.Value)
            .Add("retrievedAt", ExportFields.Instant(hop.KnownAt)?.TrimEnd('Z')).Add("summary", handed.Report.Caveat).Add("description", hop.Sentence)
            .Add("description", $"Grade: {LineStyles.Say(hop.Grade)}").Add("description", $"Handling: TLP:{hop.Handling}")
            .Add("description", $"Innocent explanation: {hop.Innocent}").Add("description", Said("Repeats", string.Join("; ", hop.Quotes)))
            .Add("description", Said("Document", hop.Document)).Add("description", Said("Inferred by rule", hop.Rule))
            .Add("description", Said("Legal basis", hop.LegalBasis)).Add("description", Said("Since", hop.Since?.ToString()))
            .Add("description", Said("Until", hop.Until?.ToString()))
            .Add("description", Said("Times against the link before", string.Join("; ", edge.Times.Select(ExportWords.TimesWord))))
            .Add("description", Said("Reached without it, too", edge.StillReachedWithout ? "yes" : "no"));
    }

    private static FtmEntity Identification(ExportEdge edge, ExportNode bearer)
    {
        var document = bearer == edge.From ? edge.To : edge.From;
        var parts = document.Node.Key.Split('/', 3);
        var entity = new FtmEntity(edge.Id, "Identification").Add("holder", bearer.Id).Add("number", parts[^1]);
        return parts.Length < 3 ? entity : entity.Add("type", parts[0]).Add("country", parts[1].Length == 2 ? parts[1].ToLowerInvariant() : null);
    }

    private static ExportNode? Bearer(ExportEdge edge) =>
        edge.From.Node.Kind == NodeKind.Document && SchemaOf(edge.To.Node.Kind) == "LegalEntity" ? edge.To
        : edge.To.Node.Kind == NodeKind.Document && SchemaOf(edge.From.Node.Kind) == "LegalEntity" ? edge.From
        : null;

    private static string SchemaOf(NodeKind kind) => kind switch
    {
        NodeKind.Listing or NodeKind.Encounter or NodeKind.Party => "LegalEntity",
        NodeKind.Phone or NodeKind.Email => "UserAccount",
        NodeKind.Address or NodeKind.PublicPlace => "Address",
        NodeKind.Account => "BankAccount",
        NodeKind.Booking or NodeKind.Journey => "Event",
        NodeKind.Carrier or NodeKind.BankBranch => "Organization",
        NodeKind.Consulate => "PublicBody",
        _ => "Note",
    };

    private static string? Said(string what, string? value) => string.IsNullOrEmpty(value) ? null : $"{what}: {value}";

    // FollowTheMoney takes years, months and days; what is less certain stays in the description.
    private static string? Date(PartialDate? date) => date?.ToString() is { } text && text.All(c => char.IsAsciiDigit(c) || c == '-') ? text : null;

    private static string Json(FtmEntity entity)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Line))
        {
            json.WriteStartObject();
            json.WriteString("id", entity.Id);
            json.WriteString("schema", entity.Schema);
            json.WriteStartObject("properties");
            foreach (var (property, values) in entity.Properties)
            {
                json.WriteStartArray(property);
                foreach (var value in values) json.WriteStringValue(value);
                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
