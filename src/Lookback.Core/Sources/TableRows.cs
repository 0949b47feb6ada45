namespace Lookback.Core.Sources;

/// <summary>Rows of a table, whether it came as separated values or as a workbook.</summary>
internal static class TableRows
{
    /// <summary>All rows, the header's and those before it too, one at a time.</summary>
    public static IEnumerable<SeparatedRow> Read(SourceFile file) =>
        Spreadsheet.Is(file) ? Spreadsheet.Read(file) : SeparatedRows.Read(file, SeparatedRows.SeparatorOf(file));
}
