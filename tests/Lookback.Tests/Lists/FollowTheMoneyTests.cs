using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class FollowTheMoneyTests
{
    private const string Person = """{"id":"NK-1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Антон Ворелл","Anton Vorell"],"alias":["Tony Vorell"],"weakAlias":["Tony"],"previousName":["Anton Smit"],"firstName":["Anton"],"lastName":["Vorell"],"birthDate":["1978-04-12","1978"],"birthPlace":["Gomel"],"nationality":["by"],"country":["ru"],"gender":["male"],"passportNumber":["AB1"],"idNumber":["77"],"ethnicity":["x"],"religion":["y","z"],"political":["p"],"topics":["sanction"],"notes":["Fled."],"position":["Director"],"address":["1 Mill Lane"]},"referents":["ofac-1","NK-1"],"datasets":["demo"]}""";

    private static SourceFile File(params string[] lines) => Sources.Text("entities.ftm.json", string.Join('\n', lines) + "\n");

    private static string Entity(string schema, string properties, string caption = "X") =>
        $$"""{"id":"e-1","caption":"{{caption}}","schema":"{{schema}}","properties":{ {{properties}} } }""";

    [Fact]
    public void A_person_is_read_under_its_caption()
    {
        var person = Sources.One(File(Person));

        Assert.Equal(
            ["Anton Vorell (Primary)", "Антон Ворелл (Alias)", "Tony Vorell (Alias)", "Anton Smit (Former)", "Tony (WeakAlias)"], Sources.Names(person));
        Assert.Equal(("Anton", "Vorell"), (person.Facts.Names[0].Given, person.Facts.Names[0].Family));
        Assert.Equal(["1978-04-12", "1978"], person.Facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["BY Nationality", "RU Linked"], person.Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Passport AB1", "NationalId 77"], Sources.Numbers(person));
        Assert.Equal((Sex.Male, Schema.Person), (person.Facts.Sex, person.Facts.Schema));
        Assert.Equal(["sanction", "Fled.", "Director", "ofac-1"], [.. person.Programmes, .. person.Remarks, .. person.Titles, .. person.Referents]);
    }

    [Fact]
    public void Contacts_are_facts()
    {
        var facts = Sources.One(File(Entity(
            "Company", "\"name\":[\"X\"],\"phone\":[\"+49 30 0000000\"],\"email\":[\"a@vorell.example\"],\"website\":[\"https://vorell.example\"]"))).Facts;

        Assert.Equal(["+49 30 0000000", "a@vorell.example", "https://vorell.example"], [.. facts.Phones, .. facts.Emails, .. facts.Websites]);
    }

    [Fact]
    public void Belief_origin_and_opinion_are_dropped_and_counted()
    {
        var (reading, listings) = Sources.Read(File(Person));

        Assert.Equal([("ethnicity", 1L), ("political", 1L), ("religion", 2L)], reading.Dropped.Select(d => (d.Key, d.Value)));
        var text = System.Text.Json.JsonSerializer.Serialize(listings[0]);
        Assert.DoesNotContain("\"x\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"y\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Organization", Schema.Organization)]
    [InlineData("Company", Schema.Organization)]
    [InlineData("PublicBody", Schema.Organization)]
    [InlineData("LegalEntity", Schema.Unknown)]
    [InlineData("Vessel", Schema.Vessel)]
    [InlineData("Airplane", Schema.Aircraft)]
    [InlineData("CryptoWallet", Schema.Wallet)]
    public void Every_kind_of_party_is_a_listing(string schema, Schema read) =>
        Assert.Equal(read, Sources.One(File(Entity(schema, "\"name\":[\"Nordhavn\"]"))).Facts.Schema);

    [Fact]
    public void Numbers_of_every_kind_are_read()
    {
        var listing = Sources.One(File(Entity(
            "Company",
            "\"name\":[\"N\"],\"leiCode\":[\"L1\"],\"swiftBic\":[\"B1\"],\"imoNumber\":[\"IMO9074729\"],\"mmsi\":[\"M1\"],\"publicKey\":[\"K1\"],\"taxNumber\":[\"T1\"],\"registrationNumber\":[\"R1\"],\"jurisdiction\":[\"gb-sct\"]")));

        Assert.Equal(["TaxId T1", "Registration R1", "Lei L1", "Bic B1", "Imo 9074729", "Mmsi M1", "Wallet K1"], Sources.Numbers(listing));
        Assert.Equal([new CountryTie(new CountryCode("GB"), CountryRole.Registration)], listing.Facts.Countries);
    }

    [Fact]
    public void Entities_that_are_no_party_are_counted_and_left_out()
    {
        var (reading, listings) = Sources.Read(File(Person, Entity("Address", "\"full\":[\"x\"]"), Entity("Family", "")));

        Assert.Single(listings);
        Assert.Equal((3L, 0L), (reading.RowsRead, reading.RowsLost));
        Assert.Equal(1, reading.Dropped["schema:Family"]);
    }

    [Theory]
    [InlineData("{\"id\":\"x\",", "line")]
    [InlineData("[1,2]", "line")]
    [InlineData("{\"schema\":\"Person\",\"properties\":{}}", "id")]
    [InlineData("{\"id\":\"x\",\"schema\":\"Person\"}", "properties")]
    [InlineData("{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{}}", "name")]
    [InlineData("{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[\"\\ud800\"]}}", "line")]
    public void A_bad_line_is_an_issue_and_the_import_goes_on(string line, string field)
    {
        var (reading, listings) = Sources.Read(File(Person, line, Entity("Company", "\"name\":[\"N\"]")));

        Assert.Equal((2, 1L), (listings.Count, reading.RowsLost));
        Assert.Equal((2L, field, ReadIssueWeight.Row), (reading.Issues[0].Line, reading.Issues[0].Field, reading.Issues[0].Weight));
    }

    [Fact]
    public void Name_parts_alone_make_the_name()
    {
        Assert.Equal(["Anton Vorell (Primary)"], Sources.Names(Sources.One(File(Entity("Person", "\"firstName\":[\"Anton\"],\"lastName\":[\"Vorell\"]")))));
        Assert.Equal(["0xABC (Primary)"], Sources.Names(Sources.One(File(Entity("CryptoWallet", "\"publicKey\":[\"0xABC\"]", caption: "0xABC")))));
    }

    [Fact]
    public void Name_parts_that_may_belong_to_another_spelling_are_left_out()
    {
        var name = Sources.One(File(Entity("Person", "\"name\":[\"Anton Vorell\"],\"firstName\":[\"Антон\"],\"lastName\":[\"Vorell\"]"))).Facts.Names[0];

        Assert.Null(name.Given);
    }
}
