using Lookback.Core.Matching;
using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>What became of a listing whose facts changed.</summary>
internal enum ChangedParty
{
    /// <summary>It is the same party under a name that is alike, or a number that is the same.</summary>
    Same,

    /// <summary>It has other names altogether; parties are renamed under their ids.</summary>
    Renamed,

    /// <summary>The id was given to another party.</summary>
    Another,
}

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

    /// <summary>What two texts under one id are to each other.</summary>
    public static ChangedParty Of(PartyFacts before, PartyFacts after) =>
        // Nearly every change leaves a name as it was written, and then nothing has to be read.
        before.Names.Any(b => after.Names.Any(a => a.Full == b.Full)) ? ChangedParty.Same
        : PreparedParty.Of(before).Keys.Meet(PreparedParty.Of(after).Keys) ? ChangedParty.Same
        : ArePersonAndOther(before.Schema, after.Schema) || WereBornApart(before, after) ? ChangedParty.Another
        : ChangedParty.Renamed;

    private static bool ArePersonAndOther(Schema before, Schema after) =>
        before != after && before != Schema.Unknown && after != Schema.Unknown && (before == Schema.Person || after == Schema.Person);

    // A company's founding is stated in many ways.
    private static bool WereBornApart(PartyFacts before, PartyFacts after) =>
        before.Schema == Schema.Person && after.Schema == Schema.Person && before.BirthDates.Count > 0 && after.BirthDates.Count > 0
        && before.BirthDates.All(b => after.BirthDates.All(a => a.Earliest > b.Latest.AddYears(YearsApart) || b.Earliest > a.Latest.AddYears(YearsApart)));
}
