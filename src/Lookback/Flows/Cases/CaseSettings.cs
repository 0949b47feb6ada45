using Lookback.Core.Cases;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Cases;
using Lookback.Store.Tables;

namespace Lookback.Flows.Cases;

/// <summary>What bears on a case and stands outside it: read from the ledger as it is now.</summary>
internal sealed class CaseSettings(Ledger ledger, CaseReading cases, DateTimeOffset now)
{
    private const int Adult = 18;

    /// <summary>The setting of a case.</summary>
    public CaseSetting Of(RecordedCase file)
    {
        var met = ledger.Views.Cases.Files.Subject(file.Position, ledger.Head);
        var setting = new CaseSetting
        {
            ReasonUsedBefore = reason => ledger.Views.Cases.States.IsReasonUsedElsewhere(reason, file.Position),
            RolesOf = RolesOf,
        };
        return met is { } subject ? About(setting, file, subject) : setting;
    }

    /// <summary>The setting of a case that is about to be opened on an encounter.</summary>
    public CaseSetting Before(CaseFile file, Met met) => new()
    {
        AlertExists = HasAlert(file.Alert, met),
        IsHighTier = IsHighTier(file.Alert),
        IsMinor = MayBeMinor(met),
    };

    private CaseSetting About(CaseSetting setting, RecordedCase file, Met met)
    {
        var others = ledger.Views.Cases.Files.About(met.SubjectPosition, ledger.Head).Where(c => c.Position != file.Position)
            .Select(c => (File: c, State: cases.State(c, ledger.Head, now)))
            .ToList();
        var alerts = ledger.Views.Alerts.Of(met.SubjectPosition, ledger.Head);
        return setting with
        {
            AlertExists = HasAlert(file.File.Alert, met),
            IsHighTier = IsHighTier(file.File.Alert),
            SubjectHolds =
            [
                .. others.Where(o => !o.State.IsClosed).SelectMany(o => o.State.Holds.Select(h => $"case {o.File.File.Id}: {h}")),
                .. alerts.Where(a => a.Alert != file.File.Alert).SelectMany(AlertHolds),
                .. alerts.Where(a => a.Alert == file.File.Alert).SelectMany(a => OpenQuestions(a.Alert)),
            ],
            OtherValues = Said(others.Select(o => o.State)),
            PriorDeciders = others.SelectMany(o => o.State.Persons).Concat(alerts.SelectMany(a => Deciders(a.Alert))).ToHashSet(),
            ChangedSince = file.File.Alert is { } alert && alerts.FirstOrDefault(a => a.Alert == alert) is { } raised ? Changed(raised) : null,
            IsMinor = MayBeMinor(met),
            RecipientsToTell =
            [
                .. others.SelectMany(o => o.State.Disclosures).Where(d => d.Disclosure.Corrects is null).Select(d => d.Disclosure.Recipient).Distinct(),
            ],
        };
    }

    private List<string> RolesOf(StaffId person) => [.. ledger.Views.Cases.Staff.All(ledger.Head)
        .Where(a => a.Appointment.Person == person).SelectMany(a => a.Appointment.Roles).Distinct()];

    // Closed cases too: a stay does not end because the case in which it was entered did.
    private static Dictionary<string, IReadOnlyList<OtherValue>> Said(IEnumerable<CaseState> others) => others
        .SelectMany(o => o.Statements.Keys.Select(t => (Topic: t, Value: o.Value(t)))
            .Append((Topic: "appeal", Value: o.State == "APPEAL_OR_STAY" ? "filed" : null))
            .Where(s => s.Value is not null)
            .Select(s => (s.Topic, Other: new OtherValue(o.File.Id, s.Value!))))
        .GroupBy(s => s.Topic)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<OtherValue>)[.. g.Select(s => s.Other).Distinct()], StringComparer.Ordinal);

    /// <summary>What changed since a pair was found to be different parties; <see langword="null"/> where nothing did, or nothing was found.</summary>
    private string? Changed(RaisedAlert alert)
    {
        if (ledger.Views.Alerts.DispositionOf(alert.Alert, ledger.Head) is not { Disposition.Decision: Decision.FalsePositive } decided) return null;
        if (ledger.Views.Listings.At(alert.Listing, ledger.Head) is { } listing && listing.FactsHash != decided.Disposition.ListingFacts)
            return $"the listing's facts changed, from {decided.Disposition.ListingFacts} to {listing.FactsHash}";
        var matcher = PolicyInForce.Matcher(ledger, ledger.Head);
        if (decided.Disposition.Matcher is { } before && before != matcher) return $"the matcher changed, from {before} to {matcher}";
        return decided.Disposition.Expires is { } expires && expires.Latest < DateOnly.FromDateTime(now.UtcDateTime)
            ? $"the clearance held until {expires}"
            : null;
    }

    private bool? HasAlert(AlertId? alert, Met met)
    {
        if (alert is not null || ledger.Views.Alerts.Of(met.SubjectPosition, ledger.Head).Count > 0) return true;
        return ledger.Views.Screenings.Latest(met.EncounterPosition, ledger.Head)?.Screening.Outcome switch
        {
            Outcome.NoHit => false,
            Outcome.Hit => true,
            _ => null,
        };
    }

    private bool IsHighTier(AlertId? alert)
    {
        if (alert is not { } id) return false;
        var high = ledger.Views.Cases.Workflows.HighTier(ledger.Head);
        return ledger.Views.Alerts.Find(id.Value, ledger.Head).Any(a => high.Contains(a.Listing.Watchlist));
    }

    // Where the day is not known, the latest it may have been: a minor is protected until it is known that they are none.
    private bool MayBeMinor(Met met)
    {
        var encounter = ledger.Views.Encounters.At(met.EncounterPosition);
        var on = DateOnly.FromDateTime(encounter.At.UtcDateTime);
        return encounter.Encounter.Facts.BirthDates.Any(b => b.Latest > on.AddYears(-Adult));
    }

    private IEnumerable<string> AlertHolds(RaisedAlert alert)
    {
        if (ledger.Views.Alerts.DispositionOf(alert.Alert, ledger.Head) is { Disposition.Decision: Decision.Inconclusive } open)
            yield return $"the alert {alert.Alert} was inconclusive on {open.DecidedAt:yyyy-MM-dd} and is not resolved";
        foreach (var question in OpenQuestions(alert.Alert)) yield return question;
    }

    private IEnumerable<string> OpenQuestions(AlertId alert) => ledger.Views.Cases.Tasks.On(alert, ledger.Head)
        .Where(t => t.IsOpen && t.Task.Holds && t.Task.Case is null)
        .Select(t => $"task {t.Id}, put to {t.Addressee}, waits for an answer");

    private IEnumerable<StaffId> Deciders(AlertId alert) =>
        ledger.Views.Alerts.Dispositions(alert, ledger.Head).Select(d => d.Disposition.Person ?? new StaffId(d.Actor));
}
