using CsCheck;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Tests.Support;

namespace Lookback.Tests.Records;

public sealed class FactsHashTests
{
    [Fact]
    public void Order_and_blanks_change_nothing()
    {
        var facts = Some.Person("Test  Person") with
        {
            BirthDates = [PartialDate.OfYear(1960), PartialDate.OfYear(1961)],
            Addresses = ["1 Some Street,\r\n Some Town"],
        };
        var same = Some.Person(" Test Person ") with
        {
            BirthDates = [PartialDate.OfYear(1961), PartialDate.OfYear(1960)],
            Addresses = ["1 Some Street, Some Town"],
        };
        Assert.Equal(FactsHash.Of(facts), FactsHash.Of(same));
    }

    [Fact]
    public void Remarks_programmes_and_titles_are_text_and_not_facts()
    {
        var listing = Some.Listing("1", "Test Person");
        var reworded = listing with { Remarks = ["Secondary sanctions risk"], Programmes = ["X"], Titles = ["Director"] };
        Assert.Equal(FactsHash.Of(listing.Facts), FactsHash.Of(reworded.Facts));
        Assert.NotEqual(FactsHash.Of(listing), FactsHash.Of(reworded));
    }

    [Fact]
    public void Relations_and_legal_bases_are_text_too_and_without_any_the_hash_is_what_it_was()
    {
        var listing = Some.Listing("1", "Test Person");
        var relation = new ListingRelation { Words = "Owned or Controlled By", OtherKey = "2" };
        ListingText[] others =
        [
            listing,
            listing with { LegalBases = ["Order 7"] },
            listing with { Relations = [relation] },
            listing with { Relations = [relation with { Kind = RelationKind.Ownership }] },
            listing with { Relations = [relation with { End = RelationEnd.Target }] },
            listing with { Relations = [relation with { OtherKey = "3" }] },
            listing with { Relations = [relation with { OtherName = "Nordhavn" }] },
            listing with { Relations = [relation with { IsFormer = true }] },
            listing with { Relations = [relation with { Since = PartialDate.OfYear(2019) }] },
            listing with { Relations = [relation with { Until = PartialDate.OfYear(2019) }] },
            listing with { Relations = [relation with { Remark = "51" }] },
        ];

        Assert.All(others, o => Assert.Equal(FactsHash.Of(listing.Facts), FactsHash.Of(o.Facts)));
        Assert.Equal(others.Length, others.Select(FactsHash.Of).Distinct().Count());
        Assert.Equal(
            FactsHash.Of(listing with { Relations = [relation, relation with { OtherKey = "3" }] }),
            FactsHash.Of(listing with { Relations = [relation with { OtherKey = " 3" }, relation] }));
        Assert.Equal("dpznck9hde3nj4pp18233vw31z", FactsHash.Of(listing));
    }

    [Fact]
    public void Every_identifying_fact_counts()
    {
        var facts = Some.Person("Test Person");
        PartyFacts[] others =
        [
            facts with { Schema = Schema.Organization },
            facts with { Names = [new PartyName { Full = "Test Person", Kind = NameKind.Alias }] },
            facts with { Names = [new PartyName { Full = "Test Person", Family = "Person" }] },
            facts with { BirthDates = [PartialDate.OfYear(1960)] },
            facts with { BirthPlaces = ["Somewhere"] },
            facts with { Countries = [new CountryTie(new CountryCode("FR"), CountryRole.Nationality)] },
            facts with { Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = "1" }] },
            facts with { Sex = Sex.Female },
            facts with { Addresses = ["Somewhere"] },
            facts with { Phones = ["Somewhere"] },
            facts with { Emails = ["Somewhere"] },
            facts with { Websites = ["Somewhere"] },
        ];
        var hashes = others.Select(FactsHash.Of).Append(FactsHash.Of(facts)).ToList();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void Two_sequences_of_fields_never_run_together() => Gen.Select(Gen.String.Array[0, 4], Gen.String.Array[0, 4]).Sample((a, b) =>
        a.SequenceEqual(b) == (new ContentHash().AddAll(a).ToId() == new ContentHash().AddAll(b).ToId()));
}
