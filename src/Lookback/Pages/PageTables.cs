namespace Lookback.Pages;

/// <summary>Tables of a page: each with a caption, its columns and its rows headed for whoever hears it read out.</summary>
internal sealed class PageTables(HtmlWriter html)
{
    /// <summary>How many there are so far.</summary>
    public int Written { get; private set; }

    /// <summary>Writes one; its first column heads the rows. A cell of several lines is written as a list.</summary>
    public void Write(string caption, IReadOnlyList<string> columns, int figuresFrom, IEnumerable<string[]> rows)
    {
        Written++;
        using var wide = html.Element("div", ("class", "wide"));
        using var table = html.Element("table");
        html.Leaf("caption", caption);
        using (html.Element("thead"))
        using (html.Element("tr"))
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (i >= figuresFrom) html.Leaf("th", columns[i], ("scope", "col"), ("class", "figure"));
                else html.Leaf("th", columns[i], ("scope", "col"));
            }
        }

        using (html.Element("tbody"))
        {
            foreach (var row in rows) Row(row, figuresFrom);
        }
    }

    private void Row(string[] cells, int figuresFrom)
    {
        using var row = html.Element("tr");
        using (html.Element("th", ("scope", "row"))) html.Leaf("bdi", cells[0]);
        for (var i = 1; i < cells.Length; i++)
        {
            if (i >= figuresFrom) html.Leaf("td", cells[i], ("class", "figure"));
            else Cell(cells[i].Split('\n'));
        }
    }

    // A name that is written from right to left keeps to its own place.
    private void Cell(string[] lines)
    {
        using var cell = html.Element("td");
        if (lines.Length == 1)
        {
            html.Leaf("bdi", lines[0]);
            return;
        }

        using var list = html.Element("ul");
        foreach (var line in lines)
        {
            using (html.Element("li")) html.Leaf("bdi", line);
        }
    }
}
