using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Tests.Names;

/// <summary>Names written to be read by people and not by machines.</summary>
public sealed class DisguiseTests
{
    [Theory]
    [InlineData("Ig0r Zub3rek", "igor zuberek")]
    [InlineData("5tefan Zuberek", "stefan zuberek")]
    [InlineData("M@ria $uberek", "maria suberek")]
    [InlineData("S t e f a n  Z u b e r e k", "stefan zuberek")]
    [InlineData("S.t.e.f.a.n Z.u.b.e.r.e.k", "stefan zuberek")]
    [InlineData("\uff33\uff54\uff45\uff46\uff41\uff4e Zuberek", "stefan zuberek")]
    [InlineData("\ud835\udc12\ud835\udc2d\ud835\udc1e\ud835\udc1f\ud835\udc1a\ud835\udc27 Zuberek", "stefan zuberek")]
    [InlineData("\ud83c\udd82\ud83c\udd83\ud83c\udd74\ud83c\udd75\ud83c\udd70\ud83c\udd7d Zuberek", "stefan zuberek")]
    [InlineData("\ua731\u1d1b\u1d07\ua730\u1d00\u0274 Zuberek", "stefan zuberek")]
    [InlineData("St\u0435f\u0430n Zub\u03b5r\u0435k", "stefan zuberek")]
    [InlineData("\ua4e2\ua4d4\ua4f0\ua4dd\ua4ee\ua4e0 Zuberek", "stefan zuberek")]
    [InlineData("\u13a0\u13aa\u13d9\u13a5\u13a0 Zuberek", "david zuberek")]
    [InlineData("Ste\u200b\u2063fan\ufeff Zu\u00adbe\u202erek", "stefan zuberek")]
    [InlineData("Stefan\U000e0041\U000e0042 Zuberek\ufe0f", "stefan zuberek")]
    public void A_disguised_name_reads_as_what_it_stands_for(string raw, string folded) => Assert.Equal(folded, Read(raw).ToString());

    [Fact]
    public void Half_a_pair_of_surrogates_is_nothing() => Assert.Equal("stefan zuberek", Read("Stef" + '\ud800' + "an Zu" + '\udc00' + "berek").ToString());

    [Theory]
    [InlineData("J. R. R. T", "j r r t")]
    [InlineData("Stefan2", "stefan2")]
    [InlineData("K1m", "k1m")]
    public void What_only_looks_disguised_stays(string raw, string folded) => Assert.Equal(folded, Read(raw).ToString());

    [Fact]
    public void A_word_of_letters_that_pass_for_latin_is_latin_beside_latin_words_and_keeps_its_own_reading()
    {
        var beside = Read("\u0421\u043e\u0441\u043e Zuberek").Core[0];
        Assert.Equal(("coco", Script.Latin), (beside.Folded, beside.Script));
        Assert.Contains(beside.Others, o => o.Folded == "soso");
        var alone = Read("\u0421\u0430\u0440\u0430").Core[0];
        Assert.Equal(("sara", Script.Cyrillic), (alone.Folded, alone.Script));
        Assert.Contains(alone.Others, o => o.Folded == "capa");
    }

    [Fact]
    public void Digits_of_an_organisation_are_digits() =>
        Assert.Contains("zub3rek", Name.Of(new PartyName { Full = "Zub3rek Trading" }, Schema.Organization).ToString(), StringComparison.Ordinal);

    private static Name Read(string raw) => Name.Of(new PartyName { Full = raw }, Schema.Person);
}
