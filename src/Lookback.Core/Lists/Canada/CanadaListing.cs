using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Canada;

/// <summary>
/// The listing of a record. Its country is that of the regulation and not the party's: a Russian official stands under Ukraine. So it is the programme,
/// and no tie to a country.
/// </summary>
internal sealed class CanadaListing(string file, ReadingLog log)
{
    public ListingText Read(CanadaRecord record, ListingId id)
    {
        var draft = new ListingDraft(id) { Schema = record.Schema };
        if (draft.Schema == Schema.Person) CanadaNames.Person(record, draft);
        else CanadaNames.Entity(record, draft);
        draft.Programme(record.Regulation);
        draft.Identifier(IdentifierKind.Imo, record[CanadaField.ShipIMONumber]);
        if (record.Title is { } title) Title(CanadaWords.English(title), draft);
        if (record.Born is { } born) Dates(born, record, draft);
        Listed(record, draft);
        var schedule = record[CanadaField.Schedule] is { } of and not "N/A" ? $"Schedule {of}" : null;
        var item = record[CanadaField.Item] is { } number ? $"Item {number}" : null;
        draft.LegalBasis(schedule is null ? item : item is null ? schedule : $"{schedule}, {item}");
        return draft.Build();
    }

    private static void Title(string title, ListingDraft draft)
    {
        if (draft.Schema == Schema.Vessel) draft.Remark($"Ship type: {title}");
        else draft.Title(title);
    }

    /// <summary>A ship's is when it was built. Some persons have two: <c>1972-08-10 or 1972-08-11</c>.</summary>
    private void Dates(string text, CanadaRecord record, ListingDraft draft)
    {
        if (draft.Schema != Schema.Person)
        {
            draft.Remark(draft.Schema == Schema.Vessel ? $"Built: {text}" : $"Date: {text}");
            return;
        }

        foreach (var one in text.Split([" or ", " ou "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (WrittenDates.Find(one) is { } date)
            {
                draft.BirthDate(date);
                continue;
            }

            log.Field(file, record.Line, "DateOfBirth", "a date", one);
            draft.Remark($"born: {one}");
        }
    }

    private void Listed(CanadaRecord record, ListingDraft draft)
    {
        if (record[CanadaField.DateOfListing] is not { } text) return;
        draft.DesignatedOn = WrittenDates.Find(text);
        if (draft.DesignatedOn is null) log.Field(file, record.Line, "DateOfListing", "a date", text);
    }
}
