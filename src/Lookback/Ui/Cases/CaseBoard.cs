using Lookback.Api;
using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Views.Cases;

namespace Lookback.Ui.Cases;

/// <summary>A state of a workflow, and the cases in it that are due first.</summary>
/// <param name="State">The state.</param>
/// <param name="Count">How many cases are in it.</param>
/// <param name="Overdue">Of how many of them a time has passed.</param>
/// <param name="Cards">Those that are due first.</param>
internal sealed record CaseColumn(string State, int Count, int Overdue, IReadOnlyList<CaseLine> Cards);

/// <summary>A workflow under which the caller sees cases.</summary>
internal sealed record WorkflowCount(string Workflow, int Count);

/// <summary>Cases as a board or a table.</summary>
/// <param name="Asked">What was asked.</param>
/// <param name="Workflow">The workflow whose states are the board's columns; <see langword="null"/> where there is none.</param>
/// <param name="Workflows">Those under which the caller sees cases.</param>
/// <param name="States">The states that the cases are in.</param>
/// <param name="Columns">The board.</param>
/// <param name="Table">The table; <see langword="null"/> beside a board.</param>
/// <param name="Total">How many cases there are.</param>
/// <param name="Overdue">Of how many a time has passed.</param>
internal sealed record CaseBoard(
    CaseQuestion Asked,
    string? Workflow,
    IReadOnlyList<WorkflowCount> Workflows,
    IReadOnlyList<string> States,
    IReadOnlyList<CaseColumn> Columns,
    Page<CaseLine>? Table,
    int Total,
    int Overdue)
{
    /// <summary>How many cards a column shows; the table has the rest.</summary>
    public const int MostCards = 12;

    /// <summary>The cases that the caller sees, as they stand.</summary>
    public static Shown<CaseBoard> Of(Inquiry inquiry, Ledger ledger, PageRequest page, CaseQuestion asked)
    {
        var (at, now) = (page.At(ledger), inquiry.Now);
        var (sight, standing) = (new CaseSight(ledger, inquiry.Caller), new CaseStandings(ledger, at, now));
        var open = asked.WithClosed ? null : standing.Cases.Open(at, now);
        var seen = ledger.Views.Cases.Files.All(at).Where(f => (open is null || open.Contains(f.Position)) && sight.Sees(f.File)).ToList();
        var workflows = seen.GroupBy(f => f.File.Workflow).Select(g => new WorkflowCount(g.Key, g.Count())).OrderByDescending(w => w.Count).ToList();
        var workflow = asked.Workflow ?? (asked.View == "board" ? workflows.FirstOrDefault()?.Workflow : null);
        var rows = seen.Where(f => workflow is null || f.File.Workflow == workflow)
            .Select(f => standing.Of(f, asked.Whose == "mine"))
            .Where(r => r is not null && asked.Wants(r, inquiry.Caller))
            .OfType<StandingRow>()
            .OrderBy(r => r.Place).ThenBy(r => r.File.File.Id.Value, StringComparer.Ordinal)
            .ToList();
        var states = rows.Select(r => r.State).Distinct().ToList();
        var columns = asked.View == "board" ? ColumnsOf(rows, workflow is null ? [] : OrderOf(standing.Workflow(rows), states), Line) : [];
        var table = asked.View == "table" ? page.Of(rows, r => r.Place, r => r.File.File.Id.Value, Line) : null;
        var lines = table?.Items ?? [.. columns.SelectMany(c => c.Cards)];
        return new(
            new CaseBoard(asked, workflow, workflows, [.. states.Order(StringComparer.Ordinal)], columns, table, rows.Count, rows.Count(r => r.IsOverdue)),
            lines.Select(l => sight.Shown(ledger.Views.Cases.Files.Of(l.Case, at)!, at)),
            lines.Count);

        CaseLine Line(StandingRow row) => CaseQueue.Line(ledger, row.File, row.Folded ?? standing.Cases.State(row.File, at, now), at, now);
    }

    // As the definition leads from one state to the next: what a case comes to later stands further right.
    private static List<string> OrderOf(Workflow? workflow, List<string> states)
    {
        if (workflow is null) return states;
        var (order, next) = (new List<string>(), new Queue<string>([workflow.Initial]));
        while (next.TryDequeue(out var state))
        {
            if (order.Contains(state)) continue;
            order.Add(state);
            foreach (var way in workflow.Out(state)) next.Enqueue(way.To);
        }

        return [.. order.Where(states.Contains), .. states.Except(order)];
    }

    private static List<CaseColumn> ColumnsOf(List<StandingRow> rows, List<string> states, Func<StandingRow, CaseLine> line)
    {
        var by = rows.ToLookup(r => r.State, StringComparer.Ordinal);
        return states.ConvertAll(s => new CaseColumn(s, by[s].Count(), by[s].Count(r => r.IsOverdue), [.. by[s].Take(MostCards).Select(line)]));
    }
}
