using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Tables;

namespace Lookback.Store.Cases;

/// <summary>A case as it is counted.</summary>
/// <param name="Case">The case's position.</param>
/// <param name="Workflow">The workflow it is under.</param>
/// <param name="Encounter">The position of the encounter it is about; 0 where it is about nobody who was met.</param>
/// <param name="Subject">The position of the subject; 0 likewise.</param>
public readonly record struct CountedCase(long Case, string Workflow, long Encounter, long Subject);

/// <summary>Something said in a case, by marks, whether it still holds or not.</summary>
/// <param name="Case">The case's position.</param>
/// <param name="Position">Where it was said.</param>
/// <param name="Value">The mark of what was said.</param>
/// <param name="Detail">The mark of the detail by which it is counted.</param>
/// <param name="Kind">The mark of its kind.</param>
/// <param name="Grade">How good it is.</param>
/// <param name="LastDay">The number of the last day on which it holds.</param>
public readonly record struct MarkedStatement(long Case, long Position, long Value, long Detail, long Kind, Grade Grade, long LastDay);

/// <summary>
/// Which cases a question names, as sets of their positions, read in bulk. What was known up to the horizon's position counts. Cases of erased subjects are
/// in none of them.
/// </summary>
public sealed class CaseSets
{
    private const string Told = "f.position <= @at AND f.case_id NOT LIKE '!%'";

    // Whom a case is about, as far as was known: by its opening, or by the last step that found out.
    private const string Met =
        """
        JOIN case_subject s ON s.case_position = f.position AND s.position <= @at
         AND NOT EXISTS (SELECT 1 FROM case_subject n WHERE n.case_position = f.position AND n.position > s.position AND n.position <= @at)
        """;

    private readonly Database _database;
    private readonly EntryTable _entries;
    private readonly WordMarks _marks;

    internal CaseSets(Database database, EntryTable entries, WordMarks marks) => (_database, _entries, _marks) = (database, entries, marks);

    /// <summary>Every case that had been opened in the world by <paramref name="moment"/>, in order.</summary>
    public IEnumerable<CountedCase> All(Horizon at, DateTimeOffset moment) => _database
        .Rows(
            $"""
            SELECT f.position, f.workflow, COALESCE(s.encounter_position, 0), COALESCE(s.subject_position, 0) FROM case_file f LEFT {Met}
            WHERE {Told} AND f.effective_at <= @moment ORDER BY f.position
            """,
            ("at", at.Position),
            ("moment", Instants.ToMicroseconds(moment)))
        .Select(r => new CountedCase(r.GetInt64(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3)));

    /// <summary>How many cases had been opened by then of which nothing can be told since their subjects were erased.</summary>
    public long ErasedCount(Horizon at, DateTimeOffset moment) => _database.Scalar<long>(
        "SELECT COUNT(*) FROM case_file WHERE position <= @at AND case_id LIKE '!%' AND effective_at <= @moment",
        new { at = at.Position, moment = Instants.ToMicroseconds(moment) });

    /// <summary>
    /// The mark of where each case stood that had taken a step, by its position, in no order; those of erased subjects are gone. All steps are read one after
    /// another, which for most of the cases there are is far quicker than case by case.
    /// </summary>
    public IEnumerable<(long Case, long State)> Standing(Horizon at, DateTimeOffset moment) => _database
        .Rows(
            """
            SELECT case_position, state FROM case_step
            WHERE position <= @at AND effective_at <= @moment AND (until_position > @at OR until_effective > @moment)
            """,
            ("at", at.Position),
            ("moment", Instants.ToMicroseconds(moment)))
        .Select(r => (r.GetInt64(0), r.GetInt64(1)));

    /// <summary>Cases under a workflow.</summary>
    public HashSet<long> Under(string workflow, Horizon at) =>
        Set($"SELECT f.position FROM case_file f WHERE {Told} AND f.workflow = @workflow", at, new { workflow });

    /// <summary>Cases opened in the world from one instant up to before another.</summary>
    public HashSet<long> Opened(DateTimeOffset from, DateTimeOffset before, Horizon at) =>
        Set($"SELECT f.position FROM case_file f WHERE {Told} AND f.effective_at >= @from AND f.effective_at < @before", at, Span(from, before));

    /// <summary>Cases about somebody who was met from one instant up to before another.</summary>
    public HashSet<long> MetIn(DateTimeOffset from, DateTimeOffset before, Horizon at) => Set(
        $"""
        SELECT f.position FROM case_file f {Met} JOIN encounter e ON e.position = s.encounter_position
        WHERE {Told} AND e.effective_at >= @from AND e.effective_at < @before
        """,
        at,
        Span(from, before));

    /// <summary>Cases that are the business of a unit.</summary>
    public HashSet<long> Of(string unit, Horizon at) =>
        Set($"SELECT f.position FROM case_file f WHERE {Told} AND f.unit = @unit", at, new { unit = _marks.Unit(unit) });

    /// <summary>Cases about somebody whose encounter hit a listing, in a screening or a lookback; without a key, anything on the watchlist.</summary>
    public HashSet<long> Hit(WatchlistId watchlist, string? key, Horizon at) => Set(
        $"""
        SELECT f.position FROM case_file f {Met} WHERE {Told} AND EXISTS (
          SELECT 1 FROM hit h WHERE h.encounter_position = s.encounter_position AND h.watchlist = @watchlist AND h.position <= @at
          {(key is null ? "" : "AND h.key = @key")})
        """,
        at,
        new { watchlist = watchlist.Value, key });

    /// <summary>Cases about somebody whom a lookback surfaced, of lists or of networks.</summary>
    public HashSet<long> SurfacedBy(RunId run, Horizon at) => Set(
        $"""
        SELECT f.position FROM case_file f {Met} WHERE {Told} AND (
          EXISTS (SELECT 1 FROM finding x WHERE x.encounter_position = s.encounter_position AND x.run_position = @run AND x.position <= @at)
          OR EXISTS (SELECT 1 FROM exposure x WHERE x.encounter_position = s.encounter_position AND x.run_position = @run AND x.position <= @at))
        """,
        at,
        new { run = run.Position });

    /// <summary>Cases about somebody of whom a lookback found so by hindsight.</summary>
    public HashSet<long> Judged(Verdict verdict, Horizon at)
    {
        var rows = _database.Query<(long Case, long Finding)>(
            $"""
            SELECT f.position, x.position FROM case_file f {Met}
            JOIN finding x ON x.encounter_position = s.encounter_position AND x.position <= @at WHERE {Told}
            """,
            at.With());
        var fits = _entries.ReadMany<EntryBody.FindingMade>([.. rows.Select(r => r.Finding).Distinct()])
            .Where(r => r.Body.Finding.Hindsight.Verdict == verdict)
            .Select(r => r.Entry.Position)
            .ToHashSet();
        return [.. rows.Where(r => fits.Contains(r.Finding)).Select(r => r.Case)];
    }

    /// <summary>Cases about somebody to whom a network led from a node at one of these levels, as far as that stands.</summary>
    public HashSet<long> Exposed(NodeRef start, IReadOnlyCollection<ExposureLevel> levels, Horizon at)
    {
        // What an exposure is known by is made of the three, so that none has to be opened.
        var rows = _database.Query<(long Case, string Exposure, string Encounter)>(
            $"""
            SELECT f.position, x.exposure, e.encounter FROM case_file f {Met} JOIN encounter e ON e.position = s.encounter_position
            JOIN exposure x ON x.encounter_position = e.position AND x.position <= @at AND x.until_position > @at
            WHERE {Told}
            """,
            at.With());
        return [.. rows.Where(r => levels.Any(l => ExposureId.Of(start, new EncounterId(r.Encounter), l).Value == r.Exposure)).Select(r => r.Case)];
    }

    /// <summary>Cases that were ever in a state, by the moment.</summary>
    public HashSet<long> Reached(string workflow, string state, Horizon at, DateTimeOffset moment) => Set(
        "SELECT case_position FROM case_step WHERE state = @state AND position <= @at AND effective_at <= @moment",
        at,
        new { state = _marks.State(workflow, state), moment = Instants.ToMicroseconds(moment) });

    /// <summary>What had been said on a topic and nobody corrected, lapsed or not, by case and in the order of the world, then of the ledger.</summary>
    public IEnumerable<MarkedStatement> Said(string topic, Horizon at, DateTimeOffset moment) => _database
        .Rows(
            """
            SELECT case_position, position, value, detail, kind, grade, lapses FROM case_statement
            WHERE topic = @topic AND position <= @at AND effective_at <= @moment AND corrected_position > @at
            ORDER BY case_position, effective_at, position
            """,
            ("topic", _marks.Topic(topic)),
            ("at", at.Position),
            ("moment", Instants.ToMicroseconds(moment)))
        .Select(r => new MarkedStatement(
            r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), Grade.Unpack((byte)r.GetInt64(5)), r.GetInt64(6)));

    /// <summary>What stands at statements' positions.</summary>
    public IReadOnlyList<(long Position, Statement Statement)> Statements(IReadOnlyCollection<long> positions) =>
        _entries.ReadMany<EntryBody.StatementMade>(positions).ConvertAll(r => (r.Entry.Position, r.Body.Statement));

    /// <summary>The ids of cases by their positions.</summary>
    public IReadOnlyDictionary<long, CaseId> Ids(IReadOnlyCollection<long> cases)
    {
        var ids = new Dictionary<long, CaseId>(cases.Count);
        foreach (var some in cases.Chunk(5_000))
        {
            var rows = _database.Query<(long Position, string Id)>(
                $"SELECT position, case_id FROM case_file WHERE {_database.Among("position")}", new { set = _database.Set(some) });
            foreach (var (position, id) in rows) ids[position] = new CaseId(id);
        }

        return ids;
    }

    /// <summary>How many encounters subjects had by a moment, all together.</summary>
    public long Encounters(IReadOnlyCollection<long> subjects, Horizon at, DateTimeOffset moment)
    {
        var (count, before) = (0L, Instants.ToMicroseconds(moment));
        foreach (var some in subjects.Chunk(5_000))
        {
            count += _database.Scalar<long>(
                $"SELECT COUNT(*) FROM encounter WHERE {_database.Among("subject_position")} AND position <= @at AND effective_at <= @before",
                new { set = _database.Set(some), at = at.Position, before });
        }

        return count;
    }

    private HashSet<long> Set(string sql, Horizon at, object parameters) => [.. _database.Query<long>(sql, at.With(parameters))];

    private static object Span(DateTimeOffset from, DateTimeOffset before) =>
        new { from = Instants.ToMicroseconds(from), before = Instants.ToMicroseconds(before) };
}
