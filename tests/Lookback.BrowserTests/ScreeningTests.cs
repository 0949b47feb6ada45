using System.IO.Compression;
using System.Text;
using Lookback.BrowserTests.Browsing;
using Lookback.Core.Records;
using Lookback.Tests.Api;
using Lookback.Ui;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lookback.BrowserTests;

/// <summary>Stories 1 and 2: one person by form and by passport, and a file.</summary>
public sealed class ScreeningTests(Chromium chromium)
{
    // The specimen of ICAO Doc 9303: its check digits are right.
    private const string Specimen = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    private static int Screened(ServedStore store)
    {
        var found = 0;
        store.With(ledger => found = ledger.Entries.From(1).Count(e => e.Body is EntryBody.ScreeningMade));
        return found;
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task A_screener_reads_a_passport_screens_and_is_told_what_it_was_screened_against(string theme)
    {
        await using var store = MetPeople.With(("sky", "screener"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var screener = await Visitor.OpenAsync(chromium, store.Address, theme);
        await screener.SignInAsync("sky", MetPeople.Password);
        await screener.GoAsync("/ui/screening");
        await screener.LookAsync("screening");
        await screener.Page.GetByLabel("Machine-readable zone").FillAsync(Specimen);
        await Expect(screener.Page.GetByText("All check digits agree.")).ToBeVisibleAsync();
        await Expect(screener.Page.GetByLabel("Family name")).ToHaveValueAsync("ERIKSSON");
        await Expect(screener.Page.GetByLabel("Given names")).ToHaveValueAsync("ANNA MARIA");
        await Expect(screener.Page.GetByLabel("Born")).ToHaveValueAsync("1974-08-12");
        await Expect(screener.Page.GetByLabel("Document number")).ToHaveValueAsync("L898902C3");
        await screener.Page.GetByLabel("Machine-readable zone").FillAsync(Specimen.Replace("7408122F", "7408123F", StringComparison.Ordinal));
        await Expect(screener.Page.GetByText("The check digit of the birth date conflicts: expected 2, found 3.")).ToBeVisibleAsync();
        await screener.Page.GetByRole(AriaRole.Button, new() { Name = "Screen and remember" }).ClickAsync();
        await Expect(screener.Page.Locator("#result")).ToContainTextAsync("no hit");
        await Expect(screener.Page.Locator("#result")).ToContainTextAsync("test-list of 2025-12-20");
        // Who may screen and see no subjects has a result, and no link that would be refused.
        await Expect(screener.Page.Locator("#result a")).ToHaveCountAsync(0);
        await screener.LookAsync("screening-no-hit");
    }

    [Fact]
    public async Task Looking_up_records_nothing_and_shows_the_candidate_with_what_is_unknown()
    {
        await using var store = MetPeople.With(("una", "analyst"));
        var before = Screened(store);
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var analyst = await Visitor.OpenAsync(chromium, store.Address);
        await analyst.SignInAsync("una", MetPeople.Password);
        await analyst.GoAsync("/ui/screening");
        await analyst.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Anselm Tolmazovac");
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Only look up" }).ClickAsync();
        await Expect(analyst.Page.Locator("#result")).ToContainTextAsync("nothing of the person was recorded");
        await Expect(analyst.Page.Locator(".candidate")).ToContainTextAsync("test-list:2");
        await Expect(analyst.Page.Locator(".candidate")).ToContainTextAsync("Not known on one side or both: Birth date");
        await analyst.LookAsync("screening-candidate");
        await store.StopAsync();
        Assert.Equal(before, Screened(store));
    }

    [Fact]
    public async Task A_partner_is_told_to_refer_and_no_more()
    {
        await using var store = MetPeople.With(("pat", "partner"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var partner = await Visitor.OpenAsync(chromium, store.Address);
        await partner.SignInAsync("pat", MetPeople.Password);
        await partner.GoAsync("/ui/screening");
        await partner.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Anselm Tolmazovac");
        await partner.Page.GetByRole(AriaRole.Button, new() { Name = "Screen and remember" }).ClickAsync();
        await Expect(partner.Page.Locator("#result")).ToContainTextAsync("refer");
        await Expect(partner.Page.Locator("#result")).Not.ToContainTextAsync("test-list");
        await partner.LookAsync("screening-partner");
    }

    [Fact]
    public async Task Every_row_of_a_file_has_an_outcome_and_no_formula_leaves_in_the_download()
    {
        await using var store = MetPeople.With(("una", "analyst"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var analyst = await Visitor.OpenAsync(chromium, store.Address);
        await analyst.SignInAsync("una", MetPeople.Password);
        await analyst.GoAsync("/ui/screening/file");
        await analyst.LookAsync("screening-file");
        var rows = new StringBuilder("Customer;Kunde;dob;note\n=1+1;;;\nK-2;\"Anselm; Tolmazovac\";1970-02-14;x\n");
        for (var i = 3; i < 450; i++) rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"K-{i};Ingrid Ambrelsson the {i}th;;\n");
        await Choose(rows.ToString());
        await Expect(analyst.Page.Locator("#found")).ToContainTextAsync("449 rows, 4 columns");
        await analyst.Page.GetByLabel("Holds Customer").SelectOptionAsync("reference");
        await analyst.Page.GetByLabel("Holds Kunde").SelectOptionAsync("name");
        await Expect(analyst.Page.GetByLabel("Holds dob")).ToHaveValueAsync("birth_date");
        await analyst.Page.GetByLabel("Holds note").SelectOptionAsync("ignore");
        await analyst.LookAsync("screening-mapping");
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Screen every row" }).ClickAsync();
        await Expect(analyst.Page.Locator("#told")).ToContainTextAsync("1 hit + 447 no hit + 1 unscreened = 449 rows.");
        await analyst.LookAsync("screening-outcomes");
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Next rows" }).ClickAsync();
        await Expect(analyst.Page.GetByText("101 to 200 of 449")).ToBeVisibleAsync();
        var download = await analyst.Page.RunAndWaitForDownloadAsync(() => analyst.Page.GetByText("Download the outcomes").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(450, lines.Length);
        Assert.StartsWith("2,'=1+1,unscreened,no name", lines[1], StringComparison.Ordinal);
        Assert.Contains("Anselm Tolmazovac", lines[2], StringComparison.Ordinal);

        Task Choose(string text) => analyst.Page.SetInputFilesAsync(
            "#file", new FilePayload { Name = "customers.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
    }

    [Fact]
    public async Task A_workbook_is_read_in_the_browser_with_its_dates()
    {
        await using var store = MetPeople.With(("una", "analyst"));
        await store.StartAsync(s => s with { Pages = UiPages.All });
        await using var analyst = await Visitor.OpenAsync(chromium, store.Address, "dark", 820);
        await analyst.SignInAsync("una", MetPeople.Password);
        await analyst.GoAsync("/ui/screening/file");
        await analyst.Page.SetInputFilesAsync("#file", new FilePayload { Name = "people.xlsx", MimeType = "application/octet-stream", Buffer = Workbook() });
        await Expect(analyst.Page.Locator("#found")).ToContainTextAsync("2 rows, 3 columns");
        await Expect(analyst.Page.Locator("#map")).ToContainTextAsync("1970-02-14");
        await Expect(analyst.Page.GetByLabel("Holds Full name")).ToHaveValueAsync("name");
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Screen every row" }).ClickAsync();
        await Expect(analyst.Page.Locator("#told")).ToContainTextAsync("1 hit + 1 no hit + 0 unscreened = 2 rows.");
        await analyst.LookAsync("screening-workbook");
        await analyst.GoAsync("/ui/screening/file");
        await analyst.Page.SetInputFilesAsync(
            "#file", new FilePayload { Name = "letter.pdf", MimeType = "application/pdf", Buffer = [0x25, 0x50, 0x44, 0x46, 0, 0xff] });
        await Expect(analyst.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Expected CSV in UTF-8 or an XLSX workbook");
    }

    // A birth date is a number of days with the form of a date, as a spreadsheet program writes it.
    private static byte[] Workbook()
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Put("xl/_rels/workbook.xml.rels", """<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>""");
            Put("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>""");
            Put("xl/sharedStrings.xml", $"""<sst xmlns="{Main}"><si><t>Full name</t></si><si><r><t>Anselm </t></r><r><t>Tolmazovac</t></r></si></sst>""");
            Put("xl/worksheets/sheet1.xml", $"""
                <worksheet xmlns="{Main}"><sheetData>
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>DOB</t></is></c><c r="C1" t="str"><v>ref</v></c></row>
                <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>25613</v></c><c r="C2"><v>7</v></c></row>
                <row r="4"><c r="A4" t="inlineStr"><is><t>Ingrid Ambrelsson</t></is></c><c r="C4"><v>8</v></c></row></sheetData></worksheet>
                """);

            void Put(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
