using System.Text.Json.Serialization;
using Lookback.Core.Lists;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>
/// A decision on the same listing about somebody of the same reference who was described otherwise: to be looked at, and never a decision on this one.
/// </summary>
/// <param name="Alert">The alert that was decided.</param>
/// <param name="Decision">As what.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Subject">The other description.</param>
/// <param name="SubjectName">The first of its names.</param>
/// <param name="Differs">What this description says otherwise, fact by fact.</param>
internal sealed record DecidedBefore(
    AlertId Alert, Decision Decision, DateTimeOffset DecidedAt, SubjectId Subject, string SubjectName, IReadOnlyList<FactChange> Differs)
{
    /// <summary>The position at which that other subject was first met: whoever is told of the decision is told of them.</summary>
    [JsonIgnore]
    public long SubjectPosition { get; init; }

    /// <summary>The decisions that stood on other descriptions met under one of the references of this one, latest first.</summary>
    public static IReadOnlyList<DecidedBefore> Of(Ledger ledger, RaisedAlert alert, IReadOnlyList<string> references, Horizon at)
    {
        if (references.Count == 0) return [];
        PartyFacts? own = null;
        var found = new List<DecidedBefore>();
        foreach (var position in references.SelectMany(r => ledger.Views.Encounters.FindNamed(r, at)).Distinct().Where(p => p != alert.SubjectPosition))
        {
            if (ledger.Views.Erasures.Of(position) is not null) continue;
            var other = ledger.Views.Encounters.At(position).Encounter;
            var id = AlertId.Of(other.Subject, alert.Listing);
            if (ledger.Views.Alerts.DispositionOf(id, at) is not { } decided) continue;
            own ??= ledger.Views.Encounters.At(alert.SubjectPosition).Encounter.Facts;
            found.Add(new DecidedBefore(
                id, decided.Disposition.Decision, decided.DecidedAt, other.Subject,
                other.Facts.Names is [var first, ..] ? first.Full : "", Between(other.Facts, own))
            {
                SubjectPosition = position,
            });
        }

        return [.. found.OrderByDescending(f => f.DecidedAt)];
    }

    private static IReadOnlyList<FactChange> Between(PartyFacts before, PartyFacts after)
    {
        static ListingText Text(PartyFacts facts) => new() { Id = default, Facts = facts };
        return new ListingChange(Text(before), Text(after)).Facts;
    }
}
