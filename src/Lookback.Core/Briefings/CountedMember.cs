namespace Lookback.Core.Briefings;

/// <summary>What is known of charges against somebody.</summary>
public enum ChargeKnowledge
{
    /// <summary>Nothing is recorded, neither a charge nor that there is none: unknown, which is never no.</summary>
    Unknown,

    /// <summary>Something is recorded, and nothing of what is asked.</summary>
    No,

    /// <summary>Charged, or further.</summary>
    Yes,
}

/// <summary>A member as it is counted, at one moment on both clocks.</summary>
public sealed record CountedMember
{
    /// <summary>The position of the case.</summary>
    public required long Case { get; init; }

    /// <summary>The position of the subject; 0 where the case is about nobody who was met.</summary>
    public required long Subject { get; init; }

    /// <summary>The workflow it is under.</summary>
    public required string Workflow { get; init; }

    /// <summary>The one class of the ledger that it is in; <see langword="null"/> where the workflow has none for where it stands.</summary>
    public required string? Class { get; init; }

    /// <summary>Where it stands in the published life cycle: <c>repatriated</c>, <c>relief_or_terminated</c>, <c>unresolved</c>.</summary>
    public required string LifeCycle { get; init; }

    /// <summary>Whether an arrest is recorded.</summary>
    public required bool ArrestedEver { get; init; }

    /// <summary>Whether anything is recorded about charges: a charge, or that there is none.</summary>
    public required bool HasChargeRecord { get; init; }

    /// <summary>The categories of statutes under which a charge is recorded at the stage of a charge or beyond; the word for none where it has none.</summary>
    public required IReadOnlyCollection<string> Charged { get; init; }

    /// <summary>The claim of protection, by its word; <see langword="null"/> where nothing is recorded.</summary>
    public required string? Protection { get; init; }

    /// <summary>Whether a claim of protection is pending.</summary>
    public bool IsProtectionPending => Protection is "asserted" or "filed" or "confidential";

    /// <summary>Whether somebody speaks for them; <see langword="null"/> where that is not recorded.</summary>
    public required bool? Represented { get; init; }

    /// <summary>How many persons members are at the least: each subject once, and each case that is about nobody who was met.</summary>
    public static long Persons(IEnumerable<CountedMember> members)
    {
        var (subjects, others) = (new HashSet<long>(), 0L);
        foreach (var member in members)
        {
            if (member.Subject == 0) others++;
            else subjects.Add(member.Subject);
        }

        return subjects.Count + others;
    }

    /// <summary>Charges under a category, or under any where <paramref name="category"/> is <see langword="null"/>.</summary>
    public ChargeKnowledge ChargeOf(string? category) => category is null ? Charged.Count > 0 ? ChargeKnowledge.Yes : Known
        : Charged.Contains(category) ? ChargeKnowledge.Yes
        // A charge of which nobody recorded the category may be of any.
        : Charged.Contains(UnknownCategory) ? ChargeKnowledge.Unknown : Known;

    /// <summary>The word for a charge of which nobody recorded the category.</summary>
    public const string UnknownCategory = "not recorded";

    private ChargeKnowledge Known => HasChargeRecord ? ChargeKnowledge.No : ChargeKnowledge.Unknown;
}
