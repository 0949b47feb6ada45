using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Tests.Support;

namespace Lookback.Tests.Lists;

public class UkCsvReaderTests
{
    private const string Columns =
        "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Name type,Alias strength,Title,"
        + "Name non-latin script,Non-latin script type,Non-latin script language,Regime Name,Designation Type,Designation source,Sanctions Imposed,"
        + "Other Information,UK Statement of Reasons,Address Line 1,Address Line 2,Address Line 3,Address Line 4,Address Line 5,Address Line 6,"
        + "Address Postal Code,Address Country,Phone number,Website,Email address,Date Designated,D.O.B,Nationality(/ies),National Identifier number,"
        + "National Identifier additional information,Passport number,Passport additional information,Position,Gender,Town of birth,Country of birth,"
        + "Type of entity,Subsidiaries,Parent company,Business registration number (s),IMO number,Current owner/operator (s),Previous owner/operator (s),"
        + "Current believed flag of ship,Previous flags,Type of ship,Tonnage of ship,Length of ship,Year Built,Hull identification number (HIN)";

    /// <summary>The file with rows of named cells; what they do not name is empty.</summary>
    public static SourceFile File(params (string Column, string Text)[][] rows)
    {
        var columns = Columns.Split(',');
        var lines = rows.Select(row => string.Join(',', columns.Select(c => Quoted(row.FirstOrDefault(cell => cell.Column == c).Text))));
        return Sources.Text("UK-Sanctions-List.csv", $"Report Date: 13-Feb-2026\n{Columns}\n{string.Concat(lines.Select(l => l + "\n"))}");
    }

    private static string Quoted(string? text) => text is null ? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static (string Column, string Text)[] Person(params (string Column, string Text)[] more) =>
    [
        .. more, ("Last Updated", "12/01/2026"), ("Unique ID", "XYZ0001"), ("OFSI Group ID", "9001"), ("UN Reference Number", "XDi.001"), ("Name 6", "VORELL"),
        ("Name 1", "Anton"), ("Name 2", "Pavel"), ("Name type", "Primary Name"), ("Title", "Dr"), ("Name non-latin script", "Антон ВОРЕЛЛ"),
        ("Regime Name", "The Demo Regulations 2020"), ("Designation Type", "Individual"), ("Designation source", "UK"),
        ("Sanctions Imposed", "Asset freeze|Travel Ban"), ("Other Information", "Said to have fled."), ("UK Statement of Reasons", "He led a guard."),
        ("Address Line 1", "1 Lenin str"), ("Address Line 6", "Minsk"), ("Address Postal Code", "220000"), ("Address Country", "Belarus"),
        ("Date Designated", "29/06/2020"), ("D.O.B", "dd/mm/1958"), ("Nationality(/ies)", "Belarus"), ("National Identifier number", "7788990"),
        ("National Identifier additional information", "Belarus national ID"), ("Passport number", "AB123456"),
        ("Passport additional information", "Belarus passport"), ("Position", "Head of the guard"), ("Gender", "Male"), ("Town of birth", "Gomel"),
        ("Country of birth", "Belarus"),
    ];

    [Fact]
    public void Rows_of_one_id_make_one_listing_with_every_field()
    {
        var (reading, listings) = Sources.Read(File(
            Person(),
            Person(("Name 6", "WORELL"), ("Name type", "Alias"), ("D.O.B", "dd/05/1959"), ("Alias strength", "Good quality a.k.a")),
            Person(("Name 6", "TONY"), ("Name 1", ""), ("Name 2", ""), ("Name type", "Alias"), ("Alias strength", "Low quality a.k.a"), ("D.O.B", "1/03/1960")),
            Person(("Name 6", "VORELLE"), ("Name type", "Primary Name Variation"), ("D.O.B", "31/12/1961"), ("Address Country", "Iran"), ("Address Line 6", "Tehran"))));
        var listing = Assert.Single(listings);
        var facts = listing.Facts;

        Assert.Equal((ListFormat.UkCsv, 4L, 0L, "2026-02-13"), (reading.Format, reading.RowsRead, reading.IssueCount, reading.PublishedAt!.Value.ToString("yyyy-MM-dd")));
        Assert.Equal(("XYZ0001", Schema.Person, Sex.Male, "2020-06-29"), (listing.Id.Key, facts.Schema, facts.Sex, listing.DesignatedOn.ToString()));
        Assert.Equal(
            [
                "Anton Pavel VORELL (Primary)", "Антон ВОРЕЛЛ (OriginalScript)", "Anton Pavel WORELL (Alias)", "TONY (WeakAlias)",
                "Anton Pavel VORELLE (Alias)",
            ],
            Sources.Names(listing));
        Assert.Equal(["1958", "1959-05", "1960-03-01", "1961-12-31"], facts.BirthDates.Select(d => d.ToString()));
        Assert.Equal(["Passport AB123456 BY", "NationalId 7788990 BY national ID"], Sources.Numbers(listing));
        Assert.Equal(["1 Lenin str, Minsk, 220000, Belarus", "1 Lenin str, Tehran, 220000, Iran"], facts.Addresses);
        Assert.Equal(["BY Birth", "BY Nationality", "BY Residence", "IR Residence"], facts.Countries.Select(c => $"{c.Country.Value} {c.Role}"));
        Assert.Equal(["Dr", "Head of the guard"], listing.Titles);
        Assert.Equal(["The Demo Regulations 2020"], listing.Programmes);
        Assert.Equal(["The Demo Regulations 2020"], listing.LegalBases);
        Assert.Equal(
            [
                "Said to have fled.", "OFSI Group ID: 9001", "UN Reference Number: XDi.001", "Designation source: UK", "Sanctions Imposed: Asset freeze, Travel Ban",
                "UK Statement of Reasons: He led a guard.",
            ],
            listing.Remarks);
    }

    [Fact]
    public void Entities_and_ships_have_their_numbers_contacts_and_flags()
    {
        var (reading, listings) = Sources.Read(File(
            [
                ("Unique ID", "XYZ0002"), ("Name 6", "NORDHAVN BANK"), ("Name type", "Primary Name"), ("Designation Type", "Entity"), ("Regime Name", "Demo"),
                ("Phone number", "+7 495 111-22-33|+7 495 444-55-66"), ("Website", "www.nordhavn.example"), ("Email address", "info@nordhavn.example"),
                ("Business registration number (s)", "1234567890123 (Russia)"), ("Type of entity", "Bank"), ("Subsidiaries", "Sydhavn"),
                ("Parent company", "Vesthavn"), ("Country of birth", ""), ("Date Designated", "01/02/2022"),
            ],
            [
                ("Unique ID", "XYZ0003"), ("Name 6", "PETREL 9"), ("Name type", "Primary Name"), ("Designation Type", "Ship"), ("Regime Name", "Demo"),
                ("IMO number", "IMO9074729"), ("Current believed flag of ship", "Panama"), ("Previous flags", "Togo|Palau"), ("Year Built", "1990"),
                ("Hull identification number (HIN)", "HIN123"), ("Current owner/operator (s)", "Sydhavn Shipping|Nord Line"), ("Previous owner/operator (s)", "Vesthavn"), ("Tonnage of ship", "5000"),
            ]));
        var (bank, ship) = (listings[0], listings[1]);

        Assert.Equal(0, reading.IssueCount);
        Assert.Equal(["Registration 1234567890123 RU"], Sources.Numbers(bank));
        Assert.Equal(["+7 495 111-22-33", "+7 495 444-55-66"], bank.Facts.Phones);
        Assert.Equal(["www.nordhavn.example", "info@nordhavn.example"], [.. bank.Facts.Websites, .. bank.Facts.Emails]);
        Assert.Empty(bank.LegalBases);
        Assert.Equal(["Type of entity: Bank"], bank.Remarks);
        Assert.Equal(["Ownership Source | Subsidiaries: Sydhavn", "Ownership Target | Parent company: Vesthavn"], Sources.Relations(bank));
        Assert.Equal(["Imo 9074729", "Other HIN123 HIN"], Sources.Numbers(ship));
        Assert.Equal(["PA Registration", "TG Linked", "PW Linked"], ship.Facts.Countries.Select(c => $"{c.Country.Value} {c.Role}"));
        Assert.Contains("Previous flags: Togo, Palau", ship.Remarks);
        Assert.Equal(
            [
                "Ownership Target | Current owner/operator (s): Sydhavn Shipping", "Ownership Target | Current owner/operator (s): Nord Line",
                "Ownership Target | Previous owner/operator (s): Vesthavn, formerly",
            ],
            Sources.Relations(ship));
    }

    [Fact]
    public void Bad_fields_and_rows_are_issues_and_the_reading_goes_on()
    {
        var (reading, listings) = Sources.Read(File(
            Person(("D.O.B", "31/02/1958"), ("IMO number", "12"), ("Gender", "Mael"), ("Designation Type", "Robot"), ("Date Designated", "soon")),
            Person(("Unique ID", "")),
            [("Unique ID", "XYZ0009"), ("Regime Name", "Demo")]));

        Assert.Equal("XYZ0001", Assert.Single(listings).Id.Key);
        Assert.Equal((2L, 3L), (reading.RowsLost, reading.RowsRead));
        Assert.Equal(
            ["D.O.B", "Date Designated", "Designation Type", "Gender", "IMO number", "Name 6", "Unique ID"], reading.Issues.Select(i => i.Field).Order(StringComparer.Ordinal));
        Assert.Null(listings[0].DesignatedOn);
        Assert.Contains("D.O.B: 31/02/1958", listings[0].Remarks);
    }

    [Fact]
    public void A_list_of_no_rows_and_a_cut_one_are_refused()
    {
        using var text = SourceText.Open(File(Person()));
        var whole = text.ReadToEnd();

        Assert.Equal("empty-edition", Sources.Refused(File()).Code);
        Assert.Equal("truncated", Sources.Refused(Sources.Text("list.csv", whole[..^10])).Code);
    }

    [Theory]
    [InlineData("lists/uk_sanctions_list/UK_Sanctions_List_2026_format_1.csv", 2)]
    [InlineData("lists/uk_sanctions_list/UK_Sanctions_List_2026_format_2.csv", 1)]
    public void The_real_layouts_are_read_once_their_last_row_is_whole(string file, int listed)
    {
        // Their last rows, shortened by hand, lack a column; as they stand they are refused as cut.
        using var text = SourceText.Open(SharedData.Source(file));
        var (reading, listings) = Sources.Read(Sources.Text("list.csv", text.ReadToEnd().TrimEnd() + ",\n"));

        Assert.Equal((listed, 0L, 0L), (listings.Count, reading.RowsLost, reading.IssueCount));
        Assert.Equal("2026-02-13", reading.PublishedAt!.Value.ToString("yyyy-MM-dd"));
    }
}
