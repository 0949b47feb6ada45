using System.Text.Json.Serialization;

namespace Lookback.Core.Proofs;

/// <summary>What came of one check.</summary>
public enum PointAnswer
{
    /// <summary>It is so.</summary>
    [JsonStringEnumMemberName("holds")]
    Holds,

    /// <summary>It is not so.</summary>
    [JsonStringEnumMemberName("fails")]
    Fails,

    /// <summary>Nobody can say, because a check before it failed. Never "holds".</summary>
    [JsonStringEnumMemberName("not-reached")]
    NotReached,
}

/// <summary>One check of a receipt.</summary>
/// <param name="Code">What was checked, stable and in kebab-case: <c>screening-in-tree</c>, <c>summary</c>.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="Sentence">One plain sentence.</param>
public sealed record ReceiptPoint(string Code, PointAnswer Answer, string Sentence);

/// <summary>What came of checking a receipt, point by point, and what that means.</summary>
public sealed record ReceiptVerdict
{
    /// <summary>What a receipt that holds proves, in plain sentences.</summary>
    public static IReadOnlyList<string> WhatItProves { get; } =
    [
        "A ledger with this head held this screening at this position, recorded under this instant and actor.",
        "It held exactly this question: the encounter as given here, to the letter.",
        "It held exactly this answer: this outcome, these hits.",
        "The answer names exactly these editions, this policy and this engine.",
    ];

    /// <summary>What even a receipt that holds leaves open, in plain sentences.</summary>
    public static IReadOnlyList<string> WhatItDoesNot { get; } =
    [
        "That this head is the one that the operator showed others: compare it, size and root, with a head that was kept elsewhere.",
        "Which ledger it came from: the store's name is not among what is hashed.",
        "That the operator's clock was right.",
        "That the answer was correct, or the lists complete.",
        "Who the person is: the encounter is what was written down of them.",
    ];

    /// <summary>Every check, in the order in which they were made; always the same ones.</summary>
    public required IReadOnlyList<ReceiptPoint> Points { get; init; }

    /// <summary>Whether every one of them holds.</summary>
    public bool Holds => Points.All(p => p.Answer == PointAnswer.Holds);
}
