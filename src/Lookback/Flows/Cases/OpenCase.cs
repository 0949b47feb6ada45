using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Store.Tables;

namespace Lookback.Flows.Cases;

/// <summary>Opens cases: on an alert, on an encounter, or with a form.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="now">The moment.</param>
/// <param name="sees">Whether whoever opens sees a case, and may be told which it is; without it they see all.</param>
internal sealed class OpenCase(Ledger ledger, DateTimeOffset now, Func<CaseId, bool>? sees = null)
{
    private static readonly string[] WithForms = ["nomination-1", "redress-1"];
    private readonly CaseReading _cases = new(ledger);

    /// <summary>Opens a case on an alert.</summary>
    /// <exception cref="RefusedException">There is one, the subject was erased, or the account may not.</exception>
    public RecordedCase OnAlert(RaisedAlert alert, string workflow, CaseChannel channel, string? unit, string account)
    {
        if (alert.IsErased) throw new RefusedException("not-replayable", ledger.Views.Erasures.Of(alert.SubjectPosition)!.Because);
        var met = ledger.Views.Hits.Of(alert.SubjectPosition, alert.Listing, ledger.Head)[0].Met;
        return OnMet(met, alert.Alert, workflow, channel, unit, account);
    }

    /// <summary>Opens a case on an encounter, whatever was or was not found of it.</summary>
    /// <exception cref="RefusedException">There is one, or the account may not.</exception>
    public RecordedCase OnEncounter(Met met, string workflow, CaseChannel channel, string? unit, string account) =>
        OnMet(met, null, workflow, channel, unit, account);

    /// <summary>Opens a case that begins with a form, about nobody who is known to have been met.</summary>
    /// <exception cref="RefusedException">The same form was brought before.</exception>
    public RecordedCase WithForm(string form, string workflow, CaseChannel channel = CaseChannel.Batch)
    {
        var definition = _cases.Definitions.Latest(workflow);
        var file = File(definition) with { Form = form, Channel = channel };
        return Open(definition, file, null, null);
    }

    private RecordedCase OnMet(Met met, AlertId? alert, string workflow, CaseChannel channel, string? unit, string account)
    {
        var definition = _cases.Definitions.Latest(workflow);
        CaseDesk.Appointed(ledger, account).Require(CaseDesk.Working(definition), $"opens cases under {definition.Id}");
        if (WithForms.Contains(definition.Id))
            throw new RefusedException("begins-with-form", $"a case under {definition.Id} begins with its form: `lookback redress file`, "
                + $"`lookback nomination draft`");
        var encounter = ledger.Views.Encounters.At(met.EncounterPosition).Encounter;
        var file = File(definition) with { Alert = alert, Encounter = encounter.Id, Channel = channel, Unit = unit };
        return Open(definition, file, encounter.Subject, met);
    }

    private RecordedCase Open(Workflow definition, CaseFile said, SubjectId? whose, Met? met)
    {
        var file = CaseFile.Of(said);
        var subject = whose ?? file.Id.OwnSubject;
        if (ledger.Views.Cases.Files.Of(file.Id, ledger.Head) is { } open)
        {
            throw new RefusedException("already-open", sees?.Invoke(file.Id) == false
                ? "there is a case of this already, which is others' to work on"
                : $"this is case {file.Id} already, opened on {open.OpenedAt:yyyy-MM-dd}: `lookback case show {file.Id}` says where it stands");
        }

        ledger.Append([.. _cases.Definitions.Kept(definition), new EntryBody.CaseOpened(file, subject), .. First(definition, file, subject, met)]);
        return ledger.Views.Cases.Files.Of(file.Id, ledger.Head)!;
    }

    // The step that the program takes by itself from where a case begins: whether there is an alert is a fact, and no decision.
    private IEnumerable<EntryBody> First(Workflow definition, CaseFile file, SubjectId subject, Met? met)
    {
        if (met is not { } about) yield break;
        var state = CaseState.Of(file, _ => definition, [], now);
        var setting = new CaseSettings(ledger, _cases, now).Before(file, about);
        var screened = ledger.Views.Screenings.Latest(about.EncounterPosition, ledger.Head);
        if (ProgramStep.Of(state, setting, now, ("screening_receipt",
            screened is null ? null : FormattableString.Invariant($"screening {screened.Position}"))) is { } step)
            yield return new EntryBody.StepTaken(step, subject);
    }

    private CaseFile File(Workflow definition) => new() { Id = default, Workflow = definition.Id, Version = definition.Version, At = now };
}
