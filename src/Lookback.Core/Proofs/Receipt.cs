namespace Lookback.Core.Proofs;

/// <summary>
/// The proof of one screening, for somebody without the ledger and without its keys: the three entries that make it up, opened, each proved to
/// be in the tree of one head; and what they say, in words.
/// </summary>
public sealed record Receipt
{
    /// <summary>The format written here.</summary>
    public const string CurrentFormat = "lookback-receipt-1";

    /// <summary>The kind of <see cref="Screening"/>: its text is a <see cref="Records.Screening"/>.</summary>
    public const string ScreeningKind = "screening-made";

    /// <summary>The kind of <see cref="Encounter"/>: its text is a <see cref="Records.Encounter"/>.</summary>
    public const string EncounterKind = "encounter-recorded";

    /// <summary>The kind of <see cref="Coverage"/>: its text is a <see cref="Records.Coverage"/>.</summary>
    public const string CoverageKind = "coverage-taken";

    /// <summary>What this is: <see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Which store issued it, by its own word. Nothing in the receipt proves it.</summary>
    public required string Store { get; init; }

    /// <summary>The head that the entries are proved against.</summary>
    public required TreeHead Head { get; init; }

    /// <summary>What the entries say. Derived from them: it adds nothing, and is checked against them.</summary>
    public required ReceiptSummary Summary { get; init; }

    /// <summary>The answer.</summary>
    public required ReceiptEntry Screening { get; init; }

    /// <summary>The question.</summary>
    public required ReceiptEntry Encounter { get; init; }

    /// <summary>What it was answered with.</summary>
    public required ReceiptEntry Coverage { get; init; }
}
