using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Australia;

/// <summary>
/// The consolidated list of Australia's Department of Foreign Affairs and Trade (DFAT), a workbook. A row is one name; <c>Reference</c> 34, 34a, 34b, 34c1
/// are the names of one listing, whose key is the number. Rows repeat the other cells, with differences in some aliases' rows: all are taken.
/// <c>Control Date</c> is when DFAT last set the entry, not when it was designated, and is kept as a remark; the designation's date is the first
/// in <c>Listing Information</c> that is none of an amendment. The format does not say when the edition was made.
/// </summary>
internal sealed partial class AustraliaReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private const string Reference = "Reference";
    private const string Name = "Name of Individual or Entity";

    private static readonly string[] Signature = [Reference, Name, "Name Type"];

    private static readonly string[] Required =
    [
        "Type", "Date of Birth", "Place of Birth", "Citizenship", "Address", "Additional Information", "Listing Information", "Committees", "Control Date",
    ];

    private static readonly string[] Known = [.. Signature, .. Required, "Alias Strength", "IMO Number", "Instrument of Designation"];

    public IEnumerable<ListingText> Read()
    {
        var table = HeadedTable.Open(file, log, Signature, Known, Required);
        foreach (var rows in RowGroups.By(table.Rows().Select(Numbered).Where(r => r is not null).Select(r => r!.Value), Reference, log, file.Name))
        {
            if (Listing(rows) is { } listing) yield return listing;
        }
    }

    /// <summary>The row with its listing's number alone in place of its reference.</summary>
    private HeadedRow? Numbered(HeadedRow row)
    {
        var written = row[Reference];
        if (written is not null && ReferenceParts().Match(written) is { Success: true } match)
        {
            string[] fields = [.. row.Fields];
            fields[row.Places[Reference]] = match.Groups["number"].Value;
            return row with { Fields = fields };
        }

        log.Row(file.Name, row.Line, Reference, "a number, and letters for further names", written ?? "nothing");
        return null;
    }

    private ListingText? Listing(IReadOnlyList<HeadedRow> rows)
    {
        var draft = new ListingDraft(new ListingId(watchlist, rows[0][Reference]!));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? primary = null;
        foreach (var row in rows)
        {
            Kind(row, draft);
            Named(row, ref primary, draft);
            Facts(row, column => New(row, column, seen), draft);
        }

        if (draft.HasName) return draft.Build();
        foreach (var row in rows) log.Row(file.Name, row.Line, Name, "a name", "nothing");
        return null;
    }

    private void Kind(HeadedRow row, ListingDraft draft)
    {
        if (Text(row, "Type") is not { } text) return;
        Schema? schema = text.ToUpperInvariant() switch
        {
            "INDIVIDUAL" => Schema.Person,
            "ENTITY" => Schema.Organization,
            "VESSEL" or "SHIP" => Schema.Vessel,
            _ => null,
        };
        if (schema is not { } known) log.Field(file.Name, row.Line, "Type", "Individual, Entity or Vessel", text);
        else if (draft.Schema == Schema.Unknown) draft.Schema = known;
        else if (draft.Schema != known) log.Field(file.Name, row.Line, "Type", $"one type for all rows of {row[Reference]}, {draft.Schema}", text);
    }

    /// <summary>
    /// A second primary name is another party under the same number, or a slip: it is told, and kept as an alias, which hides nobody and leaves the
    /// listing under the name that it had.
    /// </summary>
    private void Named(HeadedRow row, ref string? primary, ListingDraft draft)
    {
        if (row[Name] is not { } name) return;
        var (type, strength) = (row["Name Type"], row["Alias Strength"]);
        var kind = AustraliaName.KindOf(type, strength);
        if (kind is null) log.Field(file.Name, row.Line, "Name Type", "Primary Name, Alias or aka, Original Script, or Formerly known as", type ?? "nothing");
        if (kind == NameKind.Primary)
        {
            primary ??= name;
            if (!primary.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                log.Field(file.Name, row.Line, Reference, $"a number of its own, or one primary name for {row[Reference]}", $"{name} beside {primary}");
                kind = NameKind.Alias;
            }
        }

        AustraliaName.Add(draft, name, kind ?? NameKind.Alias);
    }

    private void Facts(HeadedRow row, Func<string, string?> next, ListingDraft draft)
    {
        if (next("Date of Birth") is { } born) AustraliaBirth.Read(born, draft, log, file.Name, row.Line);
        if (next("Place of Birth") is { } places) BirthPlaces(places, draft);
        if (next("Citizenship") is { } citizenship) Citizenship(citizenship, draft, row.Line);
        if (next("Address") is { } addresses) Addresses(addresses, draft);
        if (next("IMO Number") is { } imo) draft.Identifier(IdentifierKind.Imo, imo);
        if (next("Additional Information") is { } information) AustraliaInformation.Read(information, draft);
        if (next("Listing Information") is { } listing) Listed(listing, draft);
        draft.Programme(next("Committees"));
        if (next("Control Date") is { } control) draft.Remark($"Control date: {control}");
        draft.LegalBasis(next("Instrument of Designation"));
    }

    private static void BirthPlaces(string text, ListingDraft draft)
    {
        foreach (var place in Several(text, BirthBreaks()))
        {
            draft.BirthPlace(place);
            if (CountryWords.AtEnd(place) is { } country) draft.Country(country.Value, CountryRole.Birth);
        }
    }

    private void Citizenship(string text, ListingDraft draft, long line)
    {
        foreach (var part in NumberedParts.Of(text))
        {
            var found = CountryWords.All(part.Text);
            foreach (var country in found) draft.Country(country.Value, CountryRole.Nationality);
            if (found.Count > 0 || ListingDraft.SaysNoCountry(part.Text)) continue;
            log.Field(file.Name, line, "Citizenship", "a country", part.Text);
            draft.Remark($"Citizenship: {part.Text}");
        }
    }

    /// <summary>A country alone is no address.</summary>
    private static void Addresses(string text, ListingDraft draft)
    {
        foreach (var address in Several(text, AddressBreaks()))
        {
            if (Countries.Find(address) is null) draft.Address(address);
            if (CountryWords.AtEnd(address) is { } country) draft.Country(country.Value, CountryRole.Residence);
        }
    }

    private static void Listed(string text, ListingDraft draft)
    {
        draft.Remark(text);
        if (draft.DesignatedOn is not null) return;
        draft.DesignatedOn = WrittenDates.Find(text);
        foreach (Match match in Dates().Matches(text))
        {
            var before = text[Math.Max(0, match.Index - 30)..match.Index];
            if (draft.DesignatedOn is not null || Amended().IsMatch(before)) return;
            draft.DesignatedOn = WrittenDates.Find(match.Value);
        }
    }

    private static IEnumerable<string> Several(string text, Regex breaks) =>
        NumberedParts.Of(text)
            .SelectMany(p => breaks.Split(p.Text))
            .Select(Blanks.Collapse).OfType<string>()
            .Select(t => t.Trim(' ', ',', ';'))
            .Where(t => t.Length > 1);

    private static string? New(HeadedRow row, string column, HashSet<string> seen) =>
        Text(row, column) is { } text && seen.Add($"{column}|{text}") ? text : null;

    /// <summary>Cells say <c>NA</c> for nothing.</summary>
    private static string? Text(HeadedRow row, string column) =>
        row[column] is { } text && text.Trim('.').ToUpperInvariant() is not ("NA" or "N/A" or "-" or "") ? text : null;

    [GeneratedRegex(@"^(?<number>\d+)\s*(?:[A-Za-z]+\d*)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ReferenceParts();

    [GeneratedRegex(@";|\balt\.? POBs?:?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BirthBreaks();

    [GeneratedRegex(";", RegexOptions.CultureInvariant)]
    private static partial Regex AddressBreaks();

    [GeneratedRegex(@"\b\d{1,2}(?:/\d{1,2}/| [A-Z][a-z]{2,8}\.? )\d{4}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\b(?:re-?listed|last listed|amended|extended)\b[^.)]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Amended();
}
