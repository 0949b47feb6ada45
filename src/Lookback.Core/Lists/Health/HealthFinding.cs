namespace Lookback.Core.Lists.Health;

/// <summary>What a check of an edition came to.</summary>
public enum HealthVerdict
{
    /// <summary>As it should be, or nothing to hold it against.</summary>
    Fine,

    /// <summary>Worth a look.</summary>
    Watch,

    /// <summary>Likely damaged: held back unless a person says why it is right.</summary>
    Refuse,
}

/// <summary>What one named check of an edition found.</summary>
/// <param name="Check">The check: a name of the contract, <c>edition-shrank</c>, <c>stale</c> ...</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Because">What was expected and what was found, in a sentence.</param>
public sealed record HealthFinding(string Check, HealthVerdict Verdict, string Because);
