using System.IO.Compression;
using System.Text;
using Lookback.Core.Documents;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Documents;

public sealed class EncounterReaderTests
{
    [Fact]
    public void Columns_are_known_by_sensible_names()
    {
        var row = Assert.Single(Read(
            """
            Reference,Full Name,schema,date_of_birth,nationality,passport_number,met_at,place
            B-1,"Quispe, Ana",Person,1985-04-12,Peru,P123,2024-03-14T09:12:00Z,Airport
            """));
        var encounter = row.Encounter!;
        Assert.Null(row.Problem);
        Assert.Null(row.Note);
        Assert.Equal(("B-1", "Airport", 2L), (encounter.Reference, encounter.Place, row.Line));
        Assert.Equal("Quispe, Ana", Assert.Single(encounter.Facts.Names).Full);
        Assert.Equal("1985-04-12", Assert.Single(encounter.Facts.BirthDates).ToString());
        Assert.Equal(new CountryTie(new CountryCode("PE"), CountryRole.Nationality), Assert.Single(encounter.Facts.Countries));
        Assert.Equal("P123", Assert.Single(encounter.Facts.Identifiers).Number);
        Assert.Equal(Schema.Person, encounter.Facts.Schema);
    }

    [Theory]
    [InlineData("name,Booking Reference,reference\nAna Quispe, QX7ABC ,R-1\n")]
    [InlineData("name,PNR,reference\nAna Quispe,QX7ABC,R-1\n")]
    [InlineData("""{"name": "Ana Quispe", "record_locator": "QX7ABC", "reference": "R-1"}""")]
    [InlineData("""{"name": "Ana Quispe", "booking": "QX7ABC", "reference": "R-1"}""")]
    public void A_booking_is_read_and_is_another_encounter_than_one_without(string text)
    {
        var encounter = Assert.Single(Read(text)).Encounter!;
        Assert.Equal(("QX7ABC", "R-1"), (encounter.Booking, encounter.Reference));
        var without = Assert.Single(Read("name,reference\nAna Quispe,R-1\n")).Encounter!;
        Assert.Equal((without.Subject, null), (encounter.Subject, without.Booking));
        Assert.NotEqual(without.Id, encounter.Id);
    }

    [Fact]
    public void Given_and_family_names_make_the_name_and_keep_their_parts()
    {
        var facts = Assert.Single(Read("full_name,first_name,middle_name,last_name,gender\nAna Rosa Quispe,Ana,Rosa,Quispe,female\n")).Encounter!.Facts;
        var name = Assert.Single(facts.Names);
        Assert.Equal(("Ana Rosa Quispe", "Ana Rosa", "Quispe"), (name.Full, name.Given, name.Family));
        Assert.Equal((Sex.Female, Schema.Person), (facts.Sex, facts.Schema));
    }

    [Fact]
    public void Contacts_and_addresses_of_wallets_are_read_several_in_a_cell()
    {
        var facts = Assert.Single(Read(
            """
            name,mobile,email,website,crypto_address,swift
            Ana Quispe,+51 1 0000000; 0051 1 0000001,ana@quispe.example;a@quispe.example,quispe.example,1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa,QZZBDEFF
            """)).Encounter!.Facts;
        Assert.Equal(["+51 1 0000000", "0051 1 0000001"], facts.Phones);
        Assert.Equal(["ana@quispe.example", "a@quispe.example", "quispe.example"], [.. facts.Emails, .. facts.Websites]);
        Assert.Equal([IdentifierKind.Bic, IdentifierKind.Wallet], facts.Identifiers.Select(i => i.Kind).Order());
    }

    [Fact]
    public void Json_lines_hold_the_same_fields_and_lists_of_them()
    {
        var rows = Read(
            """
            {"reference": "J-1", "name": "Ana Quispe", "alias": ["A. Quispe", "Anita Quispe"], "birth_date": "1985", "country": ["pe", "Bolivia"]}
            {"reference": "J-2", "name": 
            {"reference": "J-3", "name": "Ana", "name": "Eva"}
            """);
        var facts = rows[0].Encounter!.Facts;
        Assert.Equal(["Ana Quispe", "A. Quispe", "Anita Quispe"], facts.Names.Select(n => n.Full));
        Assert.Equal(["PE", "BO"], facts.Countries.Select(c => c.Country.Value));
        Assert.All(rows.Skip(1), r => Assert.StartsWith("row not read: expected JSON", r.Problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"name": "Ana \ud800"}""", "whole characters")]
    [InlineData("""{"\udc00": "Ana"}""", "whole characters")]
    [InlineData("{\t\u001B", "JSON")]
    public void A_line_that_cannot_be_read_is_a_row_and_said_in_one_line(string line, string expected)
    {
        var row = Assert.Single(Read(line));
        Assert.StartsWith($"row not read: expected {expected}, found ", row.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(row.Problem!, char.IsControl);
    }

    [Fact]
    public void An_unknown_column_is_an_error_that_names_it_unless_it_is_mapped()
    {
        const string Csv = "name,shoe size,Kunde\nAna Quispe,41,K-7\n";
        var refusal = Assert.Throws<RefusedException>(() => Read(Csv)).Refusal;
        Assert.Equal("unknown-column", refusal.Code);
        Assert.Contains("\"shoe size\", \"Kunde\"", refusal.Sentence, StringComparison.Ordinal);
        var mapping = EncounterMapping.Parse("""{"columns": {"kunde": "reference"}, "ignore": ["Shoe Size"]}""", "m.json");
        Assert.Equal("K-7", Assert.Single(Read(Csv, mapping)).Encounter!.Reference);
    }

    [Theory]
    [InlineData("""{"columns": {"x": "shoe"}}""")]
    [InlineData("""{"columns": 3}""")]
    [InlineData("""{"ignore": "x"}""")]
    [InlineData("""{"kolumns": {}}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"columns": {"x": "\ud800"}}""")]
    public void A_bad_mapping_is_refused(string json) =>
        Assert.Equal("bad-mapping", Assert.Throws<RefusedException>(() => EncounterMapping.Parse(json, "m.json")).Refusal.Code);

    [Fact]
    public void Every_row_is_accounted_for()
    {
        var rows = Read("reference,name,birth_date\n1,Ana Quispe,1985\n2,,1985\n3,Ana Quispe\n4,---,\n5,Eva Roth,31/31/1985\n\n6,Eva Roth,\n");
        Assert.Equal(6, rows.Count);
        Assert.Equal("no name", rows[1].Problem);
        Assert.Equal("row not read: expected 3 columns, found 2", rows[2].Problem);
        Assert.Equal("no name", rows[3].Problem);
        Assert.Null(rows[4].Problem);
        Assert.Equal("birth_date left out: expected a date, found \"31/31/1985\"", rows[4].Note);
        Assert.Null(rows[5].Problem);
    }

    [Fact]
    public void The_same_content_is_the_same_encounter_and_any_difference_another()
    {
        var rows = Read("reference,name,met_at\n1,Ana Quispe,2024-01-01\n1,Ana Quispe,2024-01-01\n2,Ana Quispe,2024-01-01\n1,Ana Quispe,2024-01-02\n");
        Assert.Equal(rows[0].Encounter!.Id, rows[1].Encounter!.Id);
        Assert.Equal(3, rows.Select(r => r.Encounter!.Id).Distinct().Count());
        Assert.Single(rows.Select(r => r.Encounter!.Subject).Distinct());
    }

    [Fact]
    public void Gzip_is_read_as_it_is()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write("name\nAna Quispe\n"u8);
        Assert.Single(Read(zipped.ToArray()));
    }

    [Fact]
    public void A_gzip_file_that_was_cut_is_refused_and_not_taken_for_a_short_one()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes("name\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"Ana Quispe {i * 7919}\n"))));
        Assert.Equal("truncated", Assert.Throws<RefusedException>(() => Read(zipped.ToArray()[..^100])).Refusal.Code);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("  \n\n", "empty")]
    [InlineData("<!doctype html><html></html>", "wrong-format")]
    [InlineData("reference,birth_date\n1,1985\n", "no-name-column")]
    [InlineData("name,name\nA,B\n", "repeated-column")]
    public void A_file_of_no_encounters_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Throws<RefusedException>(() => Read(text)).Refusal.Code);

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        var refusal = Assert.Throws<RefusedException>(() => Read([.. "name\nJos"u8, 0xe9, .. " Quispe\n"u8])).Refusal;
        Assert.Equal("not-utf8", refusal.Code);
    }

    [Fact]
    public void A_quote_that_never_closes_ends_in_a_refusal_and_not_in_memory()
    {
        var refusal = Assert.Throws<RefusedException>(() => Read("name\n\"" + new string('x', 40_000_000))).Refusal;
        Assert.Equal("row-too-long", refusal.Code);
    }

    [Fact]
    public void A_quote_that_is_open_at_the_end_is_refused_and_does_not_swallow_people()
    {
        var refusal = Assert.Throws<RefusedException>(() => Read("name\n\"Ivan\nViktor Somebody\nJoseph Somebody\n")).Refusal;
        Assert.Equal("open-quote", refusal.Code);
        Assert.Contains("line 2", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void People_between_two_stray_quotes_are_not_taken_for_one()
    {
        var rows = Read("reference,name\n1,\"Ivan\n2,Viktor Somebody\n3,Joseph Somebody\"\n4,Ana Quispe\n");
        Assert.Equal(2, rows.Count);
        Assert.Contains("is a quote missing?", rows[0].Problem, StringComparison.Ordinal);
        Assert.Equal("1", rows[0].Reference);
        Assert.Null(rows[1].Problem);
    }

    [Fact]
    public void A_document_alone_is_something_to_screen_by_and_a_birth_to_come_is_not()
    {
        var rows = Read("name,passport,birth_date\n,P123,\nAna Quispe,,2099-01-01\n");
        Assert.Null(rows[0].Problem);
        Assert.Equal("birth_date left out: expected a day that has been, found \"2099-01-01\"", rows[1].Note);
        Assert.Empty(rows[1].Encounter!.Facts.BirthDates);
    }

    [Fact]
    public void A_mapping_for_another_file_is_refused()
    {
        var mapping = EncounterMapping.Parse("""{"columns": {"Kunde": "reference"}}""", "m.json");
        Assert.Equal("missing-column", Assert.Throws<RefusedException>(() => Read("name\nAna Quispe\n", mapping)).Refusal.Code);
    }

    private static List<EncounterRow> Read(string text, EncounterMapping? mapping = null) => Read(Encoding.UTF8.GetBytes(text), mapping);

    private static List<EncounterRow> Read(byte[] bytes, EncounterMapping? mapping = null) =>
        EncounterReader.Read(Sources.Bytes("people.csv", bytes), mapping ?? EncounterMapping.None, new DateOnly(2026, 1, 1)).ToList();
}
