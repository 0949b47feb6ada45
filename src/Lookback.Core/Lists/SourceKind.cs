using System.Globalization;
using System.Xml;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using nietras.SeparatedValues;

namespace Lookback.Core.Lists;

/// <summary>What one file is: a format, and of an OFAC CSV set, which has up to four files, which of them.</summary>
/// <param name="Format">The format.</param>
/// <param name="Part">Which file of a set.</param>
internal readonly record struct SourceKind(ListFormat Format, OfacPart Part = OfacPart.Primary);

/// <summary>The files of an OFAC CSV set.</summary>
internal enum OfacPart
{
    Primary,
    Aliases,
    Addresses,
    Comments,
}

/// <summary>Tells what a file is by its first characters, and refuses at the door what is no list: error pages, pointers ...</summary>
internal static class SourceKinds
{
    private const int HeadLength = 64 * 1024;
    private const int PrimaryWidth = 12;
    private const int AddressesWidth = 6;
    private const int AliasesWidth = 5;
    private const string Known = "a list in one of its publisher's formats, or a table with a mapping (`list map` proposes one)";

    private static readonly (string Root, ListFormat Format)[] Roots =
    [
        ("sdnList", ListFormat.OfacXml), ("Sanctions", ListFormat.OfacAdvancedXml), ("sanctionsData", ListFormat.OfacEnhancedXml),
        ("CONSOLIDATED_LIST", ListFormat.UnXml), ("export", ListFormat.EuXml), ("WHOLE", ListFormat.EuOldXml), ("Designations", ListFormat.UkXml),
        ("data-set", ListFormat.CanadaXml), ("swiss-sanctions-list", ListFormat.SwissXml),
    ];

    // Columns that no other publisher's table has together.
    private static readonly (ListFormat Format, string[] Columns)[] Headers =
    [
        (ListFormat.UkCsv, ["Unique ID", "OFSI Group ID", "Name 6", "Regime Name"]),
        (ListFormat.OfsiTable, ["Name 6", "Group Type", "Alias Type", "Regime", "Group ID"]),
        (ListFormat.UsCsl, ["source", "entity_number", "programs", "name", "alt_names"]),
        (ListFormat.UsDeniedPersons, ["Name", "Effective_Date", "Standard_Order", "FR_Citation"]),
        (ListFormat.AustraliaTable, ["Reference", "Name of Individual or Entity", "Name Type"]),
        (ListFormat.EuCsv, ["Entity_LogicalId", "NameAlias_WholeName"]),
        (ListFormat.OpenSanctionsSimple, ["id", "schema", "name", "aliases", "countries", "dataset"]),
    ];

    public static SourceKind Of(SourceFile file, ColumnMapping? mapping)
    {
        if (Spreadsheet.Is(file)) return mapping is not null ? new SourceKind(ListFormat.Mapped) : OfSheet(file);
        var head = Head(file);
        var text = head.AsSpan().TrimStart();
        if (head.Length == 0) throw new RefusedException("empty-file", $"{file.Name} is empty: 0 bytes; the download probably failed");
        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal))
        {
            throw Not("git-lfs-pointer", file.Name, "is a Git LFS pointer, not the list", "; fetch the file it points to");
        }

        if (text.Length == 0) throw new RefusedException("empty-file", $"{file.Name} holds only blanks; the download probably failed");
        return text[0] == '<' ? new SourceKind(OfXml(head, file.Name))
            : mapping is not null ? OfMapped(text, file.Name)
            : text[0] is '{' or '[' ? new SourceKind(OfJson(head, file.Name))
            : OfTable(head, file.Name);
    }

    private static SourceKind OfMapped(ReadOnlySpan<char> text, string name) => text[0] == '[' && text[1..].TrimStart() is ['{', ..]
        ? throw Not("wrong-format", name, "is one JSON list", "; write its objects one a line")
        : IsOverLines(text) ? throw OverLines(name)
        : new SourceKind(ListFormat.Mapped);

    /// <summary>Whether an object neither ends where its line does nor another begins on the next.</summary>
    private static bool IsOverLines(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\n');
        return text[0] == '{' && end > 0 && !text[..end].TrimEnd().EndsWith('}') && text[end..].TrimStart() is [not '{', ..];
    }

    private static RefusedException OverLines(string name) => Not(
        "wrong-format", name, "is JSON written over many lines", "; write each listing as one JSON object on a line of its own, as `jq -c` does");

    private static string Head(SourceFile file)
    {
        using var text = SourceText.Open(file);
        var head = new char[HeadLength];
        return new string(head, 0, text.ReadBlock(head));
    }

    private static ListFormat OfXml(string text, string name)
    {
        if (IsHtml(text)) throw Not("html-page", name, "is an HTML page, not the list", Found(text));
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart()), Entries.Settings());
            reader.MoveToContent();
            var root = reader.LocalName;
            foreach (var (element, format) in Roots)
                if (element == root) return format;
            if (root == "schema") throw Not("wrong-format", name, "is an XML schema, which describes a list's format, not the list", "");
            throw Not("wrong-format", name, $"has the root element <{ReadIssue.Cut(root)}>", "");
        }
        catch (XmlException wrong)
        {
            var leading = text.AsSpan()[..^text.AsSpan().TrimStart().Length].Count('\n');
            throw Entries.Refused(name, wrong, DoctypeLine(text) ?? wrong.LineNumber + leading);
        }
    }

    private static long? DoctypeLine(string text) =>
        text.IndexOf("<!DOCTYPE", StringComparison.Ordinal) is var at and >= 0 ? text.AsSpan()[..at].Count('\n') + 1 : null;

    /// <summary>XHTML begins as XML does, so that the words are looked for before any element that a list may have.</summary>
    private static bool IsHtml(string text)
    {
        var start = text.AsSpan().TrimStart();
        var element = start.IndexOf("<html", StringComparison.OrdinalIgnoreCase);
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || (element is >= 0 and < 1024 && !Array.Exists(Roots, r => text.Contains($"<{r.Root}", StringComparison.Ordinal)));
    }

    private static ListFormat OfJson(string head, string name)
    {
        var begin = head.AsSpan()[..Math.Min(head.Length, 64)];
        if (begin.Contains("\"op\"", StringComparison.Ordinal))
        {
            throw Not(
                "wrong-format", name, "is a FollowTheMoney delta (lines of \"op\" and \"entity\"), not whole entities",
                "; `list import` puts it upon the edition in force");
        }

        if (head.Contains("\"DATA_SOURCE\"", StringComparison.Ordinal) && head.Contains("\"RECORD_ID\"", StringComparison.Ordinal)) return ListFormat.Senzing;
        if (IsEntities(head)) return ListFormat.FollowTheMoney;
        if (IsIndex(head))
            throw Not("wrong-format", name, "is an index of datasets, not one of them", "; `list import` reads the file that it names");
        var isError = head.Contains("\"error\"", StringComparison.OrdinalIgnoreCase)
            || head.Contains("\"status\"", StringComparison.OrdinalIgnoreCase);
        throw isError
            ? Not("json-error-page", name, "is a JSON error answer, not the list", Found(head))
            : IsOverLines(head.AsSpan().TrimStart()) ? OverLines(name)
            : Not("wrong-format", name, "is JSON of another kind, not the list", Found(head));
    }

    /// <summary>Whether a file is an index of datasets and not one of them.</summary>
    public static bool IsIndex(SourceFile file) => Head(file) is var head && head.AsSpan().TrimStart() is ['{', ..] && !IsEntities(head) && IsIndex(head);

    private static bool IsIndex(string head) =>
        head.Contains("\"resources\"", StringComparison.Ordinal) || head.Contains("\"datasets\"", StringComparison.Ordinal);

    private static bool IsEntities(string head) =>
        head.Contains("\"schema\"", StringComparison.Ordinal) && head.Contains("\"properties\"", StringComparison.Ordinal);

    private static SourceKind OfSheet(SourceFile file) => Headed(Spreadsheet.Read(file).Select(r => r.Fields))
        ?? throw Not("wrong-format", file.Name, "is a workbook that is no list that is known", "");

    /// <summary>A header tells most tables; the parts of an OFAC set have none and differ in their number of columns.</summary>
    private static SourceKind OfTable(string head, string name)
    {
        foreach (var separator in new[] { ',', ';', '\t' })
            if (Headed(Rows(head, separator)) is { } kind) return kind;
        var widths = new Dictionary<int, int>();
        foreach (var row in Rows(head, ',').Take(50))
        {
            if (IsOfacRow(row)) widths[row.Length] = widths.GetValueOrDefault(row.Length) + 1;
        }

        var width = widths.Count == 0 ? 0 : widths.MaxBy(w => (w.Value, w.Key)).Key;
        return width switch
        {
            PrimaryWidth => Part(OfacPart.Primary),
            AddressesWidth => Part(OfacPart.Addresses),
            AliasesWidth => Part(OfacPart.Aliases),
            2 => Part(OfacPart.Comments),
            _ when head.Trim() == "\u001A" => Part(ByName(name)),
            _ => throw Not("wrong-format", name, "is no list that is known", Found(head)),
        };
    }

    /// <summary>
    /// The first column is a whole number; of aliases and addresses, which are numbered too, the second as well. Copies passed on by others may have a
    /// header, of any words.
    /// </summary>
    private static bool IsOfacRow(string[] row) =>
        row.Length > 1 && IsNumber(row[0]) && (row.Length is not (AliasesWidth or AddressesWidth) || IsNumber(row[1]));

    private static bool IsNumber(string field) => long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static SourceKind Part(OfacPart part) => new(ListFormat.OfacCsv, part);

    private static SourceKind? Headed(IEnumerable<string[]> rows)
    {
        foreach (var row in rows.Take(HeadedTable.MostBefore))
        {
            foreach (var (format, columns) in Headers)
                if (HeadedTable.IsHeader(row, columns)) return new SourceKind(format);
        }

        return null;
    }

    private static IEnumerable<string[]> Rows(string head, char separator)
    {
        using var reader = Sep.New(separator)
            .Reader(o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true })
            .FromText(head);
        while (reader.MoveNext()) yield return Fields(reader);
    }

    private static string[] Fields(SepReader reader)
    {
        var row = reader.Current;
        var fields = new string[row.ColCount];
        for (var i = 0; i < fields.Length; i++) fields[i] = row[i].ToString();
        return fields;
    }

    /// <summary>A satellite file may rightly have no row at all; then its name is all there is to go by.</summary>
    private static OfacPart ByName(string name) =>
        name.Contains("alt", StringComparison.OrdinalIgnoreCase) ? OfacPart.Aliases
        : name.Contains("add", StringComparison.OrdinalIgnoreCase) ? OfacPart.Addresses
        : name.Contains("comment", StringComparison.OrdinalIgnoreCase) ? OfacPart.Comments
        : throw new RefusedException("empty-file", $"{name} holds an end-of-file mark and nothing else; the download probably failed");

    private static RefusedException Not(string code, string name, string isA, string more) =>
        new(code, $"{name} {isA}: expected {Known}{more}");

    private static string Found(string text) =>
        $", found \"{ReadIssue.Cut(Blanks.Collapse(text.Length > 400 ? text[..400] : text) ?? "")}\"";
}
