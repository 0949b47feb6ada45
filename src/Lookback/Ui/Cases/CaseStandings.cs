using Lookback.Core.Cases;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Ui.Cases;

/// <summary>A case as it stands among others.</summary>
/// <param name="File">The case.</param>
/// <param name="State">The state it is in.</param>
/// <param name="Since">Since when.</param>
/// <param name="Folded">The case read whole; <see langword="null"/> where nothing can be due in it, and nothing else of it was asked.</param>
/// <param name="Clock">What is due first.</param>
internal sealed record StandingRow(RecordedCase File, string State, DateTimeOffset Since, CaseState? Folded, CaseClock? Clock)
{
    /// <summary>Whether a time has passed.</summary>
    public bool IsOverdue => Clock?.IsOverdue ?? false;

    /// <summary>Its place: whatever is due stands before whatever is not, as in the queue that a verb prints.</summary>
    public long Place => Clock is { } due ? due.DueAt.UtcTicks : DateTimeOffset.MaxValue.UtcTicks + Since.UtcTicks;
}

/// <summary>Where many cases stand. Only those are read in which something may be due: of a hundred thousand the others are told by marks.</summary>
internal sealed class CaseStandings
{
    private readonly Ledger _ledger;
    private readonly Horizon _at;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<long, StandingCase> _standing;
    private readonly Dictionary<(string Workflow, long Mark), string> _states = [];
    private readonly HashSet<(string Workflow, string State)> _timed = [];
    private readonly HashSet<string> _asked;

    /// <summary>At a horizon, and a moment in the world.</summary>
    public CaseStandings(Ledger ledger, Horizon at, DateTimeOffset now)
    {
        (_ledger, _at, _now, Cases) = (ledger, at, now, new CaseReading(ledger));
        var tables = ledger.Views.Cases;
        _standing = tables.States.All(at, now).ToDictionary(s => s.Case);
        _asked = [.. tables.Tasks.Of(at, all: false).Select(t => t.Task.Case?.Value).OfType<string>()];
        foreach (var text in tables.Workflows.All(at))
        {
            var workflow = Cases.Definitions.Of(text.Id, text.Version);
            foreach (var state in workflow.States)
            {
                _states[(text.Id, tables.Marks.State(text.Id, state))] = state;
                if (workflow.Transitions.Any(t => t.Clock is not null && (t.From.Contains(state) || t.To == state))) _timed.Add((text.Id, state));
            }
        }
    }

    /// <summary>The cases, to read one whole.</summary>
    public CaseReading Cases { get; }

    /// <summary>Where one stands; <see langword="null"/> where it had not been opened yet.</summary>
    /// <param name="file">The case.</param>
    /// <param name="whole">Whether it is to be read whatever is due in it.</param>
    public StandingRow? Of(RecordedCase file, bool whole)
    {
        if (!_standing.TryGetValue(file.Position, out var stands)) return null;
        var workflow = file.File.Workflow;
        if (!whole && _states.TryGetValue((workflow, stands.State), out var state) && !_timed.Contains((workflow, state))
            && !_asked.Contains(file.File.Id.Value))
        {
            return new StandingRow(file, state, DateTimeOffset.UnixEpoch.AddMicroseconds(stands.Since), null, null);
        }

        var folded = Cases.State(file, _at, _now);
        return new StandingRow(file, folded.State, folded.Since, folded, folded.Clocks(_now) is [var first, ..] ? first : null);
    }

    /// <summary>The definition that the first of several cases is under.</summary>
    public Workflow? Workflow(IReadOnlyList<StandingRow> rows) =>
        rows is [var first, ..] ? Cases.Definitions.Of(first.File.File.Workflow, first.File.File.Version) : null;
}
