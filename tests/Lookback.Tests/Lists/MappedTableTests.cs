using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class MappedTableTests
{
    private const string Mapping = """
        { "delimiter": ";", "dates": "dmy", "names": "family-comma-given",
          "columns": { "ID": "key", "Name": "name", "AKA": { "fact": "alias", "separator": "|" }, "Born": "birth_date", "Nat": "nationality",
                       "Sex": "gender", "Pass": "passport", "Listed": "designated", "Kind": "schema" },
          "constants": { "programme": "INTERNAL" },
          "ignore": [ "Row" ] }
        """;

    private const string Header = "Row;ID;Kind;Name;AKA;Born;Nat;Sex;Pass;Listed\n";

    private static EditionReading Open(string text, string mapping = Mapping, string name = "list.csv") =>
        ListReader.Open(Sources.List, [Sources.Text(name, text)], [], ColumnMapping.Parse(mapping, "map.json"));

    private static Refusal Refused(string text, string mapping = Mapping) =>
        Assert.Throws<RefusedException>(() => Open(text, mapping).Listings().Count()).Refusal;

    [Fact]
    public void Any_table_is_read_through_a_mapping()
    {
        var reading = Open(Header + "1;A-1;person;VORELL, Anton;WORELL, A.|\"TONY\";12/04/1978;Iran;M;AB1;00/05/2020\n");
        var listing = Assert.Single(reading.Listings());

        Assert.Equal((ListFormat.Mapped, 0L), (reading.Format, reading.IssueCount));
        Assert.Equal("Anton VORELL (Primary)", Sources.Names(listing).First());
        Assert.Equal(["1978-04-12"], listing.Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(("2020-05", Sex.Male, Schema.Person), (listing.DesignatedOn.ToString(), listing.Facts.Sex, listing.Facts.Schema));
        Assert.Equal(["Passport AB1", "IR", "INTERNAL"], [.. Sources.Numbers(listing), listing.Facts.Countries[0].Country.Value, .. listing.Programmes]);
    }

    [Fact]
    public void Contacts_have_words_of_their_own()
    {
        const string Contacts = """
            { "columns": { "ID": "key", "Name": "name", "Tel": "phone", "Mail": { "fact": "email", "separator": " " }, "Web": "website" } }
            """;
        var facts = Assert.Single(Open("ID,Name,Tel,Mail,Web\n1,Anton Vorell,+49 30 0000000,a@vorell.example b@vorell.example,vorell.example\n", Contacts).Listings()).Facts;

        Assert.Equal(["+49 30 0000000", "a@vorell.example", "b@vorell.example", "vorell.example"], [.. facts.Phones, .. facts.Emails, .. facts.Websites]);
    }

    [Fact]
    public void Quoted_cells_may_hold_the_delimiter_and_line_ends_and_lines_are_counted()
    {
        var reading = Open(Header + "1;A-1;entity;\"NORD;HAVN\nLTD\";;;;;;\n2;A-2;entity;OTHER;;31/02/1999;;;;\n");

        Assert.Equal(["NORD;HAVN LTD", "OTHER"], reading.Listings().Select(l => l.Facts.Names[0].Full));
        Assert.Equal("list.csv, line 4, birth_date: expected a date, found \"31/02/1999\"", Assert.Single(reading.Issues).ToString());
    }

    [Fact]
    public void Rows_without_key_name_or_all_their_columns_are_lost()
    {
        var reading = Open(Header + "1;;person;X Y;;;;;;\n2;A-2;person;;;;;;;\n3;A-3;person\n4;A-4;person;GOOD, One;;;;;;\n");

        Assert.Single(reading.Listings());
        Assert.Equal(["key", "name", "row"], reading.Issues.Select(i => i.Field));
    }

    [Fact]
    public void A_name_of_digits_is_one_among_names_and_none_where_all_are()
    {
        const string Two = """{"columns":{"ID":"key","Name":"name"}}""";

        Assert.Equal(["7-28", "NORDHAVN", "12"], Open("ID,Name\n1,7-28\n2,NORDHAVN\n3,12\n", Two).Listings().Select(l => l.Facts.Names[0].Full));
        var numbers = Open("ID,Name\n" + string.Concat(Enumerable.Range(1, 150).Select(i => $"{i},{i}\n")), Two);
        Assert.Equal("empty-edition", Assert.Throws<RefusedException>(() => numbers.Listings().Count()).Refusal.Code);
        Assert.Equal((150L, "a name with letters", "101"), (numbers.RowsLost, numbers.Issues[0].Expected, numbers.Issues[0].Found));
    }

    [Fact]
    public void A_header_in_the_middle_is_passed_over()
    {
        var reading = Open(Header + "1;A-1;person;X, Y;;;;;;\n" + Header + "2;A-2;person;Z, W;;;;;;\n");

        Assert.Equal(2, reading.Listings().Count());
        Assert.Equal(0, reading.RowsLost);
    }

    [Theory]
    [InlineData("Row;ID;Kind;Name;AKA;Born;Nat;Sex;Pass;Listed;Surprise\n", "unmapped-column", "\"Surprise\"")]
    [InlineData("Row;ID;Kind;Name;AKA;Born;Nat;Sex;Pass\n", "missing-column", "\"Listed\"")]
    [InlineData("Row;ID;ID;Kind;Name;AKA;Born;Nat;Sex;Pass;Listed\n", "repeated-column", "\"ID\"")]
    [InlineData("Row;ID;Kind;Name;AKA;Born;Nat;Sex;Pass;Listed\n", "empty-edition", "list.csv")]
    public void A_table_that_does_not_fit_its_mapping_is_refused_by_name(string header, string code, string word)
    {
        var refusal = Refused(header);

        Assert.Equal(code, refusal.Code);
        Assert.Contains(word, refusal.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "JSON object")]
    [InlineData("{", "not JSON")]
    [InlineData("{\"colums\":{}}", "\"colums\"")]
    [InlineData("{\"delimiter\":\"ab\"}", "\"delimiter\"")]
    [InlineData("{\"dates\":\"ymd\"}", "\"dates\"")]
    [InlineData("{\"columns\":{\"A\":\"nmae\"}}", "\"nmae\"")]
    [InlineData("{\"columns\":{\"A\":{\"fact\":\"name\",\"sep\":\";\"}}}", "\"sep\"")]
    [InlineData("{\"columns\":{\"A\":\"name\"}}", "key")]
    [InlineData("{\"columns\":{\"A\":\"key\"}}", "name")]
    [InlineData("{\"\\ud800\":1}", "half a surrogate pair")]
    [InlineData("{\"columns\":{\"A\":[\"key\",\"name\"]},\"empty\":[\"\\udc00\"]}", "half a surrogate pair")]
    [InlineData("{\"columns\":{\"A\":\"key\",\"B\":\"name\"},\"constants\":{\"programme\":1}}", "\"programme\"")]
    [InlineData("{\"columns\":{\"A\":\"key\",\"B\":\"name\"},\"ignore\":\"C\"}", "\"ignore\"")]
    public void A_bad_mapping_is_refused_with_the_word_that_is_wrong(string json, string word)
    {
        var refusal = Assert.Throws<RefusedException>(() => ColumnMapping.Parse(json, "map.json")).Refusal;

        Assert.Equal("bad-mapping", refusal.Code);
        Assert.StartsWith("map.json", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains(word, refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_key_columns_are_one_key()
    {
        const string mapping = """{"columns":{"Name":["x"]}}""";
        Assert.Throws<RefusedException>(() => ColumnMapping.Parse(mapping, "map.json"));

        var reading = Open("Given,Family,Date\nAnton,Vorell,2001\n", """{"columns":{"Given":"given","Family":"family","Date":"key"}}""");
        Assert.Equal("Anton Vorell", Assert.Single(reading.Listings()).Facts.Names[0].Full);

        var joined = Open("A,B,N\n1,2,Anton Vorell\n", """{"columns":{"A":"key","B":"key","N":"name"}}""");
        Assert.Equal("1|2", Assert.Single(joined.Listings()).Id.Key);
    }

    [Fact]
    public void Lines_of_an_address_are_one_address()
    {
        const string Lines = """{"columns":{"ID":"key","Name":"name","Street":"address_line","City":"address_line","Other":"address"}}""";
        var facts = Assert.Single(Open("ID,Name,Street,City,Other\n1,Anton Vorell,Hauptstr. 1,Minsk,\"Oulu, Finland\"\n", Lines).Listings()).Facts;

        Assert.Equal(["Hauptstr. 1, Minsk", "Oulu, Finland"], facts.Addresses);
    }
}
