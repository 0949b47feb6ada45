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
    public void A_byte_order_mark_the_wrong_way_round_is_nothing() => Assert.Equal("stefan zuberek", Read("Stef\ufffean Zuberek").ToString());

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
    public void A_digit_inside_a_word_of_an_organisation_is_read_both_ways()
    {
        var word = Name.Of(new PartyName { Full = "Zub3rek Trading" }, Schema.Organization).Core[0];
        Assert.Equal("zuberek", word.Folded);
        Assert.Equal("zub3rek", Assert.Single(word.Others).Folded);
    }

    [Theory]
    [InlineData("Zubere4 Trading", "zubere4", "zuberea")]
    [InlineData("5uberek Trading", "5uberek", "suberek")]
    [InlineData("Zuberek24 Trading", "zuberek24", null)]
    [InlineData("Zub24rek Trading", "zub24rek", null)]
    [InlineData("Z3M Trading", "z3m", null)]
    public void At_its_ends_it_is_a_digit_first_and_beside_another_or_in_a_short_word_nothing_else(string raw, string first, string? other)
    {
        var word = Name.Of(new PartyName { Full = raw }, Schema.Organization).Core[0];
        Assert.Equal(first, word.Folded);
        Assert.Equal(other, word.Others.SingleOrDefault()?.Folded);
    }

    [Theory]
    [InlineData("Сoколов", "Соколов")]
    [InlineData("Сepгей", "Сергей")]
    [InlineData("CОКOЛOВA", "СОКОЛОВА")]
    public void Latin_letters_in_a_word_that_only_Cyrillic_can_spell_are_Cyrillic(string raw, string cyrillic)
    {
        var word = Read(raw).Core[0];
        Assert.Equal((cyrillic, Script.Cyrillic), (word.Text, word.Script));
    }

    [Theory]
    [InlineData("MXHMD ELY", "محمد علي")]
    [InlineData("XHSN ELWARQY", "حسن علوارقي")]
    [InlineData("MHMD SLMN", "مهمد سلمن")]
    public void A_name_in_the_letters_of_a_passports_line_is_Arabic(string raw, string arabic)
    {
        var name = Read(raw);
        Assert.All(name.Core, p => Assert.Equal(Script.Arabic, p.Script));
        Assert.Equal(Read(arabic).Joined, name.Joined);
    }

    [Theory]
    [InlineData("Xhevat Xhemajli")]
    [InlineData("XHAFER HASANAJ")]
    [InlineData("Yin Xiangzhe")]
    [InlineData("Max Schwarz")]
    [InlineData("Smth Jhn")]
    [InlineData("Xenia Brandt")]
    [InlineData("JAN SMRZ")]
    [InlineData("XHEMSHIT ALIU")]
    [InlineData("KELLY/JAMES MSTR")]
    [InlineData("MSGR PAUL RAMSEY")]
    public void Other_names_with_an_x_or_few_vowels_are_not(string raw) => Assert.All(Read(raw).Core, p => Assert.Equal(Script.Latin, p.Script));

    private static Name Read(string raw) => Name.Of(new PartyName { Full = raw }, Schema.Person);
}
