using System.IO.Compression;
using System.Security;
using System.Text;
using Lookback.Core.Sources;
using SpreadCheetah;
using SpreadCheetah.Styling;

namespace Lookback.Tests.Support;

/// <summary>Workbooks and archives made in a test, so that it shows what is in the file.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A workbook of one sheet as a spreadsheet program writes it: texts, numbers, truths and dates are cells of their kinds.</summary>
    public static byte[] Of(params object?[][] rows)
    {
        using var bytes = new MemoryStream();
        Write(bytes, rows).GetAwaiter().GetResult();
        return bytes.ToArray();
    }

    public static SourceFile File(string name, params object?[][] rows) => Sources.Bytes(name, Of(rows));

    /// <summary>A workbook whose sheet is this XML.</summary>
    public static byte[] OfSheet(string sheet) => Zip(
        ("[Content_Types].xml",
            $"""
            <Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/>
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
            """),
        ("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        ("xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
        ("xl/worksheets/sheet1.xml", sheet));

    /// <summary>The XML of a sheet of texts.</summary>
    public static string Sheet(params string[][] rows) =>
        $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows.Select((r, i) => Row(i + 1, r)))}</sheetData></worksheet>""";

    /// <summary>An archive of these files, in this order.</summary>
    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static string Row(int number, string[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((c, i) => $"""<c r="{(char)('A' + i)}{number}" t="inlineStr"><is><t>{SecurityElement.Escape(c)}</t></is></c>"""))}</row>""";

    private static async Task Write(Stream stream, object?[][] rows)
    {
        await using var book = await SpreadCheetah.Spreadsheet.CreateNewAsync(stream);
        await book.StartWorksheetAsync("One");
        var style = book.AddStyle(new Style { Format = NumberFormat.Standard(StandardNumberFormat.ShortDate) });
        foreach (var row in rows)
        {
            StyledCell[] cells = [.. row.Select(value => value switch
            {
                DateTime date => new StyledCell(date, style),
                bool isTrue => new StyledCell(isTrue, null),
                double number => new StyledCell(number, null),
                int number => new StyledCell(number, null),
                _ => new StyledCell((string?)value, null),
            })];
            await book.AddRowAsync(cells);
        }

        await book.FinishAsync();
    }
}
