using Lookback.Core.Lookbacks;
using Lookback.Core.Matching;
using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows;

/// <summary>
/// The past as one run sees it, up to the position it looks back to: turns a subject that hits a listing now into findings, and an
/// alert whose listing changed into lost ground. Both kinds of run go through here, which is why they find the same.
/// </summary>
internal sealed class PastEncounters(Ledger ledger, Policy policy, RecordedRun run)
{
    private const int MaxPrepared = 100_000;
    private readonly Dictionary<long, PreparedParty> _prepared = [];
    private readonly ListingDates _dates = new(ledger, run.Start.UpToPosition);
    private readonly Dictionary<long, Coverage> _coverages = [];
    private readonly RedressMemory _redress = new(ledger, new PartyComparer(policy));
    private readonly string _matcher = AlertMemory.Matcher(ledger.Views.Coverages.At(run.Start.Coverage));

    // The day the run began: cut and gone on with later it finds what it would have found.
    private readonly DateOnly _day = DateOnly.FromDateTime(run.StartedAt.UtcDateTime);

    /// <summary>What says who is an alert.</summary>
    public PartyComparer Comparer { get; } = new(policy);

    private long UpTo => run.Start.UpToPosition;

    /// <summary>Makes subjects ready for <see cref="Compare"/>, which then may run on many threads.</summary>
    public void Prepare(IEnumerable<long> subjects)
    {
        if (_prepared.Count > MaxPrepared) _prepared.Clear();
        var missing = subjects.Where(s => !_prepared.ContainsKey(s)).Distinct().Order()
            .Select(s => (Position: s, ledger.Views.Encounters.At(s).Encounter.Facts))
            .ToList();
        foreach (var (position, party) in missing.AsParallel().Select(s => (s.Position, PreparedParty.Of(s.Facts))).ToList())
            _prepared[position] = party;
    }

    /// <summary>The hit of a prepared subject on a listing, if it is one.</summary>
    public Hit? Compare(long subject, ListingId id, PreparedParty listing) => HitMaker.Make(Comparer, _prepared[subject], id, listing);

    /// <summary>What a listing says in the edition the run brings encounters to.</summary>
    public StatedListing Now(ListingId listing) => ledger.Views.Listings.At(listing, UpTo)!;

    /// <summary>
    /// Findings for those encounters of a subject that the hit is news to: not judged for them yet, gone and come back, or cleared by a
    /// person on facts, an engine or a policy that have changed since, or for a while that is over. A pair that a person has cleared and
    /// where that holds is found, and stays silent.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="listing">The listing as it is now.</param>
    /// <param name="hit">The hit.</param>
    /// <param name="concerns">Whether the run is about encounters first screened at a position.</param>
    public IEnumerable<EntryBody> Findings(long subject, StatedListing listing, Hit hit, Func<long, bool> concerns)
    {
        foreach (var encounter in ledger.Views.Encounters.Of(subject, UpTo))
        {
            var first = ledger.Views.Screenings.First(encounter.Position, UpTo);
            if (first is null || first.Screening.Outcome == Outcome.Unscreened || !concerns(first.Position)) continue;
            var alert = AlertId.Of(encounter.Encounter.Subject, listing.Text.Id);
            var decided = ledger.Views.Alerts.DispositionOf(alert, long.MaxValue);
            var recalled = AlertMemory.Recall(hit, Ground(listing), decided?.Disposition, decided?.Position ?? 0);
            // What a redress number spares at a screening it spares here.
            if (recalled.SuppressedBy is null && encounter.Encounter.RedressNumber is not null)
                recalled = recalled with { SuppressedBy = _redress.On(encounter.Encounter, listing.Text.Id, listing.FactsHash, _day).Grant };
            if (News(first, encounter.Position, listing, alert, decided, recalled) is not { } prior) continue;
            var finding = new Finding
            {
                Id = FindingId.Of(encounter.Encounter.Id, listing.Text.Id, listing.Position),
                Run = run.Id,
                Encounter = encounter.Encounter.Id,
                Hit = recalled,
                Hindsight = HindsightJudge.Judge(Question(encounter, first.Screening, listing.Text, hit, prior)),
            };
            yield return new EntryBody.FindingMade(finding, encounter.Encounter.Subject);
        }
    }

    /// <summary>The alerts on a changed or ended listing that no longer stand.</summary>
    public IEnumerable<EntryBody> LostGround(CoverageStep step, StatedChange change)
    {
        var id = new ListingId(step.Watchlist, change.Key);
        foreach (var hits in ledger.Views.Hits.On(id, UpTo).GroupBy(h => h.Met.SubjectPosition))
        {
            var subject = ledger.Views.Encounters.At(hits.Key).Encounter;
            var alert = AlertId.Of(subject.Subject, id);
            if (ledger.Views.Findings.LastLoss(alert, long.MaxValue).Position > hits.Max(h => h.Position)) continue;
            if (change.After > 0 && StillMatches(hits.Key, id, change.After)) continue;
            yield return new EntryBody.GroundLost(Loss(step, id, alert, change.After), subject.Subject);
        }
    }

    /// <summary>Where a listing ended and its id is listed, it is another party's; the one that was met is listed no more, or lives on elsewhere.</summary>
    private LostGround Loss(CoverageStep step, ListingId id, AlertId alert, long statedAt)
    {
        var ending = ledger.Views.Listings.Ending(id, step.FromPosition, step.ToPosition);
        var loss = ending?.MergedInto is not null ? GroundLoss.Merged
            : WentByRecall(id, statedAt) ? GroundLoss.EditionRecalled
            : statedAt == 0 ? GroundLoss.Delisted
            : ending is not null ? GroundLoss.IdReused
            : GroundLoss.NoLongerMatches;
        return new LostGround(run.Id, alert, id, loss, ending?.MergedInto);
    }

    /// <summary>Whether a listing is as it is because an edition was taken back: whoever was met had stood in that alone.</summary>
    private bool WentByRecall(ListingId id, long statedAt)
    {
        var changedAt = statedAt > 0 ? statedAt : ledger.Views.Listings.History(id, UpTo)[^1].UntilPosition;
        // What an edition changes stands right before it.
        return _dates.History(id.Watchlist).FirstOrDefault(e => e.Position >= changedAt)?.Edition.Recalls is not null;
    }

    private bool StillMatches(long subject, ListingId id, long statedAt)
    {
        Prepare([subject]);
        return Compare(subject, id, PreparedParty.Of(ledger.Views.Listings.Text(statedAt).Facts)) is not null;
    }

    /// <summary>What had been made of a pair before, where finding it now is news; else nothing.</summary>
    private PriorHit? News(MadeScreening first, long encounterPosition, StatedListing listing, AlertId alert, RecordedDisposition? decided, Hit recalled)
    {
        var known = ledger.Views.Hits.LastJudged(encounterPosition, listing.Text.Id, long.MaxValue);
        if (known is null) return PriorHit.None;
        var decision = decided?.Disposition.Decision;
        if (AlertMemory.Holds(decided?.Disposition, Ground(listing))) return null;
        var cameBack = ledger.Views.Findings.LastLoss(alert, long.MaxValue).Position > known.Position;
        var lapsed = decision == Decision.FalsePositive
            || (decision == Decision.Inconclusive && decided!.Disposition.ListingFacts != listing.FactsHash);
        var wasSpared = known.SuppressedBy is { } by && ledger.Entries.At(by).Body is not EntryBody.AlertDecided;
        if (wasSpared && recalled.SuppressedBy is not null) return null;
        var lapsedSince = wasSpared || (lapsed && (known.SuppressedBy is not null || known.Position < decided!.Position));
        if (!cameBack && !lapsedSince) return null;
        // Whether it could have been known then is about what the first screening made of it, not about what a lookback found since.
        var atTheTime = ledger.Views.Hits.LastJudged(encounterPosition, listing.Text.Id, first.Position);
        return atTheTime is null ? PriorHit.None
            : atTheTime.SuppressedBy is not null ? PriorHit.Suppressed
            : decision switch
            {
                Decision.FalsePositive => PriorHit.Cleared,
                Decision.TrueMatch => PriorHit.Confirmed,
                _ => PriorHit.Unresolved,
            };
    }

    private DecisionGround Ground(StatedListing listing) => new(listing.FactsHash, _matcher, _day);

    private HindsightQuestion Question(RecordedEncounter encounter, Screening screening, ListingText text, Hit hit, PriorHit prior)
    {
        var then = Then(screening, text.Id);
        return new HindsightQuestion
        {
            EncounterAt = encounter.At,
            MetIsUnknown = encounter.Encounter.MetAt is null,
            Screened = screening.Outcome,
            Prior = prior,
            Then = then is null ? ThenMatch.NotLoaded : Against(encounter, then.Text),
            ListedName = hit.ListedName,
            Now = _dates.Of(text.Id, UpTo),
            Loaded = then is null ? null : _dates.Of(text.Id, then.Position),
        };
    }

    private StatedListing? Then(Screening screening, ListingId listing)
    {
        if (!_coverages.TryGetValue(screening.Coverage, out var coverage))
            _coverages[screening.Coverage] = coverage = ledger.Views.Coverages.At(screening.Coverage);
        var edition = coverage.Editions.FirstOrDefault(e => e.Watchlist == listing.Watchlist);
        return edition is null ? null : ledger.Views.Listings.At(listing, edition.LoadedPosition);
    }

    private ThenMatch Against(RecordedEncounter encounter, ListingText then)
    {
        var match = Comparer.Compare(PreparedParty.Of(encounter.Encounter.Facts), PreparedParty.Of(then.Facts), then.Id.Watchlist);
        return match.IsAlert ? ThenMatch.Matches : match.WeakAliasOnly ? ThenMatch.WeakAliasAlone : ThenMatch.OtherFacts;
    }
}
