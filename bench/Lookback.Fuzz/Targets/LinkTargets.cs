using System.Text;
using System.Text.Json;
using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using Lookback.Core.Records.Json;
using Lookback.Core.Sources;

namespace Lookback.Fuzz.Targets;

/// <summary>Files of links, a target for each format: every row has one outcome, and a second reading the same.</summary>
internal static class LinkTargets
{
    private const string Map = """{"columns":{"Von":"from"},"nodes":{"Kennung":"id"},"types":{"ruft an":"communicated-with"},"kinds":{"Telefon":"phone"},"ignore":["Nr"]}""";
    private const string Edges = "Von,to,type,since,until,quotes,grade,handling,expires,remark,Nr\nn1,n2,uses-phone,2024-05,2024~,a;b,B2,RED,2030,x,1\nn1,encounter:R,ruft an,,,,,,,,\n";
    private const string Nodes = "Kennung,kind,value,name,listing\nn1,person,,Oleg,ofac-sdn:1\nn2,Telefon,+998 90 715 48 26,,\nn3,shelter,,,\n";

    private const string GraphMl =
        """
        <graphml><key id="k" for="node" attr.name="kind"/><key id="t" for="edge" attr.name="type"><default>owns</default></key><key id="s" for="edge" attr.name="since"/>
        <graph edgedefault="undirected"><node id="a"><data key="k">party</data></node><node id="b"><graph><edge/></graph></node>
        <edge source="a" target="party:c" directed="true"><data key="s">2024</data></edge><hyperedge/></graph></graphml>
        """;

    private const string Entities =
        """
        {"id":"p1","schema":"Person","caption":"Oleg","properties":{"name":["Oleg"],"phone":["+998907154826"],"country":["uz"],"email":["a@b.example"],"religion":["x"],"passportNumber":["AA1234567"]}}
        {"id":"t","schema":"Ownership","properties":{"owner":["p1"],"asset":[{"id":"c1","caption":"Nordhavn"}],"startDate":["2020"],"role":["x"],"publisher":["r"]}}
        {"id":"d","schema":"Passport","properties":{"holder":["p1"],"number":["AB7654321"],"country":["uz"]}}
        """;

    private static readonly LinkDefaults Defaults = new() { Day = new DateOnly(2026, 1, 1), Source = "fuzz", LegalBasis = "none" };

    public static IEnumerable<FuzzTarget> All() =>
    [
        new("links-table", Tables, _ => null) { OwnSeeds = [Bundle.Of([new("map", Utf8(Map)), new("edges", Utf8(Edges)), new("nodes", Utf8(Nodes))])] },
        new("links-graphml", input => Check(input, null, LinkMapping.None), _ => null) { OwnSeeds = [Utf8(GraphMl)] },
        new("links-ftm", input => Check(input, null, LinkMapping.None), _ => null) { OwnSeeds = [Utf8(Entities), Utf8($"[{Entities.ReplaceLineEndings(",")}]")] },
    ];

    private static void Tables(byte[] input)
    {
        var files = Bundle.Files(input);
        if (files.Count >= 3) Check(files[1].Bytes, files[2].Bytes, LinkMapping.Parse(Encoding.UTF8.GetString(files[0].Bytes), "map.json"));
    }

    private static void Check(byte[] links, byte[]? nodes, LinkMapping mapping)
    {
        var (first, second) = (Told(links, nodes, mapping), Told(links, nodes, mapping));
        if (!first.SequenceEqual(second)) throw WellFormed.Wrong("reading twice does not give the same", first.FirstOrDefault() ?? "nothing");
    }

    private static List<string> Told(byte[] links, byte[]? nodes, LinkMapping mapping)
    {
        var told = new List<string>();
        try
        {
            var reading = LinkReader.Open(File("links", links), nodes is null ? null : File("nodes", nodes), mapping, Defaults);
            foreach (var row in reading.Rows()) told.Add(Told(row));
            foreach (var issue in reading.Issues)
            {
                WellFormed.Issue(issue);
                told.Add(issue.ToString());
            }
        }
        catch (RefusedException refused)
        {
            WellFormed.Refusal(refused.Refusal);
            told.Add(refused.Refusal.Sentence);
        }

        return told;
    }

    private static string Told(LinkRow row)
    {
        if (new object?[] { row.Link, row.Issue, row.Dropped }.Count(o => o is not null) != 1) throw WellFormed.Wrong("a row has not one outcome", $"{row.Line}");
        if (row.Issue is { } issue) WellFormed.Issue(issue);
        if (row.Dropped is { } why) WellFormed.Line(why, 200);
        if (row.Link is not { } said) return row.Issue?.ToString() ?? row.Dropped!;
        var link = Link.Of(said);
        foreach (var text in new[] { link.Source, link.LegalBasis, link.Remark, link.Document, link.FromName, link.ToName }.Concat(link.Quotes).OfType<string>())
            WellFormed.Line(text, Link.MaxText);
        if (link.From.Key.Length is 0 or > NodeRef.MaxKey || link.To.Key.Length is 0 or > NodeRef.MaxKey) throw WellFormed.Wrong("a node has no key, or too long a one", $"{link.From}");
        var json = JsonSerializer.Serialize(link, RecordJson.Rules);
        if (JsonSerializer.Serialize(Link.Of(JsonSerializer.Deserialize<Link>(json, RecordJson.Rules)!), RecordJson.Rules) != json)
            throw WellFormed.Wrong("a link does not read back", json);
        return json;
    }

    private static SourceFile File(string name, byte[] bytes) => new(name, () => new MemoryStream(bytes, writable: false));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
