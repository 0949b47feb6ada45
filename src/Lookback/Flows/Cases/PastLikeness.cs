using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows.Cases;

/// <summary>Somebody met who is like a description.</summary>
/// <param name="Encounter">The last encounter with them.</param>
/// <param name="SubjectPosition">The subject.</param>
/// <param name="Score">How alike.</param>
/// <param name="Encounters">How often they were met.</param>
internal sealed record LikePerson(RecordedEncounter Encounter, long SubjectPosition, double Score, int Encounters);

/// <summary>Who of those met is like a description, as a lookback would find them: nothing is recorded, and nobody is an alert for it.</summary>
internal sealed class PastLikeness(Ledger ledger)
{
    private static readonly WatchlistId Nowhere = new("nowhere");

    /// <summary>Whom a listing of these facts would find, most alike first.</summary>
    public IReadOnlyList<LikePerson> Of(PartyFacts facts, CancellationToken cancel)
    {
        var described = PreparedParty.Of(facts);
        if (!described.HasSubstance) return [];
        var comparer = new PartyComparer(Policy.Default);
        var population = Population.Index(ledger, ledger.Head, static (_, _) => { }, cancel);
        return population.Candidates(described, Nowhere, comparer)
            .Where(s => !ledger.Views.Erasures.Holds(s))
            .Select(s => (Subject: s, Met: ledger.Views.Encounters.Of(s, ledger.Head)))
            .Select(p => (p.Subject, p.Met, Match: comparer.Compare(PreparedParty.Of(p.Met[^1].Encounter.Facts), described, Nowhere)))
            .Where(p => p.Match.IsAlert)
            .OrderByDescending(p => p.Match.Score)
            .Select(p => new LikePerson(p.Met[^1], p.Subject, p.Match.Score, p.Met.Count))
            .ToList();
    }
}
