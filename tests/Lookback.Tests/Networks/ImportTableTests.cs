using Lookback.Core.Networks.Import;
using Lookback.Core.Records;
using static Lookback.Tests.Networks.ImportRows;

namespace Lookback.Tests.Networks;

public sealed class ImportTableTests
{
    private const string Nodes =
        """
        id,kind,value,name,listing
        p1,person,,Oleg Vorell,
        p2,company,nordhavn/1,Nordhavn,
        l1,person,,Marta Helva,ofac-sdn:1001
        t1,phone,+998 90 731 28 46,,
        t2,phone,7,,
        s1,shelter,,House by the river,
        w1,spaceship,,,
        """;

    [Fact]
    public void Every_field_of_a_row_is_taken()
    {
        var link = Link(
            """
            From;To;Type;Since;Until;Source;Quotes;Document;Grade;Legal Basis;TLP;Expires;Remark;From name;To name
            party:case-12/7;+998 90 731 28 46;Uses phone;2023-05;2024~;police;ministry; report 9;B2;Act 1;TLP:RED;2030-12-31; two  words ;Oleg;his phone
            """.Replace(";+998", ";phone:+998", StringComparison.Ordinal).Replace("ministry; report 9;", "\"ministry;press\";report 9;", StringComparison.Ordinal));
        Assert.Equal("party:case-12/7 uses-phone phone:+998907312846", $"{link.From} {link.Type} {link.To}");
        Assert.Equal(("2023-05", "2024~", "2030-12-31"), ($"{link.Since}", $"{link.Until}", $"{link.Expires}"));
        Assert.Equal(("police", "report 9", "B2", "Act 1", "RED"), (link.Source, link.Document, $"{link.Grade}", link.LegalBasis, $"{link.Handling}"));
        Assert.Equal(["ministry", "press"], link.Quotes);
        Assert.Equal(("two words", "Oleg", "his phone"), (link.Remark, link.FromName, link.ToName));
    }

    [Fact]
    public void What_a_row_does_not_say_the_file_says_and_what_nobody_says_is_the_strictest()
    {
        var link = Link("from,to,type\nofac-sdn:1001,party:x,owns\n");
        Assert.Equal(("case-12", "Act 7", "F6", "AMBER+STRICT", "2031-01-01"),
            (link.Source, link.LegalBasis, $"{link.Grade}", $"{link.Handling}", $"{link.Expires}"));
        Assert.Equal("listing:ofac-sdn:1001", $"{link.From}");
    }

    [Fact]
    public void Ends_are_ids_of_the_nodes_file_or_nodes_as_they_are_written() => Assert.Equal(
        [
            "party:case-12/p1 -owns-> party:nordhavn/1", "listing:ofac-sdn:1001 -uses-phone-> phone:+998907312846", "party:x -uses-email-> email:a@quispe.example",
            "encounter:REF-7 -uses-phone-> phone:+998907312846",
        ],
        Told("from,to,type\np1,p2,owns\nl1,t1,uses-phone\nparty:x,email:A@Quispe.example,uses-email\nencounter:REF-7,t1,uses-phone\n", Nodes));

    [Fact]
    public void A_node_brings_its_name_and_the_row_may_say_another()
    {
        var rows = Read("from,to,type,to_name\np1,p2,owns,\np1,p2,leads,Nordhavn Ltd.\n", Nodes);
        Assert.Equal(["Oleg Vorell Nordhavn", "Oleg Vorell Nordhavn Ltd."], rows.Select(r => $"{r.Link!.FromName} {r.Link.ToName}"));
    }

    [Theory]
    [InlineData("t2,p1,owns", "3, from: phone: and a number with its country's digits, such as +998 90 731 28 46, not t2")]
    [InlineData("p1,w1,owns", "3, to: a node of a known kind (listing, encounter, party, document, booking, phone, email, address, account, journey, carrier, public-place, consulate, bank-branch), and not \"spaceship\", not w1")]
    [InlineData("p1,zzz,owns", "3, to: one of listing:..., encounter:..., party:..., document:..., booking:..., phone:..., email:..., address:..., account:..., journey:..., carrier:..., public-place:..., consulate:..., bank-branch:..., not zzz")]
    [InlineData("p1,,owns", "3, to: a node, not nothing")]
    [InlineData("p1,p2,", "3, type: a kind of link, not nothing")]
    [InlineData("p1,p2,befriends", "3, type: a kind of link such as facilitated, owns or uses-phone, or a word of the mapping's types, not befriends")]
    [InlineData("p1,p2,owns,2024,2023", "3, until: a date not before since, 2024, not 2023")]
    [InlineData("p1,p2,owns,last year", "3, since: a date as far as it is known, such as 2024-05-31, 2024-05, 2024 or 2024~, not last year")]
    [InlineData("p1,p2,owns,,,G9", "3, grade: an Admiralty grade from A1 to F6, not G9")]
    [InlineData("p1,p2,owns,,,,secret", "3, handling: a mark of TLP 2.0 (CLEAR, GREEN, AMBER, AMBER+STRICT, RED), not secret")]
    [InlineData("p1,p2,owns,,,,,,more,cells", "3, row: 8 columns, not 10 columns")]
    public void A_row_that_cannot_be_read_is_an_issue_that_says_what_was_expected(string row, string told)
    {
        var whole = row + new string(',', Math.Max(0, 7 - row.Count(c => c == ',')));
        Assert.Equal(told, Told($"from,to,type,since,until,grade,handling,remark\np1,p2,owns,,,,,\n{whole}\n", Nodes).Last());
    }

    [Theory]
    [InlineData("nationality")]
    [InlineData("Same village")]
    [InlineData("surname")]
    [InlineData("religion")]
    public void Where_somebody_comes_from_ties_them_to_nobody(string type) => Assert.Equal(
        $"2, type: a kind of link: where somebody comes from, what they are called or believe ties them to nobody, not {type}",
        Assert.Single(Told($"from,to,type\np1,p2,{type}\n", Nodes)));

    [Theory]
    [InlineData("p1,p2,represented-by", "represented-by")]
    [InlineData("p1,p2,treated at", "treated-at")]
    [InlineData("p1,s1,lives-at", "protected:shelter")]
    [InlineData("lawyer:Dr. X,p1,acts-for", "protected:lawyer")]
    [InlineData("place of worship:x,p1,associated-with", "protected:place-of-worship")]
    [InlineData("p1,p1,owns", "self-loop")]
    [InlineData("t1,phone:00998907312846,communicated-with", "self-loop")]
    public void What_is_left_out_on_purpose_is_counted_by_why(string row, string why) =>
        Assert.Equal($"dropped: {why}", Assert.Single(Told($"from,to,type\n{row}\n", Nodes)));

    [Fact]
    public void A_link_past_its_time_is_left_out() =>
        Assert.Equal(["dropped: expired", "party:a -owns-> party:b"], Told("from,to,type,expires\nparty:a,party:b,owns,2025\nparty:a,party:b,owns,2026\n"));

    [Fact]
    public void A_text_that_is_too_long_costs_the_row() =>
        Assert.StartsWith("2, remark: at most 500 characters", Assert.Single(Told($"from,to,type,remark\nparty:a,party:b,owns,{new string('x', 501)}\n")), StringComparison.Ordinal);

    [Fact]
    public void An_id_of_two_nodes_is_none() =>
        Assert.Equal("2, from: an id that stands for one node; several have this one, not a",
            Assert.Single(Told("from,to,type\na,party:b,owns\n", "id,kind,value\na,party,1\na,party,2\n")));

    [Fact]
    public void A_mapping_says_what_columns_and_words_mean()
    {
        var mapping = LinkMapping.Parse(
            """
            { "columns": { "Von": "from", "Nach": "to", "Art": "type" }, "nodes": { "Kennung": "id", "Sorte": "kind", "Wert": "value" },
              "types": { "ruft an": "communicated-with", "vertritt": "represented-by" }, "kinds": { "Telefon": "phone", "Anwalt": "lawyer" }, "ignore": ["Nr"] }
            """, "map.json");
        Assert.Equal(
            ["phone:+998907312846 -communicated-with-> phone:+998907154827", "dropped: represented-by", "dropped: protected:lawyer"],
            Told("Von;Nach;Art;Nr\n1;Telefon:+998907154827;ruft an;1\n1;2;vertritt;2\n1;2;ruft an;3\n", "Kennung;Sorte;Wert\n1;Telefon;+998907312846\n2;Anwalt;Dr. X\n", mapping));
    }

    [Theory]
    [InlineData("""{"columns": {"x": "shoe"}}""")]
    [InlineData("""{"nodes": {"x": "from"}}""")]
    [InlineData("""{"types": {"x": "shoe"}}""")]
    [InlineData("""{"types": {"same nationality": "associated-with"}}""")]
    [InlineData("""{"kinds": {"lawyer": "party"}}""")]
    [InlineData("""{"kinds": {"x": "shoe"}}""")]
    [InlineData("""{"kolumns": {}}""")]
    [InlineData("""{"columns": 3}""")]
    [InlineData("""{"ignore": "x"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"types": {"x": "\ud800"}}""")]
    public void A_bad_mapping_is_refused(string json) =>
        Assert.Equal("bad-mapping", Assert.Throws<RefusedException>(() => LinkMapping.Parse(json, "map.json")).Refusal.Code);

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \n", "empty")]
    [InlineData("from,to\na,b\n", "missing-column")]
    [InlineData("from,to,type,shoe\na,b,owns,4\n", "unknown-column")]
    [InlineData("from,to,type,From\na,b,owns,4\n", "repeated-column")]
    [InlineData("from,to,type\n\"a,b,owns\n", "open-quote")]
    public void A_file_of_no_links_is_refused(string text, string code) => Assert.Equal(code, Refused(text).Code);

    [Fact]
    public void Who_says_so_and_under_what_law_must_be_said()
    {
        const string Bare = "from,to,type\nparty:a,party:b,owns\n";
        Assert.Equal("no-source", Refused(Bare, defaults: Defaults with { Source = null }).Code);
        Assert.Equal("no-legal-basis", Refused(Bare, defaults: Defaults with { LegalBasis = null }).Code);
        var rows = Read("from,to,type,source\nparty:a,party:b,owns,\nparty:a,party:b,owns,me\n", defaults: Defaults with { Source = null });
        Assert.Equal(["2, source: who says so, in the row or by --source, not nothing", "party:a -owns-> party:b"], rows.Select(Told));
    }

    [Fact]
    public void A_mapping_for_another_file_is_refused()
    {
        Assert.Equal("missing-column", Refused("from,to,type\n", mapping: LinkMapping.Parse("""{"columns": {"Von": "from"}}""", "map.json")).Code);
        Assert.Equal("unexpected-mapping", Refused("{}", mapping: LinkMapping.Parse("""{"types": {"x": "owns"}}""", "map.json")).Code);
        Assert.Equal("unexpected-file", Refused("{}", nodes: "id\n").Code);
    }

    [Fact]
    public void Bad_rows_of_the_nodes_file_are_told()
    {
        var reading = Open("from,to,type\na,party:b,owns\n", "id,kind,value\na,party,1\nb,party\n,party,2\n");
        Assert.Equal("party:1 -owns-> party:b", Told(Assert.Single(reading.Rows())));
        Assert.Equal(["nodes, line 3, row: expected 3 columns, found \"2 columns\"", "nodes, line 4, id: expected an id, found \"nothing\""], reading.Issues.Select(i => i.ToString()));
    }
}
