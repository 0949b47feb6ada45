using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class UnXmlReaderTests
{
    private const string Individual = """
        <INDIVIDUAL>
          <DATAID>1</DATAID><VERSIONNUM>1</VERSIONNUM>
          <FIRST_NAME>ANTON </FIRST_NAME><SECOND_NAME>
            PAVEL</SECOND_NAME><THIRD_NAME>VORELL</THIRD_NAME>
          <UN_LIST_TYPE>Demo</UN_LIST_TYPE><REFERENCE_NUMBER> XDi.001 </REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON><GENDER>MALE</GENDER>
          <NAME_ORIGINAL_SCRIPT>Антон Ворелл</NAME_ORIGINAL_SCRIPT>
          <COMMENTS1>Fled in
            2013.</COMMENTS1>
          <TITLE><VALUE>Haji</VALUE></TITLE><DESIGNATION><VALUE>General </VALUE></DESIGNATION>
          <NATIONALITY><VALUE>Iran (Islamic Republic of)</VALUE><VALUE>Atlantis</VALUE></NATIONALITY>
          <LIST_TYPE><VALUE>UN List</VALUE></LIST_TYPE><LAST_DAY_UPDATED><VALUE>2016-10-13</VALUE></LAST_DAY_UPDATED>
          <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>A. Worell; Anton  Worel</ALIAS_NAME><NOTE>nom de guerre</NOTE></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Tony</ALIAS_NAME><DATE_OF_BIRTH>1979-12-31</DATE_OF_BIRTH><COUNTRY_OF_BIRTH>Libya</COUNTRY_OF_BIRTH></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ADDRESS><CITY>Minsk</CITY><COUNTRY>Belarus</COUNTRY><NOTE>as of 2016</NOTE></INDIVIDUAL_ADDRESS>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1971-05-04</DATE></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1972</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>Between</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1975</TO_YEAR><NOTE>Hijri</NOTE></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Gomel</CITY><COUNTRY>Belarus</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
          <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Numéro de passeport </TYPE_OF_DOCUMENT><NUMBER>D 123</NUMBER><ISSUING_COUNTRY>Belarus</ISSUING_COUNTRY></INDIVIDUAL_DOCUMENT>
          <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification
              Number</TYPE_OF_DOCUMENT><NUMBER>778899</NUMBER></INDIVIDUAL_DOCUMENT>
          <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Libyan passport No. 513519</NUMBER><DATE_OF_ISSUE>2001-02-03</DATE_OF_ISSUE></INDIVIDUAL_DOCUMENT>
          <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT2>Ration card number:</TYPE_OF_DOCUMENT2><NUMBER>55</NUMBER></INDIVIDUAL_DOCUMENT>
          <INDIVIDUAL_DOCUMENT/>
          <SORT_KEY/><SORT_KEY_LAST_MOD/>
        </INDIVIDUAL>
        """;

    private const string Entity = """
        <ENTITY><DATAID>2</DATAID><FIRST_NAME>NORDHAVN FOUNDATION</FIRST_NAME><UN_LIST_TYPE>Demo</UN_LIST_TYPE><REFERENCE_NUMBER>XDe.002</REFERENCE_NUMBER>
          <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>NORDHAVN</ALIAS_NAME></ENTITY_ALIAS>
          <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>SYDHAVN</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
        """;

    private static SourceFile File(params string[] entries)
    {
        var individuals = string.Concat(entries.Where(e => e.StartsWith("<INDIVIDUAL", StringComparison.Ordinal)));
        var entities = string.Concat(entries.Where(e => e.StartsWith("<ENTITY", StringComparison.Ordinal)));
        return Sources.Text("un.xml", $"<?xml version=\"1.0\"?><CONSOLIDATED_LIST dateGenerated=\"2025-11-18T23:00:09.174Z\"><INDIVIDUALS>{individuals}</INDIVIDUALS><ENTITIES>{entities}</ENTITIES></CONSOLIDATED_LIST>");
    }

    [Fact]
    public void Individuals_and_entities_are_read_and_the_edition_is_dated()
    {
        var (reading, listings) = Sources.Read(File(Individual, Entity));

        Assert.Equal((ListFormat.UnXml, 2L, 0L), (reading.Format, reading.RowsRead, reading.RowsLost));
        Assert.Equal(["test-list:XDi.001", "test-list:XDe.002"], listings.Select(l => l.Id.ToString()));
        Assert.Equal(new DateTimeOffset(2025, 11, 18, 23, 0, 9, 174, TimeSpan.Zero), reading.PublishedAt);
    }

    [Fact]
    public void Names_are_joined_collapsed_and_keep_their_quality()
    {
        Assert.Equal(
            ["ANTON PAVEL VORELL (Primary)", "Антон Ворелл (OriginalScript)", "A. Worell (Alias)", "Anton Worel (Alias)", "Tony (WeakAlias)"],
            Sources.Names(Sources.Read(File(Individual)).Listings[0]));
        Assert.Equal(["NORDHAVN FOUNDATION (Primary)", "NORDHAVN (Alias)", "SYDHAVN (Former)"], Sources.Names(Sources.One(File(Entity))));
    }

    [Fact]
    public void Births_are_read_as_exact_about_and_between()
    {
        var facts = Sources.One(File(Individual)).Facts;

        Assert.Equal(["1979-12-31", "1971-05-04", "1972~", "1973-01-01/1975-12-31"], facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Libya", "Gomel, Belarus"], facts.BirthPlaces);
    }

    [Fact]
    public void Documents_are_told_by_their_words_in_any_shape()
    {
        var numbers = Sources.Numbers(Sources.One(File(Individual)));

        Assert.Equal(["Passport D 123 BY", "NationalId 778899", "Passport 513519 LY Libyan passport No.", "Other 55 Ration card number:"], numbers);
    }

    [Theory]
    [InlineData("Libyan passport No. 513519", "Passport 513519 LY Libyan passport No.", "")]
    [InlineData("Belarusian passport number SE 012820", "Passport SE 012820 BY Belarusian passport number", "")]
    [InlineData("Jordan 654781", "Passport 654781 JO", "")]
    [InlineData("Libya B/002210", "Passport B/002210 LY", "")]
    [InlineData("Central African Republic number O00065772", "Passport O00065772 CF", "")]
    [InlineData("R00012098, South Sudan", "Passport R00012098 SS", "")]
    [InlineData("No. H0044232 (Iraqi)", "Passport H0044232 IQ", "")]
    [InlineData("403062567 (US)", "Passport 403062567 US", "")]
    [InlineData("381110042 (Expired 25 Jan. 2016)", "Passport 381110042", "Passport 381110042: Expired 25 Jan. 2016")]
    [InlineData("AB123456, issued on 4 May 2001 in Minsk", "Passport AB123456", "Passport AB123456: issued on 4 May 2001 in Minsk")]
    [InlineData("German travel document (“Reiseausweis”) A 0139243", "Passport A 0139243 DE German travel document (“Reiseausweis”)", "")]
    [InlineData("Belarusian driving licence number 20645897", "Other 20645897 BY Belarusian driving licence number", "")]
    [InlineData("1 63 08 4 01 001", "Passport 1 63 08 4 01 001", "")]
    [InlineData("TR-P 614 166", "Passport TR-P 614 166", "")]
    [InlineData("D 000933", "Passport D 000933", "")]
    [InlineData("issued in Minsk", "Passport issued in Minsk", "")]
    public void What_stands_beside_a_number_is_no_part_of_it(string written, string number, string remark)
    {
        var listing = Sources.One(File(Individual.Replace("D 123</NUMBER><ISSUING_COUNTRY>Belarus</ISSUING_COUNTRY>", $"{written}</NUMBER>", StringComparison.Ordinal)
            .Replace("Numéro de passeport ", "Passport", StringComparison.Ordinal)));

        Assert.Equal(number, Sources.Numbers(listing).First());
        if (remark.Length > 0) Assert.Contains(remark, listing.Remarks);
    }

    [Fact]
    public void An_alias_that_holds_several_names_is_each_of_them_with_what_is_said_of_it()
    {
        var listing = Sources.One(File(Individual.Replace(
            "A. Worell; Anton  Worel", "Anton Worel (original script: Антон Ворел); Toni Worel b) Antoine Worel, born in Gomel on 02 Jan.1969", StringComparison.Ordinal)));

        Assert.Equal(
            ["Anton Worel (Alias)", "Антон Ворел (OriginalScript)", "Toni Worel (Alias)", "Antoine Worel (Alias)", "Tony (WeakAlias)"], Sources.Names(listing).Skip(2));
        Assert.Equal("1969-01-02", listing.Facts.BirthDates[0].ToString());
        Assert.Contains("Antoine Worel: born in Gomel on 02 Jan.1969", listing.Remarks);
    }

    [Fact]
    public void An_alias_whose_note_says_that_it_was_listed_before_is_a_former_name()
    {
        var listing = Sources.One(File(Individual.Replace("nom de guerre", "previously listed as", StringComparison.Ordinal)));

        Assert.Equal(["A. Worell (Former)", "Anton Worel (Former)", "Tony (WeakAlias)"], Sources.Names(listing).Skip(2));
    }

    [Theory]
    [InlineData("in Arabic: انطون ورل", "انطون ورل (OriginalScript)")]
    [InlineData("name in Arabic script: انطون ورل", "انطون ورل (OriginalScript)")]
    [InlineData("original script: Антон Ворел", "Антон Ворел (OriginalScript)")]
    [InlineData("Previously listed as. In Arabic: انطون ورل", "انطون ورل (OriginalScript)")]
    [InlineData("transliterations of original script name: Toni Worel; Antun Worel", "Toni Worel (Alias)", "Antun Worel (Alias)")]
    [InlineData("transliterations: Toni Worel; Antun Worel ) (Translation: The", "Toni Worel (Alias)", "Antun Worel (Alias)")]
    [InlineData("used in Minsk: until 2001, then never again")]
    public void Names_in_the_note_on_an_alias_are_names(string note, params string[] names)
    {
        var written = Individual.Replace("A. Worell; Anton  Worel", "Anton Worel", StringComparison.Ordinal);
        var listing = Sources.One(File(written.Replace("nom de guerre", note, StringComparison.Ordinal)));

        var others = Sources.Names(listing).Skip(3).Select(n => n.Replace("(Former)", "(Alias)", StringComparison.Ordinal));
        Assert.Equal([.. names, "Tony (WeakAlias)"], others);
        Assert.Contains($"Anton Worel: {note}", listing.Remarks);
    }

    [Theory]
    [InlineData("الفاتح ، انطون")]
    [InlineData("الفاتح؛ انطون")]
    [InlineData("الفاتح; انطون")]
    public void Arabic_commas_and_semicolons_part_names(string written)
    {
        var listing = Sources.One(File(Individual.Replace("<ALIAS_NAME>Tony", $"<ALIAS_NAME>{written}", StringComparison.Ordinal)));

        Assert.Equal(["الفاتح (WeakAlias)", "انطون (WeakAlias)"], Sources.Names(listing).Skip(4));
    }

    [Fact]
    public void Countries_titles_and_remarks_are_kept_and_an_unknown_country_is_an_issue()
    {
        var (reading, listings) = Sources.Read(File(Individual));

        Assert.Equal(["IR Nationality", "LY Birth", "BY Residence", "BY Birth"], listings[0].Facts.Countries.Select(c => $"{c.Country} {c.Role}"));
        Assert.Equal(["Haji", "General"], listings[0].Titles);
        Assert.Equal(("2012-12-31", Sex.Male), (listings[0].DesignatedOn.ToString(), listings[0].Facts.Sex));
        Assert.Contains("Fled in 2013.", listings[0].Remarks);
        Assert.Contains("Minsk, Belarus: as of 2016", listings[0].Remarks);
        Assert.Equal(("NATIONALITY", "Atlantis"), (Assert.Single(reading.Issues).Field, reading.Issues[0].Found));
    }

    [Theory]
    [InlineData("Brother of Pavel Vorell (XDi.002). Fled.", "Family Either | Brother of: Pavel Vorell (XDi.002)")]
    [InlineData("Fled in 2013. Former member of the Nordhavn Front (NF) (XDe.003).", "Membership Source | Former member of: Nordhavn Front (XDe.003), formerly")]
    [InlineData(
        "Associated with Nordhavn Front(NF)(XDe.003), the Sydhavn\n Group (XDe.004) and Pavel Vorell (XDi.002).",
        "Association Either | Associated with: Nordhavn Front (XDe.003);Association Either | Associated with: Sydhavn Group (XDe.004);"
        + "Association Either | Associated with: Pavel Vorell (XDi.002)")]
    [InlineData("Head of Al Nord (XDe.003). Son of Pavel Vorell (XDi.002).", "Leadership Source | Head of: Al Nord (XDe.003);Family Either | Son of: Pavel Vorell (XDi.002)")]
    [InlineData("Owned by Pavel Vorell (XDi.002)", "Ownership Target | Owned by: Pavel Vorell (XDi.002)")]
    [InlineData("Member of the Council and adviser to Pavel Vorell (XDi.002).", "")]
    [InlineData("Leader of the Front is Pavel Vorell (XDi.002).", "")]
    [InlineData("Member of Pavel Vorell’s (XDi.002) inner circle.", "")]
    [InlineData("Received money from Nordhavn Front (XDe.003), whose brother of Pavel (XDi.002) fled. Member of a cell. Met Pavel (XDi.002).", "")]
    [InlineData("Brother of Anton Vorell (XDi.001).", "")]
    public void A_comment_that_surely_says_a_relation_to_another_entry_gives_it_and_stays(string comment, string relations)
    {
        var listing = Sources.One(File(Individual.Replace("Fled in\n    2013.", comment, StringComparison.Ordinal)));

        Assert.Equal(relations, string.Join(';', Sources.Relations(listing)));
        Assert.Contains(comment.Replace("\n ", " ", StringComparison.Ordinal), listing.Remarks);
    }

    [Fact]
    public void An_entry_without_a_reference_number_is_lost()
    {
        var (reading, listings) = Sources.Read(File(Entity, Entity.Replace("XDe.002", " ", StringComparison.Ordinal)));

        Assert.Single(listings);
        Assert.Equal((1L, "REFERENCE_NUMBER"), (reading.RowsLost, reading.Issues[0].Field));
    }
}
