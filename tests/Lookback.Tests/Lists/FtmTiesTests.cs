using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

/// <summary>Entities that tie two parties, and what the published model says of them.</summary>
public class FtmTiesTests
{
    private const string Anton = """{"id":"p-1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Anton Vorell"]}}""";
    private const string Trading = """{"id":"c-1","caption":"Nordhavn Trading","schema":"Company","properties":{"name":["Nordhavn Trading"]}}""";
    private const string Owns = """{"id":"o-1","schema":"Ownership","properties":{"owner":["p-1"],"asset":["c-1"],"percentage":["51"],"startDate":["2019"],"endDate":["2021-05"],"role":["nominee"]}}""";
    private const string Holds = """{"id":"h-1","schema":"Occupancy","properties":{"holder":["p-1"],"post":["q-1"],"startDate":["2001-05"],"endDate":["2006"]}}""";
    private const string Post = """{"id":"q-1","caption":"Governor of Nordhavn","schema":"Position","properties":{"name":["Governor of Nordhavn"]}}""";

    private static SourceFile Lines(params string[] lines) => Sources.Text("entities.ftm.json", string.Join('\n', lines) + "\n");

    private static string Tie(string schema, string source, string target) =>
        $$"""{"id":"t","schema":"{{schema}}","properties":{"{{source}}":["p-1"],"{{target}}":["c-1"] } }""";

    [Fact]
    public void Both_ends_say_the_tie_as_it_is_seen_from_them_wherever_it_stands()
    {
        foreach (var file in new[] { Lines(Anton, Owns, Trading), Lines(Owns, Anton, Trading), Lines(Trading, Anton, Owns) })
        {
            var (reading, listings) = Sources.Read(file);
            var (person, company) = (listings.Single(l => l.Id.Key == "p-1"), listings.Single(l => l.Id.Key == "c-1"));

            Assert.Equal(["Ownership Source | Assets and shares: c-1, since 2019, until 2021-05, 51, nominee"], Sources.Relations(person));
            Assert.Equal(["Ownership Target | Owners: p-1, since 2019, until 2021-05, 51, nominee"], Sources.Relations(company));
            Assert.Empty(reading.Dropped);
        }
    }

    [Theory]
    [InlineData("Directorship", "director", "organization", RelationKind.Leadership, RelationEnd.Source)]
    [InlineData("Membership", "member", "organization", RelationKind.Membership, RelationEnd.Source)]
    [InlineData("Employment", "employee", "employer", RelationKind.Employment, RelationEnd.Source)]
    [InlineData("Representation", "agent", "client", RelationKind.Representation, RelationEnd.Source)]
    [InlineData("Succession", "predecessor", "successor", RelationKind.Succession, RelationEnd.Source)]
    [InlineData("Family", "person", "relative", RelationKind.Family, RelationEnd.Either)]
    [InlineData("Associate", "person", "associate", RelationKind.Association, RelationEnd.Either)]
    [InlineData("UnknownLink", "subject", "object", RelationKind.Other, RelationEnd.Either)]
    [InlineData("Debt", "debtor", "creditor", RelationKind.Other, RelationEnd.Source)]
    public void Every_edge_between_parties_is_a_relation(string schema, string source, string target, RelationKind kind, RelationEnd end)
    {
        var (_, listings) = Sources.Read(Lines(Anton, Tie(schema, source, target), Trading));

        var (one, other) = (Assert.Single(listings[0].Relations), Assert.Single(listings[1].Relations));
        Assert.Equal((kind, end, "c-1"), (one.Kind, one.End, one.OtherKey));
        Assert.Equal((kind, end == RelationEnd.Source ? RelationEnd.Target : end, "p-1"), (other.Kind, other.End, other.OtherKey));
        Assert.NotEqual("", one.Words);
    }

    [Fact]
    public void A_tie_nested_in_a_party_names_the_other()
    {
        const string nested = """{"id":"p-1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Anton Vorell"],"ownershipOwner":[{"id":"o-1","schema":"Ownership","properties":{"owner":["p-1"],"asset":[{"id":"c-1","caption":"Nordhavn Trading","schema":"Company","properties":{"name":["Nordhavn Trading"]}}]}}],"familyRelative":[{"id":"f-1","schema":"Family","properties":{"person":[{"id":"p-2","caption":"Elena Vorell","schema":"Person","properties":{}}],"relationship":["daughter"]}}]}}""";

        Assert.Equal(
            ["Ownership Source | Assets and shares: Nordhavn Trading (c-1)", "Family Either | Relatives: p-2, daughter"],
            Sources.Relations(Sources.One(Lines(nested))));
    }

    [Fact]
    public void A_party_that_a_property_names_is_a_relation()
    {
        const string ship = """{"id":"v-1","caption":"Grey Heron","schema":"Vessel","properties":{"name":["Grey Heron"],"owner":["c-1"],"operator":[{"id":"c-2","caption":"Heron Lines","schema":"Company","properties":{}}]}}""";

        Assert.Equal(
            ["Ownership Target | Operator: Heron Lines (c-2)", "Ownership Target | Owner: c-1"], Sources.Relations(Sources.One(Lines(ship))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_position_held_is_a_title()
    {
        var (reading, listings) = Sources.Read(Lines(Holds, Anton, Post));

        Assert.Equal(["Governor of Nordhavn, 2001-05 to 2006"], listings[0].Titles);
        Assert.Empty(reading.Dropped);
        Assert.Equal(0, reading.IssueCount);
    }

    [Fact]
    public void Ties_of_nobody_in_the_file_are_counted()
    {
        var (reading, _) = Sources.Read(Lines(
            Trading.Replace("c-1", "c-9", StringComparison.Ordinal), Owns, Holds, """{"id":"x","schema":"Family","properties":{"person":["p-1"]}}""", Post));

        Assert.Equal([("schema:Family", 1L), ("schema:Occupancy", 1L), ("schema:Ownership", 1L), ("schema:Position", 1L)], reading.Dropped.Select(d => (d.Key, d.Value)));
    }

    [Fact]
    public void What_the_model_does_not_know_is_told_once()
    {
        var odd = Anton.Replace("\"name\"", "\"shoeSize\":[\"44\"],\"name\"", StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(Lines(
            odd, odd.Replace("p-1", "p-2", StringComparison.Ordinal), """{"id":"s","schema":"Starship","properties":{"name":["Heron"]}}"""));

        Assert.Equal(2, listings.Count);
        Assert.Equal(
            [
                "entities.ftm.json, line 1, shoeSize: expected a property of Person in FollowTheMoney 3.8.4, found \"one it does not have, left out\"",
                "entities.ftm.json, line 3, schema: expected a schema of FollowTheMoney 3.8.4, found \"Starship\"",
            ],
            reading.Issues.Select(i => i.ToString()));
        Assert.Equal(1, reading.RowsLost);
    }

    [Fact]
    public void What_must_not_be_kept_of_a_person_does_not_come_back_by_a_tie()
    {
        const string member = """{"id":"p-1","caption":"Anton Vorell","schema":"Person","properties":{"name":["Anton Vorell"],"faithOfHis":["Baptist"],"membershipMember":[{"id":"m","schema":"Membership","properties":{"organization":[{"id":"o-1","caption":"Baptist Church of Nordhavn","schema":"Organization","properties":{}}],"role":["deacon"],"description":["member of the opposition"]}}],"familyPerson":[{"id":"f","schema":"Family","properties":{"relative":[{"id":"p-2","caption":"Elena Vorell","schema":"Person","properties":{}}],"relationship":["daughter"],"summary":["of the faith"]}}]}}""";
        var (reading, listings) = Sources.Read(Lines(member));

        Assert.Equal(["Membership Source | Memberships: o-1", "Family Either | Relatives: p-2, daughter"], Sources.Relations(listings[0]).Select(r => r.Replace("Family members", "Relatives", StringComparison.Ordinal)));
        var all = System.Text.Json.JsonSerializer.Serialize(listings[0]) + string.Join('\n', reading.Issues);
        foreach (var word in new[] { "Baptist", "deacon", "opposition", "faith\"", "of the faith", "Elena" }) Assert.DoesNotContain(word, all, StringComparison.Ordinal);
    }

    [Fact]
    public void Ties_without_end_are_told_and_left_out()
    {
        string Ids(string letter, int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{letter}{i}\""));
        var cross = $$"""{"id":"x","schema":"Ownership","properties":{"owner":[{{Ids("p-", 200)}}],"asset":[{{Ids("c-", 200)}}]} }""";
        var (reading, listings) = Sources.Read(Lines(Anton, cross, Trading));
        Assert.All(listings, l => Assert.Empty(l.Relations));
        Assert.Contains("Ownership: expected at most 1000 pairs of ends", reading.Issues[0].ToString(), StringComparison.Ordinal);

        var many = Enumerable.Range(0, 1_200).Select(i => $$"""{"id":"o{{i}}","schema":"Ownership","properties":{"owner":["p-1"],"asset":["z{{i}}"]} }""");
        var holder = Sources.Read(Lines([Anton, .. many])).Listings[0];
        Assert.Equal((1_000, "200 more relations are stated and left out"), (holder.Relations.Count, Assert.Single(holder.Remarks)));
    }

    [Fact]
    public void What_is_no_fact_is_kept_as_a_remark_or_a_number_that_nothing_compares()
    {
        const string company = """{"id":"c-1","caption":"Nordhavn","schema":"Company","properties":{"name":["Nordhavn"],"isinCode":["XS0000000009"],"kppCode":["770101001"],"wikidataId":["Q1"],"description":["Ship broker"],"incorporationDate":["1999"],"summary":[],"sourceUrl":["https://x.example"]}}""";
        var (reading, listings) = Sources.Read(Lines(company));

        Assert.Equal(["Other XS0000000009 ISIN", "Other 770101001 KPP", "Other Q1 Wikidata ID"], Sources.Numbers(listings[0]));
        Assert.Equal(["Description: Ship broker", "Incorporation date: 1999"], listings[0].Remarks);
        Assert.Equal(0, reading.IssueCount);
    }

    [Fact]
    public void The_model_is_the_published_one()
    {
        Assert.Equal(70, FtmModel.Current.Schemata.Count());
        Assert.Equal(
            ["Airplane", "Company", "CryptoWallet", "LegalEntity", "Organization", "Person", "PublicBody", "Vessel"],
            FtmModel.Current.Schemata.Where(s => s.Party is not null).Select(s => s.Name).Order(StringComparer.Ordinal));
        Assert.Equal("name", FtmModel.Current.Find("Vessel")!.Properties["previousName"].Type);
        Assert.Null(FtmModel.Current.Find("Documentation")!.Edge);
    }
}
