using System.Text.RegularExpressions;
using Lookback.Core.Lists.Ofac;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.UsTrade;

/// <summary>
/// The US Consolidated Screening List: the lists of Treasury, Commerce and State in one table of 27 columns (2016), 28 (with <c>ids</c>, 2019) or 29
/// (with <c>_id</c>, 2022). Cells hold lists parted by semicolons. Only Treasury's rows say whether a party is a person; the others are of unknown kind.
/// Weak aliases are not marked. A measure whose <c>end_date</c> is past stays: it is the publisher's to remove. The two URL columns are the same for
/// all rows of a source and not read.
/// </summary>
internal sealed partial class CslReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private static readonly string[] Signature = ["source", "entity_number", "programs", "name", "alt_names"];

    private static readonly string[] Required =
    [
        "type", "title", "addresses", "federal_register_notice", "start_date", "end_date", "standard_order", "license_requirement", "license_policy",
        "call_sign", "vessel_type", "gross_tonnage", "gross_registered_tonnage", "vessel_flag", "vessel_owner", "remarks", "citizenships", "dates_of_birth",
        "nationalities", "places_of_birth",
    ];

    private static readonly string[] Known = [.. Signature, .. Required, "_id", "ids", "source_list_url", "source_information_url"];

    private static readonly string[] NationalityColumns = ["citizenships", "nationalities"];
    private static readonly string[] LeftOut = ["ethnicity", "religion"];

    private readonly OfacRemarks _remarks = new(log, file.Name);
    private readonly CslIdentifier _identifier = new(new OfacRemarks(log, file.Name));
    private readonly CslKey _key = new();

    public IEnumerable<ListingText> Read()
    {
        var rows = HeadedTable.Open(file, log, Signature, Known, Required).Rows();
        foreach (var party in RowGroups.By(rows, _key.Of, "source and name", log, file.Name)) yield return Party(party);
    }

    private ListingText Party(IReadOnlyList<HeadedRow> rows)
    {
        var first = rows[0];
        var (name, said, aliases) = CslNames.Primary(first["name"]!);
        var schema = SchemaOf(first, said);
        var draft = new ListingDraft(new ListingId(watchlist, _key.Of(first)!)) { Schema = schema };
        draft.Name(OfacName.Read(name, schema, NameKind.Primary));
        foreach (var (alias, kind) in aliases) draft.Name(alias, kind);
        foreach (var words in said) draft.Remark(words);
        foreach (var row in rows) Fill(row, draft);
        return draft.Build();
    }

    private Schema SchemaOf(HeadedRow row, IReadOnlyList<string> said)
    {
        if (row["type"] is not { } type)
            return said.Any(s => s.Contains("individual", StringComparison.OrdinalIgnoreCase)) ? Schema.Person : Schema.Unknown;
        if (OfacSchema.Find(type) is { } schema) return schema;
        log.Field(file.Name, row.Line, "type", "Individual, Entity, Vessel or Aircraft", type);
        return Schema.Unknown;
    }

    private void Fill(HeadedRow row, ListingDraft draft)
    {
        var source = _key.SourceOf(row);
        foreach (var alias in Items(row["alt_names"])) CslNames.Alias(alias, source, draft);
        draft.Programme(source);
        foreach (var programme in Items(row["programs"])) draft.Programme(programme);
        foreach (var title in Items(row["title"])) draft.Title(title);
        foreach (var address in Items(row["addresses"])) Address(WithoutAnd(address), row, draft);
        Births(row, draft);
        foreach (var column in NationalityColumns)
        {
            foreach (var country in Items(row[column]))
            {
                if (!draft.Country(country, CountryRole.Nationality)) log.Field(file.Name, row.Line, column, "a country", country);
            }
        }

        var vessel = new OfacVessel(
            row["call_sign"], row["vessel_type"], row["gross_tonnage"], row["gross_registered_tonnage"], row["vessel_flag"], row["vessel_owner"]);
        vessel.Fill(draft, log, file.Name, row.Line);
        foreach (var id in Items(row["ids"])) _identifier.Read(id, draft, row.Line);
        Words(row, draft);
    }

    private void Words(HeadedRow row, ListingDraft draft)
    {
        if (Date(row, "start_date", draft) is { } start && draft.DesignatedOn is null) draft.DesignatedOn = start;
        if (Date(row, "end_date", draft) is { } end) draft.Remark($"Ends {end}");
        Keep("Federal Register", "federal_register_notice");
        Keep("Standard order", "standard_order");
        Keep("License requirement", "license_requirement");
        Keep("License policy", "license_policy");
        // Treasury's remarks are worded as in its own files; of the others' nothing is taken for a fact.
        if (row["remarks"] is not { } remarks) return;
        if (row["entity_number"] is null) draft.Remark(remarks);
        else foreach (var piece in OfacRemarks.Pieces(remarks)) Piece(piece, row, draft);

        void Keep(string what, string column)
        {
            if (row[column] is { } text) draft.Remark($"{what}: {text}");
        }
    }

    /// <summary>Of whose people or faith someone is, is not kept.</summary>
    private void Piece(string piece, HeadedRow row, ListingDraft draft)
    {
        foreach (var refused in LeftOut)
        {
            if (!piece.StartsWith(refused, StringComparison.OrdinalIgnoreCase)) continue;
            log.Drop(refused, 1);
            return;
        }

        _remarks.ReadPiece(piece, draft, row.Line);
    }

    private PartialDate? Date(HeadedRow row, string column, ListingDraft draft)
    {
        if (row[column] is not { } text) return null;
        if (WrittenDates.Find(text) is { } date) return date;
        log.Field(file.Name, row.Line, column, "a date", text);
        draft.Remark($"{column}: {text}");
        return null;
    }

    private void Births(HeadedRow row, ListingDraft draft)
    {
        foreach (var text in Items(row["dates_of_birth"]))
        {
            if (WrittenDates.Find(text) is { } date)
            {
                draft.BirthDate(date);
                continue;
            }

            log.Field(file.Name, row.Line, "dates_of_birth", "a date", text);
            draft.Remark($"born: {text}");
        }

        foreach (var place in Items(row["places_of_birth"]))
        {
            draft.BirthPlace(place);
            if (Places.CountryOf(place) is { } country) draft.Country(country.Value, CountryRole.Birth);
        }
    }

    /// <summary>
    /// The country's code stands last, alone where no more is known. Where it is missing, what stands last is not taken for a country, but a US state
    /// and its postal code are told.
    /// </summary>
    private void Address(string written, HeadedRow row, ListingDraft draft)
    {
        var comma = written.LastIndexOf(',');
        var end = written.AsSpan(comma + 1).Trim();
        var isCode = end.Length == 2 && char.IsAsciiLetterUpper(end[0]) && char.IsAsciiLetterUpper(end[1]);
        var last = comma <= 0 || isCode ? end.ToString() : "";
        if (isCode && !draft.Country(last, CountryRole.Residence)) log.Field(file.Name, row.Line, "addresses", "a country's code", last);
        if (!isCode && UsEnd().Match(written) is { Success: true } us && UsStates.Has(us.Groups["state"].Value)) draft.Country("US", CountryRole.Residence);
        if (comma > 0 || !(isCode || ListingDraft.SaysNoCountry(last))) draft.Address(written);
    }

    /// <summary>The last of a list that was a sentence once: <c>...; and 2 Elm St., Minsk</c>.</summary>
    private static string WithoutAnd(string item) => item.StartsWith("and ", StringComparison.Ordinal) ? item[4..] : item;

    private static string[] Items(string? cell) =>
        cell is null ? [] : cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@", (?<state>[A-Z]{2}), \d{5}(?:-\d{4})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UsEnd();
}
