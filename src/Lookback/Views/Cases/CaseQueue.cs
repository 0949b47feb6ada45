using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Flows.Cases.Forms;
using Lookback.Store;
using Lookback.Store.Cases;

namespace Lookback.Views.Cases;

/// <summary>A case in a line.</summary>
/// <param name="Case">Its id.</param>
/// <param name="Workflow">Its workflow.</param>
/// <param name="Version">The version it is under.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Since">Since when.</param>
/// <param name="Class">Its class in a cohort's ledger.</param>
/// <param name="SubjectName">Whom it is about.</param>
/// <param name="Reference">The client's word for the encounter.</param>
/// <param name="Listing">The listing of the alert it is about.</param>
/// <param name="Owner">Who has it.</param>
/// <param name="Unit">Whose business it was.</param>
/// <param name="IsClosed">Whether it is closed.</param>
/// <param name="IsHeld">Whether something holds the subject up.</param>
/// <param name="Proposed">The state that is proposed and waits for a second person.</param>
/// <param name="Due">What is due next.</param>
/// <param name="DueAt">When.</param>
/// <param name="IsOverdue">Whether that has passed.</param>
internal sealed record CaseLine(
    CaseId Case,
    string Workflow,
    int Version,
    string State,
    DateTimeOffset Since,
    string Class,
    string SubjectName,
    string? Reference,
    ListingId? Listing,
    string? Owner,
    string? Unit,
    bool IsClosed,
    bool IsHeld,
    string? Proposed,
    string? Due,
    DateTimeOffset? DueAt,
    bool IsOverdue);

/// <summary>Which cases are to be shown.</summary>
/// <param name="All">Closed ones too.</param>
/// <param name="Overdue">Only those of which a time has passed.</param>
/// <param name="Workflow">Only those of a workflow.</param>
/// <param name="State">Only those in a state.</param>
internal sealed record CaseFilter(bool All, bool Overdue, string? Workflow, string? State);

/// <summary>Which cases are open, whose, and overdue?</summary>
internal static class CaseQueue
{
    /// <summary>The cases, what is overdue longest first, then what is due soonest.</summary>
    public static IReadOnlyList<CaseLine> Of(Ledger ledger, Horizon at, DateTimeOffset now, CaseFilter filter)
    {
        var cases = new CaseReading(ledger);
        var open = filter.All ? null : cases.Open(at, now);
        return ledger.Views.Cases.Files.All(at, filter.Workflow)
            .Where(c => open is null || open.Contains(c.Position))
            .Select(c => (File: c, State: cases.State(c, at, now)))
            .Where(c => c.State.HasBegun && (filter.State is null || c.State.State == filter.State))
            .Select(c => Line(ledger, c.File, c.State, at, now))
            .Where(l => !filter.Overdue || l.IsOverdue)
            .OrderBy(l => l.DueAt is null).ThenBy(l => l.DueAt).ThenBy(l => l.Since)
            .ToList();
    }

    /// <summary>A case as a line.</summary>
    public static CaseLine Line(Ledger ledger, RecordedCase file, CaseState state, Horizon at, DateTimeOffset now)
    {
        var met = ledger.Views.Cases.Files.Subject(file.Position, at);
        var encounter = met is { } known ? ledger.Views.Encounters.At(known.EncounterPosition).Encounter : null;
        var alert = file.File.Alert is { } id ? ledger.Views.Alerts.Find(id.Value, at) is [var raised, ..] ? raised : null : null;
        var clock = state.Clocks(now) is [var first, ..] ? first : null;
        return new CaseLine(
            file.File.Id,
            state.Workflow.Id,
            state.Workflow.Version,
            state.State,
            state.Since,
            state.LedgerClass,
            encounter is null ? FormName(file.File) : Name(encounter.Facts),
            encounter?.Reference,
            alert?.Listing,
            state.Field("owner"),
            file.File.Unit,
            state.IsClosed,
            state.HasHold,
            state.Pending?.Step.To,
            clock?.Name,
            clock?.DueAt,
            clock?.IsOverdue ?? false);
    }

    private static string Name(PartyFacts facts) => facts.Names is [var first, ..] ? first.Full : "(no name)";

    private static string FormName(CaseFile file) => file.Form is { } form && Form.NameOf(form) is { } name ? name : "(not known)";
}
