using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Matching;

public sealed class IdentifierEvidenceTests
{
    private static readonly FactWeights W = Policy.Default.Facts;

    public static TheoryData<IdentifierKind, string, string?, IdentifierKind, string, string?, double, string> Pairs => new()
    {
        { IdentifierKind.Passport, "AB 123-4568", null, IdentifierKind.Passport, "ab1234568", "IR", W.IdentifierAgrees, "the same number" },
        { IdentifierKind.Passport, "ABO1234568", null, IdentifierKind.Passport, "AB01234568", null, W.IdentifierAgrees, "the same number but for O and 0, I and 1" },
        { IdentifierKind.Passport, "IR-X1234568", "IR", IdentifierKind.Passport, "X1234568", null, W.IdentifierAgrees, "the same number" },
        { IdentifierKind.Passport, "X7734568", "IR", IdentifierKind.Passport, "X7734568", "IQ", W.IdentifierAlike, "the same number, but of another issuer" },
        { IdentifierKind.Passport, "X7734568", null, IdentifierKind.NationalId, "X7734568", null, W.IdentifierAlike, "the same number, said to be of another kind" },
        { IdentifierKind.Passport, "X7734568", null, IdentifierKind.Passport, "X7734658", null, W.IdentifierSlip, "one slip apart" },
        { IdentifierKind.Passport, "X7734568", null, IdentifierKind.Passport, "X7794568", null, W.IdentifierSlip, "one slip apart" },
        { IdentifierKind.Passport, "X7734568", null, IdentifierKind.Passport, "Y9126650", null, W.IdentifierDiffers, "another number of the same kind" },
        { IdentifierKind.TaxId, "DE264875190", null, IdentifierKind.NationalId, "264875190", "DE", W.IdentifierAgrees, "the same number" },
        { IdentifierKind.Registration, "48213", null, IdentifierKind.Registration, "48213", null, W.IdentifierShort, "the same number, but a short one whose issuer is not known on both sides" },
        { IdentifierKind.Registration, "48213", "CY", IdentifierKind.Registration, "48213", "CY", W.IdentifierAgrees, "the same number" },
        { IdentifierKind.Imo, "IMO 9074729", null, IdentifierKind.Imo, "9074729", null, W.IdentifierAgrees, "the same number" },
        { IdentifierKind.Imo, "9074725", null, IdentifierKind.Imo, "9074725", null, W.IdentifierFails, "the same number, which fails its check digits" },
        { IdentifierKind.Imo, "9074729", null, IdentifierKind.Imo, "9074725", null, W.IdentifierSlip, "one slip apart, and one fails its check digits" },
        { IdentifierKind.Imo, "9074729", null, IdentifierKind.Imo, "9187629", null, W.IdentifierOfOneDiffers, "another number, of a kind of which a party has one" },
        { IdentifierKind.Imo, "9074729", null, IdentifierKind.Imo, "9187621", null, W.IdentifierDiffers / 2, "another number of the same kind, and one fails its check digits" },
        { IdentifierKind.Bic, "QZZBDEFF", null, IdentifierKind.Bic, "QZZBDEFFXXX", null, W.IdentifierAgrees, "the same number" },
        { IdentifierKind.Bic, "QZZBDEFF500", null, IdentifierKind.Bic, "QZZBDEFF", null, W.IdentifierShort, "branches of the same bank" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_numbers_are_to_each_other_what_the_sentence_says(
        IdentifierKind kind, string number, string? country, IdentifierKind otherKind, string other, string? otherCountry, double logit, string relation)
    {
        var found = Found.Evidence(EvidenceKind.Identifier, Found.Numbered(kind, number, country), Found.Numbered(otherKind, other, otherCountry))!;
        Assert.Equal(logit, found.Contribution);
        Assert.EndsWith($": {relation}", found.Sentence.Replace("on both sides", $"on both sides: {relation}", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000000")]
    [InlineData("999999999")]
    [InlineData("123456789")]
    [InlineData("987654321")]
    [InlineData("X0000000")]
    [InlineData("UNKNOWN")]
    [InlineData("N/A")]
    [InlineData("none")]
    [InlineData("---")]
    [InlineData("12")]
    public void A_placeholder_is_no_evidence_and_no_key(string number)
    {
        var party = Found.Numbered(IdentifierKind.Passport, number);
        Assert.Null(Found.Evidence(EvidenceKind.Identifier, party, party));
        Assert.False(PreparedParty.Of(party with { Names = [] }).Keys.Any);
    }

    [Fact]
    public void Of_several_numbers_one_in_common_is_enough()
    {
        var one = Found.Numbered(IdentifierKind.Passport, "X7734568");
        var more = one with { Identifiers = [new Identifier { Kind = IdentifierKind.Passport, Number = "K2293301" }, .. one.Identifiers] };
        Assert.Equal(W.IdentifierAgrees, Found.Logit(EvidenceKind.Identifier, one, more));
    }

    [Fact]
    public void A_number_that_fits_finds_its_bearer_under_another_name_and_one_that_fails_does_not_alone()
    {
        Match Under(string number) => Parties.Compare(
            Parties.Person("Maria Tarkovian") with { Identifiers = [new Identifier { Kind = IdentifierKind.Lei, Number = number }] },
            Parties.Person("Oyelaran Zuberek") with { Identifiers = [new Identifier { Kind = IdentifierKind.Lei, Number = number }] });
        Assert.True(Under("5493001KJTIIGC8Y1R12").IsAlert);
        Assert.False(Under("5493001KJTIIGC8Y1R13").IsAlert);
    }
}
