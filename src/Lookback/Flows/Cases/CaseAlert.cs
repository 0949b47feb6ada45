using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows.Cases;

/// <summary>The alert that a case, or a step of it, is about.</summary>
internal static class CaseAlert
{
    private const string Field = "alert";

    /// <summary>The case's own alert; else the one that the step, or an earlier one, names; <see langword="null"/> where none does.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="desk">The case.</param>
    /// <param name="fields">The fields of the step.</param>
    /// <exception cref="RefusedException">The word names no alert, several, or somebody else's.</exception>
    public static RaisedAlert? Of(Ledger ledger, CaseDesk desk, IReadOnlyDictionary<string, string> fields)
    {
        var named = desk.File.File.Alert?.Value ?? fields.GetValueOrDefault(Field) ?? desk.State.Field(Field);
        if (named is null) return null;
        if (named.Length == 0 || ledger.Views.Alerts.Find(named.ToLowerInvariant(), ledger.Head) is not [var alert])
            throw new RefusedException("no-alert", $"expected {Field} to name one alert, found \"{ReadIssue.Cut(named)}\"");
        // Whoever the step says that the case is about, or who it was known to be about before.
        var subject = fields.TryGetValue(Store.Cases.CaseViews.EncounterField, out var met)
            ? ledger.Views.Encounters.FindNamed(met, ledger.Head) is [var found] ? found : (long?)null
            : ledger.Views.Cases.Files.Subject(desk.File.Position, ledger.Head)?.SubjectPosition;
        return subject is not { } whose || whose == alert.SubjectPosition
            ? alert
            : throw new RefusedException("other-subject", $"alert {alert.Alert} is about somebody else than this case");
    }
}
