using System.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>Files made to hide rows, to fill the memory or never to end are refused, and soon.</summary>
public sealed class HostileFileTests
{
    [Fact]
    public void Quotes_in_the_middle_of_fields_do_not_swallow_the_rows_between_them()
    {
        var rows = Enumerable.Range(1, 100).Select(i => $"{i},\"VORELL {i}\",-0- ,X,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,{(i is 20 or 50 ? "the 5\" pipe" : "-0- ")}");
        Assert.Equal("stray-quote", Sources.Refused(Sources.Text("sdn.csv", string.Join('\n', rows) + "\n")).Code);
    }

    [Fact]
    public void A_quote_that_stands_for_itself_swallows_nothing()
    {
        var text = "1,\"VORELL \"\"Tony\"\" Anton\",-0- ,X,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"two\nlines\"\n";
        Assert.Equal("VORELL \"Tony\" Anton", Sources.One(Sources.Text("sdn.csv", text)).Facts.Names[0].Full);
    }

    [Theory]
    [InlineData("one endless text", "field-too-long")]
    [InlineData("one endless tag", "field-too-long")]
    [InlineData("one entry of very many elements", "entry-too-large")]
    [InlineData("one entry of many aliases", "entry-too-large")]
    public void What_does_not_end_is_refused_before_it_is_held(string what, string code)
    {
        var entry = what switch
        {
            "one endless text" => $"<COMMENTS1>{new string('x', 3_000_000)}</COMMENTS1>",
            "one endless tag" => $"<COMMENTS1 a=\"{new string('x', 3_000_000)}\"/>",
            "one entry of very many elements" => string.Concat(Enumerable.Repeat("<NOTE/>", 50_000)),
            _ => string.Concat(Enumerable.Range(0, 6_000).Select(i => $"<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Vorell {i}</ALIAS_NAME></INDIVIDUAL_ALIAS>")),
        };
        var xml = $"<CONSOLIDATED_LIST dateGenerated=\"2025-01-01\"><INDIVIDUALS><INDIVIDUAL><REFERENCE_NUMBER>Q1</REFERENCE_NUMBER><FIRST_NAME>Anton</FIRST_NAME>{entry}</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>";
        Assert.Equal(code, Sources.Refused(Sources.Text("un.xml", xml)).Code);
    }

    [Theory]
    [InlineData("sema.xml", "<data-set><record><Country>Belarus / Bélarus</Country><Item>1</Item><x>", "</x></record></data-set>")]
    [InlineData("sema.xml", "<data-set><record><Country>Belarus / Bélarus</Country><Item>", "</Item></record></data-set>")]
    [InlineData("un.xml", "<CONSOLIDATED_LIST dateGenerated=\"2025-01-01\"><x>", "</x></CONSOLIDATED_LIST>")]
    [InlineData("un.xml", "<CONSOLIDATED_LIST dateGenerated=\"2025-01-01\"><INDIVIDUALS><INDIVIDUAL><x>", "</x></INDIVIDUAL></INDIVIDUALS>")]
    public void Elements_that_nest_without_end_are_refused_at_once_also_where_they_are_passed_over(string name, string head, string tail)
    {
        var written = 0;
        var deep = new SourceFile(name, () => new GeneratedStream(head, _ => Deeper(ref written), 1_000_000, tail));

        var refused = Sources.Refused(deep);

        Assert.Equal("malformed-xml", refused.Code);
        Assert.Contains("nest more than 32 deep", refused.Sentence, StringComparison.Ordinal);
        Assert.True(written < 100_000, $"{written} elements were read");

        static string Deeper(ref int written)
        {
            written++;
            return "<a>";
        }
    }

    /// <summary>Printed as it is, what stands in a file could command the terminal, or end the line and begin one of its own.</summary>
    [Fact]
    public void An_issue_is_one_line_whatever_stands_in_the_file()
    {
        var reading = Sources.Read(Sources.Text("sdn.csv", "1,\"VORELL\",\"\u001B[2Jind\r\nividual\",X,,,,,,,,\"DOB 31 Feb\u0007 1978\"\n")).Reading;
        Assert.Equal([" [2Jind  ividual", "31 Feb 1978"], reading.Issues.Select(i => i.Found));
        Assert.Equal("line 1, ? [31m", new ReadIssue("a\tb", 1, "line 1, ?\u001B[31m", "", "").Field);
        Assert.Equal("\uFFFD", new ReadIssue("a", 1, "b", "", "\ud800").Found);
    }

    [Fact]
    public void What_is_said_of_a_file_is_not_as_long_as_what_stands_in_it()
    {
        var endless = new string('x', 5_000);
        var broken = Sources.Refused(Sources.Text("sema.xml", $"<data-set><record></{endless}></data-set>"));
        Assert.Equal(("malformed-xml", Refusal.MaxSentence), (broken.Code, broken.Sentence.Length));

        var entity = """{"id":"e","caption":"X","schema":"Company","properties":{"name":["X"]}}""" + "\n";
        var reading = Sources.Read(Sources.Text("a.json", entity + entity.Replace("Company", endless, StringComparison.Ordinal))).Reading;
        Assert.All(reading.Dropped.Keys, kind => Assert.True(kind.Length <= ReadIssue.MaxFound));

        var column = Sources.Read(Sources.Text("list.csv", $"id,schema,name,aliases,countries,dataset,{endless}\n1,Person,Vorell,,,x,1\n")).Reading;
        Assert.All(column.Issues, issue => Assert.True(issue.Field.Length <= ReadIssue.MaxWords));
    }

    [Fact]
    public void A_text_with_a_nul_in_it_is_no_text() =>
        Assert.Equal("not-utf8", Sources.Refused(Sources.Bytes("sdn.csv", Encoding.UTF8.GetBytes("1,\"VO\0RELL\",-0- ,X,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n"))).Code);
}
