using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// OFSI's consolidated list of financial sanctions targets (<c>ConList</c>), as a table or a workbook, and its layout of 29 columns of before 2020. A row
/// is one name, one date of birth and one address of its <c>Group ID</c>, which is the listing's key; the rows of a group stand apart. <c>Listed On</c>
/// is OFSI's date of designation; <c>Last Updated</c> is not read: it changes without a change of content, and so may the words for script and language.
/// </summary>
internal sealed class OfsiReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private static readonly string[] Signature = ["Name 6", "Group Type", "Alias Type", "Regime", "Group ID"];

    private static readonly string[] Known =
    [
        .. Signature, "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Title", "Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language",
        "DOB", "Town of Birth", "Country of Birth", "Nationality", "Passport Number", "Passport Details", "National Identification Number",
        "National Identification Details", "NI Number", "Position", "Address 1", "Address 2", "Address 3", "Address 4", "Address 5", "Address 6",
        "Post/Zip Code", "Country", "Other Information", "Alias Quality", "Listed On", "UK Sanctions List Date Designated", "Last Updated",
    ];

    private readonly SeenTexts _seen = new();

    public IEnumerable<ListingText> Read()
    {
        var table = HeadedTable.Open(file, log, Signature, Known);
        UkEditionDate.Read(table.Before, log, file.Name);
        foreach (var rows in RowGroups.By(table.Rows(), "Group ID", log, file.Name))
        {
            if (Listing(rows) is { } listing) yield return listing;
        }
    }

    private ListingText? Listing(IReadOnlyList<HeadedRow> rows)
    {
        var draft = new ListingDraft(new ListingId(watchlist, rows[0]["Group ID"]!));
        var facts = new UkFacts(draft, log, file.Name, _seen);
        foreach (var row in rows)
        {
            facts.Line = row.Line;
            Take(row, facts);
        }

        if (draft.HasName) return draft.Build();
        foreach (var row in rows) log.Row(file.Name, row.Line, "Name 6", "a name", "nothing");
        return null;
    }

    private static void Take(HeadedRow row, UkFacts facts)
    {
        facts.Kind(row["Group Type"]);
        facts.Name(row["Alias Type"], row["Alias Quality"], row["Name 6"], row["Name 1"], row["Name 2"], row["Name 3"], row["Name 4"], row["Name 5"]);
        facts.OriginalName(row["Name Non-Latin Script"]);
        facts.Titles(row["Title"]);
        facts.Born(row["DOB"]);
        facts.BirthPlaces(row["Town of Birth"], row["Country of Birth"]);
        facts.CountryList("Nationality", row["Nationality"], CountryRole.Nationality);
        facts.Documents(true, row["Passport Number"], row["Passport Details"]);
        facts.Documents(false, row["National Identification Number"], row["National Identification Details"] ?? row["NI Number"]);
        facts.Titles(row["Position"]);
        facts.Address(
            row["Country"], row["Post/Zip Code"],
            row["Address 1"], row["Address 2"], row["Address 3"], row["Address 4"], row["Address 5"], row["Address 6"]);
        facts.Programme(row["Regime"]);
        facts.Designated(row["Listed On"]);
        facts.Keep("UK Sanctions List date designated", row["UK Sanctions List Date Designated"]);
        facts.Information(row["Other Information"]);
    }
}
