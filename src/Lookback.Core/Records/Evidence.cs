namespace Lookback.Core.Records;

/// <summary>What a piece of evidence is about.</summary>
public enum EvidenceKind
{
    /// <summary>The names as wholes, or one part of them.</summary>
    Name,

    /// <summary>Dates of birth.</summary>
    BirthDate,

    /// <summary>Countries, whatever their role. For identity only.</summary>
    Country,

    /// <summary>Documents and numbers.</summary>
    Identifier,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Places of birth.</summary>
    BirthPlace,

    /// <summary>Person against organisation, ship against company.</summary>
    Schema,

    /// <summary>A rule of the whole match that keeps the score from being the plain sum of its reasons.</summary>
    Rule,

    /// <summary>Postal addresses.</summary>
    Address,

    /// <summary>Telephone and fax numbers.</summary>
    Phone,

    /// <summary>E-mail addresses.</summary>
    Email,

    /// <summary>Web sites.</summary>
    Website,
}

/// <summary>Which way evidence points.</summary>
public enum Direction
{
    /// <summary>It says little either way.</summary>
    Neutral,

    /// <summary>It speaks for one party.</summary>
    For,

    /// <summary>It speaks for two.</summary>
    Against,
}

/// <summary>One reason for or against, with both values and a sentence that a reviewer can read as it stands.</summary>
public sealed record Evidence
{
    /// <summary>What it is about.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Which way it points.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The subject's value as written.</summary>
    public required string Subject { get; init; }

    /// <summary>The listed value as written.</summary>
    public required string Listed { get; init; }

    /// <summary>One plain sentence with both values.</summary>
    public required string Sentence { get; init; }

    /// <summary>
    /// What it adds to the score, in logits: +1 makes a match about 2.7 times as likely. All contributions of a match sum to the logit
    /// of its score; a link of two parts has 0, for what it adds stands with the whole names.
    /// </summary>
    public double Contribution { get; init; }
}
