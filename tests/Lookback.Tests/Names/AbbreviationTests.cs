using Lookback.Core.Names;

namespace Lookback.Tests.Names;

public sealed class AbbreviationTests
{
    [Theory]
    [InlineData("srvces", "services")]
    [InlineData("srvces", "service")]
    [InlineData("grp", "group")]
    [InlineData("grps", "group")]
    [InlineData("distrib", "distributors")]
    [InlineData("engrg", "engineering")]
    [InlineData("intl", "international")]
    [InlineData("dept", "department")]
    [InlineData("bldg", "building")]
    [InlineData("govt", "government")]
    [InlineData("commun", "communications")]
    public void A_beginning_or_what_is_left_without_vowels_may_stand_for_a_word(string shorter, string longer) =>
        Assert.True(Abbreviations.MayStandFor(shorter, longer));

    [Theory]
    [InlineData("carter", "character")]
    [InlineData("car", "caribbean")]
    [InlineData("jhn", "john")]
    [InlineData("trading", "tradings")]
    [InlineData("srvces", "surfaces")]
    [InlineData("services", "srvces")]
    [InlineData("grp", "graph")]
    [InlineData("ltd", "united")]
    [InlineData("a1b2", "a1b2c3d4")]
    [InlineData("", "service")]
    public void Another_word_may_not(string shorter, string longer) => Assert.False(Abbreviations.MayStandFor(shorter, longer));
}
