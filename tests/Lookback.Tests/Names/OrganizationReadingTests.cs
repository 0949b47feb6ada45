using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Tests.Names;

public sealed class OrganizationReadingTests
{
    [Theory]
    [InlineData("Zuberek S.p.A.", "stock")]
    [InlineData("Zuberek Sp. z o.o.", "limited")]
    [InlineData("ZUBEREK, S. de R.L. de C.V.", "limited")]
    [InlineData("Zuberek GmbH & Co. KG", "partnership")]
    [InlineData("Общество с ограниченной ответственностью \"Зуберек\"", "limited")]
    [InlineData("ПАО Зуберек", "stock")]
    [InlineData("АНО Зуберек", "association")]
    [InlineData("Автономная некоммерческая организация Зуберек", "association")]
    [InlineData("ТОВ \"Зуберек\"", "limited")]
    [InlineData("شركة زوبرك المحدودة", "limited")]
    [InlineData("شركة زوبرك ش.م.ل.", "stock")]
    [InlineData("שוברק בע\"מ", "limited")]
    [InlineData("Ζουμπερέκ Α.Ε.", "stock")]
    [InlineData("Zuberek Gıda Sanayi ve Ticaret Limited Şirketi", "limited")]
    [InlineData("Công ty TNHH Zuberek", "limited")]
    [InlineData("บริษัท ซูเบเร็ก จำกัด", "limited")]
    [InlineData("株式会社トヨタ", "stock")]
    [InlineData("(株)トヨタ", "stock")]
    [InlineData("㈜삼성전자", "stock")]
    [InlineData("北京祖贝有限责任公司", "limited")]
    [InlineData("PT Zuberek Tbk", "")]
    [InlineData("ZUBEREK JOINT STOCK COMPAN", "stock")]
    [InlineData("ZUBEREK LIMITED LIABILIT", "limited")]
    [InlineData("ZUBEREK INCORPORATE", "stock")]
    [InlineData("OOO Zuberek LLC", "limited")]
    [InlineData("Zuberek Stiftung GmbH", "")]
    [InlineData("Zuberek Company", "")]
    public void The_legal_form_has_a_class_wherever_it_stands_and_however_it_is_written(string raw, string kind) => Assert.Equal(kind, Read(raw).FormClass);

    [Theory]
    [InlineData("บริษัทซูเบเร็กจำกัด", "บริษัท ซูเบเร็ก จำกัด")]
    [InlineData("บริษัทซูเบเร็ก", "บริษัท ซูเบเร็ก")]
    [InlineData("株式会社トヨタ", "株式会社 トヨタ")]
    public void A_form_written_on_to_a_name_reads_like_one_apart(string run, string apart) =>
        Assert.Equal((Sorted(apart), Read(apart).FormClass), (Sorted(run), Read(run).FormClass));

    [Theory]
    [InlineData("Bank As Zuberek")]
    [InlineData("Zuberek Ag Trading Partners")]
    [InlineData("Zuberek Pat Quillfeather Nv Trading")]
    public void A_short_word_is_a_form_only_where_forms_stand(string raw) => Assert.Equal("", Read(raw).FormClass);

    [Theory]
    [InlineData("AB Zuberek", "stock")]
    [InlineData("Zuberek AG", "stock")]
    [InlineData("Zuberek AG Schweiz", "stock")]
    [InlineData("Zuberek N.V. Trading", "stock")]
    public void Beside_other_forms_or_dotted_it_is_one(string raw, string kind) => Assert.Equal(kind, Read(raw).FormClass);

    [Theory]
    [InlineData("Banco Zuberek", "Bank Zuberek")]
    [InlineData("Зуберек Банк", "Zuberek Bank")]
    [InlineData("Ministerio de Zuberek", "Ministry of Zuberek")]
    [InlineData("Zuberek COMM GRP", "Zuberek Communications Group")]
    [InlineData("Zuberek Intl Dev", "Zuberek International Development")]
    [InlineData("Zuberek Mfg Inds", "Zuberek Manufacturing Industries")]
    [InlineData("Zuberek Univ", "Universidad Zuberek")]
    public void Abbreviations_and_translations_of_common_words_are_one_word(string one, string other) => Assert.Equal(Sorted(one), Sorted(other));

    [Theory]
    [InlineData("comm", "commercial")]
    [InlineData("comm", "community")]
    [InlineData("ind", "industrial")]
    [InlineData("min", "mining")]
    [InlineData("schweiz", "switzerland")]
    public void An_abbreviation_of_several_words_and_a_place_share_families_with_each(string one, string other)
    {
        var (left, right) = (Part(one), Part(other));
        Assert.True(left.Folded == right.Folded || left.Groups.Intersect(right.Groups).Any(), $"{left.Folded} {right.Folded}");
    }

    [Theory]
    [InlineData("commercial", "community")]
    [InlineData("railway", "railroad")]
    [InlineData("switzerland", "sweden")]
    public void Two_full_words_share_none(string one, string other)
    {
        var (left, right) = (Part(one), Part(other));
        Assert.False(left.Folded == right.Folded || left.Groups.Intersect(right.Groups).Any());
    }

    [Theory]
    [InlineData("Zuberek No. 5", "5")]
    [InlineData("Zuberek #5", "5")]
    [InlineData("Zuberek № 5", "5")]
    [InlineData("5th Zuberek", "5")]
    [InlineData("1-st Zuberek", "1")]
    [InlineData("Zuberek XXI", "21")]
    [InlineData("Zuberek Trust 2005-AR16", "2005 ar16")]
    [InlineData("Quinto Zuberek", "5")]
    [InlineData("Пятый Зуберек", "5")]
    [InlineData("Zuberek Fünfte", "5")]
    [InlineData("3M Zuberek", "")]
    public void Numbers_are_digits_in_any_language(string raw, string numbers) => Assert.Equal(
        numbers, string.Join(' ', Read(raw).Parts.Where(p => p.Role == PartRole.Number).Select(p => p.Folded)));

    [Theory]
    [InlineData("schweiz", true)]
    [InlineData("mexico", true)]
    [InlineData("sverige", true)]
    [InlineData("zuberek", false)]
    [InlineData("trading", false)]
    public void Places_are_known(string word, bool place) => Assert.Equal(place, NameKnowledge.IsPlace(word));

    private static string Sorted(string raw) => string.Join(' ', Read(raw).Parts.Where(p => p.IsCore).Select(p => p.Folded).Order(StringComparer.Ordinal));

    private static NamePart Part(string word) => Read("Zuberek " + word).Parts[1];

    private static Name Read(string raw) => Name.Of(new PartyName { Full = raw }, Schema.Organization);
}
