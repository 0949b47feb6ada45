namespace Lookback.Core.Records;

/// <summary>What kind of fact a piece of evidence compares.</summary>
public enum EvidenceKind
{
    /// <summary>Names.</summary>
    Name,

    /// <summary>Person, organisation, vessel ...</summary>
    Schema,

    /// <summary>Birth dates.</summary>
    BirthDate,

    /// <summary>Places of birth.</summary>
    BirthPlace,

    /// <summary>Countries, for identity only.</summary>
    Country,

    /// <summary>Documents and numbers.</summary>
    Identifier,

    /// <summary>Sex.</summary>
    Sex,
}

/// <summary>Which way a piece of evidence points.</summary>
public enum EvidenceDirection
{
    /// <summary>Compared, and says nothing.</summary>
    Neutral,

    /// <summary>The two sides agree.</summary>
    For,

    /// <summary>The two sides contradict each other.</summary>
    Against,
}

/// <summary>One reason for or against a subject being a listed party.</summary>
/// <param name="Kind">The fact compared.</param>
/// <param name="Direction">Which way it points.</param>
/// <param name="SubjectValue">The subject's value, as written.</param>
/// <param name="ListedValue">The listing's value, as written.</param>
/// <param name="Sentence">One plain sentence that holds both values.</param>
/// <param name="Contribution">What it added to the score, or took from it; a share of 1.</param>
public sealed record Evidence(
    EvidenceKind Kind,
    EvidenceDirection Direction,
    string SubjectValue,
    string ListedValue,
    string Sentence,
    double Contribution);
