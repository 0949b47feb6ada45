using System.Globalization;
using System.Xml;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using nietras.SeparatedValues;

namespace Lookback.Core.Lists;

/// <summary>What one file is. An OFAC set has up to four.</summary>
internal enum SourceKind
{
    OfacPrimary,
    OfacAliases,
    OfacAddresses,
    OfacComments,
    OfacXml,
    UnXml,
    FollowTheMoney,
    MappedCsv,
}

/// <summary>Tells what a file is by its first characters, and refuses at the door what is no list: error pages, pointers ...</summary>
internal static class SourceKinds
{
    private const int HeadLength = 64 * 1024;
    private const string Known = "OFAC's CSV or XML, the UN's XML, FollowTheMoney JSON lines, or a table with a mapping";

    public static SourceKind Of(SourceFile file, ColumnMapping? mapping)
    {
        var head = Head(file);
        var text = head.AsSpan().TrimStart();
        if (head.Length == 0) throw new RefusedException("empty-file", $"{file.Name} is empty: 0 bytes; the download probably failed");
        if (text.StartsWith("version https://git-lfs", StringComparison.Ordinal))
        {
            throw Not("git-lfs-pointer", file.Name, "is a Git LFS pointer, not the list", "; fetch the file it points to");
        }

        if (text.Length == 0) throw new RefusedException("empty-file", $"{file.Name} holds only blanks; the download probably failed");
        return text[0] == '<' ? OfXml(head, file.Name)
            : text[0] is '{' or '[' ? OfJson(head, file.Name)
            : mapping is not null ? SourceKind.MappedCsv
            : OfTable(head, file.Name);
    }

    private static string Head(SourceFile file)
    {
        using var text = SourceText.Open(file);
        var head = new char[HeadLength];
        return new string(head, 0, text.ReadBlock(head));
    }

    private static SourceKind OfXml(string text, string name)
    {
        if (IsHtml(text)) throw Not("html-page", name, "is an HTML page, not the list", Found(text));
        try
        {
            using var reader = XmlReader.Create(new StringReader(text.TrimStart()), Entries.Settings());
            reader.MoveToContent();
            return reader.LocalName switch
            {
                "sdnList" => SourceKind.OfacXml,
                "CONSOLIDATED_LIST" => SourceKind.UnXml,
                var root => throw Not("wrong-format", name, $"has the root element <{ReadIssue.Cut(root)}>", ""),
            };
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
            || (element is >= 0 and < 1024
                && !start.Contains("<sdnList", StringComparison.Ordinal)
                && !start.Contains("<CONSOLIDATED_LIST", StringComparison.Ordinal));
    }

    private static SourceKind OfJson(string head, string name)
    {
        if (head.AsSpan()[..Math.Min(head.Length, 64)].Contains("\"op\"", StringComparison.Ordinal))
        {
            throw Not("wrong-format", name, "is a FollowTheMoney delta (lines of \"op\" and \"entity\"), not whole entities", "");
        }

        if (head.Contains("\"schema\"", StringComparison.Ordinal) && head.Contains("\"properties\"", StringComparison.Ordinal)
            && head.TrimStart()[0] == '{')
        {
            return SourceKind.FollowTheMoney;
        }

        var isError = head.Contains("\"error\"", StringComparison.OrdinalIgnoreCase)
            || head.Contains("\"status\"", StringComparison.OrdinalIgnoreCase);
        throw isError
            ? Not("json-error-page", name, "is a JSON error answer, not the list", Found(head))
            : Not("wrong-format", name, "is JSON of another kind, not the list", Found(head));
    }

    /// <summary>The parts of an OFAC set differ in their number of columns; the first is always a whole number, or a header once.</summary>
    private static SourceKind OfTable(string head, string name)
    {
        var widths = new Dictionary<int, int>();
        using var reader = Sep.New(',')
            .Reader(o => o with { HasHeader = false, Unescape = true, DisableColCountCheck = true })
            .FromText(head);
        for (var rows = 0; rows < 50 && reader.MoveNext(); rows++)
        {
            var row = reader.Current;
            var isRow = row.ColCount > 1 && long.TryParse(row[0].Span, NumberStyles.None, CultureInfo.InvariantCulture, out _);
            if (isRow) widths[row.ColCount] = widths.GetValueOrDefault(row.ColCount) + 1;
        }

        var width = widths.Count == 0 ? 0 : widths.MaxBy(w => (w.Value, w.Key)).Key;
        return width switch
        {
            12 => SourceKind.OfacPrimary,
            6 => SourceKind.OfacAddresses,
            5 => SourceKind.OfacAliases,
            2 => SourceKind.OfacComments,
            _ when head.Trim() == "\u001A" => ByName(name),
            _ => throw Not("wrong-format", name, "is no list that is known", Found(head)),
        };
    }

    /// <summary>A satellite file may rightly have no row at all; then its name is all there is to go by.</summary>
    private static SourceKind ByName(string name) =>
        name.Contains("alt", StringComparison.OrdinalIgnoreCase) ? SourceKind.OfacAliases
        : name.Contains("add", StringComparison.OrdinalIgnoreCase) ? SourceKind.OfacAddresses
        : name.Contains("comment", StringComparison.OrdinalIgnoreCase) ? SourceKind.OfacComments
        : throw new RefusedException("empty-file", $"{name} holds an end-of-file mark and nothing else; the download probably failed");

    private static RefusedException Not(string code, string name, string isA, string more) =>
        new(code, $"{name} {isA}: expected {Known}{more}");

    private static string Found(string text) =>
        $", found \"{ReadIssue.Cut(Blanks.Collapse(text.Length > 400 ? text[..400] : text) ?? "")}\"";
}
