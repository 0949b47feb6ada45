using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Lookback.Exports;
using Lookback.Core.Records;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Networks;

/// <summary>The page of a trace: nothing in a name is obeyed, nothing is fetched, and whoever has no script, sight or colour misses nothing.</summary>
public sealed partial class PicturePageTests
{
    private const string Hostile = "<script>alert('x')</script> ]]> </SCRIPT><!-- \u202evil\u2066 \" onload=& \\";

    [Fact]
    public void Nothing_in_a_name_is_obeyed()
    {
        var met = SomeTrace.Met("enc-1", Hostile);
        var page = Page(SomeTrace.Report(SomeTrace.Exposure(ExposureLevel.E1, met, Hostile, [SomeTrace.Path(SomeTrace.Hop(SomeTrace.Facilitator, met, "paid", "B2", source: Hostile))])));
        var xml = Parse(page);
        Assert.Equal(3, xml.Descendants("script").Count());
        Assert.Equal(3, Regex.Count(page, "</script", RegexOptions.IgnoreCase));
        Assert.DoesNotContain(xml.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain('\u202e', page);
        Assert.DoesNotContain('\u2066', page);
        Assert.Contains(xml.Descendants("bdi"), b => b.Value.Contains("<script>alert('x')</script>", StringComparison.Ordinal) && b.Value.Contains("\\u202evil\\u2066", StringComparison.Ordinal));
        Assert.Contains(Graph(xml).GetProperty("nodes").EnumerateArray(), n => n.GetProperty("name").GetString()!.StartsWith("<script>alert('x')</script>", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_fetched_and_only_the_pages_own_parts_run()
    {
        var page = Page(SomeTrace.Small());
        var xml = Parse(page);
        string[] fetching = ["src", "href", "srcset", "action", "data", "style", "poster", "background"];
        Assert.DoesNotContain(xml.Descendants().Attributes(), a => fetching.Contains(a.Name.LocalName));
        Assert.DoesNotContain(xml.Descendants(), e => e.Name.LocalName is "link" or "img" or "iframe" or "object" or "embed" or "base");
        Assert.DoesNotMatch(@"@import|url\(", string.Concat(xml.Descendants("style").Select(s => s.Value)));
        Assert.DoesNotMatch(@"fetch\(|XMLHttpRequest|https?:|import\(", Parts(page, "script")[2]);

        var policy = xml.Descendants("meta").Single(m => m.Attribute("http-equiv")?.Value == "Content-Security-Policy").Attribute("content")!.Value;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        string[] hashes = [.. Parts(page, "style").Concat(Parts(page, "script").Skip(1)).Select(p => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(p)))}'")];
        Assert.Equal(4, hashes.Length);
        Assert.Equal(hashes.Order(), Hash().Matches(policy).Select(m => m.Value).Order());
    }

    [Fact]
    public void The_list_says_everything_without_script()
    {
        var xml = Parse(Page(SomeTrace.Small()));
        Assert.Equal(TraceReport.Association, xml.Descendants("p").Single(p => p.Attribute("class")?.Value == "caveat").Value);
        Assert.Equal(6, xml.Descendants("article").Count());
        var eva = xml.Descendants("article").Single(a => a.Descendants("bdi").First().Value == "Eva LIND");
        Assert.Equal("E2", eva.Descendants("span").First().Value);
        Assert.Equal(["solid", "dashed", "solid"], eva.Descendants("li").Select(l => l.Attribute("class")!.Value));
        var last = eva.Descendants("li").Last();
        Assert.Equal("QX7T2P travelled under the booking Eva LIND.", last.Element("p")!.Value);
        var facts = last.Descendants("div").ToDictionary(d => d.Element("dt")!.Value, d => d.Element("dd")!.Value.Trim());
        Assert.Equal("unknown to unknown", facts["Held"]);
        Assert.Equal("unknown whether at one time, since not all dates are on record", facts["With the link before"]);
        Assert.Equal("B2 (source: usually reliable; information: probably true)", facts["Grade"]);
        Assert.Equal("encounter enc-eva", facts["Source"]);
        Assert.Equal("recorded-booking", facts["Inferred by"]);
        Assert.Equal("an agent books strangers together; anybody can add a name to a booking", facts["Innocent explanation"]);
        Assert.Equal("no path of a reported level remains", facts["Without this step"]);
        Assert.All(xml.Descendants("section"), s => Assert.Single(xml.Descendants(), e => e.Attribute("id")?.Value == s.Attribute("aria-labelledby")!.Value));
        Assert.Contains("@media print", xml.Descendants("style").Last().Value, StringComparison.Ordinal);
        Assert.Equal(7, xml.Descendants("ul").Single(u => u.Attribute("class")?.Value == "legend").Elements("li").Count());
    }

    [Fact]
    public void Lines_are_solid_dashed_and_dotted_by_grade()
    {
        var lines = Graph(Parse(Page(SomeTrace.Small()))).GetProperty("edges").EnumerateArray()
            .Select(e => (e.GetProperty("type").GetString(), e.GetProperty("grade").GetString(), e.GetProperty("line").GetString(), e.GetProperty("person").GetBoolean())).ToList();
        Assert.Contains(("owns", "A1", "solid", false), lines);
        Assert.Contains(("booked on", "C3", "dashed", false), lines);
        Assert.Contains(("same person", "D4", "dotted", true), lines);
        var script = Repository.Read("src/Lookback/Exports/picture.js");
        Assert.Contains("selector: 'edge.dashed', style: { 'line-style': 'dashed'", script, StringComparison.Ordinal);
        Assert.Contains("selector: 'edge.dotted', style: { 'line-style': 'dotted'", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_are_put_together_and_what_is_too_much_is_told()
    {
        var together = PictureLayout.Of(ExportGraph.Of(SomeTrace.Large(400, 90)));
        Assert.Equal(0, together.NotDrawn);
        Assert.InRange(together.Cards.Count, 50, 150);
        Assert.Equal(400, together.Cards.Where(c => c.Node.Exposure is not null).Sum(c => c.Count));

        var report = SomeTrace.Large(800, 799);
        var cut = PictureLayout.Of(ExportGraph.Of(report));
        Assert.InRange(cut.Cards.Count, PictureLayout.MostCards - 1, PictureLayout.MostCards);
        Assert.Equal(800, cut.NotDrawn + cut.Cards.Where(c => c.Node.Exposure is not null).Sum(c => c.Count));
        var xml = Parse(Page(report));
        Assert.Contains(xml.Descendants("p"), p => p.Value.Contains($"Not drawn, since a picture of more than 300 cards cannot be read: {cut.NotDrawn} encounters", StringComparison.Ordinal));
        // The list holds everybody.
        Assert.Equal(800, xml.Descendants("article").Count());
        Assert.All(cut.Lines, l => Assert.True(cut.Cards.Any(c => c.Id == l.From) && cut.Cards.Any(c => c.Id == l.To)));
    }

    [Fact]
    public void Nothing_stands_on_anything_else_and_the_same_trace_is_the_same_picture()
    {
        foreach (var report in new[] { SomeTrace.Small(), SomeTrace.Large(40, 12), SomeTrace.Large(400, 390) })
        {
            var layout = PictureLayout.Of(ExportGraph.Of(report));
            Assert.Equal(layout.Cards.Count, layout.Cards.Select(c => (c.X, c.Y)).Distinct().Count());
            // Whoever is more links away stands further right.
            Assert.All(layout.Cards, a => Assert.All(layout.Cards, b => Assert.True(a.HalfLinks >= b.HalfLinks || a.X < b.X)));
        }

        Assert.Equal(Page(SomeTrace.Large(400, 90)), Page(SomeTrace.Large(400, 90)));
    }

    [Fact]
    public void The_library_is_the_one_that_was_published()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Root, "third-party/cytoscape/cytoscape.min.js"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal("081591ab735b2b6a3b31a3c60f8f3a3e2fee8c92939e0c7820ad1208571b6cd8", hash);
        Assert.Contains(hash, Repository.Read("third-party/cytoscape/README.md"), StringComparison.Ordinal);
        Assert.Contains("permission notice shall be included", Repository.Read("third-party/cytoscape/LICENSE"), StringComparison.Ordinal);
        // In the page it is between two comments, which nothing in it ends.
        Assert.DoesNotContain("]]>", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("</script", Encoding.UTF8.GetString(bytes), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Encoding.UTF8.GetString(bytes), Page(SomeTrace.Report()), StringComparison.Ordinal);
    }

    private static string Page(TraceReport report) => Exported.Of(report, "html", Handling.Unmarked).Text;

    private static JsonElement Graph(XDocument xml) => JsonDocument.Parse(xml.Descendants("script").First().Value).RootElement;

    private static List<string> Parts(string page, string element) =>
        [.. Regex.Matches(page, $"<{element}[^>]*>(.*?)</{element}>", RegexOptions.Singleline).Select(m => m.Groups[1].Value)];

    // Every element is closed, so whatever broke out of its place would be no XML.
    private static XDocument Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    [GeneratedRegex("'sha256-[^']+'")]
    private static partial Regex Hash();
}
