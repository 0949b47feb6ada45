using Lookback.Core.Records;

namespace Lookback.Flows;

/// <summary>What a person has to say who decides something about somebody.</summary>
internal static class Reason
{
    /// <summary>Shortest reason taken, in characters: a decision about a person deserves a sentence.</summary>
    public const int Least = 20;

    /// <summary>The reason, trimmed.</summary>
    /// <exception cref="RefusedException">Code <c>reason-too-short</c>.</exception>
    public static string Require(string reason)
    {
        reason = reason.Trim();
        return reason.Length >= Least
            ? reason
            : throw new RefusedException(
                "reason-too-short", FormattableString.Invariant($"expected a reason of at least {Least} characters, found {reason.Length}"));
    }

    /// <summary>The legal basis, trimmed.</summary>
    /// <exception cref="RefusedException">Code <c>no-legal-basis</c>.</exception>
    public static string RequireBasis(string legalBasis, string such)
    {
        legalBasis = legalBasis.Trim();
        return legalBasis.Length > 0
            ? legalBasis
            : throw new RefusedException("no-legal-basis", $"expected a legal basis such as \"{such}\", found none");
    }
}
