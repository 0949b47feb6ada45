using Lookback.Core.Records;

namespace Lookback.Tests.Records;

public class CountriesTests
{
    [Theory]
    [InlineData("North Korea", "KP")]
    [InlineData("Korea, North", "KP")]
    [InlineData("Democratic People's Republic of Korea", "KP")]
    [InlineData("democratic people’s republic of korea", "KP")]
    [InlineData("DPRK", "KP")]
    [InlineData("prk", "KP")]
    [InlineData("Korea, South", "KR")]
    [InlineData("Iran (Islamic Republic of)", "IR")]
    [InlineData("Congo, Democratic Republic of the", "CD")]
    [InlineData("Congo, Republic of the", "CG")]
    [InlineData("Burma", "MM")]
    [InlineData("Palestinian", "PS")]
    [InlineData("West Bank", "PS")]
    [InlineData("Region: Gaza", "PS")]
    [InlineData("Virgin Islands, British", "VG")]
    [InlineData("cote  d ivoire", "CI")]
    [InlineData("CÔTE D'IVOIRE", "CI")]
    [InlineData("Türkiye", "TR")]
    [InlineData("D<<", "DE")]
    [InlineData("GBN", "GB")]
    [InlineData("RKS", "XK")]
    [InlineData("gb-sct", "GB")]
    [InlineData("suhh", "SU")]
    [InlineData("USSR", "SU")]
    [InlineData("Russian", "RU")]
    [InlineData("us", "US")]
    public void Countries_are_found_by_code_and_by_every_usual_name(string text, string code) =>
        Assert.Equal(new CountryCode(code), Countries.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Atlantis")]
    [InlineData("Region: Kafia Kingi")]
    [InlineData("XXA")]
    [InlineData("\ud800")]
    [InlineData("\ufffe")]
    public void What_is_no_country_is_never_guessed(string text) => Assert.Null(Countries.Find(text));

    [Fact]
    public void The_answer_does_not_hang_on_the_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
            Assert.Equal(new CountryCode("ID"), Countries.Find("INDONESIA"));
            Assert.Equal(new CountryCode("IT"), Countries.Find("ITALIAN"));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_code_has_a_name_that_finds_it_again()
    {
        foreach (var first in Enumerable.Range('A', 26))
        {
            foreach (var second in Enumerable.Range('A', 26))
            {
                if (Countries.Find($"{(char)first}{(char)second}") is not { } country) continue;
                Assert.Equal(country, Countries.Find(Countries.Name(country)));
            }
        }
    }

    [Fact]
    public void A_code_that_is_not_known_is_its_own_name() => Assert.Equal("QZ", Countries.Name(new CountryCode("QZ")));
}
