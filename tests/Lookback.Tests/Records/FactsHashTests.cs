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
