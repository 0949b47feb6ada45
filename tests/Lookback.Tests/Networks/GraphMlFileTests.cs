using System.Xml;
using System.Xml.Linq;
using Lookback.Exports;
using Lookback.Core.Records;
using Lookback.Views;

namespace Lookback.Tests.Networks;

/// <summary>GraphML as its schema has it, for every reader of it.</summary>
public sealed class GraphMlFileTests
{
    private static readonly XNamespace Ns = GraphMlFile.Namespace;

    [Fact]
    public void Keys_are_declared_ends_exist_and_every_field_of_a_step_is_there()
    {
        var root = Read(SomeTrace.Small()).Root!;
        Assert.Equal(Ns + "graphml", root.Name);
        var keys = root.Elements(Ns + "key").ToDictionary(k => k.Attribute("id")!.Value, k => k.Attribute("for")!.Value);
        var graph = root.Elements().Last();
        Assert.Equal((Ns + "graph", "directed"), (graph.Name, graph.Attribute("edgedefault")!.Value));
        // The schema's order: keys before the graph, a description before everything in it.
        Assert.All(root.Elements().SkipLast(1), e => Assert.Equal(Ns + "key", e.Name));
        Assert.Equal(Ns + "desc", graph.Elements().First().Name);
        Assert.Contains(TraceReport.Association, graph.Elements().First().Value, StringComparison.Ordinal);
        Assert.All(root.Descendants(Ns + "data"), d => Assert.Equal(d.Parent!.Name.LocalName, keys[d.Attribute("key")!.Value]));
        var ids = graph.Elements(Ns + "node").Select(n => n.Attribute("id")!.Value).ToHashSet();
        Assert.All(ids, id => XmlConvert.VerifyNMTOKEN(id));
        Assert.All(graph.Elements(Ns + "edge"), e => Assert.True(ids.Contains(e.Attribute("source")!.Value) && ids.Contains(e.Attribute("target")!.Value)));

        var edge = graph.Elements(Ns + "edge").Single(e => Value(e, "e_to") == "booking:QX7T2P");
        Assert.Equal(
            ("C3", "dashed", "Agency's books", "together", "2021-03", "2022", "AMBER+STRICT", "Border Act, section 9", "true"),
            (Value(edge, "e_grade"), Value(edge, "e_line"), Value(edge, "e_source"), Value(edge, "e_times"), Value(edge, "e_since"), Value(edge, "e_until"),
                Value(edge, "e_handling"), Value(edge, "e_legal_basis"), Value(edge, "e_still_reached_without")));
        // Every field of HopLine has its place: From and To are the ends, too.
        string[] named = [.. typeof(HopLine).GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract").Select(Snake)];
        Assert.All(named, n => Assert.Contains($"e_{n}", keys.Keys));
        var node = graph.Elements(Ns + "node").Single(n => Value(n, "n_node") == "encounter:enc-ana");
        Assert.Equal(("encounter", "Ana QUISPE", "E1"), (Value(node, "n_kind"), Value(node, "n_name"), Value(node, "n_level")));
    }

    [Fact]
    public void What_xml_cannot_hold_is_shown_and_markup_stays_text()
    {
        var met = SomeTrace.Met("enc-1", "</name><x> & \u0001 \ufffe \ud800 \U0001F600");
        var node = Read(SomeTrace.Report(SomeTrace.Exposure(ExposureLevel.E1, met, "R", [SomeTrace.Path(SomeTrace.Hop(SomeTrace.Facilitator, met, "paid", "B2"))])))
            .Descendants(Ns + "node").Last();
        Assert.Equal("</name><x> & \\u0001 \\ufffe \\ud800 \U0001F600", Value(node, "n_name"));
    }

    private static string? Value(XElement element, string key) => element.Elements(Ns + "data").SingleOrDefault(d => d.Attribute("key")!.Value == key)?.Value;

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private static XDocument Read(TraceReport report)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 1_000_000 };
        using var reader = XmlReader.Create(new StringReader(Exported.Of(report, "graphml", Handling.Unmarked).Text), settings);
        return XDocument.Load(reader);
    }
}
