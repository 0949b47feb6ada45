using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Lookback.Core.Records;

namespace Lookback.Core.Sources;

/// <summary>
/// Rows of the first sheet of a workbook (XLSX), each cell as the text it stands for: dates as 2024-05-31, numbers without ornament, TRUE and FALSE, times
/// as 13:45:00. A cell that is an error (<c>#REF!</c>) is empty.
/// </summary>
internal static class Spreadsheet
{
    /// <summary>Rows and columns that a sheet can have.</summary>
    private const int MostRows = 1 << 20;
    private const int MostColumns = 1 << 14;

    /// <summary>Whether a file is a workbook: an archive with a list of its parts' types.</summary>
    public static bool Is(SourceFile file)
    {
        using var stream = file.Open();
        Span<byte> start = stackalloc byte[4];
        var length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!ZipSource.Is(start[..length])) return false;
        stream.Position = 0;
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return ZipSource.Files(zip, file.Name).Any(e => e.FullName.StartsWith("xl/", StringComparison.Ordinal));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The rows that hold anything; <see cref="SeparatedRow.Line"/> is the row's number on the sheet.</summary>
    /// <exception cref="RefusedException"><c>truncated</c> where the workbook is damaged, <c>field-too-long</c>.</exception>
    public static IEnumerable<SeparatedRow> Read(SourceFile file)
    {
        CheckLengths(file);
        using var stream = file.Open();
        using var sheet = Open(stream, file.Name);
        for (var line = 1L; Next(sheet, file.Name); line++)
        {
            if (line > MostRows || sheet.FieldCount > MostColumns) throw Damaged(file.Name);
            var fields = new string[sheet.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = Text(sheet.GetValue(i));
                if (fields[i].Length > SeparatedRows.MaxField)
                {
                    throw new RefusedException(
                        "field-too-long",
                        FormattableString.Invariant($"{file.Name}, row {line}, column {i + 1}: a cell has over {SeparatedRows.MaxField} characters"));
                }
            }

            if (!Array.TrueForAll(fields, string.IsNullOrWhiteSpace)) yield return new SeparatedRow(line, fields);
        }
    }

    /// <summary>
    /// Every part is as long as the archive says and has its sum: the bounds that <see cref="ZipSource"/> sets are on stated lengths, and a part that
    /// breaks off would otherwise come to light after half the rows were given, or never.
    /// </summary>
    private static void CheckLengths(SourceFile file)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            using var zip = new ZipArchive(file.Open(), ZipArchiveMode.Read);
            foreach (var part in ZipSource.Files(zip, file.Name))
            {
                using var content = part.Open();
                var (left, sum) = (part.Length, new Crc32());
                for (int read; left >= 0 && (read = content.Read(buffer)) > 0; left -= read) sum.Add(buffer.AsSpan(0, read));
                if (left != 0 || sum.Value != part.Crc32) throw Damaged(file.Name);
            }
        }
        catch (InvalidDataException)
        {
            throw Damaged(file.Name);
        }
    }

    private static IExcelDataReader Open(Stream stream, string name)
    {
        // The package looks Windows-1252 up whatever the file is, and the runtime knows it only where it was told.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(stream);
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(name);
        }
    }

    private static bool Next(IExcelDataReader sheet, string name)
    {
        try
        {
            return sheet.Read();
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw Damaged(name);
        }
    }

    private static bool IsDamage(Exception e) =>
        e is ExcelReaderException or InvalidDataException or XmlException or FormatException or IndexOutOfRangeException;

    private static RefusedException Damaged(string name) =>
        new("truncated", $"{name} is a damaged workbook: it breaks off or is corrupt; download it again");

    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? "TRUE" : "FALSE",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        double number => number.ToString("0.###############", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };
}
