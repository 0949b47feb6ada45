using Lookback.Bench.Evasion;

namespace Lookback.Tests.Bench;

/// <summary>The systems of transliteration on invented names; expected by hand from the published tables.</summary>
public sealed class TransliterationTests
{
    [Theory]
    [InlineData("Юрий Щехяев", "Iurii Shchekhiaev", "Yuriy Shchekhyayev", "Ûrij Ŝehâev", "Iurii Shchekhiaev")]
    [InlineData("Фёдор Цыев", "Fedor Tsyev", "Fyodor Tsyyev", "Fëdor Cyev", "Fedor Tcyev")]
    [InlineData("Євген Гайїв", "Ievgen Gaiiv", "Yevgen Gayyiv", "Êvgen Gajïv", "Yevhen Haiiv")]
    public void Cyrillic_is_spelled_by_each_system(string name, string icao, string bgn, string iso9, string national)
    {
        Assert.Equal(icao, Transliteration.Icao(name));
        Assert.Equal(bgn, Transliteration.Bgn(name));
        Assert.Equal(iso9, Transliteration.Iso9(name));
        Assert.Equal(national, Transliteration.National(name));
    }

    [Fact]
    public void A_Latin_name_that_is_spelled_as_Slavic_ones_are_is_respelled()
    {
        Assert.Equal("Iurii Varkoniuev", Transliteration.Icao("Yuriy Varkonyuev"));
        Assert.Equal("Ûrij Varkonûev", Transliteration.Iso9("Yuriy Varkonyuev"));
        Assert.Equal("Ana Quispe", Transliteration.Icao("Ana Quispe"));
    }

    [Fact]
    public void An_Arabic_name_in_Latin_letters_is_respelled_as_French_does() =>
        Assert.Equal("Mouhammad el-Choudjoun", Transliteration.National("Muhammad al-Shujun"));

    [Fact]
    public void A_passport_spells_Arabic_letters_it_has_no_others_for_with_an_X() => Assert.Equal("MXHMD XSHWDWN", Transliteration.Icao("محمد شودون"));

    [Fact]
    public void Latin_is_written_in_Cyrillic() => Assert.Equal("Юрий Щеков", Transliteration.ToCyrillic("Yuriy Shchekov"));

    [Theory]
    [InlineData("Muhammad al-Wadun", "محمد الودن")]
    [InlineData("Oleg Vadun", "اليغ فادون")]
    [InlineData("Олег Вадун", "اليغ فادون")]
    [InlineData("محمد", "محمد")]
    public void Names_are_written_in_Arabic(string name, string expected) => Assert.Equal(expected, Transliteration.ToArabic(name));
}
