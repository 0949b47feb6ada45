using System.Globalization;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>What the best pair of names of a match says: its alignment, and the evidence that sums to what the name adds.</summary>
internal sealed record NameReasons(NameAlignment Alignment, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>No name fits.</summary>
    public static NameReasons None { get; } = new(NameAlignment.None, []);

    /// <param name="subject">The subject's name.</param>
    /// <param name="listed">The listed name.</param>
    /// <param name="logit">What the names add to the score together, a weak alias included.</param>
    /// <param name="weakAlias">A weak alias that fits too.</param>
    /// <param name="scale">The name model in force.</param>
    public static NameReasons Of(Name subject, Name listed, double logit, Name? weakAlias, NameScale scale)
    {
        if (NameEvidence.FeaturesOf(subject, listed) is not { } features) return None;
        var (alignment, contributions) = (NameDrawing.Of(subject, listed), NameContributions.Of(features, scale));
        var evidence = NameExplanation.Of(subject, listed, alignment, contributions).ToList();
        var more = logit - evidence.Sum(e => e.Contribution);
        if (weakAlias is not null && more > 1e-9) evidence.Add(WeakAlias(subject, weakAlias, more));
        return new NameReasons(alignment, evidence);
    }

    private static Evidence WeakAlias(Name subject, Name alias, double more) => new()
    {
        Kind = EvidenceKind.Name,
        Direction = Direction.For,
        Subject = subject.Raw,
        Listed = alias.Raw,
        Sentence = $"the weak alias \"{alias.Raw}\" fits too",
        Contribution = more,
    };
}

/// <summary>Where a rule of the whole match keeps a score from being the plain sum of its reasons, the rule is a reason too.</summary>
internal static class ScoreBalance
{
    /// <summary>The evidence with that rule added, so that contributions sum to the logit of the score.</summary>
    public static IReadOnlyList<Evidence> Close(IReadOnlyList<Evidence> evidence, double score)
    {
        if (evidence.Count == 0) return evidence;
        var isNamed = evidence.Any(e => e.Kind == EvidenceKind.Name);
        if (score <= 0) return [.. evidence, Rule("no part of any name is like another: without a name the rest counts for nothing", 0)];
        var missing = Scores.ToLogit(score) - evidence.Sum(e => e.Contribution);
        if (Math.Abs(missing) < 1e-9) return evidence;
        var sentence = !isNamed ? "no part of any name is like another"
            : missing < 0 ? string.Create(CultureInfo.InvariantCulture, $"no score reaches more than {score:0.0000}")
            : IsIdentified(evidence) ? "a number that identifies is not outweighed by what speaks against it"
            : "names with nothing in common count no further against than this";
        return [.. evidence, Rule(sentence, missing)];
    }

    private static bool IsIdentified(IReadOnlyList<Evidence> evidence) =>
        evidence.Any(e => e.Kind == EvidenceKind.Identifier && e.Direction == Direction.For);

    private static Evidence Rule(string sentence, double logit) => new()
    {
        Kind = EvidenceKind.Rule,
        Direction = logit > 0 ? Direction.For : Direction.Against,
        Subject = "",
        Listed = "",
        Sentence = sentence,
        Contribution = logit,
    };
}
