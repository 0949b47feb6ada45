using Lookback.Core.Lists.Text;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Ofac;

/// <summary>Something said of a party, under the word that OFAC's table of feature types has for it.</summary>
/// <param name="Word">The word: <c>Birthdate</c>, <c>Vessel Flag</c>, <c>SWIFT/BIC</c>.</param>
internal sealed record OfacFeature(string Word)
{
    public string? Text { get; init; }

    public PartialDate? Date { get; init; }

    public OfacPlace? Place { get; init; }

    public string? Comment { get; init; }

    /// <summary><c>Confirmed</c>, <c>Reported</c>, <c>False</c>.</summary>
    public string? Reliability { get; init; }

    /// <summary>The country it names, in a word or by a place.</summary>
    public string? Country => Text ?? Place?.Country ?? Place?.Line;

    /// <summary>What it says, in words.</summary>
    public string? Value => Text ?? (Date is { } date ? OfacPeriod.Written(date) : Place?.Line);
}

/// <summary>
/// Puts the features of the advanced and the enhanced XML where they belong, by their words; the numbers behind the words differ between OFAC's
/// lists. What has no place of its own is worded as the remarks word it and read by their rules. What OFAC marks as false or only reported is
/// taken all the same, as it is in the other formats, which do not say so: a party may show a false paper. The mark is kept as a remark.
/// </summary>
internal sealed class OfacFeatures(OfacRemarks remarks, ReadingLog log, string file)
{
    private static readonly string[] NeverTaken = ["ETHNICITY", "RELIGION", "RACE", "POLITICAL AFFILIATION"];

    public void Fill(OfacFeature feature, ListingDraft draft, long line)
    {
        var word = feature.Word.TrimEnd(':', ' ', '-').ToUpperInvariant();
        if (NeverTaken.Contains(word))
        {
            log.Drop(word.ToLowerInvariant(), 1);
            return;
        }

        if (!Place(word, feature, draft, line) && !Ship(word, feature.Text, draft, line)) Other(word, feature, draft, line);
        if (More(feature) is { } more) draft.Remark($"{feature.Word} {feature.Value}: {more}");
    }

    private bool Place(string word, OfacFeature feature, ListingDraft draft, long line)
    {
        switch (word)
        {
            case "LOCATION" or "ADDRESS" when feature.Place is not null: feature.Place.Fill(draft, log, file, line); break;
            case "ADDRESS" when feature.Text is not null: draft.Address(feature.Text); break;
            case "NATIONALITY COUNTRY" or "NATIONALITY": Piece("nationality", feature.Country, draft, line); break;
            case "CITIZENSHIP COUNTRY" or "CITIZENSHIP": Piece("citizen", feature.Country, draft, line); break;
            case "PLACE OF BIRTH": Piece("POB", feature.Text ?? feature.Place?.Line, draft, line); break;
            default: return false;
        }

        return true;
    }

    private bool Ship(string word, string? text, ListingDraft draft, long line)
    {
        OfacVessel? ship = word switch
        {
            "VESSEL CALL SIGN" => new OfacVessel(text, null, null, null, null, null),
            "VESSEL TYPE" => new OfacVessel(null, text, null, null, null, null),
            "VESSEL TONNAGE" or "TONNAGE" => new OfacVessel(null, null, text, null, null, null),
            "VESSEL GROSS REGISTERED TONNAGE" or "VESSEL GROSS TONNAGE" or "GROSS REGISTERED TONNAGE" => new OfacVessel(null, null, null, text, null, null),
            "VESSEL OWNER" => new OfacVessel(null, null, null, null, null, text),
            _ => null,
        };
        if (text is not null) ship?.Fill(draft, log, file, line);
        return ship is not null;
    }

    private void Other(string word, OfacFeature feature, ListingDraft draft, long line)
    {
        switch (word)
        {
            case "TITLE": draft.Title(feature.Value); break;
            case "VESSEL FLAG": new OfacVessel(null, null, null, null, feature.Country, null).Fill(draft, log, file, line); break;
            case "BIRTHDATE" or "DATE OF BIRTH": Born(feature, draft, line); break;
            default: Piece(feature.Word, feature.Value, draft, line); break;
        }
    }

    /// <summary>The words say it as every other format does; where they are no date, the days behind them are.</summary>
    private void Born(OfacFeature feature, ListingDraft draft, long line)
    {
        if (feature.Date is not { } date || (feature.Text is { } text && WrittenDates.Find(text) is not null))
        {
            Piece("DOB", feature.Text, draft, line);
            return;
        }

        draft.BirthDate(date);
        if (feature.Text is not null) draft.Remark($"DOB {feature.Text}");
    }

    private void Piece(string word, string? value, ListingDraft draft, long line)
    {
        if (value is null) log.Field(file, line, word, "a value", "nothing");
        else if (Blanks.Collapse($"{word} {value}") is { } piece) remarks.ReadPiece(piece, draft, line);
    }

    private static string? More(OfacFeature feature)
    {
        var mark = feature.Reliability?.ToUpperInvariant() is null or "CONFIRMED" or "UNKNOWN" ? null : feature.Reliability;
        return (mark, feature.Comment) is (not null, not null) ? $"{mark}, {feature.Comment}" : mark ?? feature.Comment;
    }
}
