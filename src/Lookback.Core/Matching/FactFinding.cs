using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>What one kind of fact says of a pair, before it is put into words.</summary>
/// <param name="Logit">What it adds to the score.</param>
/// <param name="Strength">How much it corroborates, 0 to 1; 0 unless it agrees.</param>
/// <param name="Subject">The subject's value as written.</param>
/// <param name="Listed">The listed value as written.</param>
/// <param name="Relation">What the two are to each other, in words.</param>
internal readonly record struct FactFinding(double Logit, double Strength, string Subject, string Listed, string Relation)
{
    /// <summary>A fact missing on one side: unknown, which is never "no".</summary>
    public static FactFinding Silent { get; } = new(0, 0, "", "", "");

    /// <summary>Of two texts that are equal the relation tells nothing that the texts do not.</summary>
    private bool SaysNoMore => Relation.StartsWith("the same", StringComparison.Ordinal) && !Relation.Contains(',', StringComparison.Ordinal);

    public bool IsSilent => Relation is null or "";

    /// <summary>
    /// The better of two findings on alternatives: what speaks most for a match, and the most that any of them corroborates, so
    /// that one more alternative takes nothing away and their order does not matter.
    /// </summary>
    public FactFinding Or(in FactFinding other)
    {
        if (other.IsSilent) return this;
        if (IsSilent) return other;
        var best = other.Logit > Logit || (other.Logit == Logit && other.Strength > Strength) ? other : this;
        return best with { Strength = Math.Max(Strength, other.Strength) };
    }

    public Evidence ToEvidence(EvidenceKind kind, string noun) => new()
    {
        Kind = kind,
        Direction = Logit > 0.05 ? Direction.For : Logit < -0.05 ? Direction.Against : Direction.Neutral,
        Subject = Subject,
        Listed = Listed,
        Sentence = Subject != Listed ? $"{noun} {Subject} against {Listed}: {Relation}"
            : SaysNoMore ? $"{noun} {Subject} on both sides"
            : $"{noun} {Subject} on both sides: {Relation}",
        Contribution = Logit,
    };
}
