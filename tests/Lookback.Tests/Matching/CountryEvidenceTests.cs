using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Tests.Matching;

public sealed class CountryEvidenceTests
{
    private static readonly FactWeights W = Policy.Default.Facts;

    [Theory]
    [InlineData("FR", "FR", 1)]
    [InlineData("FR", "DE", -1)]
    // Whoever was born in Yugoslavia is of one of the states that came after it.
    [InlineData("YU", "RS", 0)]
    [InlineData("RS", "YU", 0)]
    [InlineData("YU", "YU", 1)]
    [InlineData("FR", null, 0)]
    public void Countries_agree_or_differ_and_a_state_that_is_no_more_contradicts_nothing(string own, string? listed, int expected)
    {
        var found = CountryEvidence.Of(Of(own), Of(listed), W);
        Assert.Equal(expected switch { > 0 => W.CountryAgrees, < 0 => W.CountryDiffers, _ => 0 }, found.Logit);
        Assert.Equal(expected > 0, found.Strength > 0);
        if (listed is not null) Assert.Equal(found.Logit, CountryEvidence.LogitOf(Of(own), new CountryCode(listed), W));
    }

    private static PartyCountries Of(string? code) =>
        PartyCountries.Of(code is null ? [] : [new CountryTie(new CountryCode(code), CountryRole.Nationality)]);
}
