using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Mapped;

/// <summary>A table with a header, read through a mapping. A repeated header inside the file is passed over with an issue.</summary>
internal sealed class MappedCsvReader(WatchlistId watchlist, SourceFile file, ColumnMapping mapping, ReadingLog log)
{
    public IEnumerable<ListingText> Read()
    {
        string[]? header = null;
        (string Name, MappedColumn? Column)[] columns = [];
        foreach (var row in SeparatedRows.Read(file, mapping.Delimiter))
        {
            if (header is null)
            {
                header = row.Fields;
                columns = Columns(header);
            }
            else if (row.Fields.AsSpan().SequenceEqual(header))
            {
                log.Field(file.Name, row.Line, "row", "a row", "the header again");
            }
            else if (Listing(row, columns) is { } listing)
            {
                yield return listing;
            }
        }
    }

    private (string Name, MappedColumn? Column)[] Columns(string[] header)
    {
        var names = header.Select(h => h.Trim()).ToArray();
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new RefusedException("repeated-column", $"{file.Name}: column \"{twice.Key}\" stands twice in the header");
        }

        var unmapped = names.Where(n => !mapping.Columns.ContainsKey(n) && !mapping.Ignored.Contains(n)).ToList();
        if (unmapped.Count > 0)
        {
            throw new RefusedException(
                "unmapped-column", $"{file.Name}: {Quoted(unmapped)} in the header is neither mapped nor ignored by the mapping");
        }

        var missing = mapping.Columns.Keys.Except(names, StringComparer.Ordinal).ToList();
        return missing.Count > 0
            ? throw new RefusedException("missing-column", $"{file.Name}: {Quoted(missing)} of the mapping is not in the header")
            : names.Select(n => (n, mapping.Columns.GetValueOrDefault(n))).ToArray();
    }

    private static string Quoted(List<string> names) => $"column {string.Join(", ", names.Select(n => $"\"{ReadIssue.Cut(n)}\""))}";

    private ListingText? Listing(SeparatedRow row, (string Name, MappedColumn? Column)[] columns)
    {
        log.RowsRead++;
        if (row.Fields.Length != columns.Length)
        {
            log.Row(file.Name, row.Line, "row", $"{columns.Length} columns", $"{row.Fields.Length} columns");
            return null;
        }

        var values = Values(row, columns).ToLookup(v => v.Fact, v => v.Value, StringComparer.Ordinal);
        var key = string.Join('|', values["key"]);
        if (key.Length == 0) return Lost(row, "key", "a key");
        var draft = new ListingDraft(new ListingId(watchlist, key)) { Schema = SchemaOf(values["schema"].FirstOrDefault(), row) };
        var facts = new MappedFacts(draft, mapping, (fact, expected, found) => log.Field(file.Name, row.Line, fact, expected, found));
        facts.Name(values["name"].FirstOrDefault(), values["given"].FirstOrDefault(), values["family"].FirstOrDefault());
        if (!draft.HasName) return Lost(row, "name", "a name");
        // A column of numbers mapped to the name is a mapping for another file.
        if (!values["name"].Concat(values["given"]).Concat(values["family"]).Any(v => v.Any(char.IsLetter))) return Lost(row, "name", "a name with letters");
        foreach (var group in values)
        {
            foreach (var value in group) facts.Put(group.Key, value);
        }

        return draft.Build();
    }

    private IEnumerable<(string Fact, string Value)> Values(SeparatedRow row, (string Name, MappedColumn? Column)[] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Column is not { } column) continue;
            foreach (var part in column.Separator is null ? [row.Fields[i]] : row.Fields[i].Split(column.Separator))
            {
                if (Blanks.Collapse(part) is { } value) yield return (column.Fact, value);
            }
        }

        foreach (var constant in mapping.Constants) yield return (constant.Fact, constant.Value);
    }

    private Schema SchemaOf(string? text, SeparatedRow row)
    {
        if (MappedFacts.SchemaOf(text ?? "") is { } schema) return schema;
        log.Field(file.Name, row.Line, "schema", "person, organization, vessel, aircraft or wallet", text!);
        return Schema.Unknown;
    }

    private ListingText? Lost(SeparatedRow row, string field, string expected)
    {
        log.Row(file.Name, row.Line, field, expected, "nothing");
        return null;
    }
}
