using System.Text;
using Lookback.Views.Briefings;

namespace Lookback.Pages;

/// <summary>A briefing as Markdown: what is a value is never markup.</summary>
internal static class BriefingMarkdown
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, BriefingReport r)
    {
        Line($"# Briefing {r.Number} on cohort {Text(r.Cohort.Value)}: {Text(r.Ledger.Title)}");
        Line();
        Line($"Made {Show.Instant(r.MadeAt)} by {Text(r.Person.Value)}. {Text(BriefingTables.Ground(r))}");
        Line();
        Line($"Rule: {Text(r.Ledger.Rule)}");
        foreach (var table in BriefingTables.Of(r))
        {
            Line();
            Line($"## {Text(table.Title)}");
            Line();
            Line(Text(table.Caption));
            Line();
            Row(table.Columns, []);
            Line($"|{string.Concat(table.Columns.Select((_, i) => i >= table.FiguresFrom && !IsCommand(table.Columns[i]) ? "---:|" : "---|"))}");
            foreach (var row in table.Rows) Row(row, table.Columns);
        }

        // A command is code: copied as it stands, it can be typed.
        void Row(IEnumerable<string> cells, IReadOnlyList<string> columns) =>
            Line($"| {string.Join(" | ", cells.Select((c, i) => i < columns.Count && columns[i] == "records" ? $"`{Show.Visible(c)}`" : Text(c)))} |");

        void Line(string text = "")
        {
            to.Write(text);
            to.Write('\n');
        }
    }

    private static bool IsCommand(string column) => column is "records" or "cases";

    private static string Text(string value)
    {
        var text = new StringBuilder();
        foreach (var c in Show.Visible(value))
        {
            if (c is '\\' or '|' or '<' or '>' or '*' or '_' or '`' or '[' or ']' or '#' or '&') text.Append('\\');
            text.Append(c);
        }

        return text.ToString();
    }
}
