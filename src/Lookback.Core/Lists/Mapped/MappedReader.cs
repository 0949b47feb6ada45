using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Mapped;

/// <summary>
/// A table (separated values, a workbook) or JSON lines, read through a mapping. A row is a listing, or consecutive rows of one key are where the
/// mapping says so; then the names after the first are aliases.
/// </summary>
internal sealed class MappedReader(WatchlistId watchlist, SourceFile file, ColumnMapping mapping, ReadingLog log)
{
    /// <summary>Rows of one listing that are held in memory; a hundred times what the longest published listing has.</summary>
    private const int MostTogether = 10_000;

    /// <summary>Listings named by numbers that are held until one comes whose name has letters.</summary>
    private const int MostHeld = 100;

    public IEnumerable<ListingText> Read()
    {
        var all = JsonLeaf.IsLines(file) ? new MappedLines(file, mapping, log).Read() : new MappedTable(file, mapping, log).Read();
        // A ship may be named 7-28; a whole column of numbers mapped to the name is a mapping for another file.
        var (held, isNamed) = (new List<(ListingText Listing, List<MappedRow> Rows)>(), false);
        foreach (var (key, rows) in Groups(all))
        {
            if (Listing(key, rows) is not { } listing) continue;
            isNamed |= HasLetters(listing);
            if (!isNamed && held.Count < MostHeld)
            {
                held.Add((listing, rows));
                continue;
            }

            if (!isNamed)
            {
                Lost(rows, "a name with letters", listing.Facts.Names[0].Full);
                continue;
            }

            foreach (var (before, itsRows) in held)
            {
                log.Listing = (file.Name, itsRows[0].Line);
                yield return before;
            }

            held.Clear();
            log.Listing = (file.Name, rows[0].Line);
            yield return listing;
        }

        foreach (var (listing, rows) in held) Lost(rows, "a name with letters", listing.Facts.Names[0].Full);
    }

    private static bool HasLetters(ListingText listing) => listing.Facts.Names.Any(n => n.Full.Any(char.IsLetter));

    private IEnumerable<(string Key, List<MappedRow> Rows)> Groups(IEnumerable<MappedRow> rows)
    {
        (string Key, List<MappedRow> Rows)? open = null;
        foreach (var row in rows)
        {
            var key = row.Key;
            if (key.Length == 0)
            {
                log.Row(file.Name, row.Line, "key", "a key", "nothing");
                continue;
            }

            if (!mapping.Together)
            {
                yield return (key, [row]);
                continue;
            }

            if (open is { } group && group.Key == key)
            {
                group.Rows.Add(row);
                if (group.Rows.Count > MostTogether) throw TooMany(row, key);
                continue;
            }

            if (open is { } whole) yield return whole;
            open = (key, [row]);
        }

        if (open is { } last) yield return last;
    }

    private RefusedException TooMany(MappedRow row, string key) => new(
        "too-many-rows",
        FormattableString.Invariant($"{file.Name}, line {row.Line}: over {MostTogether} rows have the key \"{ReadIssue.Cut(key)}\": ")
        + "expected the rows of one listing");

    private ListingText? Listing(string key, List<MappedRow> rows)
    {
        var draft = new ListingDraft(new ListingId(watchlist, key)) { Schema = SchemaOf(rows) };
        var facts = new MappedFacts(draft, mapping);
        foreach (var row in rows) facts.Names(row.Values, Complain(row));
        if (!draft.HasName)
        {
            Lost(rows, "a name", "nothing");
            return null;
        }

        foreach (var row in rows) facts.Put(row.Values, Complain(row));
        return draft.Build();
    }

    private Schema SchemaOf(List<MappedRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Values.FirstOrDefault(v => v.Fact == "schema").Value is not { } text) continue;
            if (MappedFacts.SchemaOf(text) is { } schema) return schema;
            log.Field(file.Name, row.Line, "schema", "person, organization, vessel, aircraft or wallet", text);
        }

        return Schema.Unknown;
    }

    private Action<string, string, string> Complain(MappedRow row) => (fact, expected, found) => log.Field(file.Name, row.Line, fact, expected, found);

    private void Lost(List<MappedRow> rows, string expected, string found)
    {
        foreach (var row in rows) log.Row(file.Name, row.Line, "name", expected, found);
    }
}
