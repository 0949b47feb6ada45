namespace Lookback.Core.Briefings;

/// <summary>Cases that joined or left for one reason.</summary>
/// <param name="Why">Why, as far as it can be told.</param>
/// <param name="Cases">Their positions, in order.</param>
public sealed record Movement(string Why, IReadOnlyList<long> Cases);

/// <summary>A cohort at one moment, under a rule, on both clocks.</summary>
/// <param name="RuleVersion">The rule's version.</param>
/// <param name="Position">What was known.</param>
/// <param name="At">The moment in the world.</param>
/// <param name="Membership">Who belonged.</param>
/// <param name="Cases">Every case that there was.</param>
public sealed record CohortMoment(int RuleVersion, long Position, DateTimeOffset At, CohortMembership Membership, IReadOnlySet<long> Cases);

/// <summary>From one moment of a cohort to a later one: opening, less those erased since, and those who joined, less those who left, is closing.</summary>
public sealed record CohortBridge
{
    /// <summary>Members at the first moment, as they were counted then.</summary>
    public required long Opening { get; init; }

    /// <summary>Of these, cases of subjects erased since: nothing of them can be told.</summary>
    public required long Erased { get; init; }

    /// <summary>Who joined, by why.</summary>
    public required IReadOnlyList<Movement> Joined { get; init; }

    /// <summary>Who left, by why.</summary>
    public required IReadOnlyList<Movement> Left { get; init; }

    /// <summary>Members at the second moment.</summary>
    public required long Closing { get; init; }

    /// <summary>The bridge.</summary>
    /// <param name="opening">How many members were counted at the first moment.</param>
    /// <param name="from">The first moment as it can be worked out again now.</param>
    /// <param name="to">The second.</param>
    /// <param name="underNewRule">Who had belonged at the first moment by the rule of the second; <see langword="null"/> where it is the same rule.</param>
    /// <param name="erased">How many cases had been opened by the first moment that were erased since.</param>
    /// <exception cref="UnreconciledException">It does not hold.</exception>
    public static CohortBridge Of(long opening, CohortMoment from, CohortMoment to, CohortMembership? underNewRule, long erased)
    {
        var (before, after) = (from.Membership.Members.ToHashSet(), to.Membership.Members.ToHashSet());
        var gone = opening - before.Count;
        if (gone < 0 || gone > erased)
        {
            throw new UnreconciledException(FormattableString.Invariant(
                $"{opening:N0} members were counted at the opening, {before.Count:N0} are found there now, and {erased:N0} cases were erased since"), []);
        }

        var (notBefore, notAfter) = (Outside(from.Membership), Outside(to.Membership));
        var under = underNewRule?.Members.ToHashSet();
        var bridge = new CohortBridge
        {
            Opening = opening,
            Erased = gone,
            Joined = Moves(to.Membership.Members.Where(m => !before.Contains(m)), m => WhyJoined(m, from, notBefore, under)),
            Left = Moves(from.Membership.Members.Where(m => !after.Contains(m)), m => WhyLeft(m, to, notAfter, under)),
            Closing = after.Count,
        };
        var sum = bridge.Opening - bridge.Erased + Count(bridge.Joined) - Count(bridge.Left);
        return sum == bridge.Closing
            ? bridge
            : throw new UnreconciledException(FormattableString.Invariant($"the bridge comes to {sum:N0}, and {bridge.Closing:N0} are members"), []);
    }

    /// <summary>How many moved, all together.</summary>
    public static long Count(IEnumerable<Movement> moves) => moves.Sum(m => m.Cases.Count);

    private static string WhyJoined(long one, CohortMoment from, Dictionary<long, string> outside, HashSet<long>? under)
    {
        if (under?.Contains(one) == true) return "by the later rule";
        if (one > from.Position) return "opened since";
        if (!from.Cases.Contains(one)) return "opened in the world since";
        return outside.TryGetValue(one, out var why) ? $"no longer {why}" : "fits the rule by what came about or became known since";
    }

    private static string WhyLeft(long one, CohortMoment to, Dictionary<long, string> outside, HashSet<long>? under)
    {
        if (under is not null && !under.Contains(one)) return "by the later rule";
        if (outside.TryGetValue(one, out var why)) return why;
        return to.Cases.Contains(one) ? "no longer fits the rule by what came about or became known since" : "not yet opened in the world by then";
    }

    // Whoever the rule names and is no member, by why.
    private static Dictionary<long, string> Outside(CohortMembership membership)
    {
        var outside = membership.Duplicates.ToDictionary(d => d, _ => "merged as a duplicate");
        foreach (var excluded in membership.Excluded)
            foreach (var one in excluded.Cases) outside[one] = $"excluded ({excluded.Reason})";
        return outside;
    }

    private static List<Movement> Moves(IEnumerable<long> cases, Func<long, string> why) =>
        [.. cases.GroupBy(why).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Movement(g.Key, [.. g.Order()]))];
}
