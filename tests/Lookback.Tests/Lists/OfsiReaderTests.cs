using System.Text;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class OfsiReaderTests
{
    private const string Columns =
        "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,Non-Latin Script Language,DOB,Town of Birth,"
        + "Country of Birth,Nationality,Passport Number,Passport Details,National Identification Number,National Identification Details,Position,"
        + "Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,"
        + "Listed On,UK Sanctions List Date Designated,Last Updated,Group ID";

    private const string Head = "Last Updated,05/06/2023\n" + Columns + "\n";

    private const string Person =
        "VORELL,Anton,Pavel,,,,(1) Haji (2) Qari,Антон ВОРЕЛЛ,Cyrillic,Russian,00/00/1961,(1) Gomel (2) -,(1) Belarus (2) former USSR (now Belarus),(1) Belarus. (2) UK,"
        + "\"(1) AB 123456 (2) CD99\",\"(1) Belarusian number, issued on 4 May 2001 (2) -\",(1) 7788990 (2) 556677,(1) Belarus (2) Russian Tax ID,"
        + "(1) Colonel (2) Head of the guard,\"1 Lenin str,\",Flat 2,,,,Minsk,220000,Belarus,"
        + "\"(UK Sanctions List Ref):XYZ0001. (UN Ref):XDi.001. Said to have fled. (UK Statement of Reasons):He led a guard. (Gender):Male\","
        + "Individual,{0},Demo,09/12/2022,08/12/2022,10/12/2022,9001\n";

    private const string Entity =
        "NORDHAVN BANK (NB),,,,,,,,,,,,,,,,,,,,,,,,,,,"
        + "\"Said to be large. (Phone number):(1) +7 (495) 111-22-33 (2) Fax: +7 495 444-55-66 (Website):https://nordhavn.example/en, www.nb.example "
        + "(Email address):info@nordhavn.example. desk@nb.example (Type of entity):Bank (Parent company):Sydhavn (Subsidiaries):(1) Nord Line; (2) - (3) Anton, Bruno and Carl Vorell "
        + "(Business Reg No):1234567890123 (Russia). Tax ID No. 7711223344 (Russia); SWIFT/BIC NORDRUMM\","
        + "Entity,Primary name,,Demo,01/02/2022,,01/02/2022,9002\n";

    private const string Ship =
        "PETREL 9,,,,,,,,,,,,,,,,,,,,,,,,,,,"
        + "\"(IMO number):9074729 (Current owners):Sydhavn Shipping (Previous owners):Vesthavn Line (Flag of ship):Panama (Previous flags):Togo. South Korea (Type of ship):Tanker (Year built):1990\","
        + "Ship,Primary name,,Demo,01/02/2022,,01/02/2022,9003\n";

    private static SourceFile File(params string[] rows) => Sources.Text("ConList.csv", Head + string.Concat(rows));

    private static string As(string alias, string born = "00/00/1961", string family = "VORELL") =>
        Person.Replace("{0}", alias, StringComparison.Ordinal).Replace("00/00/1961", born, StringComparison.Ordinal).Replace("VORELL,", $"{family},", StringComparison.Ordinal);

    [Fact]
    public void Rows_of_a_group_make_one_listing_though_others_stand_between()
    {
        var (reading, listings) = Sources.Read(File(As("Primary name,"), Entity, As("AKA,Good quality", "15/03/1962", "WORELL"), As("AKA,Low quality", "1963", "TONY")));

        Assert.Equal((ListFormat.OfsiTable, 4L, 0L), (reading.Format, reading.RowsRead, reading.IssueCount));
        Assert.Equal(["9001", "9002"], listings.Select(l => l.Id.Key));
        Assert.Equal("2023-06-05", reading.PublishedAt!.Value.ToString("yyyy-MM-dd"));
    }

    [Fact]
    public void A_person_has_every_field()
    {
        var listing = Sources.Read(File(
            As("Primary name,"), As("Primary name variation,", "15/03/1962", "VORELLE"), As("AKA,Good quality", "05/1962", "WORELL"),
            As("AKA,Low quality", "1963", "TONY"), As("FKA,", "1/03/1964", "OLDEN"), As("AKA,", "1964", "Older (previously listed as)"))).Listings[0];
        var facts = listing.Facts;

        Assert.Equal(
            [
                "Anton Pavel VORELL (Primary)", "Антон ВОРЕЛЛ (OriginalScript)", "Anton Pavel VORELLE (Alias)", "Anton Pavel WORELL (Alias)",
                "Anton Pavel TONY (WeakAlias)", "Anton Pavel OLDEN (Former)", "Anton Pavel Older (Former)",
            ],
            Sources.Names(listing));
        Assert.Equal(("Anton Pavel", "VORELL", Schema.Person, Sex.Male), (facts.Names[0].Given, facts.Names[0].Family, facts.Schema, facts.Sex));
        Assert.Equal(["1961", "1962-03-15", "1962-05", "1963", "1964-03-01", "1964"], facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Gomel, Belarus", "former USSR (now Belarus)"], facts.BirthPlaces);
        Assert.Equal(
            ["BY Birth", "SU Birth", "BY Nationality", "GB Nationality", "BY Residence"], facts.Countries.Select(c => $"{c.Country.Value} {c.Role}"));
        Assert.Equal(["Passport AB 123456 BY", "Passport CD99", "NationalId 7788990 BY", "TaxId 556677 RU Tax ID"], Sources.Numbers(listing));
        Assert.Equal(["1 Lenin str, Flat 2, Minsk, 220000, Belarus"], facts.Addresses);
        Assert.Equal(("2022-12-09", "Demo"), (listing.DesignatedOn.ToString(), string.Join(',', listing.Programmes)));
        Assert.Equal(["Haji", "Qari", "Colonel", "Head of the guard"], listing.Titles);
        Assert.Equal(
            [
                "Passport AB 123456: Belarusian number, issued on 4 May 2001", "National identifier 556677: Russian Tax ID",
                "UK Sanctions List date designated: 08/12/2022", "UK Sanctions List Ref: XYZ0001", "UN Ref: XDi.001", "Said to have fled.",
                "UK Statement of Reasons: He led a guard.",
            ],
            listing.Remarks);
    }

    [Fact]
    public void An_entity_and_a_ship_take_their_facts_from_the_other_information()
    {
        var listings = Sources.Read(File(Entity, Ship)).Listings;
        var (bank, ship) = (listings[0], listings[1]);

        Assert.Equal(Schema.Organization, bank.Facts.Schema);
        Assert.Equal(["NORDHAVN BANK (NB) (Primary)"], Sources.Names(bank));
        Assert.Equal(["Registration 1234567890123 RU", "TaxId 7711223344 RU Tax ID No", "Bic NORDRUMM SWIFT/BIC"], Sources.Numbers(bank));
        Assert.Equal(["+7 (495) 111-22-33", "+7 495 444-55-66"], bank.Facts.Phones);
        Assert.Equal(["info@nordhavn.example", "desk@nb.example"], bank.Facts.Emails);
        Assert.Equal(["https://nordhavn.example/en", "www.nb.example"], bank.Facts.Websites);
        Assert.Equal(["Said to be large.", "Type of entity: Bank"], bank.Remarks);
        Assert.Equal(
            [
                "Ownership Target | Parent company: Sydhavn", "Ownership Source | Subsidiaries: Nord Line",
                "Ownership Source | Subsidiaries: Anton, Bruno and Carl Vorell",
            ],
            Sources.Relations(bank));
        Assert.Equal(["Imo 9074729"], Sources.Numbers(ship));
        Assert.Equal((Schema.Vessel, "PA Registration,TG Linked,KR Linked"), (ship.Facts.Schema, string.Join(',', ship.Facts.Countries.Select(c => $"{c.Country.Value} {c.Role}"))));
        Assert.Equal(
            ["Ownership Target | Current owners: Sydhavn Shipping", "Ownership Target | Previous owners: Vesthavn Line, formerly"], Sources.Relations(ship));
        Assert.Empty(ship.LegalBases);
        Assert.Contains("Previous flags: Togo. South Korea", ship.Remarks);
    }

    [Fact]
    public void Other_names_and_several_numbers_in_one_cell_are_taken_apart()
    {
        var company = Entity.Replace("NORDHAVN BANK (NB)", "SYDHAVN HOLDINGS A.K.A SYDHAVN STAR", StringComparison.Ordinal);
        var person = As("Primary name,").Replace(
            "(1) 7788990 (2) 556677,(1) Belarus (2) Russian Tax ID", "OGRNIP: 300000000000021 TIN: 040000000952,", StringComparison.Ordinal);
        var listings = Sources.Read(File(company, person)).Listings;

        Assert.Equal(["SYDHAVN HOLDINGS (Primary)", "SYDHAVN STAR (Alias)"], Sources.Names(listings[0]));
        Assert.Equal(["Registration 300000000000021 OGRNIP", "TaxId 040000000952 TIN"], Sources.Numbers(listings[1]).Skip(2));
    }

    [Fact]
    public void The_layout_of_before_2020_is_read_and_its_documents_hold_number_and_words_in_one_cell()
    {
        const string old =
            "Last Updated,13/03/2015\nName 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,DOB,Town of Birth,Country of Birth,Nationality,Passport Details,NI Number,"
            + "Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,Post/Zip Code,Country,Other Information,Group Type,Alias Type,Regime,Listed On,"
            + "Last Updated,Group ID\n"
            + "VORELL,Anton,,,,,,06/07/1970,(1) Tripoli (2) Tunis,(1) Libya (2) Tunisia,Tunisian,"
            + "\"(1) K112233 (Tunisian), issued on 7 May 2007. (2) False Libyan passport no. K55667\",Ration card no. 1729000,,,,,,,,,,,Individual,Prime Alias,Demo,25/05/2003,21/02/2014,77\n";
        var listing = Sources.One(Sources.Text("sanctionsconlist.csv", old));

        Assert.Equal(["Anton VORELL (Primary)"], Sources.Names(listing));
        Assert.Equal(["Passport K112233 TN", "Passport K55667 LY", "Other 1729000 Ration card no"], Sources.Numbers(listing).Select(n => n.Replace("  ", " ", StringComparison.Ordinal)));
        Assert.Equal(["Tripoli, Libya", "Tunis, Tunisia"], listing.Facts.BirthPlaces);
        Assert.Contains("Passport K112233: K112233 (Tunisian), issued on 7 May 2007.", listing.Remarks);
    }

    [Fact]
    public void The_old_list_in_windows_1252_is_read_and_damaged_utf8_is_not_taken_for_it()
    {
        var text = Head + Entity.Replace("NORDHAVN BANK (NB)", "BANQUE ‘PÉTREL’", StringComparison.Ordinal);
        var old = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);
        byte[] damaged = [.. Encoding.UTF8.GetBytes(text), 0xC3];

        Assert.Equal("BANQUE ‘PÉTREL’", Sources.One(Sources.Bytes("list.csv", old)).Facts.Names[0].Full);
        Assert.Equal("BANQUE ‘PÉTREL’", Sources.One(Sources.Bytes("list.csv.gz", Sources.Gzip(old))).Facts.Names[0].Full);
        Assert.Equal("not-utf8", Sources.Refused(Sources.Bytes("list.csv", damaged)).Code);
    }

    [Fact]
    public void A_workbook_says_the_same_as_the_table()
    {
        string[] lines = [As("Primary name,").TrimEnd(), Entity.TrimEnd(), Ship.TrimEnd()];
        var csv = Sources.Read(File([.. lines.Select(l => l + "\n")])).Listings;
        var rows = SeparatedRows.Read(File([.. lines.Select(l => l + "\n")]), ',').Select(r => r.Fields.Select(f => (object?)f).ToArray());
        var book = Sources.Read(Workbooks.File("ConList.xlsx", [.. rows])).Listings;

        Assert.Equal(3, book.Count);
        Assert.Equal(csv.Select(FactsHash.Of), book.Select(FactsHash.Of));
    }

    [Fact]
    public void Bad_fields_are_complained_of_once_and_kept_as_remarks()
    {
        var row = As("Primary name,", "31/02/1961").Replace("(1) Belarus. (2) UK", "Atlantis", StringComparison.Ordinal)
            .Replace("(Gender):Male", "(Gender):Mael", StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(File(row, row, As("Nickname,", "31/02/1961", "TONY")));

        Assert.Equal(["D.O.B: 31/02/1961", "Nationality: Atlantis", "Gender: Mael", "Name type: Nickname"], reading.Issues.Take(3).Append(reading.Issues.Single(i => i.Field == "Name type")).Select(i => $"{i.Field}: {i.Found}"));
        Assert.Equal((0L, 3L), (reading.RowsLost, reading.Issues[0].Line));
        Assert.Contains("Nationality: Atlantis", listings[0].Remarks);
        Assert.Contains("Anton Pavel TONY (Alias)", Sources.Names(listings[0]));
    }

    [Fact]
    public void Rows_without_key_or_name_are_lost_with_an_issue()
    {
        var nameless = Entity.Replace("NORDHAVN BANK (NB)", "", StringComparison.Ordinal);
        var keyless = Ship.Replace("9003\n", "\n", StringComparison.Ordinal);
        var (reading, listings) = Sources.Read(File(nameless, keyless, "one,two\n", As("Primary name,")));

        Assert.Equal(["9001"], listings.Select(l => l.Id.Key));
        Assert.Equal((3L, 4L), (reading.RowsLost, reading.RowsRead));
        Assert.Equal(["Group ID", "Name 6", "row"], reading.Issues.Where(i => i.Weight == ReadIssueWeight.Row).Select(i => i.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_breaks_off_or_holds_no_row_is_refused()
    {
        var text = Head + As("Primary name,") + Entity;

        Assert.Equal("open-quote", Sources.Refused(Sources.Text("list.csv", text[..^120])).Code);
        Assert.Equal("truncated", Sources.Refused(Sources.Text("list.csv", text[..^20])).Code);
        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
    }

    [Fact]
    public void A_new_column_is_complained_of_once()
    {
        var text = (Head + Entity + Ship).Replace("Group ID\n", "Group ID,Shoe Size\n", StringComparison.Ordinal)
            .Replace(",9002\n", ",9002,44\n", StringComparison.Ordinal).Replace(",9003\n", ",9003,45\n", StringComparison.Ordinal);

        Assert.Equal(["Shoe Size"], Sources.Read(Sources.Text("list.csv", text)).Reading.Issues.Select(i => i.Field));
    }

    [Fact]
    public void The_real_table_and_the_real_workbook_give_the_same_listings()
    {
        var (csv, fromCsv) = Sources.Read(SharedData.Source("lists/uk_ofsi/ConList_2023-06-05.derived.csv.gz"));
        var (book, fromBook) = Sources.Read(SharedData.Source("lists/uk_ofsi/ConList_2023-06-05.xlsx"));

        Assert.Equal((3993, 16_823L, 0L), (fromCsv.Count, csv.RowsRead, csv.RowsLost));
        Assert.Equal((3993, 16_823L, 0L), (fromBook.Count, book.RowsRead, book.RowsLost));
        Assert.Equal(fromCsv.Select(FactsHash.Of), fromBook.Select(FactsHash.Of));
        Assert.Equal("2023-06-05", csv.PublishedAt!.Value.ToString("yyyy-MM-dd"));

        // Misspelt countries, a city as a country, and a republic of the Soviet Union that is no country.
        Assert.Equal(6, csv.IssueCount);
        Assert.All(csv.Issues, i => Assert.Equal("a country", i.Expected));
        Assert.All(fromCsv, l => Assert.Contains(l.Facts.Names, n => n.Kind == NameKind.Primary));
        Assert.All(fromCsv, l => Assert.NotNull(l.DesignatedOn));
        Assert.DoesNotContain(fromCsv, l => l.Facts.Schema == Schema.Unknown);
        Assert.Equal(15, fromCsv.Count(l => l.Facts.Identifiers.Any(i => i.Kind == IdentifierKind.Imo)));
    }

    [Fact]
    public void The_real_list_of_2016_is_read_in_its_old_layout()
    {
        var (reading, listings) = Sources.Read(SharedData.Source("lists/uk_ofsi/sanctionsconlist_2016-02-12.csv.gz"));

        // The file was cut by its repository, so that some groups have their aliases alone.
        Assert.Equal((463, 800L, 0L), (listings.Count, reading.RowsRead, reading.RowsLost));
        Assert.True(reading.IssueCount <= 6, string.Join('\n', reading.Issues));
        Assert.All(reading.Issues, i => Assert.Equal("a country", i.Expected));
    }
}
