using System.Text;
using CsCheck;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>JSON lines through a mapping: properties by their way, lists as several values.</summary>
public class MappedJsonLinesTests
{
    private const string Mapping = """
        { "dates": "dmy",
          "columns": { "id": "key", "kind": "schema", "person.names.0": "name", "person.names": "alias", "person.born": "birth_date", "ties.country": "nationality",
                       "papers.number": "passport", "active": "remark", "aka": { "fact": "weak_alias", "separator": ";" } },
          "constants": { "programme": "INTERNAL" },
          "ignore": [ "meta" ] }
        """;

    private static EditionReading Open(string text, string mapping = Mapping) =>
        ListReader.Open(Sources.List, [Sources.Text("list.jsonl", text)], [], ColumnMapping.Parse(mapping, "map.json"));

    private static Refusal Refused(string text, string mapping = Mapping) =>
        Assert.Throws<RefusedException>(() => Open(text, mapping).Listings().Count()).Refusal;

    /// <summary>Every choice of which list's place each number means was tried: more than there are atoms.</summary>
    [Fact]
    public void A_way_of_numbers_through_lists_within_lists_comes_to_an_end()
    {
        var way = string.Join('.', Enumerable.Repeat("0", 30));
        var nested = $"{new string('[', 60)}1{new string(']', 60)}";
        var mapping = $$"""{"columns":{"id":"key","name":"name","{{way}}.x":"alias"},"ignore":["0"]}""";
        var listing = Assert.Single(Open($$"""{"id":"A1","name":"Anton Vorell","0":{{nested}},"{{way}}":{"x":"Tony"} }""", mapping).Listings());

        Assert.Equal(["Anton Vorell (Primary)", "Tony (Alias)"], Sources.Names(listing));
    }

    [Fact]
    public void Nested_properties_and_lists_are_columns()
    {
        var reading = Open(
            """
            {"id":7,"kind":"individual","person":{"names":["Anton Vorell","Tony Vorell"],"born":"12/04/1978"},"ties":[{"country":"IR"},{"country":"Belarus"}],"papers":[{"number":"AB1"},{"number":"AB2"}],"active":true,"aka":"Toni;Ton","meta":{"x":[1,{"y":null}]}}

            {"id":8,"kind":"entity","person":{"names":["Nordhavn Ltd"]}}

            """);
        var listings = reading.Listings().ToList();

        Assert.Equal((ListFormat.Mapped, 2L, 0L), (reading.Format, reading.RowsRead, reading.IssueCount));
        Assert.Equal(["7", "8"], listings.Select(l => l.Id.Key));
        Assert.Equal(["Anton Vorell (Primary)", "Tony Vorell (Alias)", "Toni (WeakAlias)", "Ton (WeakAlias)"], Sources.Names(listings[0]));
        Assert.Equal(["1978-04-12"], listings[0].Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["IR", "BY"], listings[0].Facts.Countries.Select(c => c.Country.Value));
        Assert.Equal(["Passport AB1", "Passport AB2"], Sources.Numbers(listings[0]));
        Assert.Equal(["true", "INTERNAL"], [.. listings[0].Remarks, .. listings[0].Programmes]);
        Assert.Equal(("Nordhavn Ltd", Schema.Organization), (listings[1].Facts.Names[0].Full, listings[1].Facts.Schema));
    }

    [Fact]
    public void Given_and_family_names_of_a_list_stay_together()
    {
        const string Pairs = """{"columns":{"id":"key","names.first":"given","names.middle":"given","names.last":"family"}}""";
        var names = Assert.Single(Open("""{"id":"1","names":[{"first":"Anton","middle":"Ilya","last":"Vorell"},{"last":"Worell","first":"Tony"}]}""" + "\n", Pairs).Listings()).Facts.Names;

        Assert.Equal(
            [("Anton Ilya Vorell", "Anton Ilya", "Vorell", NameKind.Primary), ("Tony Worell", "Tony", "Worell", NameKind.Alias)],
            names.Select(n => (n.Full, n.Given!, n.Family!, n.Kind)));
    }

    [Fact]
    public void Bad_lines_are_lost_one_by_one()
    {
        var good = """{"id":"1","person":{"names":["Anton Vorell"]}}""" + "\n";
        var tooLong = "{\"id\":\"2\",\"person\":{\"names\":[\"" + new string('x', 1024 * 1024) + "\"]}}\n";
        var reading = Open(good + "{\"id\":\n[1]\n{\"id\":\"\\ud800\"}\n" + tooLong + "{\"person\":{\"names\":[\"No Key\"]}}\n{\"id\":\"9\"}\n");

        Assert.Single(reading.Listings());
        Assert.Equal(6, reading.RowsLost);
        Assert.Equal(["line", "line", "line", "line", "key", "name"], reading.Issues.Take(6).Select(i => i.Field));
    }

    [Fact]
    public void A_property_nobody_thought_of_refuses_the_file_and_later_on_is_an_issue_said_once()
    {
        const string Small = """{"columns":{"id":"key","n":"name"}}""";
        var refusal = Refused("""{"id":"1","n":"X","more":{"names":["Y"]}}""" + "\n", Small);
        Assert.Equal(new Refusal("unmapped-column", "list.jsonl, line 1: property \"more.names.0\" is neither mapped nor ignored by the mapping"), refusal);

        var lines = string.Concat(Enumerable.Range(0, 1000).Select(i => $$"""{"id":"{{i}}","n":"Anton Vorell"}""" + "\n"));
        var reading = Open(lines + """{"id":"a","n":"X","late":1}""" + "\n" + """{"id":"b","n":"X","late":2}""" + "\n", Small);
        Assert.Equal(1002, reading.Listings().Count());
        Assert.Equal("list.jsonl, line 1001, late: expected a property that is mapped or ignored, found \"1\"", Assert.Single(reading.Issues).ToString());
    }

    [Fact]
    public void A_mapped_property_that_no_line_has_is_said()
    {
        var reading = Open("""{"id":"1","n":"X"}""" + "\n", """{"columns":{"id":"key","n":"name","dob":"birth_date"}}""");

        Assert.Single(reading.Listings());
        Assert.Equal("dob", Assert.Single(reading.Issues).Field);
    }

    [Fact]
    public void A_file_cut_off_a_list_of_all_and_an_empty_one_are_refused()
    {
        var good = """{"id":"1","person":{"names":["Anton Vorell"]}}""";

        Assert.Equal("truncated", Refused(good + "\n" + good[..20]).Code);
        Assert.Equal("wrong-format", Refused($"[ {good} ]").Code);
        Assert.Equal("empty-edition", Refused("""{"id":"1"}""" + "\n").Code);
    }

    [Fact]
    public void Damaged_lines_are_read_or_refused_and_so_they_are_proposed_for()
    {
        var whole = Encoding.UTF8.GetBytes("""{"id":7,"kind":"individual","person":{"names":["Anton Vorell","\u0422ony"],"born":"12/04/1978"},"ties":[{"country":"IR"}]}""" + "\n" + """{"id":8,"person":{"names":["X Y"]}}""" + "\n");
        var marks = "\"<>&;,{}[]\\\n\r\0'u"u8.ToArray();
        var damage = Gen.Select(Gen.Int[0, whole.Length - 1], Gen.OneOf(Gen.Byte, Gen.Int[0, marks.Length - 1].Select(i => marks[i])));
        Gen.Select(damage.Array[0, 12], Gen.Int[0, whole.Length]).Sample(
            (changes, length) =>
            {
                var bytes = (byte[])whole.Clone();
                foreach (var (at, value) in changes) bytes[at] = value;
                if (length % 3 == 0) bytes = bytes[..length];
                var file = Sources.Bytes("list.jsonl", bytes);
                ReadOrRefused(() => _ = ListReader.Open(Sources.List, [file], [], ColumnMapping.Parse(Mapping, "map.json")).Listings().ToList());
                ReadOrRefused(() => MappingProposal.Of(file).ToFile());
            },
            iter: 2000);

        static void ReadOrRefused(Action read)
        {
            try
            {
                read();
            }
            catch (RefusedException refused)
            {
                Assert.NotEmpty(refused.Refusal.Sentence);
            }
        }
    }
}
