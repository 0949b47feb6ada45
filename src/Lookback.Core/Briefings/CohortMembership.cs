namespace Lookback.Core.Briefings;

/// <summary>Who belongs to a cohort, who was left out and why, by the positions of their cases in order.</summary>
public sealed record CohortMembership
{
    /// <summary>The members.</summary>
    public required IReadOnlyList<long> Members { get; init; }

    /// <summary>Whoever the rule names and leaves out again, by the first reason that fits, in the order of the rule; a reason may have nobody.</summary>
    public required IReadOnlyList<ExcludedCases> Excluded { get; init; }

    /// <summary>Cases that fit and were closed as duplicates of others: no members.</summary>
    public required IReadOnlyList<long> Duplicates { get; init; }

    /// <summary>Applies a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="cases">Every case there is, in order.</param>
    /// <param name="merged">Those that were closed as duplicates.</param>
    /// <param name="named">Which cases each leaf of the rule names.</param>
    public static CohortMembership Of(
        CohortDefinition rule, IReadOnlyList<long> cases, IReadOnlySet<long> merged, Func<CohortPredicate.Leaf, IReadOnlySet<long>> named)
    {
        var sets = new Dictionary<CohortPredicate.Leaf, IReadOnlySet<long>>();
        var excluded = rule.Unless.Select(_ => new List<long>()).ToList();
        var (members, duplicates) = (new List<long>(), new List<long>());
        foreach (var one in cases)
        {
            if (!Holds(rule.Where, one)) continue;
            var reason = Reason(one);
            if (reason >= 0) excluded[reason].Add(one);
            else if (merged.Contains(one)) duplicates.Add(one);
            else members.Add(one);
        }

        return new CohortMembership
        {
            Members = members, Duplicates = duplicates, Excluded = [.. rule.Unless.Select((u, i) => new ExcludedCases(u.Reason, excluded[i]))],
        };

        bool Holds(CohortPredicate predicate, long one) => predicate switch
        {
            CohortPredicate.All all => all.Of.All(p => Holds(p, one)),
            CohortPredicate.Any any => any.Of.Any(p => Holds(p, one)),
            CohortPredicate.Not not => !Holds(not.Of, one),
            CohortPredicate.Leaf leaf => Set(leaf).Contains(one),
            _ => throw new InvalidOperationException($"no meaning is known of {predicate.GetType().Name}"),
        };

        int Reason(long one)
        {
            for (var i = 0; i < rule.Unless.Count; i++)
                if (Holds(rule.Unless[i].Where, one)) return i;
            return -1;
        }

        IReadOnlySet<long> Set(CohortPredicate.Leaf leaf) => sets.TryGetValue(leaf, out var known) ? known : sets[leaf] = named(leaf);
    }
}

/// <summary>Cases left out for one reason.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Cases">Their positions, in order.</param>
public sealed record ExcludedCases(string Reason, IReadOnlyList<long> Cases);
