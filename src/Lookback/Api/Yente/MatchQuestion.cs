using Lookback.Core.Records;
using Lookback.Core.Screenings;
using Lookback.Core.Matching;
using Lookback.Store;
using Lookback.Views;

namespace Lookback.Api.Yente;

/// <summary>How the likenesses of a party are chosen from and told.</summary>
internal sealed record MatchQuestion
{
    private const int MostCandidates = 500;

    /// <summary>Results of one question.</summary>
    public required int Limit { get; init; }

    /// <summary>From which score on a result is a match.</summary>
    public required double Threshold { get; init; }

    /// <summary>Above which score a result is told at all.</summary>
    public required double Cutoff { get; init; }

    /// <summary>Where.</summary>
    public required DatasetScope Scope { get; init; }

    /// <summary>Schemata that are left out.</summary>
    public IReadOnlyList<string> ExcludedSchemata { get; init; } = [];

    /// <summary>Topics, of which a result has any.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Ids that are left out.</summary>
    public IReadOnlyList<string> ExcludedIds { get; init; } = [];

    /// <summary>After which a result must have changed.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>Reads the query of an address.</summary>
    public static MatchQuestion Of(YenteParameters parameters, DatasetScope scope)
    {
        var threshold = parameters.Number("threshold", 0.7);
        return new MatchQuestion
        {
            Limit = parameters.Whole("limit", 5, 500),
            Threshold = threshold,
            Cutoff = Math.Min(parameters.Number("cutoff", 0.7), threshold),
            Scope = scope,
            ExcludedSchemata = parameters.Texts("exclude_schema"),
            Topics = parameters.Texts("topics"),
            ExcludedIds = parameters.Texts("exclude_entity_ids", 50),
            ChangedSince = parameters.Since("changed_since"),
        };
    }

    /// <summary>Who is like a party: a matter of memory alone, for any thread.</summary>
    public IReadOnlyList<Likeness> Find(ListingIndex index, PreparedParty party)
    {
        if (!party.HasSubstance) return [];
        var found = Scope.Refers || Cutoff >= Least(index.Policy)
            ? index.Screen(party).Select(h => new Likeness(h, WeakAliasOnly: false))
            : index.Alike(party, Cutoff);
        if (!Scope.Refers) found = found.Where(l => l.Hit.Score > Cutoff);
        return [.. found.Where(l => Scope.Lists.Contains(l.Hit.Listing.Watchlist)).Take(Math.Min(Math.Max(20, Limit * 10), Math.Max(MostCandidates, Limit)))];
    }

    /// <summary>The results among them, best first; not cut to the limit.</summary>
    public List<MatchResult> Results(AskedParty asked, IReadOnlyList<Likeness> found, ServedLists served, Ledger? ledger) =>
        [.. found.Select(l => (Likeness: l, Listed: served.Find(ledger, l.Hit.Listing)))
            .Where(r => r.Listed is not null && asked.Covers(r.Listed.Entity.Schema) && (Scope.Refers || Wants(r.Listed)))
            .Select(r => new MatchResult(r.Listed!, r.Likeness.Hit, r.Likeness.Hit.Score >= Threshold && !r.Likeness.WeakAliasOnly))];

    // Under every threshold of the policy whatever reaches it is an alert, and found the fast way.
    private static double Least(Policy policy) =>
        policy.Watchlists.Values.Append(policy.Thresholds).Max(t => Math.Max(t.NameOnly, t.Corroborated));

    private bool Wants(ListedEntity listed) =>
        !ExcludedSchemata.Contains(listed.Entity.Schema)
        && (Topics.Count == 0 || Topics.Any(listed.Entity.Of("topics").Contains))
        && (ChangedSince is not { } since || listed.LastChange > since)
        && !ExcludedIds.Any(id => id == listed.Entity.Id || id == listed.Text.Id.Key || listed.Text.Referents.Contains(id));
}

/// <summary>A result.</summary>
/// <param name="Listed">The listing.</param>
/// <param name="Hit">Its score and reasons.</param>
/// <param name="IsMatch">Whether it is a match.</param>
internal sealed record MatchResult(ListedEntity Listed, Hit Hit, bool IsMatch);
