using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>
/// Whether a publisher gave an id to another party. A renamed party keeps its id, so that other names alone say nothing: what else is known of the two
/// must contradict, and what is not known never does.
/// </summary>
internal static class ReusedId
{
    /// <summary>How it is said where the old listing ends.</summary>
    public const string Because = "the id was given to another party";

    /// <summary>Years by which two births must lie apart: lists correct birth dates, and seldom by more.</summary>
    private const int YearsApart = 10;

    /// <summary>Whether two texts under one id are about two parties.</summary>
    public static bool IsAnother(PartyFacts before, PartyFacts after)
    {
        if (!ArePersonAndOther(before.Schema, after.Schema) && !WereBornApart(before, after)) return false;
        return !PreparedParty.Of(before).Keys.Meet(PreparedParty.Of(after).Keys);
    }

    private static bool ArePersonAndOther(Schema before, Schema after) =>
        before != after && before != Schema.Unknown && after != Schema.Unknown && (before == Schema.Person || after == Schema.Person);

    private static bool WereBornApart(PartyFacts before, PartyFacts after) =>
        before.BirthDates.Count > 0 && after.BirthDates.Count > 0
        && before.BirthDates.All(b => after.BirthDates.All(a => a.Earliest > b.Latest.AddYears(YearsApart) || b.Earliest > a.Latest.AddYears(YearsApart)));
}
