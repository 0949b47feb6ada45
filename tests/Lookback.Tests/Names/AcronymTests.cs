using Lookback.Core.Matching;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Names;

public sealed class AcronymTests
{
    [Theory]
    [InlineData("ZTF", "Zuberek Tarko Front", 3, true)]
    [InlineData("Z.T.F.", "Zuberek Tarko Front", 3, true)]
    [InlineData("ztf", "zuberek tarko front", 3, true)]
    [InlineData("ZTF China", "Zuberek’s Tarko Front", 3, true)]
    [InlineData("ZTF", "Zuberek Tarko Front of Iran", 3, true)]
    [InlineData("ZOT", "Zuberek of Tarko", 2, true)]
    [InlineData("ZTC", "Zuberek Tarko Company", 2, true)]
    [InlineData("ЗТФ", "Зуберек Тарко Фронт", 3, true)]
    [InlineData("ZTF Shipping", "Zuberek Tarko Front", 3, false)]
    public void An_acronym_covers_the_words_it_stands_for(string one, string other, int words, bool whole)
    {
        var found = Acronyms.Between(Read(one), Read(other));
        Assert.Equal((words, whole, true), (found!.Value.Words, found.Value.IsWhole, found.Value.IsOfFirst));
        var turned = Acronyms.Between(Read(other), Read(one));
        Assert.Equal((words, whole, false), (turned!.Value.Words, turned.Value.IsWhole, turned.Value.IsOfFirst));
    }

    [Theory]
    [InlineData("ZTX", "Zuberek Tarko Front")]
    [InlineData("Ztf", "Zuberek Tarko Front")]
    [InlineData("ZT", "Zuberek Tarko")]
    [InlineData("Iran", "Industries Refinery Asia North")]
    [InlineData("ZTF", "Zuberek Quill Tarko Front")]
    [InlineData("ZTF", "Zuberek")]
    public void Other_words_are_no_acronym(string one, string other) => Assert.Null(Acronyms.Between(Read(one), Read(other)));

    [Theory]
    [InlineData("ZTF", "Zuberek Tarko Front")]
    [InlineData("Z.T.F.", "Zuberek Tarko Front")]
    [InlineData("ZTF China", "Zuberek Tarko Front")]
    [InlineData("ZTC", "Zuberek Tarko Company")]
    public void An_acronym_and_its_words_share_a_key(string one, string other) => Assert.True(
        PreparedParty.Of(Parties.Company(one)).Keys.Meet(PreparedParty.Of(Parties.Company(other)).Keys));

    [Theory]
    [InlineData("TX ZUBEREK", "TARKO XANTH ZUBEREK")]
    [InlineData("ZUBEREK TX", "JOINT TARKO XANTH ZUBEREK")]
    public void Some_words_may_be_written_by_their_first_letters_and_neither_side_matters(string one, string other)
    {
        var scale = new NameScale(Policy.Default.Name);
        var (there, back) = (NameEvidence.Logit(Read(one), Read(other), scale), NameEvidence.Logit(Read(other), Read(one), scale));
        Assert.Equal(there, back, 1e-9);
        Assert.True(there > 0, $"{one} against {other}: {there}");
        Assert.Contains(NameEvidence.PairsOf(Read(one), Read(other)), p => p.Link == PartLink.Acronym);
    }

    [Fact]
    public void Of_two_that_cover_as_much_the_letters_decide_and_not_the_side()
    {
        var scale = new NameScale(Policy.Default.Name);
        var (one, other) = (Read("TX TRADING ZUBEREK"), Read("TARKO XANTH TZ"));
        Assert.Equal(NameEvidence.Logit(one, other, scale), NameEvidence.Logit(other, one, scale), 1e-9);
    }

    private static Name Read(string raw) => Name.Of(new PartyName { Full = raw }, Schema.Organization);
}
