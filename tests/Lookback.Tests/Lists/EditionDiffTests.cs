using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class EditionDiffTests
{
    private static ListingText Text(string key, Schema schema, params string[] names) => new()
    {
        Id = new ListingId(Sources.List, key),
        Facts = new PartyFacts
        {
            Schema = schema,
            Names = [.. names.Select((n, i) => new PartyName { Full = n, Kind = i == 0 ? NameKind.Primary : NameKind.Alias })],
        },
    };

    private static ListingText Born(ListingText text, string date) => text with { Facts = text.Facts with { BirthDates = [PartialDate.Parse(date)] } };

    private static ListingText With(ListingText text, IdentifierKind kind, string number, string? country = null) => text with
    {
        Facts = text.Facts with { Identifiers = [new Identifier { Kind = kind, Number = number, Country = country is null ? null : new CountryCode(country) }] },
    };

    private static EditionDiff Diff(ListingText gone, params ListingText[] current) => EditionDiff.Compute([], [gone], [], current);

    [Fact]
    public void A_listing_that_is_gone_and_lives_on_nowhere_is_removed()
    {
        var diff = Diff(Text("1", Schema.Person, "Anton Vorell"), Text("2", Schema.Person, "Boris Vorell"));

        Assert.Equal((1, 0), (diff.Removed.Count, diff.Merged.Count));
    }

    [Fact]
    public void The_publishers_word_makes_a_merger()
    {
        var diff = Diff(Text("ofac-1", Schema.Person, "Anton Vorell"), Text("NK-2", Schema.Person, "Somebody Else") with { Referents = ["ofac-1"] });

        Assert.Empty(diff.Removed);
        Assert.Equal("ofac-1 lives on as NK-2: NK-2 names it as one of its own (referent)", Assert.Single(diff.Merged).Why);
    }

    [Fact]
    public void A_shared_number_makes_a_merger_unless_its_countries_differ()
    {
        var gone = With(Text("1", Schema.Person, "Anton Vorell"), IdentifierKind.Passport, "AB 12-345", "BY");

        Assert.Equal("2", Assert.Single(Diff(gone, With(Text("2", Schema.Person, "A. Worel"), IdentifierKind.Passport, "ab12345")).Merged).LivesOnUnder.Key);
        Assert.Empty(Diff(gone, With(Text("2", Schema.Person, "A. Worel"), IdentifierKind.Passport, "AB12345", "RU")).Merged);
        Assert.Empty(Diff(gone, With(Text("2", Schema.Vessel, "A. Worel"), IdentifierKind.Passport, "AB12345")).Merged);
    }

    [Theory]
    [InlineData("VORELL, Anton Pavel", true)]
    [InlineData("anton pavel vorell", true)]
    [InlineData("Antón Pavel Vorell", true)]
    [InlineData("Anton Vorell", false)]
    public void An_equal_name_makes_a_merger_whatever_its_order_and_case(string name, bool merged) =>
        Assert.Equal(merged, Diff(Text("1", Schema.Person, "Anton Pavel Vorell"), Text("2", Schema.Person, name)).Merged.Count == 1);

    [Fact]
    public void A_birth_date_that_contradicts_forbids_a_merger_by_name()
    {
        var gone = Born(Text("1", Schema.Person, "Anton Vorell"), "1978");

        Assert.Single(Diff(gone, Born(Text("2", Schema.Person, "Anton Vorell"), "1978-04")).Merged);
        Assert.Single(Diff(gone, Born(Text("2", Schema.Person, "Anton Vorell"), "1981"), Text("3", Schema.Person, "Anton Vorell")).Merged);
        Assert.Empty(Diff(gone, Born(Text("2", Schema.Person, "Anton Vorell"), "1981")).Merged);
    }

    [Fact]
    public void A_single_name_is_enough_for_a_ship_and_not_for_a_person()
    {
        Assert.Single(Diff(Text("1", Schema.Vessel, "HERON"), Text("2", Schema.Vessel, "Heron")).Merged);
        Assert.Empty(Diff(Text("1", Schema.Person, "HERON"), Text("2", Schema.Person, "Heron")).Merged);
        var one = With(Text("1", Schema.Vessel, "HERON"), IdentifierKind.Imo, "9123456");
        Assert.Empty(Diff(one, With(Text("2", Schema.Vessel, "HERON"), IdentifierKind.Imo, "9654321")).Merged);
    }

    [Fact]
    public void Two_aliases_alike_make_no_merger()
    {
        Assert.Empty(Diff(Text("1", Schema.Person, "Anton Vorell", "Abu Demo"), Text("2", Schema.Person, "Boris Smit", "Abu Demo")).Merged);
        Assert.Single(Diff(Text("1", Schema.Person, "Anton Vorell", "Boris Smit"), Text("2", Schema.Person, "Boris Smit")).Merged);
    }

    [Fact]
    public void The_best_reason_wins_whatever_the_order_of_the_edition()
    {
        var gone = With(Text("1", Schema.Person, "Anton Vorell"), IdentifierKind.Passport, "AB12345");
        var byName = Text("2", Schema.Person, "Anton Vorell");
        var byNumber = With(Text("3", Schema.Person, "A. W."), IdentifierKind.Passport, "AB12345");

        Assert.Equal("3", Diff(gone, byName, byNumber).Merged[0].LivesOnUnder.Key);
        Assert.Equal("3", Diff(gone, byNumber, byName).Merged[0].LivesOnUnder.Key);
    }

    [Fact]
    public void A_change_names_its_facts_with_what_came_and_went()
    {
        var before = Born(Text("1", Schema.Person, "Anton Vorell", "Tony Vorell"), "1978") with { Remarks = ["a"], Programmes = ["X"] };
        var after = Born(Text("1", Schema.Person, "Anton Vorell"), "1979") with { Remarks = ["a"], Programmes = ["X", "Y"] };
        var change = new ListingChange(before, after);

        Assert.True(change.FactsChanged);
        Assert.Equal(["names", "birth dates", "programmes"], change.Facts.Select(f => f.Fact));
        Assert.Equal(["Tony Vorell (Alias)"], change.Facts[0].Removed);
        Assert.Equal(("1979", "1978"), (change.Facts[1].Added[0], change.Facts[1].Removed[0]));
    }

    [Fact]
    public void A_change_of_remarks_is_no_change_of_facts()
    {
        var before = Text("1", Schema.Person, "Anton Vorell") with { Remarks = ["old words"] };
        var diff = EditionDiff.Compute([], [], [(before, before with { Remarks = ["new  words"] })], []);

        Assert.Equal((1, 0), (diff.Changed.Count, diff.FactsChangedCount));
        Assert.Equal(["remarks"], diff.Changed[0].Facts.Select(f => f.Fact));
    }
}
