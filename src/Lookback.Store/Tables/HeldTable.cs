using Lookback.Core.Records;
using Lookback.Core.Retention;
using Lookback.Store.Databases;

namespace Lookback.Store.Tables;

/// <summary>What is held of each subject, as retention rules look at it.</summary>
public sealed class HeldTable
{
    private const int PageLength = 2_000;
    private readonly Database _database;

    internal HeldTable(Database database) => _database = database;

    /// <summary>
    /// Every subject that was not erased: on what ground its records are kept, the strongest there is, and when something last happened to
    /// them. Read as they are asked for.
    /// </summary>
    /// <param name="at">What was known.</param>
    /// <param name="openCases">The positions of the cases that are open: nobody's record ends while there is one about them.</param>
    public IEnumerable<HeldRecord> All(Horizon at, IReadOnlySet<long> openCases)
    {
        for (var from = 0L; ;)
        {
            var page = _database.Query<long>(
                "SELECT position FROM subject WHERE position > @from AND position <= @at AND erased_position IS NULL ORDER BY position LIMIT @length",
                at.With(new { from, length = PageLength }));
            foreach (var held in Page(page, at, openCases)) yield return held;
            if (page.Count < PageLength) yield break;
            from = page[^1];
        }
    }

    private List<HeldRecord> Page(List<long> subjects, Horizon at, IReadOnlySet<long> openCases)
    {
        if (subjects.Count == 0) return [];
        var whose = at.With(new { set = _database.Set(subjects) });
        var records = _database.Query<(long Subject, long Effective, long Known, long Screened)>(
            $"""
            SELECT e.subject_position, MAX(e.effective_at), MAX(x.known_at), COUNT(s.position) FILTER (WHERE s.outcome <> 'Unscreened')
            FROM encounter e
            LEFT JOIN screening s ON s.encounter_position = e.position AND s.position <= @at
            JOIN entry x ON x.position = COALESCE(s.position, e.position)
            WHERE {_database.Among("e.subject_position")} AND e.position <= @at
            GROUP BY e.subject_position ORDER BY e.subject_position
            """,
            whose);
        var alerts = Alerts(at, whose).ToLookup(a => a.Subject);
        var cases = Cases(at, whose).ToLookup(c => c.Subject);
        return records.ConvertAll(r => new HeldRecord(
            r.Subject,
            cases[r.Subject].Any(c => openCases.Contains(c.Case)) ? RetentionGround.Open : Ground(alerts[r.Subject].ToList(), r.Screened),
            Instants.FromMicroseconds(
                alerts[r.Subject].Select(a => a.Decided).Concat(cases[r.Subject].Select(c => c.Known)).Append(r.Effective).Append(r.Known).Max())));
    }

    private List<(long Subject, bool Waits, string? Decision, long Decided)> Alerts(Horizon at, object whose) => _database
        .Query<(long, bool, string?, long)>(
            $"""
            SELECT a.subject_position, ({AlertTable.Waits(at)}), d.decision, COALESCE(x.known_at, 0)
            FROM alert a
            LEFT JOIN disposition d ON d.alert = a.alert AND d.position <= @at AND d.until_position > @at
            LEFT JOIN entry x ON x.position = d.position
            WHERE {_database.Among("a.subject_position")} AND a.position <= @at
            """,
            whose);

    private List<(long Subject, long Case, long Known)> Cases(Horizon at, object whose) => _database.Query<(long, long, long)>(
        $"""
        SELECT s.subject_position, s.case_position, MAX(x.known_at) FROM case_subject s
        JOIN case_entry e ON e.case_position = s.case_position AND e.position <= @at
        JOIN entry x ON x.position = e.position
        WHERE {_database.Among("s.subject_position")} AND s.position <= @at GROUP BY s.subject_position, s.case_position
        """,
        whose);

    private static RetentionGround Ground(List<(long Subject, bool Waits, string? Decision, long Decided)> alerts, long screened)
    {
        if (alerts.Exists(a => a.Waits || a.Decision == nameof(Decision.Inconclusive))) return RetentionGround.Open;
        if (alerts.Exists(a => a.Decision == nameof(Decision.TrueMatch))) return RetentionGround.TrueMatch;
        if (alerts.Count > 0) return RetentionGround.Cleared;
        return screened > 0 ? RetentionGround.NoHit : RetentionGround.Unscreened;
    }
}
