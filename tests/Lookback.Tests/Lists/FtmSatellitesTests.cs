using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>Entities that say something of a party: of their own in the file, or nested in the party.</summary>
public class FtmSatellitesTests
{
    private const string Passport = """{"id":"d-1","schema":"Passport","properties":{"number":["AB1"],"country":["by"],"type":["Diplomatic passport"],"startDate":["2001-05-05"],"endDate":["2006-03-11"],"holder":["p-1"]}}""";
    private const string Card = """{"id":"d-2","schema":"Identification","properties":{"number":["77"],"country":["ru"],"type":["National ID card"],"holder":["p-1"]}}""";
    private const string Sanction = """{"id":"s-1","schema":"Sanction","properties":{"entity":["p-1"],"program":["Demo regime"],"programId":["DEMO-1"],"authority":["Demo Ministry"],"reason":["Smuggling"],"startDate":["2020-02-01"],"listingDate":["2020-03-01"]}}""";
    private const string Later = """{"id":"s-2","schema":"Sanction","properties":{"entity":["p-1"],"startDate":["2022-01-01"],"endDate":["2024-01-01"]}}""";
    private const string Full = """{"id":"a-1","schema":"Address","properties":{"full":[", 1 Mill Lane, Minsk"]}}""";
    private const string Parts = """{"id":"a-2","schema":"Address","properties":{"street":["2 Elm St"],"postalCode":["220030"],"city":["Minsk"],"country":["by"]}}""";
    private const string Person = """{"id":"p-1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Anton Vorell"],"passportNumber":["AB1","CD2"],"addressEntity":["a-1","a-2","a-9"]}}""";

    private static SourceFile Lines(params string[] lines) => Sources.Text("entities.ftm.json", string.Join('\n', lines) + "\n");

    private static void Check(ListingText person)
    {
        Assert.Equal(["Passport AB1 BY Diplomatic passport", "NationalId 77 RU National ID card", "Passport CD2"], Sources.Numbers(person));
        Assert.Equal(["1 Mill Lane, Minsk", "2 Elm St, 220030, Minsk, Belarus"], person.Facts.Addresses);
        Assert.Equal(["DEMO-1", "Demo regime"], person.Programmes);
        Assert.Equal("2020-03-01", person.DesignatedOn.ToString());
        Assert.Equal(
            ["Diplomatic passport AB1: issued 2001-05-05, expires 2006-03-11", "Sanction: Demo Ministry, Smuggling, from 2020-02-01", "Sanction: from 2022-01-01, until 2024-01-01"],
            person.Remarks);
    }

    [Fact]
    public void Entities_of_their_own_are_carried_over_wherever_they_stand()
    {
        var (reading, listings) = Sources.Read(Lines(Later, Full, Person, Passport, Card, Sanction, Parts));
        // What stands before the party and behind it comes in the file's order.
        Assert.Equal((1, 7L, 0L, 0), (listings.Count, reading.RowsRead, reading.IssueCount, reading.Dropped.Count));
        Assert.Equal(["Passport AB1 BY Diplomatic passport", "NationalId 77 RU National ID card", "Passport CD2"], Sources.Numbers(listings[0]));

        Check(Sources.One(Lines(Passport, Card, Sanction, Later, Full, Parts, Person)));
        Check(Sources.One(Lines(Person, Passport, Card, Sanction, Later, Full, Parts)));
    }

    [Fact]
    public void Nested_entities_are_read_by_their_schema_whatever_the_property()
    {
        var nested = Person
            .Replace("\"a-1\",\"a-2\",\"a-9\"", $"{Full},{Parts}", StringComparison.Ordinal)
            .Replace("\"name\":[", $"\"passports\":[{Passport},{Card}],\"sanctions\":[{Sanction},{Later}],\"familyPerson\":[{{\"id\":\"f\",\"schema\":\"Family\",\"properties\":{{\"relative\":[{Person}]}}}}],\"name\":[", StringComparison.Ordinal);

        Check(Sources.One(Lines(nested)));
    }

    [Fact]
    public void Those_of_no_party_in_the_file_are_counted()
    {
        var (reading, _) = Sources.Read(Lines(Person.Replace("p-1", "p-2", StringComparison.Ordinal), Passport, Card, Sanction, Full, Full.Replace("a-1", "a-7", StringComparison.Ordinal)));

        Assert.Equal(
            [("schema:Address", 1L), ("schema:Identification", 1L), ("schema:Passport", 1L), ("schema:Sanction", 1L)], reading.Dropped.Select(d => (d.Key, d.Value)));
    }

    [Theory]
    [InlineData("Tax number", IdentifierKind.TaxId)]
    [InlineData("Company register", IdentifierKind.Registration)]
    [InlineData("Driver's licence", IdentifierKind.Other)]
    [InlineData("Travel document", IdentifierKind.Passport)]
    [InlineData("Who knows", IdentifierKind.Other)]
    public void A_document_is_told_by_the_publishers_words(string type, IdentifierKind kind)
    {
        var card = Card.Replace("National ID card", type, StringComparison.Ordinal);

        Assert.Equal((kind, type), Sources.One(Lines(Person, card)).Facts.Identifiers.Where(i => i.Number == "77").Select(i => (i.Kind, i.Label)).Single());
    }

    [Fact]
    public void An_array_of_entities_is_read_as_lines_are() =>
        Check(Sources.One(Sources.Text("entities.json", $"[\n  {Person},\n{Passport}\n , {Card},{Sanction},{Later},{Full},{Parts}\n]\n")));

    [Theory]
    [InlineData("opensanctions/wd_persons_2024-03-09/targets.nested.json", 20, 20)]
    [InlineData("opensanctions/wd_persons_2024-03-09/entities.ftm.json", 281, 100)]
    [InlineData("opensanctions/parteispenden/entities.ftm.json.gz", 475, 96)]
    [InlineData("opensanctions/yente_t1/entities.ftm.json", 7, 6)]
    [InlineData("senzing/us_tel.json", 10, 10)]
    public void The_published_files_are_read_without_an_issue(string file, long rows, int parties)
    {
        var (reading, listings) = Sources.Read(SharedData.Source($"lists/{file}"));

        Assert.Equal((ListFormat.FollowTheMoney, rows, parties, 0L), (reading.Format, reading.RowsRead, listings.Count, reading.IssueCount));
    }

    [Fact]
    public void Every_address_that_a_party_names_is_carried_over()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/opensanctions/parteispenden/entities.ftm.json.gz"));

        Assert.False(reading.Dropped.ContainsKey("schema:Address"));
        Assert.Equal(84, listings.Count(l => l.Facts.Addresses.Count > 0));
    }
}
