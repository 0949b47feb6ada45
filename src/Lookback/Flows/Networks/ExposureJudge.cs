using Lookback.Core.Records;
using Lookback.Store.Tables;

namespace Lookback.Flows.Networks;

/// <summary>Says whether an exposure could have been known when the subject was met: by the dates of its designation and of its best path's links.</summary>
internal static class ExposureJudge
{
    /// <summary>The verdict and the dates that decide it.</summary>
    public static ExposureHindsight Judge(NetworkStart start, IReadOnlyList<HopFacts> path, RecordedEncounter met)
    {
        // What the encounter's own record says was known as soon as it was met.
        var others = path.Where(h => h.Entry != met.Position).ToList();
        var known = others.Select(h => h.KnownAt).Append(start.KnownAt).Max();
        var knowable = others.Select(h => h.TrueAt).Append(start.DesignatedAt).Max();
        return new ExposureHindsight
        {
            Verdict = !Before(start.DesignatedAt, met.At) ? ExposureVerdict.NotDesignatedThen
                : !Before(known, met.At) ? ExposureVerdict.LinkNotKnownThen
                : ExposureVerdict.KnownThen,
            EncounterAt = met.At,
            DesignatedAt = start.DesignatedAt,
            KnowableAt = knowable,
            KnownAt = known,
        };
    }

    // Of two events of one day of which one has no time, nobody can say which came first; a doubt accuses nobody.
    private static bool Before(DateTimeOffset one, DateTimeOffset other) =>
        one < other && !(one.UtcDateTime.Date == other.UtcDateTime.Date && (IsDay(one) || IsDay(other)));

    private static bool IsDay(DateTimeOffset at) => at.UtcDateTime.TimeOfDay == TimeSpan.Zero;
}
