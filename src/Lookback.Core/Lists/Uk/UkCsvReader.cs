using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// The UK Sanctions List as a table, which since 28 January 2026 is Britain's one list. A row is one name, address or birth date of its
/// <c>Unique ID</c>, which is the listing's key here as in the XML, so that a client may change format. <c>Last Updated</c> is not read: it changes
/// without a change of content; nor are the words for script and language.
/// </summary>
internal sealed class UkCsvReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private static readonly string[] Signature = ["Unique ID", "OFSI Group ID", "Name 6", "Regime Name"];

    /// <summary>What has no place in the model and is kept as a remark under its own name.</summary>
    private static readonly string[] Kept =
    [
        "OFSI Group ID", "UN Reference Number", "Designation source", "Sanctions Imposed", "UK Statement of Reasons", "Type of entity", "Previous flags",
        "Type of ship", "Tonnage of ship", "Length of ship", "Year Built",
    ];

    private static readonly string[] Relations = ["Subsidiaries", "Parent company", "Current owner/operator (s)", "Previous owner/operator (s)"];

    private static readonly string[] Known =
    [
        .. Signature, .. Kept, .. Relations, "Last Updated",
        "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name type", "Alias strength", "Title", "Name non-latin script",
        "Non-latin script type", "Non-latin script language", "Designation Type", "Other Information", "Address Line 1", "Address Line 2", "Address Line 3",
        "Address Line 4", "Address Line 5", "Address Line 6", "Address Postal Code", "Address Country", "Phone number", "Website", "Email address",
        "Date Designated", "D.O.B", "Nationality(/ies)", "National Identifier number", "National Identifier additional information", "Passport number",
        "Passport additional information", "Position", "Gender", "Town of birth", "Country of birth", "Business registration number (s)", "IMO number",
        "Current believed flag of ship", "Hull identification number (HIN)",
    ];

    private readonly SeenTexts _seen = new();

    public IEnumerable<ListingText> Read()
    {
        var table = HeadedTable.Open(file, log, Signature, Known);
        UkEditionDate.Read(table.Before, log, file.Name);
        foreach (var rows in RowGroups.By(table.Rows(), "Unique ID", log, file.Name))
        {
            if (Listing(rows) is { } listing) yield return listing;
        }
    }

    private ListingText? Listing(IReadOnlyList<HeadedRow> rows)
    {
        var draft = new ListingDraft(new ListingId(watchlist, rows[0]["Unique ID"]!));
        var facts = new UkFacts(draft, log, file.Name, _seen);
        foreach (var row in rows)
        {
            facts.Line = row.Line;
            Identity(row, facts);
            Rest(row, facts);
            draft.Identifier(IdentifierKind.Other, row["Hull identification number (HIN)"], label: "HIN");
        }

        if (draft.HasName) return draft.Build();
        foreach (var row in rows) log.Row(file.Name, row.Line, "Name 6", "a name", "nothing");
        return null;
    }

    private static void Identity(HeadedRow row, UkFacts facts)
    {
        facts.Kind(row["Designation Type"]);
        facts.Name(row["Name type"], row["Alias strength"], row["Name 6"], row["Name 1"], row["Name 2"], row["Name 3"], row["Name 4"], row["Name 5"]);
        facts.OriginalName(row["Name non-latin script"]);
        facts.Born(row["D.O.B"]);
        facts.BirthPlaces(row["Town of birth"], row["Country of birth"]);
        facts.CountryList("Nationality", row["Nationality(/ies)"], CountryRole.Nationality);
        facts.Documents(true, row["Passport number"], row["Passport additional information"]);
        facts.Documents(false, row["National Identifier number"], row["National Identifier additional information"]);
        facts.Gender(row["Gender"]);
        facts.Registrations(row["Business registration number (s)"]);
        facts.Imo(row["IMO number"]);
        facts.CountryList("Current believed flag of ship", row["Current believed flag of ship"], CountryRole.Registration);
        facts.CountryList("Previous flag", row["Previous flags"], CountryRole.Linked);
    }

    private static void Rest(HeadedRow row, UkFacts facts)
    {
        facts.Titles(row["Title"]);
        facts.Titles(row["Position"]);
        facts.Address(
            row["Address Country"], row["Address Postal Code"], row["Address Line 1"], row["Address Line 2"], row["Address Line 3"], row["Address Line 4"],
            row["Address Line 5"], row["Address Line 6"]);
        facts.Phones(row["Phone number"]);
        facts.Online("Website", row["Website"]);
        facts.Online("Email address", row["Email address"]);
        facts.Programme(row["Regime Name"]);
        facts.Designated(row["Date Designated"]);
        facts.Remark(row["Other Information"]);
        foreach (var column in Kept) facts.Keep(column, row[column]);
        foreach (var column in Relations) facts.Relations(column, row[column]);
    }
}
