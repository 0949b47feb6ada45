using Lookback.Core.Lists.Text;

namespace Lookback.Tests.Lists;

/// <summary>Names that publishers write into a name.</summary>
public class KnownAsTests
{
    [Theory]
    [InlineData("Nordhavn Ltd., a.k.a. Sydhavn Ltd. (Minsk)", "Nordhavn Ltd.", "Sydhavn Ltd. (Minsk) Alias")]
    [InlineData("NORDHAVN HOLDINGS A.K.A NORDHAVN STAR", "NORDHAVN HOLDINGS", "NORDHAVN STAR Alias")]
    [InlineData("Nord, AO (f.k.a., Nord ZAO)", "Nord, AO", "Nord ZAO Former")]
    [InlineData("ANNA (A.K.A. NAN VORELL) LI", "ANNA LI", "NAN VORELL Alias")]
    [InlineData("Nord (fka Old Nord) (d/b/a Nord (East) Post)", "Nord", "Old Nord Former|Nord (East) Post Alias")]
    [InlineData("Nordhavn also known as Nord, formerly known as Old Nord", "Nordhavn", "Nord Alias|Old Nord Former")]
    [InlineData("Institute, a.k.a., Office.", "Institute", "Office. Alias")]
    [InlineData("YK-AKA", "YK-AKA", "")]
    [InlineData("Aka Vorell", "Aka Vorell", "")]
    [InlineData("Vorell Aka Anton", "Vorell Aka Anton", "")]
    [InlineData("(a.k.a. Nord)", "(a.k.a. Nord)", "")]
    [InlineData("Nord A.K.A.", "Nord A.K.A.", "")]
    public void A_name_is_parted_where_it_says_so(string written, string name, string others)
    {
        var (alone, more) = KnownAs.Read(written);

        Assert.Equal((name, others), (alone, string.Join('|', more.Select(o => $"{o.Name} {o.Kind}"))));
    }

    [Theory]
    [InlineData("DBA Nordhavn Ltd.", "Nordhavn Ltd. Alias")]
    [InlineData("d/b/a Nordhavn", "Nordhavn Alias")]
    [InlineData("a.k.a., Nord", "Nord Alias")]
    [InlineData("formerly known as Nord", "Nord Former")]
    [InlineData("Dbaran Ltd.", "Dbaran Ltd. Alias")]
    [InlineData("Aka Vorell", "Aka Vorell Alias")]
    [InlineData("DBA", "DBA Alias")]
    [InlineData("DBA -", "DBA - Alias")]
    public void Words_before_an_alias_that_say_what_it_is_are_no_part_of_it(string written, string name)
    {
        var (bare, kind) = KnownAs.WithoutLead(written);

        Assert.Equal(name, $"{bare} {kind}");
    }

    [Fact]
    public void A_text_without_end_is_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("Nord a.k.a. ", 5_000));

        Assert.Equal(text, KnownAs.Read(text).Name);
    }
}
