using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Flows.Cases;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Views.Cases;

namespace Lookback.Api;

/// <summary>
/// Which cases a caller sees: those of workflows in which it has a part, of its own unit or of none. Supervisors and auditors see all, and so does
/// whoever opened an emergency. What it does not see is not there for it.
/// </summary>
internal sealed class CaseSight(Ledger ledger, Caller caller)
{
    private static readonly string[] SeeAll = [Transition.SupervisorRole, "auditor"];
    private readonly Definitions _definitions = new(ledger);
    private readonly Dictionary<(string Id, int Version), bool> _parts = [];

    /// <summary>Which cases it works on: an emergency opens what is looked at, and nothing that is done.</summary>
    public static CaseSight ToWork(Ledger ledger, Caller caller) => new(ledger, caller.AsUsual());

    /// <summary>Who the caller is in cases.</summary>
    public Actor? Actor => ledger.Views.Cases.Staff.Of(caller.Account, ledger.Head)?.Appointment is { Roles.Count: > 0 } a
        ? new Actor(a.Person, a.ActsFor, a.Roles, a.Unit)
        : null;

    /// <summary>The case of an id.</summary>
    /// <param name="id">The whole id: nobody learns by the start of one which there are.</param>
    /// <param name="at">How far to see.</param>
    /// <param name="workflow">The workflow it must be under; <see langword="null"/> for any.</param>
    /// <exception cref="RefusedException">There is none, or none for this caller: the same either way.</exception>
    public RecordedCase One(string id, Horizon at, string? workflow = null)
    {
        var file = ledger.Views.Cases.Files.Of(new CaseId(id), at);
        return file is not null && (workflow is null || file.File.Workflow == workflow) && Sees(file.File.Workflow, file.File.Version, file.File.Unit)
            ? file
            : throw Problems.Nothing();
    }

    /// <summary>Whether a case is seen.</summary>
    public bool Sees(CaseLine line) => Sees(line.Workflow, line.Version, line.Unit);

    /// <summary>The same of one as it was opened.</summary>
    public bool Sees(CaseFile file) => Sees(file.Workflow, file.Version, file.Unit);

    /// <summary>The same of one by its id.</summary>
    public bool Sees(CaseId id, Horizon at) =>
        ledger.Views.Cases.Files.Of(id, at) is { File: var file } && Sees(file.Workflow, file.Version, file.Unit);

    /// <summary>The number by which it is put on record that a case was shown: of whom it is about, else its own.</summary>
    public long Shown(RecordedCase file, Horizon at) => ledger.Views.Cases.Files.Subject(file.Position, at)?.SubjectPosition ?? file.Position;

    /// <summary>The case as the caller sees it.</summary>
    public Shown<CaseReport> Report(RecordedCase file, Horizon at, DateTimeOffset moment) =>
        new(CaseReport.Of(ledger, file, at, moment, Actor), [Shown(file, at)], 1);

    private bool Sees(string workflow, int version, string? unit) => IsOverAll || (HasPart(workflow, version) && (unit is null || unit == caller.Unit));

    private bool IsOverAll => caller.Emergency is not null || caller.Roles.Any(SeeAll.Contains);

    private bool HasPart(string id, int version)
    {
        if (_parts.TryGetValue((id, version), out var has)) return has;
        var workflow = _definitions.Of(id, version);
        return _parts[(id, version)] = CaseDesk.Working(workflow).Concat(workflow.SideProcesses.Select(s => s.Role)).Any(caller.Roles.Contains);
    }
}
