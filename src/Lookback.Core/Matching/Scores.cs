namespace Lookback.Core.Matching;

/// <summary>Between logits, which add up, and scores, which are read.</summary>
internal static class Scores
{
    /// <summary>The score of a logit.</summary>
    public static double Of(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>The logit of a score between 0 and 1.</summary>
    public static double ToLogit(double score) => Math.Log(score / (1 - score));
}
