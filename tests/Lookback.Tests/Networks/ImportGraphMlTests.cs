using Lookback.Core.Networks.Import;
using Lookback.Core.Sources;
using Lookback.Tests.Support;
using static Lookback.Tests.Networks.ImportRows;

namespace Lookback.Tests.Networks;

public sealed class ImportGraphMlTests
{
    private const string Head = """<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">""";

    private const string Keys =
        """
        <key id="d0" for="node" attr.name="kind" attr.type="string"/><key id="d1" for="node" attr.name="value"/><key id="d2" for="node" attr.name="name"/>
        <key id="e0" for="edge" attr.name="type"/><key id="e1" for="edge" attr.name="since"/><key id="e2" for="edge" attr.name="grade"><default>C3</default></key>
        """;

    private const string TwoNodes = """<node id="n1"><data key="d0">person</data><data key="d2">Oleg Vorell</data></node><node id="n2"><data key="d0">phone</data><data key="d1">+998 90 731 28 46</data></node>""";

    private static string Graph(string edges, string edgeDefault = "directed") => $"{Head}{Keys}<graph edgedefault=\"{edgeDefault}\">{edges}{TwoNodes}</graph></graphml>";

    [Fact]
    public void Edges_are_links_whose_fields_are_named_by_keys()
    {
        var link = Link(Graph("""<edge source="n1" target="n2"><data key="e0">uses-phone</data><data key="e1">2024-05</data></edge>"""));
        Assert.Equal("party:case-12/n1 uses-phone phone:+998907312846", $"{link.From} {link.Type} {link.To}");
        Assert.Equal(("Oleg Vorell", "2024-05", "C3", "case-12"), (link.FromName, $"{link.Since}", $"{link.Grade}", link.Source));
    }

    [Theory]
    [InlineData("""<edge source="n1" target="n2"><data key="e0">owns</data></edge>""", "1, type: a directed edge, for owns says who does what to whom, not an undirected one")]
    [InlineData("""<edge source="n1" target="n2" directed="true"><data key="e0">uses-phone</data></edge>""", "party:case-12/n1 -uses-phone-> phone:+998907312846")]
    [InlineData("""<edge source="n1" target="n2"><data key="e0">associated-with</data></edge>""", "party:case-12/n1 -associated-with-> phone:+998907312846")]
    public void Where_no_end_is_told_from_the_other_only_kinds_that_are_alike_are_taken(string edge, string told)
    {
        var row = Assert.Single(Read(Graph(edge, "undirected")));
        Assert.Equal(told, row.Issue is { } issue ? $"1, {issue.Field}: {issue.Expected}, not {issue.Found}" : Told(row));
    }

    [Fact]
    public void Hyperedges_and_graphs_inside_nodes_are_rows_that_are_not_taken()
    {
        var rows = Read(Graph("""<hyperedge/><node id="n3"><graph><edge source="n1" target="n2"/></graph></node><edge source="n1"/>"""));
        Assert.Equal(["hyperedge", "edge", "type"], rows.Select(r => r.Issue!.Field));
    }

    [Fact]
    public void What_is_no_field_is_told_once_and_left_out()
    {
        var reading = Open(
            $"{Head}{Keys}<key id=\"w\" for=\"edge\" attr.name=\"weight\"/><key id=\"y\" for=\"edge\" attr.name=\"remark\"/><graph edgedefault=\"directed\">"
            + string.Concat(Enumerable.Repeat("""<edge source="party:a" target="party:b"><data key="e0">owns</data><data key="w">2</data><data key="y"><shape/></data><data key="z">1</data></edge>""", 3))
            + "</graph></graphml>");
        Assert.Equal(3, reading.Rows().Count(r => r.Link is not null));
        Assert.Equal(["weight", "remark", "data"], reading.Issues.Select(i => i.Field));
    }

    [Fact]
    public void A_mapping_names_keys_and_words()
    {
        var mapping = LinkMapping.Parse("""{ "columns": { "label": "type" }, "types": { "rings": "communicated-with" } }""", "map.json");
        Assert.Equal(
            "party:a -communicated-with-> party:b",
            Assert.Single(Told($"{Head}<key id=\"k\" for=\"edge\" attr.name=\"label\"/><graph edgedefault=\"undirected\"><edge source=\"party:a\" target=\"party:b\"><data key=\"k\">rings</data></edge></graph></graphml>", mapping: mapping)));
        Assert.Equal("missing-column", Refused(Graph(""), mapping: mapping).Code);
    }

    public static TheoryData<string, string> Attacks => new()
    {
        { "<!DOCTYPE graphml><graphml/>", "dtd" },
        { "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><graphml>&x;</graphml>", "dtd" },
        { "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]><graphml>&c;</graphml>", "dtd" },
        { "<graphml><graph><node id=\"&x;\"/></graph></graphml>", "malformed-xml" },
        { $"<graphml><graph>{string.Concat(Enumerable.Repeat("<graph>", 100))}", "malformed-xml" },
        { $"<graphml><graph><node id=\"a\">{string.Concat(Enumerable.Repeat("<data>", 100))}", "malformed-xml" },
        { $"<graphml><graph><node id=\"a\">{string.Concat(Enumerable.Repeat("<data/>", 20_001))}</node></graph></graphml>", "entry-too-large" },
        { $"<graphml><graph><node id=\"{new string('x', 2_000_000)}\"/></graph></graphml>", "field-too-long" },
        { "<graphml><graph><edge", "malformed-xml" },
        { "<html><body/></html>", "wrong-format" },
        { "<graphml><graph><node id='a'\0/></graph></graphml>", "not-utf8" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_hostile_file_is_refused(string text, string code) => Assert.Equal(code, Refused(text).Code);

    [Fact]
    public void No_source_and_no_law_refuse_it_as_they_do_a_table() => Assert.Equal("no-source", Refused(Graph(""), defaults: Defaults with { Source = null }).Code);
}

[Collection(nameof(Alone))]
public sealed class ImportFlatMemoryTests
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void Fifty_megabytes_of_edges_leave_the_memory_flat()
    {
        const int Edges = 200_000;
        var remark = string.Concat(Enumerable.Repeat("Nordhavn trading and shipping house, ", 5));
        var file = new SourceFile("big.graphml", () => new GeneratedStream(
            "<graphml><key id=\"t\" for=\"edge\" attr.name=\"type\"/><key id=\"r\" for=\"edge\" attr.name=\"remark\"/><graph edgedefault=\"directed\">",
            i => $"<edge source=\"party:{i}\" target=\"party:x{i}\"><data key=\"t\">owns</data><data key=\"r\">{remark}</data></edge>\n",
            Edges,
            "</graph></graphml>"));
        var (count, start, most) = (0, GC.GetTotalMemory(forceFullCollection: true), 0L);
        foreach (var row in Open(file).Rows())
        {
            Assert.NotNull(row.Link);
            if (++count % 20_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - start);
        }

        Assert.Equal(Edges, count);
        Assert.True(most < 4 * Megabyte, $"memory grew by {most / Megabyte} MB over {count} links");
    }
}
