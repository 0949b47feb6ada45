namespace Lookback.Core.Records;

/// <summary>Somebody was shown records of persons: recorded before they were shown.</summary>
public sealed record PersonRead
{
    /// <summary>The account that asked; the entry's actor is the same.</summary>
    public required string Account { get; init; }

    /// <summary>Whose account it is, as it was then.</summary>
    public required StaffId Person { get; init; }

    /// <summary>What for, by one of the words of <c>Purposes</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>What the purpose belongs to: a case, an alert, a ticket. A word, so that nobody is described by it.</summary>
    public string? Reference { get; init; }

    /// <summary>What was asked, as the question is called: <c>subject-history</c>.</summary>
    public required string Question { get; init; }

    /// <summary>
    /// Who was shown: the ledger positions at which they were first met, ascending. Numbers and not ids, which are made of what persons were
    /// described as: of whoever is erased later this says no more than that somebody was.
    /// </summary>
    public IReadOnlyList<long> Subjects { get; init => field = value ?? []; } = [];

    /// <summary>How many lines were shown.</summary>
    public long Lines { get; init; }

    /// <summary>The key by which a machine asked; <see langword="null"/> where a person did.</summary>
    public ApiKeyId? Key { get; init; }

    /// <summary>The entry by which the account opened what its roles do not, in an emergency; <see langword="null"/> otherwise.</summary>
    public long? Emergency { get; init; }
}

/// <summary>Somebody asked for what they may not see or do, and was refused.</summary>
/// <param name="Account">The account.</param>
/// <param name="Question">What was asked, as the question is called.</param>
/// <param name="Code">By which rule it was refused.</param>
/// <param name="Times">How often since the last such entry of the account: a flood is one entry, not thousands.</param>
public sealed record RefusedAttempt(string Account, string Question, string Code, long Times);
