using System.Xml;
using System.Xml.Linq;
using Lookback.Tests.Support;

namespace Lookback.Tests.Cli;

/// <summary>The page of a difference shows names as text, whatever is in them, needs nothing from elsewhere, and can be heard.</summary>
public sealed class DifferencePageTests
{
    private const string Hostile = "<script>alert('x')</script> \\\"onload=& \u202evil\u2066 Ltd";

    [Fact]
    public void A_page_shows_every_kind_and_nothing_in_a_name_is_obeyed()
    {
        using var folder = new TempFolder();
        var (page, text) = Write(folder);
        var xml = Parse(page);
        Assert.Empty(xml.Descendants("script"));
        Assert.DoesNotContain(xml.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(xml.Descendants("bdi"), b => b.Value.StartsWith("<script>alert('x')</script>", StringComparison.Ordinal));
        Assert.Contains(xml.Descendants("bdi"), b => b.Value.Contains("\\u202evil\\u2066", StringComparison.Ordinal));
        Assert.DoesNotContain('\u202e', page);
        Assert.DoesNotContain('\u2066', page);
        string[] sections = ["counts", "sizes", "programmes", "added", "removed", "merged", "renamed", "reused", "changed", "flapping"];
        Assert.Equal(sections, xml.Descendants("section").Select(s => s.Attribute("aria-labelledby")!.Value));
        Assert.Equal("Renamed (1)", xml.Descendants("h2").Single(h => h.Attribute("id")!.Value == "renamed").Value);
        Assert.Contains("2 added, 0 changed, 0 reworded only, 0 removed, 0 merged, 1 renamed", text, StringComparison.Ordinal);
        Assert.Contains("as a page in ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_needs_nothing_from_elsewhere_and_can_be_heard()
    {
        using var folder = new TempFolder();
        var (page, _) = Write(folder);
        var xml = Parse(page);
        string[] fetching = ["src", "href", "srcset", "action", "data", "style"];
        Assert.DoesNotContain(xml.Descendants().Attributes(), a => fetching.Contains(a.Name.LocalName));
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
        Assert.Equal("en", xml.Root!.Attribute("lang")!.Value);
        Assert.All(xml.Descendants("table"), t => Assert.NotEqual("", Assert.Single(t.Elements("caption")).Value));
        Assert.All(xml.Descendants("th"), h => Assert.NotNull(h.Attribute("scope")));
        var ids = xml.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        var svg = Assert.Single(xml.Descendants(), e => e.Name.LocalName == "svg");
        Assert.All(svg.Attribute("aria-labelledby")!.Value.Split(' '), id => Assert.Contains(id, ids));
        Assert.Equal(2, svg.Elements().Count(e => e.Name.LocalName == "rect"));
    }

    [Fact]
    public void A_page_is_never_written_over_the_store_and_json_stays_one_value()
    {
        using var folder = new TempFolder();
        Write(folder);
        var refused = TheProgram.Run("list", "diff", "test-list", "--html", folder["s.db"], "--store", folder["s.db"]).Expect(3);
        Assert.Contains("--html", refused.Error, StringComparison.Ordinal);
        var json = TheProgram.Run("list", "diff", "test-list", "--html", folder["again.html"], "--json", "--store", folder["s.db"]).Expect(0).Json;
        Assert.Equal("Anton VORELL", json.GetProperty("renamed")[0].GetProperty("name_before").GetString());
        Assert.Equal(File.ReadAllText(folder["page.html"]), File.ReadAllText(folder["again.html"]));
    }

    private static (string Page, string Text) Write(TempFolder folder)
    {
        File.WriteAllText(folder["a.csv"], Row("1", "VORELL, Anton") + Row("2", "QUISPE, Ana"));
        var hostile = Row("3", Hostile.Replace("\\\"", "\"\"", StringComparison.Ordinal), "-0- ");
        File.WriteAllText(folder["b.csv"], Row("1", "ورل, محمد") + Row("2", "QUISPE, Ana") + hostile + Row("4", "OKORO, Ngozi"));
        string[] store = ["--store", folder["s.db"]];
        TheProgram.Run(["list", "import", "test-list", folder["a.csv"], "--published", "2025-01-01", .. store]).Expect(0);
        TheProgram.Run(["list", "import", "test-list", folder["b.csv"], "--published", "2025-02-01", "--force", "as the test itself says it", .. store]).Expect(0);
        var text = TheProgram.Run(["list", "diff", "test-list", "--html", folder["page.html"], .. store]).Expect(0).Output;
        return (File.ReadAllText(folder["page.html"]), text);
    }

    private static string Row(string key, string name, string type = "\"individual\"") =>
        $"{key},\"{name}\",{type},\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";

    // Every element is closed, so whatever broke out of its place would be no XML.
    private static XDocument Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }
}
