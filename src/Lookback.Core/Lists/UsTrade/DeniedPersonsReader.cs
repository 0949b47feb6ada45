using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.UsTrade;

/// <summary>
/// The Denied Persons List of the US Bureau of Industry and Security: tab separated, no id. A denial order is told by the name and the effective date,
/// which is the key; several rows of it are one party's addresses. <c>VORELL A/K/A WORELL</c> is one key and two names. The publisher does not say
/// whether a party is a person or a company.
/// <c>Last_Update</c> is not read: it changes without a change of content. An order that is past its expiration stays: it is the publisher's to remove.
/// </summary>
internal sealed class DeniedPersonsReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private static readonly string[] Signature = ["Name", "Effective_Date", "Standard_Order", "FR_Citation"];

    private static readonly string[] Required = ["Street_Address", "City", "State", "Country", "Postal_Code", "Expiration_Date", "Action"];

    private static readonly string[] Known = [.. Signature, .. Required, "Last_Update"];

    public IEnumerable<ListingText> Read()
    {
        var rows = HeadedTable.Open(file, log, Signature, Known, Required).Rows();
        foreach (var order in RowGroups.By(rows, KeyOf, "Name", log, file.Name)) yield return Order(order);
    }

    /// <summary>Case and blanks differ between rows of one order; a date that is none still tells one order from another.</summary>
    private static string? KeyOf(HeadedRow row)
    {
        if (row["Name"] is not { } name) return null;
        var date = row["Effective_Date"] is not { } text ? null : DateOf(text)?.ToString() ?? text;
        return date is null ? name.ToUpperInvariant() : $"{name.ToUpperInvariant()}/{date}";
    }

    private ListingText Order(IReadOnlyList<HeadedRow> rows)
    {
        var first = rows[0];
        var draft = new ListingDraft(new ListingId(watchlist, KeyOf(first)!));
        var (name, others) = KnownAs.Read(first["Name"]!);
        draft.Name(name, NameKind.Primary);
        foreach (var (other, kind) in others) draft.Name(other, kind);
        draft.DesignatedOn = Date(first, "Effective_Date");
        foreach (var row in rows)
        {
            Address(row, draft);
            if (row["Expiration_Date"] is { } ends) draft.Remark($"Expires {Date(row, "Expiration_Date")?.ToString() ?? ends}");
            if (row["Standard_Order"] is { } standard) draft.Remark($"Standard order: {standard.ToUpperInvariant()}");
            if (row["Action"] is { } action) draft.Remark($"Action: {action}");
            if (row["FR_Citation"] is { } citation) draft.Remark($"Federal Register: {citation}");
        }

        return draft.Build();
    }

    /// <summary>
    /// A US address has a state and, since 2019, no country. Some foreign ones have the country's code under the state (<c>CY</c>, and <c>RS</c> for
    /// Russia): such a code is no country that could be relied on, and stays in the address.
    /// </summary>
    private void Address(HeadedRow row, ListingDraft draft)
    {
        var (state, country) = (row["State"], row["Country"]);
        if (country is null && state is not null && UsStates.Has(state)) country = "US";
        else if (country is null && state is not null) log.Field(file.Name, row.Line, "State", "a state of the US, or a country under Country", state);
        draft.Address(country, row["Street_Address"], row["City"], state, row["Postal_Code"]);
        if (!draft.Country(country, CountryRole.Residence)) log.Field(file.Name, row.Line, "Country", "a country", country!);
    }

    private PartialDate? Date(HeadedRow row, string column)
    {
        if (row[column] is not { } text) return null;
        var date = DateOf(text);
        if (date is null) log.Field(file.Name, row.Line, column, "MM/DD/YYYY", text);
        return date;
    }

    private static PartialDate? DateOf(string text) => WrittenDates.Find(text, DateOrder.MonthFirst);
}

/// <summary>The states and territories of the United States and its military post, as the Postal Service abbreviates them.</summary>
internal static class UsStates
{
    private static readonly HashSet<string> Codes =
    [
        .. "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA "
            .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        "WV", "WI", "WY", "DC", "PR", "GU", "VI", "AS", "MP", "AA", "AE", "AP",
    ];

    public static bool Has(string state) => Codes.Contains(state.ToUpperInvariant());
}
