using CsCheck;
using Lookback.Core.Indexing;
using Lookback.Core.Matching;
using Lookback.Core.Time;

namespace Lookback.Tests.Matching;

/// <summary>What the quick look at two births allows is never less than what the comparison says.</summary>
public sealed class BirthTiersTests
{
    private static readonly BirthDateWeights Shipped = Policy.Default.BirthDate;

    // A policy under which other years speak for a match is odd, and has to be borne.
    private static readonly BirthDateWeights Odd = Shipped with { OneYear = 1.5, FewReckonedYears = 2, OtherYear = 0.5, OtherCalendar = 1, OtherDay = 4 };

    private static readonly Gen<PartialDate> Dates = Gen.Select(Gen.Int[1940, 1990], Gen.Int[1, 12], Gen.Int[1, 28], Gen.Int[0, 14], (year, month, day, kind) => kind switch
    {
        0 => PartialDate.OfYear(year),
        1 => PartialDate.OfMonth(year, month),
        2 => PartialDate.Parse($"{year}~"),
        3 => PartialDate.OfDay(year, 1, 1),
        4 => PartialDate.OfDay(year, 12, 31),
        5 => PartialDate.Between(PartialDate.OfYear(year), PartialDate.OfYear(year + 3)),
        6 => PartialDate.OfDay(year - 580, month, day),
        7 => PartialDate.OfYear(year - 621),
        8 => PartialDate.OfDay(year, 5, 17),
        9 => PartialDate.Parse($"{year}-{month:00}-{day:00}~"),
        10 => PartialDate.Parse($"{year / 10}X"),
        _ => PartialDate.OfDay(year, month, day),
    });

    [Fact]
    public void No_tier_allows_less_than_the_births_come_to() => Gen.Select(Dates.Array[0, 3], Dates.Array[0, 2], Gen.Bool).Sample((own, other, isOdd) =>
    {
        var weights = isOdd ? Odd : Shipped;
        var tiers = new BirthTiers(BirthReading.Of(own), weights);
        var found = BirthDateEvidence.Of(BirthReading.Of(other), BirthReading.Of(own), weights);
        return tiers.MostOf(tiers.Of(BirthDay.Of(other))) >= found.Logit;
    }, iter: 20_000);

    [Theory]
    [InlineData("1961-04-17", "1961-04-17", nameof(BirthTier.Near))]
    [InlineData("1961-04-17", "1985-04-17", nameof(BirthTier.Near))]
    [InlineData("1961-04-17", "1963-09-02", nameof(BirthTier.FewYears))]
    [InlineData("1961-04-17", "1964-01-01", nameof(BirthTier.FewReckonedYears))]
    [InlineData("1961", "1964-05-06", nameof(BirthTier.FewReckonedYears))]
    [InlineData("1961-04-17", "1985-09-02", nameof(BirthTier.Far))]
    [InlineData("1961-04-17", "1985", nameof(BirthTier.Far))]
    [InlineData("1961~", "1965-09-02", nameof(BirthTier.Near))]
    public void Births_are_as_far_apart_as_they_are(string own, string other, string tier) =>
        Assert.Equal(tier, new BirthTiers(BirthReading.Of([PartialDate.Parse(own)]), Shipped).Of(BirthDay.Of([PartialDate.Parse(other)])).ToString());

    [Fact]
    public void Who_has_none_is_neither_near_nor_far()
    {
        Assert.Equal(BirthTier.Unknown, new BirthTiers([], Shipped).Of(BirthDay.Of([PartialDate.OfYear(1961)])));
        Assert.Equal(BirthTier.Unknown, new BirthTiers(BirthReading.Of([PartialDate.OfYear(1961)]), Shipped).Of(BirthDay.Unknown));
    }
}
