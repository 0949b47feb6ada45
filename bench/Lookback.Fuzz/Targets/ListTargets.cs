using Lookback.Core.Lists;
using Lookback.Core.Sources;

namespace Lookback.Fuzz.Targets;

/// <summary>One target for each format that a list comes in, and for what it is packed in.</summary>
internal static class ListTargets
{
    public static IEnumerable<FuzzTarget> All() =>
    [
        .. Enum.GetValues<ListFormat>().Where(f => f is not (ListFormat.Mapped or ListFormat.OfacCsv)).Select(OfFormat),
        new("ofac-csv", input => Editions.Check(Named(input)), files => Editions.FormatOf(files) == ListFormat.OfacCsv ? Bundle.Of(files) : null),
        new(
            "workbook", input => Editions.Check([new NamedBytes("list.xlsx", Workbook.Packed(input))]),
            files => files is [var only] ? Workbook.Unpacked(only.Bytes) : null),
        new("container", input => Editions.Check([new NamedBytes("list", input)]), files => files is [var only] && IsPacked(only.Bytes) ? only.Bytes : null),
        new("any", input => Editions.Check([new NamedBytes("list", input)]), files => files is [var only] ? only.Bytes : null),
    ];

    private static FuzzTarget OfFormat(ListFormat format) => new(
        Word(format),
        input => Editions.Check([new NamedBytes("list", input)]),
        files => files is [var only] && Editions.FormatOf(files) == format ? AsText(only) : null);

    /// <summary>Tables that come as workbooks are seeds as separated values, too, in which a change reaches the cells at once.</summary>
    private static byte[] AsText(NamedBytes file)
    {
        var source = new SourceFile(file.Name, () => new MemoryStream(file.Bytes, writable: false));
        return Spreadsheet.Is(source) ? Workbook.Csv(Spreadsheet.Read(source).Select(r => r.Fields)) : file.Bytes;
    }

    private static bool IsPacked(byte[] bytes) => bytes is [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', ..];

    // Four files are the most that make an edition.
    private static List<NamedBytes> Named(byte[] input) => [.. Bundle.Files(input).Take(5)];

    private static string Word(ListFormat format) =>
        string.Concat(format.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
