using System.Diagnostics;
using System.Globalization;
using CsCheck;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Tests.Support;

namespace Lookback.Tests.Names;

public sealed class NameTests
{
    [Theory]
    [InlineData("Юлія Коваленко", "yuliya kovalenko")]
    [InlineData("Александър Тодоров", "aleksandar todorov")]
    [InlineData("Григорий Щукин", "grigoriy shchukin")]
    [InlineData("Γεώργιος Παπανδρέου", "georgios papandreou")]
    [InlineData("王小明", "wang xiaoming")]
    [InlineData("欧阳锋", "ouyang feng")]
    [InlineData("單偉建", "shan weijian")]
    [InlineData("김민수", "kim minsu")]
    [InlineData("Øster Łódź", "oster lodz")]
    [InlineData("ＦＵＬＬＷＩＤＴＨ Name", "fullwidth name")]
    [InlineData("𝐌𝐚𝐭𝐡 Name", "math name")]
    [InlineData("Pаvel Nоvik", "pavel novik")]
    [InlineData("Jo\u200bhn\u00ad Sm\u200dith", "john smith")]
    [InlineData("Sha'ari O’Brien", "shaari obrien")]
    public void A_name_of_any_script_is_read_in_latin_letters(string raw, string folded) => Assert.Equal(folded, Folded(raw));

    [Theory]
    [InlineData("Abd al-Rahman")]
    [InlineData("Abdul Rahman")]
    [InlineData("'Abd ar-Rahman")]
    [InlineData("Abdurrahman")]
    [InlineData("ABDELRAHMAN")]
    public void The_spellings_of_an_arabic_compound_are_one(string raw) => Assert.Equal("abdulrahman", Folded(raw));

    [Theory]
    [InlineData("TARKOVIAN, Maria Zuberek", PartRole.Family, PartRole.Given)]
    [InlineData("Tarkovian Belarmino, Maria", PartRole.Family, PartRole.Given)]
    public void A_comma_tells_family_from_given_names(string raw, PartRole first, PartRole last)
    {
        var parts = Read(raw).Parts;
        Assert.Equal(first, parts.Single(p => p.Folded == "tarkovian").Role);
        Assert.Equal(last, parts.Single(p => p.Folded == "maria").Role);
    }

    [Theory]
    [InlineData("Ivan Petrovich Zuberek", "petrovich", PartRole.Patronymic)]
    [InlineData("Ahmad bin Hasan al-Zuberi", "hasan", PartRole.Patronymic)]
    [InlineData("Ahmad bin Hasan al-Zuberi", "al", PartRole.Particle)]
    [InlineData("Dr. Maria Zuberek", "dr", PartRole.Title)]
    [InlineData("Maria FNU", "fnu", PartRole.Placeholder)]
    [InlineData("John Q. Zuberek", "q", PartRole.Initial)]
    [InlineData("John Zuberek III", "3", PartRole.Number)]
    [InlineData("Johannes Zuberek XI", "11", PartRole.Number)]
    [InlineData("Zuberek Xi", "xi", PartRole.Word)]
    [InlineData("ZUBEREK VI", "vi", PartRole.Word)]
    public void Parts_of_a_person_have_roles(string raw, string folded, PartRole role) =>
        Assert.Equal(role, Read(raw).Parts.Single(p => p.Folded == folded).Role);

    [Theory]
    [InlineData("Zuberek GmbH", "zuberek")]
    [InlineData("LIMITED LIABILITY COMPANY \"ZUBEREK\"", "zuberek")]
    [InlineData("Zuberek Sp. z o.o.", "zuberek")]
    [InlineData("ООО \"Зуберек\"", "zuberek")]
    [InlineData("A-B-C Company", "abc")]
    [InlineData("Brigade Forty-Four", "brigade 44")]
    [InlineData("ZUBEREK TECH & SRVCES LTD", "zuberek technology service")]
    [InlineData("株式会社トヨタ", "toyota")]
    public void A_company_is_carried_by_what_is_not_its_legal_form(string raw, string core) =>
        Assert.Equal(core, string.Join(' ', Read(raw, Schema.Organization).Parts.Where(p => p.IsCore).Select(p => p.Folded)));

    [Theory]
    [InlineData("UNKNOWN")]
    [InlineData("FNU LNU")]
    [InlineData("XXX")]
    [InlineData("N/A")]
    public void A_placeholder_is_nobody(string raw) => Assert.DoesNotContain(Read(raw).Parts, p => p.IsCore);

    [Fact]
    public void A_name_never_becomes_nothing() => Gen.OneOf(Parties.NameText, Gen.String).Sample(
        text =>
        {
            foreach (var schema in Enum.GetValues<Schema>())
                if (Read(text, schema).Parts is not [_, ..] parts || parts.Any(p => p.Folded.Length == 0 && p.Role != PartRole.Placeholder)) return false;
            return true;
        });

    [Theory]
    [InlineData("The Company")]
    [InlineData("Van")]
    [InlineData("Ltd")]
    [InlineData("★★")]
    [InlineData("ไทยแท้")]
    [InlineData("ዐቢይ አሕመድ")]
    public void A_name_of_small_words_or_symbols_is_carried_by_them(string raw) => Assert.Contains(Read(raw, Schema.Organization).Parts, p => p.IsCore);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Reading_does_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        string[] raws = ["INGRID IŞIK", "Dr. İbrahim ILICA", "BANK LIMITED 12", "Иван II", "٣ نجوم"];
        var plain = Array.ConvertAll(raws, r => Read(r, Schema.Unknown).ToString());
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(plain, Array.ConvertAll(raws, r => Read(r, Schema.Unknown).ToString()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Ten_thousand_marks_or_words_cost_no_more_than_their_length()
    {
        _ = Read("warm up");
        var watch = Stopwatch.StartNew();
        _ = Read("a" + new string('\u0301', 10_000) + "b");
        _ = Read(string.Join(' ', Enumerable.Repeat("Tarkovian", 10_000)));
        _ = Read(new string('\u0301', 10_000));
        _ = Read(new string(',', 10_000));
        Assert.True(watch.ElapsedMilliseconds < 500, $"took {watch.ElapsedMilliseconds} ms");
    }

    private static Name Read(string raw, Schema schema = Schema.Person) => Name.Of(new PartyName { Full = raw }, schema);

    private static string Folded(string raw) => Read(raw).ToString();
}
