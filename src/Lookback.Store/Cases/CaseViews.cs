using Lookback.Core.Records;
using Lookback.Store.Databases;
using Lookback.Store.Keys;
using Lookback.Store.Tables;

namespace Lookback.Store.Cases;

/// <summary>What the entries say of cases, cohorts and briefings, as of any horizon.</summary>
public sealed class CaseViews
{

    internal CaseViews(Database database, EntryTable entries, KeyRing? ring)
    {
        Marks = new WordMarks(ring);
        Files = new CaseTable(database, entries);
        States = new CaseStates(database, Marks);
        Sets = new CaseSets(database, entries, Marks);
        Redress = new RedressTable(database, entries, ring);
        Tasks = new TaskTable(database, entries);
        Staff = new StaffTable(database, entries);
        Workflows = new WorkflowTable(database, entries);
        Cohorts = new CohortTable(database, entries);
    }

    /// <summary>Every table of them.</summary>
    internal static IReadOnlyList<string> Tables { get; } =
    [
        "staff", "list_tier", "workflow", "case_file", "case_subject", "case_entry", "case_step", "case_statement", "case_task", "case_task_move", "redress",
        "cohort_rule", "source_report", "claim", "briefing",
    ];

    /// <summary>What words are counted by.</summary>
    public WordMarks Marks { get; }

    /// <summary>Cases and their entries.</summary>
    public CaseTable Files { get; }

    /// <summary>Where all cases stood, for counting.</summary>
    public CaseStates States { get; }

    /// <summary>Which cases a question names.</summary>
    public CaseSets Sets { get; }

    /// <summary>Tasks.</summary>
    public TaskTable Tasks { get; }

    /// <summary>Redress numbers.</summary>
    public RedressTable Redress { get; }

    /// <summary>Who may act as what.</summary>
    public StaffTable Staff { get; }

    /// <summary>Workflows' definitions.</summary>
    public WorkflowTable Workflows { get; }

    /// <summary>Cohorts, claims and briefings.</summary>
    public CohortTable Cohorts { get; }

    /// <summary>Brings them forward by an entry; false where it is none of cases. <paramref name="key"/>: under whose key it is sealed.</summary>
    internal bool Apply(Writes writes, KnownIds known, Entry entry, long key) => ApplyShared(writes, entry) || ApplyCase(writes, known, entry, key);

    private static bool ApplyShared(Writes writes, Entry entry)
    {
        switch (entry.Body)
        {
            case EntryBody.StaffAppointed b:
                StaffTable.Appoint(writes, entry.Position, b.Appointment);
                return true;
            case EntryBody.TierSet b:
                WorkflowTable.SetTier(writes, entry.Position, b.Tier);
                return true;
            case EntryBody.WorkflowTaken b:
                WorkflowTable.Take(writes, entry.Position, b.Workflow);
                return true;
            case EntryBody.CohortRuled b:
                CohortTable.Rule(writes, entry.Position, b.Rule);
                return true;
            case EntryBody.SourceReported b:
                CohortTable.Report(writes, entry.Position, b.Report);
                return true;
            case EntryBody.ClaimMade b:
                CohortTable.Claim(writes, entry.Position, b.Claim);
                return true;
            case EntryBody.BriefingMade b:
                CohortTable.Brief(writes, entry.Position, b.Briefing);
                return true;
            default:
                return false;
        }
    }

    private bool ApplyCase(Writes writes, KnownIds known, Entry entry, long key)
    {
        switch (entry.Body)
        {
            case EntryBody.CaseOpened b:
                CaseTable.Open(writes, known, entry, b, key, Marks);
                return true;
            case EntryBody.TaskMoved b:
                TaskTable.Move(writes, entry.Position, b.Move, key);
                return true;
            case EntryBody.RedressGranted b:
                Redress.Grant(writes, entry.Position, b.Grant, key);
                CaseTable.Enter(writes, known.Case(b.Grant.Case, entry.Position).Position, entry.Position, key);
                return true;
        }

        if (CaseOf(entry.Body) is not { } id) return ApplyLoose(writes, entry, key);
        var (position, workflow) = known.Case(id, entry.Position);
        CaseTable.Enter(writes, position, entry.Position, key);
        switch (entry.Body)
        {
            case EntryBody.StepTaken { Step.Side: not null }:
                break; // Moves nothing that anybody but its own group may see.
            case EntryBody.StepTaken b:
                States.Step(writes, entry.Position, position, workflow, b.Step);
                if (b.Step.Fields.TryGetValue(EncounterField, out var met)) CaseTable.Relate(writes, known, entry.Position, position, new EncounterId(met));
                break;
            case EntryBody.CaseMigrated b:
                States.Migrate(writes, entry.Position, position, workflow, b.Migration);
                break;
            case EntryBody.StatementMade b:
                States.State(writes, entry.Position, position, b.Statement);
                break;
            case EntryBody.TaskOpened b:
                TaskTable.Open(writes, entry.Position, position, b.Task, key);
                break;
        }

        return true;
    }

    /// <summary>The field of a step that says whom a case is about, by an encounter's id.</summary>
    public const string EncounterField = "encounter";

    /// <summary>The case that an entry is of; <see langword="null"/> where it is of none, or a task's move, which knows its task alone.</summary>
    internal static CaseId? CaseOf(EntryBody body) => body switch
    {
        EntryBody.StepProposed b => b.Step.Case,
        EntryBody.StepTaken b => b.Step.Case,
        EntryBody.ProposalEnded b => b.End.Case,
        EntryBody.CaseMigrated b => b.Migration.Case,
        EntryBody.StatementMade b => b.Statement.Case,
        EntryBody.TaskOpened b => b.Task.Case,
        EntryBody.ClockBreached b => b.Breach.Case,
        EntryBody.DisclosureMade b => b.Disclosure.Case,
        EntryBody.DisclosureAnswered b => b.Answer.Case,
        EntryBody.RedressGranted b => b.Grant.Case,
        _ => null,
    };

    // A task about an alert, outside any case, and what is told of it.
    private static bool ApplyLoose(Writes writes, Entry entry, long key)
    {
        if (entry.Body is EntryBody.TaskOpened b) TaskTable.Open(writes, entry.Position, null, b.Task, key);
        if (entry.Body is EntryBody.ClockBreached { Breach.Task: { } task }) TaskTable.Breach(writes, entry.Position, task);
        return entry.Body is EntryBody.TaskOpened or EntryBody.ClockBreached;
    }
}
