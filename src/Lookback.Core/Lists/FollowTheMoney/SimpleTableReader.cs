using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Sources;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>
/// OpenSanctions' <c>targets.simple.csv</c>, a row a party, with and without <c>program_ids</c>. The key is <c>id</c>. Cells hold lists
/// (<see cref="SimpleCell"/>). The table says less than the entities do: countries without their role, numbers without their kind, no weak aliases.
/// <c>first_seen</c>, <c>last_seen</c> and <c>last_change</c> are OpenSanctions' own and change without the list; they are not read.
/// </summary>
internal sealed class SimpleTableReader(WatchlistId watchlist, SourceFile file, ReadingLog log)
{
    private static readonly string[] Signature = ["id", "schema", "name", "aliases", "countries", "dataset"];

    private static readonly string[] Known =
    [
        .. Signature, "birth_date", "addresses", "identifiers", "sanctions", "phones", "emails", "program_ids", "first_seen", "last_seen", "last_change",
    ];

    public IEnumerable<ListingText> Read()
    {
        foreach (var row in HeadedTable.Open(file, log, Signature, Known).Rows())
        {
            if (Row(row) is { } listing) yield return listing;
        }
    }

    private ListingText? Row(HeadedRow row)
    {
        if (row["id"] is not { } id) return Lost(row, "id", "an id", "nothing");
        if (row["name"] is not { } name) return Lost(row, "name", "a name", "nothing");
        if (row["schema"] is not { } schemaName) return Lost(row, "schema", "a schema", "nothing");
        if (FtmModel.Current.Find(schemaName)?.Party is not { } schema)
        {
            log.Drop($"schema:{schemaName}", 1);
            return null;
        }

        var draft = new ListingDraft(new ListingId(watchlist, id)) { Schema = schema };
        draft.Name(name, NameKind.Primary);
        foreach (var alias in SimpleCell.Values(row["aliases"])) draft.Name(alias, NameKind.Alias);
        Facts(row, draft);
        draft.Programme(row["dataset"]);
        foreach (var programme in SimpleCell.Values(row["program_ids"])) draft.Programme(programme);
        foreach (var reason in SimpleCell.Values(row["sanctions"])) draft.Remark(reason);
        return draft.Build();
    }

    private void Facts(HeadedRow row, ListingDraft draft)
    {
        foreach (var text in SimpleCell.Values(row["birth_date"]))
        {
            if (WrittenDates.Find(text) is { } date) draft.BirthDate(date);
            else log.Field(file.Name, row.Line, "birth_date", "a date", text);
        }

        foreach (var text in SimpleCell.Values(row["countries"]))
        {
            if (!draft.Country(text, CountryRole.Linked)) log.Field(file.Name, row.Line, "countries", "a country", text);
        }

        foreach (var address in SimpleCell.Values(row["addresses"])) draft.Address(address);
        foreach (var number in SimpleCell.Values(row["identifiers"])) Number(number, draft);
        foreach (var phone in SimpleCell.Values(row["phones"])) draft.Phone(phone);
        foreach (var email in SimpleCell.Values(row["emails"])) draft.Email(email);
    }

    /// <summary>Only the International Maritime Organization's numbers say what they are; on anything but a ship they are its owner's or manager's.</summary>
    private static void Number(string number, ListingDraft draft)
    {
        if (ImoNumbers.Called(number) is not { } imo) draft.Identifier(IdentifierKind.Other, number);
        else if (draft.Schema == Schema.Vessel) draft.Identifier(IdentifierKind.Imo, imo);
        else draft.Identifier(IdentifierKind.Registration, number);
    }

    private ListingText? Lost(HeadedRow row, string field, string expected, string found)
    {
        log.Row(file.Name, row.Line, field, expected, found);
        return null;
    }
}

/// <summary>
/// A cell that holds a list: separated values inside the separated values, parted by semicolons, with quotes of their own round a value that holds
/// one. An empty list may be written <c>""</c>.
/// </summary>
internal static class SimpleCell
{
    /// <summary>The values, blanks collapsed, none of them empty.</summary>
    public static IEnumerable<string> Values(string? cell)
    {
        if (cell is null) yield break;
        var value = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i == cell.Length || (cell[i] == ';' && !quoted))
            {
                if (Blanks.Collapse(value.ToString()) is { } text) yield return text;
                value.Clear();
            }
            else if (cell[i] != '"' || (!quoted && value.Length > 0))
            {
                value.Append(cell[i]);
            }
            else if (quoted && i + 1 < cell.Length && cell[i + 1] == '"')
            {
                value.Append(cell[i++]);
            }
            else
            {
                quoted = !quoted;
            }
        }
    }
}
