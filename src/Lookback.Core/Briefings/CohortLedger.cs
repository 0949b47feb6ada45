namespace Lookback.Core.Briefings;

/// <summary>How many, by a word.</summary>
/// <param name="Word">The class.</param>
/// <param name="Persons">How many persons, one case each.</param>
public sealed record ClassCount(string Word, long Persons);

/// <summary>How many persons are known to be charged, of how many, and of how many it is not known.</summary>
/// <param name="Category">The category of the statutes; <see langword="null"/> for any.</param>
/// <param name="Charged">Known to be charged under it.</param>
/// <param name="Of">Persons asked about: those arrested ever, and those of whom a charge is recorded.</param>
/// <param name="Unknown">Of these, persons of whom it is not known.</param>
public sealed record ChargedCount(string? Category, long Charged, long Of, long Unknown)
{
    /// <summary>How many members there are, asked about or not.</summary>
    public required long Members { get; init; }

    /// <summary>
    /// How many may be charged where sources do not reach the day: whoever is asked about and not known to be; where nobody is asked about, anybody.
    /// </summary>
    public long Open => (Of == 0 ? Members : Of) - Charged;
}

/// <summary>
/// A cohort in numbers that add up: every member in exactly one class. What overlaps the classes, arrests and charges and claims of protection, stands
/// apart from them.
/// </summary>
public sealed record CohortLedger
{
    /// <summary>Members.</summary>
    public required long Members { get; init; }

    /// <summary>Members by class, in the order of the workflow; empty classes too.</summary>
    public required IReadOnlyList<ClassCount> Classes { get; init; }

    /// <summary>Members by where they stand in the published life cycle.</summary>
    public required IReadOnlyList<ClassCount> LifeCycle { get; init; }

    /// <summary>Members ever arrested, by the class they are in.</summary>
    public required IReadOnlyList<ClassCount> ArrestedEver { get; init; }

    /// <summary>Charges by category, persons; the first is of any.</summary>
    public required IReadOnlyList<ChargedCount> Charges { get; init; }

    /// <summary>Members whose claim of protection is pending. Overlaps the classes.</summary>
    public required long ProtectionPending { get; init; }

    /// <summary>Members of whom nothing is recorded about a claim of protection.</summary>
    public required long ProtectionUnknown { get; init; }

    /// <summary>Members for whom somebody speaks.</summary>
    public required long Represented { get; init; }

    /// <summary>Members for whom nobody does.</summary>
    public required long Unrepresented { get; init; }

    /// <summary>Different subjects met among the members: fewer where two cases of one were not merged.</summary>
    public required long Subjects { get; init; }

    /// <summary>Different persons among the members, as far as is known: each subject once, and each case that is about nobody who was met.</summary>
    public required long Persons { get; init; }

    /// <summary>Members that are one subject with another member: nobody merged their cases.</summary>
    public required IReadOnlyList<long> Unmerged { get; init; }

    /// <summary>Members ever arrested.</summary>
    public long Arrested => ArrestedEver.Sum(c => c.Persons);

    /// <summary>Counts members.</summary>
    /// <param name="membership">Who belongs.</param>
    /// <param name="counted">What is known of each.</param>
    /// <param name="classes">The classes there are, in order.</param>
    /// <param name="categories">The categories of statutes asked about.</param>
    /// <exception cref="UnreconciledException">The parts do not sum to the whole: the cases are named.</exception>
    public static CohortLedger Of(
        CohortMembership membership, IReadOnlyList<CountedMember> counted, IReadOnlyList<string> classes, IReadOnlyList<string> categories)
    {
        Reconcile(membership, counted, classes);
        var byClass = counted.GroupBy(m => m.Class!).ToDictionary(g => g.Key, g => g.ToList());
        var asked = counted.Where(m => m.ArrestedEver || m.Charged.Count > 0).ToList();
        var one = counted.Where(m => m.Subject != 0).GroupBy(m => m.Subject).ToList();
        return new CohortLedger
        {
            Members = membership.Members.Count,
            Classes = [.. classes.Select(c => new ClassCount(c, byClass.TryGetValue(c, out var those) ? those.Count : 0))],
            LifeCycle = [.. counted.GroupBy(m => m.LifeCycle).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ClassCount(g.Key, g.Count()))],
            ArrestedEver =
            [
                .. classes.Where(byClass.ContainsKey).Select(c => new ClassCount(c, byClass[c].Count(m => m.ArrestedEver))).Where(c => c.Persons > 0),
            ],
            Charges = [Charged(asked, null, counted.Count), .. categories.Select(c => Charged(asked, c, counted.Count))],
            ProtectionPending = counted.Count(m => m.IsProtectionPending),
            ProtectionUnknown = counted.Count(m => m.Protection is null),
            Represented = counted.Count(m => m.Represented == true),
            Unrepresented = counted.Count(m => m.Represented == false),
            Subjects = one.Count,
            Persons = CountedMember.Persons(counted),
            Unmerged = [.. one.Where(g => g.Count() > 1).SelectMany(g => g.Select(m => m.Case)).Order()],
        };
    }

    private static ChargedCount Charged(List<CountedMember> asked, string? category, long members) => new(
        category,
        asked.Count(m => m.ChargeOf(category) == ChargeKnowledge.Yes),
        asked.Count,
        asked.Count(m => m.ChargeOf(category) == ChargeKnowledge.Unknown)) { Members = members };

    // Counted from both ends: by members, and by what was read of each.
    private static void Reconcile(CohortMembership membership, IReadOnlyList<CountedMember> counted, IReadOnlyList<string> classes)
    {
        var known = new HashSet<string>(classes, StringComparer.Ordinal);
        var homeless = counted.Where(m => m.Class is null || !known.Contains(m.Class)).Select(m => m.Case).ToList();
        if (homeless.Count > 0) throw new UnreconciledException("members stand where their workflow has no class for them", homeless);
        var seen = new HashSet<long>();
        var twice = counted.Where(m => !seen.Add(m.Case)).Select(m => m.Case).ToList();
        if (twice.Count > 0) throw new UnreconciledException("members are counted in more than one class", twice);
        var members = membership.Members.ToHashSet();
        var missing = members.Where(m => !seen.Contains(m)).Order().ToList();
        if (missing.Count > 0) throw new UnreconciledException("members are in no class", missing);
        var strangers = seen.Where(m => !members.Contains(m)).Order().ToList();
        if (strangers.Count > 0) throw new UnreconciledException("cases are in a class that are no members", strangers);
    }
}
