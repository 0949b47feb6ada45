using System.Globalization;
using System.Text;
using System.Xml;

namespace Lookback.Exports;

/// <summary>A trace as GraphML, which yEd, Gephi, Cytoscape and NetworkX read. The caveat is the graph's description and a value of the graph.</summary>
internal static class GraphMlFile
{
    /// <summary>GraphML's namespace, which is a name and no address to fetch from.</summary>
    public const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, HandedOut handed)
    {
        var graph = ExportGraph.Of(handed.Report);
        using var xml = XmlWriter.Create(to, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CloseOutput = false });
        // The writer that it goes to writes UTF-8.
        xml.WriteProcessingInstruction("xml", "version=\"1.0\" encoding=\"UTF-8\"");
        xml.WriteStartElement("graphml", Namespace);
        (string Name, string Value)[] ofGraph =
        [
            ("caveat", handed.Report.Caveat),
            ("scope", ExportWords.Scope(handed.Report)),
            ("left_out", string.Join(' ', ExportWords.NotIn(handed))),
            ("tlp", $"TLP:{handed.Mark}"),
        ];
        foreach (var (name, _) in ofGraph) Key(xml, "g", "graph", name, "string");
        foreach (var field in ExportFields.OfNodes) Key(xml, "n", "node", field.Name, field.Type);
        foreach (var field in ExportFields.OfEdges) Key(xml, "e", "edge", field.Name, field.Type);

        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "trace");
        xml.WriteAttributeString("edgedefault", "directed");
        xml.WriteElementString("desc", Namespace, Text($"TLP:{handed.Mark}. {handed.Report.Caveat}"));
        foreach (var (name, value) in ofGraph) Value(xml, "g", name, value);
        foreach (var node in graph.Nodes)
        {
            xml.WriteStartElement("node", Namespace);
            xml.WriteAttributeString("id", node.Id);
            foreach (var field in ExportFields.OfNodes) Value(xml, "n", field.Name, field.Read(node));
            xml.WriteEndElement();
        }

        foreach (var edge in graph.Edges)
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("id", edge.Id);
            xml.WriteAttributeString("source", edge.From.Id);
            xml.WriteAttributeString("target", edge.To.Id);
            foreach (var field in ExportFields.OfEdges) Value(xml, "e", field.Name, field.Read(edge));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.Flush();
        to.Write('\n');
    }

    private static void Key(XmlWriter xml, string prefix, string of, string name, string type)
    {
        xml.WriteStartElement("key", Namespace);
        xml.WriteAttributeString("id", $"{prefix}_{name}");
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, string prefix, string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", $"{prefix}_{name}");
        xml.WriteString(Text(value));
        xml.WriteEndElement();
    }

    // XML has no way to hold some characters at all; they are shown by their number.
    private static string Text(string value)
    {
        StringBuilder? text = null;
        for (var i = 0; i < value.Length; i++)
        {
            var isPair = i + 1 < value.Length && char.IsSurrogatePair(value[i], value[i + 1]);
            if (isPair || XmlConvert.IsXmlChar(value[i]))
            {
                text?.Append(value, i, isPair ? 2 : 1);
                if (isPair) i++;
                continue;
            }

            text ??= new StringBuilder().Append(value, 0, i);
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)value[i]:x4}");
        }

        return text?.ToString() ?? value;
    }
}
