using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Tests.Lists;

/// <summary>What a field of names is read as; the notes, one by one.</summary>
public class WrittenNamesTests
{
    private static IEnumerable<string> Of(string written, NameKind kind = NameKind.Alias) => WrittenNames.Of(written, kind).Select(n => $"{n.Name} ({n.Kind})");

    [Theory]
    [InlineData("Anton Vorell; Anton Worell;", "Anton Vorell (Alias)", "Anton Worell (Alias)")]
    [InlineData("a) Anton Vorell b) Anton Worell", "Anton Vorell (Alias)", "Anton Worell (Alias)")]
    [InlineData("Anton Vorell b) Anton Worell; A. Worell", "Anton Vorell (Alias)", "Anton Worell (Alias)", "A. Worell (Alias)")]
    [InlineData("Antonn, Antton, Anttonn", "Antonn (Alias)", "Antton (Alias)", "Anttonn (Alias)")]
    [InlineData("حسن فوريل (Hassan Vorell; Hasan Vorel)", "حسن فوريل (OriginalScript)", "Hassan Vorell (Alias)", "Hasan Vorel (Alias)")]
    [InlineData("Hassan Vorell (حسن فوريل ),", "Hassan Vorell (Alias)", "حسن فوريل (OriginalScript)")]
    [InlineData("Hassan Vorell حسن فوريل", "Hassan Vorell (Alias)", "حسن فوريل (OriginalScript)")]
    [InlineData("Северный свет (Northern Light in Libya (NLL))", "Северный свет (OriginalScript)", "Northern Light in Libya (NLL) (Alias)")]
    [InlineData(
        "Northern Light (NL) (Северный свет (original script); Light of the North; Lights)",
        "Northern Light (NL) (Alias)", "Северный свет (OriginalScript)", "Light of the North (Alias)", "Lights (Alias)")]
    [InlineData("Северный свет (Northern Light - sub-unit name)", "Северный свет (OriginalScript)", "Northern Light (Alias)")]
    public void Several_names_in_one_field_are_each_a_name(string written, params string[] names) => Assert.Equal(names, Of(written));

    [Theory]
    [InlineData("Anton Vorell (birth name)", "Anton Vorell (Alias)")]
    [InlineData("EL ANTON (COMBAT NAME)", "EL ANTON (Alias)")]
    [InlineData("Anton (prominently known as)", "Anton (Alias)")]
    [InlineData("Anton Vorell (formerly listed as)", "Anton Vorell (Former)")]
    [InlineData("Previously known as: Anton Vorell", "Anton Vorell (Former)")]
    [InlineData("Anton Vorell (Previously listed as. In Arabic: أنتون فوريل)", "Anton Vorell (Former)", "أنتون فوريل (OriginalScript)")]
    [InlineData("Anton Vorell, III (third)", "Anton Vorell, III (Alias)")]
    [InlineData("Anton Romeo (Call sign)", "Anton Romeo (WeakAlias)")]
    [InlineData("ፍትዊ ዓብዱረዛቕ (Tigrinya)", "ፍትዊ ዓብዱረዛቕ (Alias)")]
    [InlineData(") Anton Vorell", "Anton Vorell (Alias)")]
    public void Notes_are_no_part_of_a_name(string written, params string[] names) => Assert.Equal(names, Of(written));

    [Theory]
    [InlineData("Northern Light (NGO)")]
    [InlineData("Leader (Hong Kong) International")]
    [InlineData("Northern Light (Indonesia)")]
    [InlineData("Lom-ali Vorellev (Vorellaev)")]
    [InlineData("北光船務(香港)有限公司")]
    [InlineData("Separate Guard Brigade (unit 08802)")]
    [InlineData("ROADS OF THE MIDDLE AREA (ROADS")]
    [InlineData("NL(r)-LIGHT")]
    [InlineData("Northern Light, Education, Culture")]
    [InlineData("Vorell, Anton")]
    [InlineData("Newly Born in Christ born again Church")]
    [InlineData("Движение „Taibah“")]
    public void Whatever_else_stands_in_brackets_is_part_of_the_name(string written) => Assert.Equal([$"{written} (Alias)"], Of(written));

    [Fact]
    public void A_weak_name_stays_weak_in_whatever_script_and_of_a_primary_field_one_alone_is_primary()
    {
        Assert.Equal(["Hassan (WeakAlias)", "حسن (WeakAlias)"], Of("Hassan (original script: حسن)", NameKind.WeakAlias));
        Assert.Equal(["Anton (WeakAlias)"], Of("Anton (formerly listed as)", NameKind.WeakAlias));
        Assert.Equal(
            ["Northern Light (NL) (Primary)", "Light of the North (Alias)", "Северный свет (OriginalScript)"],
            Of("Northern Light (NL) ; Light of the North (Северный свет)", NameKind.Primary));
    }

    [Theory]
    [InlineData("Anton Vorell, born in Gomel on 01 Jan.1967", "Anton Vorell", "born in Gomel on 01 Jan.1967", "1967-01-01")]
    [InlineData("Anton Vorell born in 1963", "Anton Vorell", "born in 1963", "1963")]
    [InlineData("Anton Vorell, born 1 Jan. 1953 (Oman passport no.03825239)", "Anton Vorell", "born 1 Jan. 1953 (Oman passport no.03825239)", "1953-01-01")]
    [InlineData("Anton Vorell (false identity linked to passport number 434021161)", "Anton Vorell", "false identity linked to passport number 434021161", null)]
    public void What_is_said_of_a_name_is_kept_beside_it(string written, string name, string more, string? born)
    {
        var only = Assert.Single(WrittenNames.Of(written, NameKind.Alias));

        Assert.Equal((name, more, born), (only.Name, only.More, only.Born?.ToString()));
    }

    [Fact]
    public void No_text_is_lost_or_runs_away()
    {
        Assert.Empty(WrittenNames.Of("  ", NameKind.Alias));
        Assert.Equal(["; ; (Alias)"], Of("; ;"));
        Assert.Equal("()", Assert.Single(WrittenNames.Of("()", NameKind.Alias)).Name);
        var deep = new string('(', 1_900) + "x" + new string(')', 1_900);
        Assert.Equal(deep, Assert.Single(WrittenNames.Of(deep, NameKind.Alias)).Name);
        Assert.Single(WrittenNames.Of("Anton " + string.Concat(Enumerable.Repeat("(birth)", 500)), NameKind.Alias));
        Assert.Equal(500, WrittenNames.Of(string.Join(';', Enumerable.Range(0, 500).Select(i => $"A {i}")), NameKind.Alias).Count);
    }
}
