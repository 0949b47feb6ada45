namespace Lookback.Views;

/// <summary>What is written into files that spreadsheets open.</summary>
internal static class SpreadsheetCell
{
    /// <summary>A cell that no spreadsheet runs: where it begins like a formula, an apostrophe in front makes it text (OWASP, CSV injection).</summary>
    public static string Neutral(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + cell : cell;
}
