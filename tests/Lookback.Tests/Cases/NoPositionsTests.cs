using Lookback.Core.Cases;

namespace Lookback.Tests.Cases;

/// <summary>Where somebody is has no place in a case, however it is written; what only looks like it has.</summary>
public sealed class NoPositionsTests
{
    [Theory]
    [InlineData("seen at 38.5598, 68.7870 yesterday")]
    [InlineData("38.55, 68.78")]
    [InlineData("38.55 -68.78")]
    [InlineData("38,5598 68,7870")]
    [InlineData("38,55; 68,78")]
    [InlineData("N38 33 35 E68 46 44")]
    [InlineData("N 38.5598 E 68.787")]
    [InlineData("38 33 35 N 68 46 44 E")]
    [InlineData("38.56N, 68.79E")]
    [InlineData("38° 33' 35\"")]
    [InlineData("38.55°N")]
    [InlineData("38 deg 33 min")]
    [InlineData("geo:38.5,68.7")]
    [InlineData("the telephone 490154203237518 was on")]
    [InlineData("49-015420-323751-8")]
    public void A_position_or_a_device_is_found(string text)
    {
        Assert.NotNull(NoPositions.In(text));
        Assert.Equal("no-positions", StatementRules.NoPosition(text)?.Code);
    }

    [Theory]
    [InlineData("born 14.02.1961, met 15.02.2026")]
    [InlineData("on 14.02, 15.03 and 16.04")]
    [InlineData("05.1999, 06.2000")]
    [InlineData("between 14.30 and 15.45; 14.30, 15.45")]
    [InlineData("charged under 8 U.S.C. 1325, 1326 and INA 212(a)(3)(B)")]
    [InlineData("passport N1234567, national number 199001011234567890")]
    [InlineData("identity card 490154203237519")]
    [InlineData("USD 38.55, 68.78")]
    [InlineData("38.55, 68.78 EUR")]
    [InlineData("1,234 5,678 and 12.345.678")]
    [InlineData("$38.55, $68.78")]
    [InlineData("he is at his sister's, by his lawyer")]
    [InlineData("it was 38°C that day")]
    [InlineData("articles 212.12, 214.30")]
    public void Dates_statutes_numbers_and_amounts_are_none(string text) => Assert.Null(NoPositions.In(text));
}
