using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Tests.Names;

public sealed class PersonReadingTests
{
    [Theory]
    [InlineData("Dipl.-Ing. Maria Zuberek", "maria zuberek")]
    [InlineData("H.E. Sheikh Tariq Zuberi Quillfeather", "tariq zuberi quillfeather")]
    [InlineData("Lt. Gen. (ret.) Oyelaran Zuberek", "oyelaran zuberek")]
    [InlineData("Mullah Haji Tariq Zuberi", "tariq zuberi")]
    [InlineData("генерал-майор Иван Зуберек", "ivan zuberek")]
    [InlineData("Г-н Иван Зуберек", "ivan zuberek")]
    [InlineData("Καθηγητής Γεώργιος Ζουμπερέκ", "georgios zoumperek")]
    [InlineData("Mme Jeanne Zuberek", "jeanne zuberek")]
    [InlineData("王小明先生", "wang xiaoming")]
    [InlineData("김민수 씨", "kim minsu")]
    [InlineData("King Harald Zuberek Quillfeather", "harald zuberek quillfeather")]
    public void Titles_are_no_part_of_a_name_in_any_script(string raw, string core) => Assert.Equal(core, Core(raw));

    [Theory]
    [InlineData("Martin Zuberek King", "king")]
    [InlineData("Maria Quillfeather Bishop", "bishop")]
    [InlineData("Haji Zuberek", "haji")]
    public void A_title_that_is_a_name_where_it_stands_carries_it(string raw, string word) => Assert.Contains(word, Core(raw).Split(' '));

    [Theory]
    [InlineData("Roman Arkadyevich Abramovich", "arkadyevich")]
    [InlineData("ZUBEREK Ivan Sergeevich", "sergeevich")]
    [InlineData("Vladimir Ilyich Zuberek", "ilyich")]
    [InlineData("Оксана Ильинична Зуберек", "ilinichna")]
    [InlineData("Oksana Petrivna Zuberek", "petrivna")]
    [InlineData("Ilham Heydar oglu Zuberek", "heydar")]
    [InlineData("Zuberek Ilham Heydar qizi", "heydar")]
    [InlineData("Ahmad ibn Hasan al-Zuberi", "hasan")]
    [InlineData("Ahmad b. Hasan al-Zuberi", "hasan")]
    [InlineData("Siti binti Rahman Quillfeather", "rahman")]
    [InlineData("Sidi ould Tariq Zuberi", "tariq")]
    public void The_fathers_name_is_told_by_its_ending_or_the_words_around_it(string raw, string father) =>
        Assert.Equal([father], Read(raw).Parts.Where(p => p.Role == PartRole.Patronymic).Select(p => p.Folded));

    [Theory]
    [InlineData("Ahmet Zuberek Davutoglu")]
    [InlineData("Ivan Abramovich")]
    public void A_family_name_with_such_an_ending_is_no_fathers_name(string raw) => Assert.DoesNotContain(Read(raw).Parts, p => p.Role == PartRole.Patronymic);

    [Theory]
    [InlineData("JC Quillfeather", "j c quillfeather")]
    [InlineData("J.-C. Quillfeather", "j c quillfeather")]
    [InlineData("GW Zuberek", "g w zuberek")]
    [InlineData("NG Wei Ming", "ng wei ming")]
    [InlineData("MD Rahman Zuberek", "md rahman zuberek")]
    [InlineData("Jc Quillfeather", "jc quillfeather")]
    public void Capitals_that_nobody_can_speak_are_initials(string raw, string parts) => Assert.Equal(parts, Core(raw));

    [Theory]
    [InlineData("John Zuberek Quillfeather, Jr.", "junior")]
    [InlineData("Jean Zuberek fils", "junior")]
    [InlineData("Иван Зуберек старший", "senior")]
    [InlineData("QUILLFEATHER, John Zuberek, Sr.", "senior")]
    [InlineData("Junior Zuberek Quillfeather", "")]
    [InlineData("John Zuberek", "")]
    public void A_word_behind_the_name_tells_the_generation(string raw, string generation) => Assert.Equal(generation, Read(raw).Generation);

    [Theory]
    [InlineData("ZUBEREK, Maria", "maria", "zuberek")]
    [InlineData("ZUBEREK/MARIA MRS", "maria", "zuberek")]
    [InlineData("ZUBEREK, Maria, Ph.D.", "maria", "zuberek")]
    public void A_comma_or_a_tickets_slash_tells_the_family_name(string raw, string given, string family)
    {
        var parts = Read(raw).Parts;
        Assert.Equal(PartRole.Given, parts.Single(p => p.Folded == given).Role);
        Assert.Equal(PartRole.Family, parts.Single(p => p.Folded == family).Role);
    }

    [Theory]
    [InlineData("习近平", "习", "近平")]
    [InlineData("近平 习", "习", "近平")]
    [InlineData("欧阳锋", "欧阳", "锋")]
    [InlineData("김민수", "김", "민수")]
    [InlineData("中村健太郎", "中村", "健太郎")]
    [InlineData("王小明先生", "王", "小明")]
    public void A_name_in_characters_is_found_whole_where_its_field_gives_it(string raw, string family, string given)
    {
        var name = Name.Of(new PartyName { Full = raw, Given = given, Family = family }, Schema.Person);
        Assert.Equal(family, Assert.Single(name.Parts, p => p.Role == PartRole.Family).Text);
        Assert.Equal(given, Assert.Single(name.Parts, p => p.Role == PartRole.Given).Text);
    }

    [Theory]
    [InlineData("ЗУБЕРЕК ОлегИванович", "zuberek oleg ivanovich")]
    [InlineData("AbdulRahman MariaTarkovian", "abdulrahman maria tarkovian")]
    [InlineData("AbdAlRahman Tarkovian", "abdulrahman tarkovian")]
    [InlineData("AbdElFattah Tarkovian", "abdulfattah tarkovian")]
    [InlineData("Maria MacZuberek", "maria maczuberek")]
    [InlineData("Maria McZuberek O'Brien DiCaprio", "maria mczuberek obrien dicaprio")]
    [InlineData("MXHMD E XKHALD", "muhammad u639 khalid")]
    [InlineData("ьььИван Зуберек", "u44cu44cu44c ivan zuberek")]
    [InlineData("Badul Rahman", "abdulrahman")]
    [InlineData("BADEL Pierre", "badel pierre")]
    [InlineData("Aru Kumar Zuberek", "aru kumar zuberek")]
    [InlineData("Maria VanZuberek", "maria vanzuberek")]
    [InlineData("MARIA TARKOVIAN", "maria tarkovian")]
    public void A_blank_that_is_missing_before_a_capital_is_read(string raw, string core) => Assert.Equal(core, Core(raw));

    [Theory]
    [InlineData("Maria Zuberek Maria Zuberek", "maria zuberek")]
    [InlineData("Zuberek Zuberek", "zuberek zuberek")]
    [InlineData("Maria Zuberek Maria Tarkovian", "maria zuberek maria tarkovian")]
    public void A_name_that_is_written_twice_is_read_once(string raw, string core) => Assert.Equal(core, Core(raw));

    [Fact]
    public void What_ends_in_a_legal_form_is_no_persons_name_whatever_the_source_says() =>
        Assert.Equal("limited", Read("Zuberek Tarkovian LLC").FormClass);

    private static string Core(string raw) => string.Join(' ', Read(raw).Parts.Where(p => p.IsCore).Select(p => p.Folded));

    private static Name Read(string raw) => Name.Of(new PartyName { Full = raw }, Schema.Person);
}
