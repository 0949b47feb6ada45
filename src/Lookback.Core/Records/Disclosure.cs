namespace Lookback.Core.Records;

/// <summary>Something of a case handed to somebody: what, to whom, why, on which law. What was wrong in it follows it there.</summary>
public sealed record Disclosure
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>What was handed on.</summary>
    public required string What { get; init; }

    /// <summary>To whom.</summary>
    public required string Recipient { get; init; }

    /// <summary>Of which country the recipient is an authority, if of any.</summary>
    public CountryCode? RecipientCountry { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>On which law.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>Who may see it.</summary>
    public Handling Handling { get; init; }

    /// <summary>The disclosure that this one corrects, by its position.</summary>
    public long? Corrects { get; init; }

    /// <summary>Who handed it on.</summary>
    public required StaffId Person { get; init; }
}

/// <summary>What a recipient made of a disclosure.</summary>
/// <param name="Case">The case.</param>
/// <param name="Disclosure">The disclosure, by its position.</param>
/// <param name="IsAccepted">Whether it was taken note of; else refused.</param>
/// <param name="Reference">The recipient's reference, or its reason for refusing.</param>
/// <param name="Person">Who recorded it.</param>
public sealed record DisclosureAnswer(CaseId Case, long Disclosure, bool IsAccepted, string Reference, StaffId Person);
