using System.Globalization;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Ofac;

/// <summary>
/// OFAC's CSV set. Shapes by "Specially Designated Nationals List - Data Formats" (dat_spec.txt): no header; primary
/// <c>ent_num, name, type, program, title, call sign, vessel type, tonnage, GRT, flag, owner, remarks</c>; aliases
/// <c>ent_num, alt_num, type, name, remarks</c>; addresses <c>ent_num, add_num, address, city, country, remarks</c>; comments
/// <c>ent_num, rest of the remarks</c>. <c>-0-</c> stands for nothing; a DOS end-of-file character ends each file.
/// </summary>
internal sealed class OfacCsvReader(WatchlistId watchlist, IReadOnlyDictionary<OfacPart, SourceFile> parts, ReadingLog log)
{
    private const int PrimaryWidth = 12;

    /// <summary>A remark is cut at this length and goes on in the comments file.</summary>
    private const int RemarksLimit = 1000;

    private readonly SourceFile _primary = parts[OfacPart.Primary];
    private readonly OfacRemarks _remarks = new(log, parts[OfacPart.Primary].Name);

    private bool _begun;

    public IEnumerable<ListingText> Read()
    {
        var sorted = parts.Count > 1 && SeparatedRows.AreSorted(_primary);
        using var aliases = OfacSatellite.Open(parts.GetValueOrDefault(OfacPart.Aliases), 5, log, sorted);
        using var addresses = OfacSatellite.Open(parts.GetValueOrDefault(OfacPart.Addresses), 6, log, sorted);
        using var comments = OfacSatellite.Open(parts.GetValueOrDefault(OfacPart.Comments), 2, log, sorted);
        long? last = null;
        var end = default(SeparatedRow);
        foreach (var row in SeparatedRows.Read(_primary, ','))
        {
            end = row;
            if (IsHeader(row) || Number(row) is not { } number || IsRepeated(row, number, last)) continue;
            last = number;
            log.Listing = (_primary.Name, row.Line);
            var draft = Primary(row, comments.Take(number));
            foreach (var alias in aliases.Take(number)) Alias(alias, draft, aliases.Name);
            foreach (var address in addresses.Take(number)) Address(address, draft, addresses.Name);
            if (draft.HasName) yield return draft.Build();
            else log.Row(_primary.Name, row.Line, "SDN_Name", "a name", row.Fields[1]);
        }

        RefuseCut(_primary.Name, end, PrimaryWidth);
        aliases.Finish();
        addresses.Finish();
        comments.Finish();
    }

    /// <summary>
    /// A plain file has no check sum: a last row with fewer columns than a row has is where a download broke off, and what is missing behind
    /// it would look like delistings.
    /// </summary>
    public static void RefuseCut(string file, SeparatedRow end, int width)
    {
        if (end.Fields is not { } fields || fields.Length >= width) return;
        throw new RefusedException(
            "truncated",
            FormattableString.Invariant($"{file} breaks off in its last row, line {end.Line}: expected {width} columns, found {fields.Length}; ")
            + "download it again");
    }

    /// <summary>OFAC writes no header; copies passed on by others have one.</summary>
    private bool IsHeader(SeparatedRow row)
    {
        var isFirst = !_begun;
        _begun = true;
        return isFirst && row.Fields.Length == PrimaryWidth && row.Fields[0].Any(char.IsAsciiLetter);
    }

    private long? Number(SeparatedRow row)
    {
        var isNumber = long.TryParse(row.Fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        log.RowsRead++;
        var width = row.Fields.Length;
        if (width == PrimaryWidth && isNumber) return number;
        if (width != PrimaryWidth) log.Row(_primary.Name, row.Line, "row", $"{PrimaryWidth} columns", $"{width} columns");
        else log.Row(_primary.Name, row.Line, "ent_num", "a whole number", row.Fields[0]);
        return null;
    }

    private bool IsRepeated(SeparatedRow row, long number, long? last)
    {
        if (number != last) return false;
        log.Row(_primary.Name, row.Line, "ent_num", "each number once", row.Fields[0]);
        return true;
    }

    private ListingDraft Primary(SeparatedRow row, IReadOnlyList<SeparatedRow> comments)
    {
        var fields = row.Fields;
        var draft = new ListingDraft(new ListingId(watchlist, fields[0])) { Schema = SchemaOf(row) };
        if (Value(fields[1]) is { } name) draft.Name(OfacName.Read(name, draft.Schema, NameKind.Primary));
        foreach (var programme in (Value(fields[3]) ?? "").Split("] [")) draft.Programme(programme.Trim('[', ']', ' '));
        draft.Title(Value(fields[4]));
        var ship = new OfacVessel(
            Value(fields[5]), Value(fields[6]), Value(fields[7]), Value(fields[8]), Value(fields[9]), Value(fields[10]));
        ship.Fill(draft, log, _primary.Name, row.Line);
        if (WholeRemarks(row, comments, draft) is { } remarks) _remarks.Read(remarks, draft, row.Line);
        return draft;
    }

    /// <summary>The remarks with what the comments file adds: the cut falls inside words, so that nothing stands between.</summary>
    private string? WholeRemarks(SeparatedRow row, IReadOnlyList<SeparatedRow> comments, ListingDraft draft)
    {
        var remarks = row.Fields[^1];
        if (comments.Count > 0) return remarks + string.Concat(comments.Select(c => c.Fields[1]));
        if (remarks.Length < RemarksLimit || remarks.EndsWith('.')) return Value(remarks);
        var cut = remarks.LastIndexOf(';') + 1;
        log.Field(_primary.Name, row.Line, "remarks", "their end, in a comments file", remarks[cut..]);
        draft.Remark(remarks[cut..]);
        return remarks[..cut];
    }

    private Schema SchemaOf(SeparatedRow row)
    {
        var type = Value(row.Fields[2]);
        var schema = OfacSchema.Find(type);
        if (schema is null) log.Field(_primary.Name, row.Line, "SDN_Type", "individual, vessel, aircraft or -0-", type!);
        return schema ?? Schema.Unknown;
    }

    private void Alias(SeparatedRow row, ListingDraft draft, string file)
    {
        var type = Value(row.Fields[2]);
        NameKind? kind = type?.ToUpperInvariant() switch { "AKA" or "NKA" => NameKind.Alias, "FKA" => NameKind.Former, _ => null };
        if (kind is null) log.Field(file, row.Line, "alt_type", "aka, fka or nka", type ?? "");
        if (Value(row.Fields[3]) is { } name) draft.Name(OfacName.Read(name, draft.Schema, kind ?? NameKind.Alias));
        else log.Row(file, row.Line, "alt_name", "a name", row.Fields[3]);
        draft.Remark(Value(row.Fields[4]));
    }

    private void Address(SeparatedRow row, ListingDraft draft, string file)
    {
        draft.Address(Value(row.Fields[4]), Value(row.Fields[2]), Value(row.Fields[3]));
        draft.Remark(Value(row.Fields[5]));
        var country = Value(row.Fields[4]);
        if (!draft.Country(country, CountryRole.Residence)) log.Field(file, row.Line, "Country", "a country", country!);
    }

    private static string? Value(string field) => field.AsSpan().Trim() is "" or "-0-" or "-0" ? null : field;
}
