using System.Globalization;
using Lookback.Core.Records;

namespace Lookback.Core.Lookbacks;

/// <summary>
/// Says whether a finding could have been known at the time: exactly one verdict, from the most to the least telling. A record that
/// is gone comes first, then what people had done about the pair, then what the engine had made of it, then the dates.
/// </summary>
public static class HindsightJudge
{
    /// <summary>The verdict, its sentence and the dates that decide it.</summary>
    public static Hindsight Judge(HindsightQuestion question) => question switch
    {
        { Screened: null } => Say(Verdict.NotReplayable, question, question.Now, "the record of the encounter has expired or was erased"),
        { Screened: Outcome.Unscreened } => Say(Verdict.NotScreened, question, question.Now, "the encounter could not be screened"),
        { Prior: PriorHit.Suppressed } => OfLoaded(Verdict.Suppressed, question, "it had hit, and an earlier clearance was reused"),
        { Prior: PriorHit.Cleared } => OfLoaded(Verdict.HitCleared, question, "it had hit, and a person cleared it"),
        { Prior: PriorHit.Confirmed } => OfLoaded(
            Verdict.HitUnresolved, question, "it had hit and a person confirmed it; the listing has gone and come back since"),
        { Prior: PriorHit.Unresolved } => OfLoaded(Verdict.HitUnresolved, question, "it had hit, and nobody resolved it"),
        { SubjectDiffers: true } => OfLoaded(Verdict.SubjectDataDiffered, question, "the subject was described otherwise then"),
        { Then: ThenMatch.Matches } => OfLoaded(Verdict.LoadedNotMatched, question, "what was loaded then matches today, and was let through"),
        { Then: ThenMatch.WeakAliasAlone } => OfLoaded(Verdict.WeakAliasOnly, question, "what was loaded then matches by a weak alias alone"),
        _ => ByDates(question),
    };

    private static Hindsight ByDates(HindsightQuestion question)
    {
        var knowable = question.Now.KnowableAt;
        var what = question.Then == ThenMatch.OtherFacts
            ? $"the party was listed, but what matches it now (\"{question.ListedName}\") "
            : $"\"{question.ListedName}\" ";
        if (knowable > question.EncounterAt) return Say(Verdict.NotListedThen, question, question.Now, what + $"was not listed before {Day(knowable)}");
        // Of two events of one day of which one has no time, nobody can say which came first; a doubt accuses nobody.
        return knowable.UtcDateTime.Date == question.EncounterAt.UtcDateTime.Date && (IsDay(knowable) || IsDay(question.EncounterAt))
            ? Say(Verdict.NotListedThen, question, question.Now, what + "was listed on the same day, and which came first is not on record")
            : Say(Verdict.ListedNotLoaded, question, question.Now, what + $"was listed on {Day(knowable)} and loaded on {Day(question.Now.LoadedAt)}");
    }

    private static bool IsDay(DateTimeOffset at) => at.UtcDateTime.TimeOfDay == TimeSpan.Zero;

    private static Hindsight OfLoaded(Verdict verdict, HindsightQuestion question, string because) =>
        Say(verdict, question, question.Loaded ?? question.Now, because);

    private static Hindsight Say(Verdict verdict, HindsightQuestion question, TextDates dates, string because) => new()
    {
        Verdict = verdict,
        Because = question.MetIsUnknown
            ? $"recorded on {Day(question.EncounterAt)}, when it was met is not on record; {because}"
            : $"met on {Day(question.EncounterAt)}; {because}",
        EncounterAt = question.EncounterAt,
        DesignatedOn = dates.DesignatedOn,
        PublishedAt = dates.PublishedAt,
        LoadedAt = dates.LoadedAt,
        KnowableAt = dates.KnowableAt,
    };

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
