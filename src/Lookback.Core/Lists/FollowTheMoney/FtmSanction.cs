using System.Text.Json;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>A sanction that is an entity of its own: its programmes, its date, and the rest in words.</summary>
/// <param name="Programmes">Programmes by name and by id.</param>
/// <param name="On">When the party was listed, or the measure began.</param>
/// <param name="Remark">Who sanctions and why, until when.</param>
internal sealed record FtmSanction(IReadOnlyList<string> Programmes, PartialDate? On, string? Remark)
{
    private static readonly string[] Dates = ["listingDate", "startDate", "date"];

    private static readonly (string Property, string Words)[] Said =
    [
        ("authority", ""), ("authorityId", "number "), ("unscId", "UN number "), ("recordId", "record "), ("status", "status "), ("provisions", ""),
        ("reason", ""), ("summary", ""), ("description", ""), ("duration", "for "), ("startDate", "from "), ("endDate", "until "),
    ];

    public static FtmSanction Read(JsonElement properties)
    {
        var dates = Dates.Select(p => Earliest(properties, p));
        var said = Said.Select(s => FtmValues.Joined(properties, s.Property) is { } text ? s.Words + text : null).Where(t => t is not null);
        var remark = string.Join(", ", said);
        return new FtmSanction(
            [.. FtmValues.Of(properties, "program").Concat(FtmValues.Of(properties, "programId"))],
            dates.FirstOrDefault(d => d is not null),
            remark.Length == 0 ? null : $"Sanction: {remark}");
    }

    /// <summary>A party under several sanctions was designated with the first of them.</summary>
    public void Fill(ListingDraft draft)
    {
        foreach (var programme in Programmes) draft.Programme(programme);
        if (On is { } on && (draft.DesignatedOn is not { } before || on.Earliest < before.Earliest)) draft.DesignatedOn = on;
        draft.Remark(Remark);
    }

    private static PartialDate? Earliest(JsonElement properties, string property)
    {
        PartialDate? first = null;
        foreach (var text in FtmValues.Of(properties, property))
        {
            if (WrittenDates.Find(text) is { } date && (first is null || date.Earliest < first.Value.Earliest)) first = date;
        }

        return first;
    }
}
