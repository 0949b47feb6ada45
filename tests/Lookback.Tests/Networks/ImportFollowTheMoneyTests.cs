using Lookback.Core.Records;
using static Lookback.Tests.Networks.ImportRows;

namespace Lookback.Tests.Networks;

public sealed class ImportFollowTheMoneyTests
{
    private const string Parties =
        """
        {"id":"p1","schema":"Person","caption":"Oleg Vorell","properties":{"name":["Oleg Vorell"],"religion":["x"],"ethnicity":["y","z"]}}
        {"id":"c1","schema":"Company","caption":"Nordhavn","properties":{"name":["Nordhavn"]}}
        {"id":"h1","schema":"Organization","caption":"House by the river","properties":{"name":["House by the river"],"classification":["Shelter"]}}
        """;

    private static string Tie(string schema, string properties) => $$$"""{"id":"t","schema":"{{{schema}}}","properties":{ {{{properties}}} }}""";

    private static string With(string line) => $"{Parties}\n{line}\n";

    [Theory]
    [InlineData("Ownership", "owner", "asset", "owns")]
    [InlineData("Directorship", "director", "organization", "leads")]
    [InlineData("Membership", "member", "organization", "belongs-to")]
    [InlineData("Family", "person", "relative", "family")]
    [InlineData("Associate", "person", "associate", "associated-with")]
    [InlineData("UnknownLink", "subject", "object", "associated-with")]
    [InlineData("Representation", "agent", "client", "acts-for")]
    [InlineData("Payment", "payer", "beneficiary", "paid")]
    [InlineData("Succession", "predecessor", "successor", "succeeded")]
    public void Ties_are_links_of_our_kinds(string schema, string source, string target, string type) => Assert.Equal(
        $"party:case-12/p1 -{type}-> party:case-12/c1", Assert.Single(Told(With(Tie(schema, $"\"{source}\":[\"p1\"],\"{target}\":[\"c1\"]")))));

    [Fact]
    public void Who_employs_whom_is_turned_and_the_dates_role_and_sources_go_with_it()
    {
        var link = Link(With(Tie("Employment", """
            "employee":["p1"],"employer":["c1"],"startDate":["2020-05"],"endDate":["2021"],"role":["cook"],"publisher":["a register"],"sourceUrl":["https://register.example/1"]
            """.Trim())));
        Assert.Equal("party:case-12/c1 employs party:case-12/p1", $"{link.From} {link.Type} {link.To}");
        Assert.Equal(("Nordhavn", "Oleg Vorell", "2020-05", "2021", "cook"), (link.FromName, link.ToName, $"{link.Since}", $"{link.Until}", link.Remark));
        Assert.Equal(("a register", "https://register.example/1"), (Assert.Single(link.Quotes), link.Document));
    }

    [Theory]
    [InlineData("Family", "person", "relative")]
    [InlineData("Associate", "person", "associate")]
    [InlineData("Membership", "member", "organization")]
    public void Personal_ties_name_nobody_and_a_membership_says_no_role(string schema, string source, string target)
    {
        var link = Link(With(Tie(schema, $"\"{source}\":[\"p1\"],\"{target}\":[\"c1\"],\"role\":[\"believer\"]")));
        Assert.Equal((null, null), (link.FromName, link.ToName));
        if (schema == "Membership") Assert.Null(link.Remark);
    }

    [Fact]
    public void Contacts_and_numbers_of_a_party_are_links_and_what_tells_nobody_apart_is_left_out() => Assert.Equal(
        [
            "party:case-12/p2 -uses-phone-> phone:+998907312846", "dropped: unclear:phone", "party:case-12/p2 -uses-email-> email:a@quispe.example",
            "dropped: unclear:address", "party:case-12/p2 -bears-document-> document:passport/-/AA1234567", "party:case-12/p2 -bears-document-> document:passport/UZ/AB7654321",
        ],
        Told(
            """
            {"id":"p2","schema":"Person","properties":{"name":["Ana"],"phone":["+998 90 731 28 46","12"],"email":["a@quispe.example"],"address":["Tashkent"],"passportNumber":["AA1234567"]}}
            {"id":"d","schema":"Passport","properties":{"holder":["p2"],"number":["AB7654321"],"country":["uz"]}}
            """));

    [Fact]
    public void A_number_is_dialled_in_the_country_of_the_party() => Assert.Equal(
        "party:case-12/p2 -uses-phone-> phone:+998907312846",
        Assert.Single(Told("""{"id":"p2","schema":"Person","properties":{"name":["Ana"],"phone":["90 731 28 46"],"country":["uz"]}}""")));

    [Fact]
    public void Protected_parties_and_roles_are_left_out() => Assert.Equal(
        ["dropped: protected:shelter", "dropped: protected:lawyer", "dropped: schema:Debt"],
        Told(With(Tie("UnknownLink", "\"subject\":[\"p1\"],\"object\":[\"h1\"]") + "\n" + Tie("Representation", "\"agent\":[\"p1\"],\"client\":[\"c1\"],\"role\":[\"Lawyer\"]")
            + "\n" + Tie("Debt", "\"debtor\":[\"p1\"],\"creditor\":[\"c1\"]"))));

    [Fact]
    public void What_must_not_be_kept_of_anybody_is_counted_and_not_read()
    {
        var reading = Open(With(Tie("Ownership", "\"owner\":[\"p1\"],\"asset\":[\"c1\"]")));
        Assert.Single(reading.Rows());
        Assert.Equal(["ethnicity 2", "religion 1"], reading.Unread.Select(u => $"{u.Key} {u.Value}"));
    }

    [Fact]
    public void Entities_that_are_listings_are_listings_and_say_nothing_twice()
    {
        var defaults = Defaults with { ListingOf = id => id == "p1" ? new ListingId(new WatchlistId("own-list"), id) : null };
        var rows = Read(
            """
            {"id":"p1","schema":"Person","properties":{"name":["Oleg"],"phone":["+998907312846"]}}
            {"id":"t","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"]}}
            """,
            defaults: defaults);
        Assert.Equal(["dropped: said-by-listing", "listing:own-list:p1 -owns-> party:case-12/c1"], rows.Select(Told));
    }

    [Fact]
    public void A_tie_nested_in_a_party_ends_in_it() => Assert.Equal(
        ["party:case-12/p1 -owns-> party:case-12/c1", "party:case-12/c2 -owns-> party:case-12/p1"],
        Told("""{"id":"p1","schema":"Company","properties":{"name":["Oleg"],"o":[{"id":"o","schema":"Ownership","properties":{"asset":[{"id":"c1"}]}},{"id":"q","schema":"Ownership","properties":{"owner":["c2"]}}]}}"""));

    [Theory]
    [InlineData("""{"id":"t","schema":"Ownership","properties":{"owner":["p1"]}}""", "Ownership")]
    [InlineData("""{"id":"t","schema":"Ownership"}""", "properties")]
    [InlineData("""{"schema":"Ownership","properties":{}}""", "line")]
    [InlineData("""{"id":"t","schema":""", "line")]
    [InlineData("""{"id":"t","schema":"Ownership","properties":{"owner":["\ud800"],"asset":["c1"]}}""", "line")]
    [InlineData("""{"id":"d","schema":"Passport","properties":{"number":["AB7654321"]}}""", "Passport")]
    public void An_entity_that_cannot_be_read_is_a_row_that_is_not_taken(string line, string field) =>
        Assert.Equal(field, Assert.Single(Read(With(line))).Issue!.Field);

    [Fact]
    public void An_array_of_entities_is_read_as_lines_are() =>
        Assert.Equal("party:case-12/a -owns-> party:case-12/b", Assert.Single(Told("""[ {"id":"t","schema":"Ownership","properties":{"owner":["a"],"asset":["b"]}} ]""")));

    [Fact]
    public void Who_says_so_must_be_said() => Assert.Equal("no-source", Refused(Parties, defaults: Defaults with { Source = null }).Code);
}
