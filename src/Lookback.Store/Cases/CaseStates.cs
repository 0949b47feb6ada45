using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Cases;

/// <summary>Where a case stood.</summary>
/// <param name="Case">The case's position.</param>
/// <param name="State">The mark of its state (<see cref="WordMarks.State"/>); 0 where it had taken no step yet.</param>
/// <param name="Since">When it reached it, in the world, in microseconds.</param>
public readonly record struct StandingCase(long Case, long State, long Since);

/// <summary>Something said in a case, by marks.</summary>
/// <param name="Case">The case's position.</param>
/// <param name="Position">Where it was said.</param>
/// <param name="Value">The mark of what was said (<see cref="WordMarks.Value"/>).</param>
/// <param name="Detail">The mark of the detail by which it is counted: of a charge its category.</param>
public readonly record struct SaidInCase(long Case, long Position, long Value, long Detail);

/// <summary>Where all cases stood and what was said in them, for counting: marks, no words.</summary>
public sealed class CaseStates
{
    private static readonly TableShape Steps = new(
        "case_step", "position", "case_position", "effective_at", "until_position", "until_effective", "state", "reason");

    private static readonly TableShape Statements = new(
        "case_statement", "position", "case_position", "effective_at", "corrected_position", "topic", "value", "detail", "lapses", "kind",
        "grade");

    private readonly Database _database;
    private readonly WordMarks _marks;

    internal CaseStates(Database database, WordMarks marks) => (_database, _marks) = (database, marks);

    /// <summary>
    /// Where every case stood that had been opened, by its position; those of erased subjects are left out. What was known up to the horizon's position
    /// counts, and of that what was so in the world by <paramref name="moment"/>.
    /// </summary>
    public IEnumerable<StandingCase> All(Horizon at, DateTimeOffset moment) => _database
        .Rows(
            """
            SELECT f.position, COALESCE(s.state, 0), COALESCE(s.effective_at, f.effective_at) FROM case_file f
            LEFT JOIN case_step s ON s.case_position = f.position AND s.position <= @at AND s.effective_at <= @moment
             AND (s.until_position > @at OR s.until_effective > @moment)
            WHERE f.position <= @at AND f.effective_at <= @moment AND f.case_id NOT LIKE '!%' ORDER BY f.position
            """,
            ("at", at.Position),
            ("moment", Instants.ToMicroseconds(moment)))
        .Select(r => new StandingCase(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2)));

    /// <summary>What had been said on a topic, corrected and lapsed statements left out, by case and in the order of the world, then of the ledger.</summary>
    public IEnumerable<SaidInCase> Said(string topic, Horizon at, DateTimeOffset moment) => _database
        .Rows(
            """
            SELECT case_position, position, value, detail FROM case_statement
            WHERE topic = @topic AND position <= @at AND effective_at <= @moment AND corrected_position > @at AND lapses >= @day
            ORDER BY case_position, effective_at, position
            """,
            ("topic", _marks.Topic(topic)),
            ("at", at.Position),
            ("moment", Instants.ToMicroseconds(moment)),
            ("day", (long)DateOnly.FromDateTime(moment.UtcDateTime).DayNumber))
        .Select(r => new SaidInCase(r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3)));

    /// <summary>Whether a step of another case was taken for this very reason, word for word.</summary>
    public bool IsReasonUsedElsewhere(string reason, long casePosition) => _database.Scalar<long>(
        "SELECT COUNT(*) FROM case_step WHERE reason = @reason AND case_position <> @casePosition",
        new { reason = _marks.Reason(reason), casePosition }) > 0;

    /// <summary>The cases in which a step was proposed after the last that was taken: those in which one may wait, and a few in which it was ended.</summary>
    public IReadOnlySet<long> Proposed(Horizon at) => _database.Query<long>(
        """
        SELECT DISTINCT c.case_position FROM case_entry c JOIN entry e ON e.position = c.position
        WHERE e.kind = 'step-proposed' AND c.position <= @at
         AND c.position > COALESCE((SELECT MAX(s.position) FROM case_step s WHERE s.case_position = c.case_position AND s.position <= @at), 0)
        """,
        at.With()).ToHashSet();

    internal void Step(Writes writes, long position, long casePosition, string workflow, Step step) =>
        Reach(writes, position, casePosition, step.At, _marks.State(workflow, step.To), _marks.Reason(step.ReasonText));

    internal void Migrate(Writes writes, long position, long casePosition, string workflow, CaseMigration migration) =>
        Reach(writes, position, casePosition, migration.At, _marks.State(workflow, migration.State), 0);

    internal void State(Writes writes, long position, long casePosition, Statement statement)
    {
        var detail = statement.Fields.GetValueOrDefault("category");
        writes.Insert(
            Statements, position, casePosition, Instants.ToMicroseconds(statement.At), Positions.Open, _marks.Topic(statement.Topic),
            _marks.Value(statement.Topic, statement.Value), _marks.Value(statement.Topic, detail),
            statement.Until is { } until ? until.Latest.DayNumber : (long)DateOnly.MaxValue.DayNumber,
            _marks.Kind(statement.Kind), (long)statement.Grade.Packed);
        if (statement.Corrects is { } corrected)
        {
            writes.Run(
                "UPDATE case_statement SET corrected_position = $1 WHERE position = $2 AND case_position = $3 AND corrected_position = $4",
                position, corrected, casePosition, Positions.Open);
        }
    }

    private static void Reach(Writes writes, long position, long casePosition, DateTimeOffset at, long state, long reason)
    {
        var effective = Instants.ToMicroseconds(at);
        writes.Insert(Steps, position, casePosition, effective, Positions.Open, Positions.Open, state, reason);
        writes.Run(
            "UPDATE case_step SET until_position = $1, until_effective = $4 WHERE case_position = $2 AND until_position = $3 AND position < $1",
            position, casePosition, Positions.Open, effective);
    }
}
