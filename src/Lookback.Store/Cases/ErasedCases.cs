using Lookback.Core.Records;
using Lookback.Store.Databases;

namespace Lookback.Store.Cases;

/// <summary>What of cases goes when somebody is erased: everything of every case about them, but that there was one.</summary>
internal sealed class ErasedCases(Database database)
{
    // Those about a subject; and the one that is erased by itself, because nobody it is about was met.
    private const string Theirs =
        "(SELECT case_position FROM case_subject WHERE subject_position = @subject UNION SELECT position FROM case_file WHERE position = @subject)";

    // Each before what it is found by.
    private static readonly string[] Content =
    [
        $"DELETE FROM case_task_move WHERE task_position IN (SELECT position FROM case_task WHERE key_position = @subject OR case_position IN {Theirs})",
        $"DELETE FROM case_task WHERE key_position = @subject OR case_position IN {Theirs}",
        $"DELETE FROM case_statement WHERE case_position IN {Theirs}",
        $"DELETE FROM case_step WHERE case_position IN {Theirs}",
        $"DELETE FROM case_entry WHERE case_position IN {Theirs}",
        $"DELETE FROM case_file WHERE position IN {Theirs}",
        "DELETE FROM redress WHERE subject_position = @subject",
        "DELETE FROM case_subject WHERE subject_position = @subject",
    ];

    /// <summary>
    /// The positions of the cases whose own keys go with a subject's: they hold what was recorded before it was known whom the case is about. Never the
    /// key of anybody else.
    /// </summary>
    public IReadOnlyList<long> Ties(long subject) => database.Query<long>(
        $"SELECT DISTINCT key_position FROM case_entry WHERE case_position IN {Theirs} AND key_position = case_position AND key_position <> "
            + $"@subject ORDER BY 1",
        new { subject });

    /// <summary>That there were cases about the subject.</summary>
    public IReadOnlyList<ErasedCase> Of(long subject) => database
        .Query<(long Position, string Workflow, long Effective)>(
            $"SELECT position, workflow, effective_at FROM case_file WHERE position IN {Theirs} ORDER BY position", new { subject })
        .ConvertAll(r => new ErasedCase(r.Position, r.Workflow, Instants.FromMicroseconds(r.Effective)));

    /// <summary>What the cases were known by.</summary>
    public IReadOnlyList<string> Ids(long subject) =>
        database.Query<string>($"SELECT case_id FROM case_file WHERE position IN {Theirs}", new { subject });

    /// <summary>Takes it away.</summary>
    public void Erase(long subject)
    {
        foreach (var sql in Content) database.Execute(sql, new { subject });
    }
}
