using Lookback.Core.Records;

namespace Lookback.Core.Cases;

/// <summary>What bears on a case and stands outside it. What is not known is left <see langword="null"/>, and is never taken for "no".</summary>
public sealed record CaseSetting
{
    /// <summary>Nothing known.</summary>
    public static CaseSetting Unknown { get; } = new();

    private static Dictionary<string, IReadOnlyList<OtherValue>> NothingElse => [];

    /// <summary>Whether the subject's screening gave an alert; <see langword="null"/> where it was not screened.</summary>
    public bool? AlertExists { get; init; }

    /// <summary>Whether the alert is on a list of the high tier, on which nobody is cleared by one person alone.</summary>
    public bool IsHighTier { get; init; }

    /// <summary>What else holds the subject up, a sentence each: another case's inconclusive, an alert's.</summary>
    public IReadOnlyList<string> SubjectHolds { get; init => field = value ?? []; } = [];

    /// <summary>What the subject's other cases say now, by topic: a stay that was entered in one of them protects in every one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<OtherValue>> OtherValues { get; init => field = value ?? NothingElse; } = NothingElse;

    /// <summary>Everybody who ever decided on the subject or took a step about it, in other cases and on alerts too.</summary>
    public IReadOnlySet<StaffId> PriorDeciders { get; init => field = value ?? new HashSet<StaffId>(); } = new HashSet<StaffId>();

    /// <summary>As what somebody is appointed; <see langword="null"/> where it is not known who is.</summary>
    public Func<StaffId, IReadOnlyList<string>>? RolesOf { get; init; }

    /// <summary>What changed of the pair that was decided, in words: the listing, the subject or the matcher; <see langword="null"/> for nothing.</summary>
    public string? ChangedSince { get; init; }

    /// <summary>Whether a reason was given word for word about somebody else before.</summary>
    public Func<string, bool> ReasonUsedBefore { get; init => field = value ?? (static _ => false); } = static _ => false;

    /// <summary>Whether the subject was, or by what is known of the birth date may have been, under 18 at the encounter.</summary>
    public bool IsMinor { get; init; }

    /// <summary>Who was ever told something about the subject that a correction has to reach.</summary>
    public IReadOnlyList<string> RecipientsToTell { get; init => field = value ?? []; } = [];

    /// <summary>Another case of the subject in which a topic has one of these values now; <see langword="null"/> where none does.</summary>
    internal OtherValue? Elsewhere(string topic, params IEnumerable<string> values) =>
        OtherValues.GetValueOrDefault(topic)?.FirstOrDefault(other => values.Contains(other.Value));
}

/// <summary>What another case of the same subject says about a topic.</summary>
/// <param name="Case">The other case.</param>
/// <param name="Value">What it says now, by its word.</param>
public sealed record OtherValue(CaseId Case, string Value);
