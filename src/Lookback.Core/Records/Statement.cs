using Lookback.Core.Time;

namespace Lookback.Core.Records;

/// <summary>What kind of thing was said: kept apart everywhere, and never counted as one another.</summary>
public enum StatementKind
{
    /// <summary>Recorded as having happened.</summary>
    Fact,

    /// <summary>Said of somebody by a source, and not established.</summary>
    Allegation,

    /// <summary>What somebody makes of it; has an author, and lapses.</summary>
    Assessment,
}

/// <summary>
/// Something said in a case: a contact, an arrest, a charge, custody, a claim of protection, an allegation, an assessment. Appended, never
/// edited: a later one supersedes it and keeps it as what was believed until then.
/// </summary>
public sealed record Statement
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>What it is about, by its word: <c>contact</c>, <c>charge</c>. The words are data (<c>data/cases</c>).</summary>
    public required string Topic { get; init; }

    /// <summary>What is said, by a word of that topic: <c>detained</c>, <c>convicted</c>.</summary>
    public string? Value { get; init; }

    /// <summary>Since when in the world; never after it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The last day on which it holds, for what lapses.</summary>
    public PartialDate? Until { get; init; }

    /// <summary>What else the topic has: <c>statute</c>, <c>next_event</c> ...</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init => field = value ?? Nothing; } = Nothing;

    /// <summary>In words.</summary>
    public string? Text { get; init; }

    /// <summary>Who says so: a document, an office, a person.</summary>
    public required string Source { get; init; }

    /// <summary>How good the source is, and what it says.</summary>
    public Grade Grade { get; init; }

    /// <summary>The law under which it is kept.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Who may see it.</summary>
    public Handling Handling { get; init; }

    /// <summary>Who recorded it.</summary>
    public required StaffId Person { get; init; }

    /// <summary>The statement that this one corrects, by its position.</summary>
    public long? Corrects { get; init; }

    private static Dictionary<string, string> Nothing { get; } = [];
}
