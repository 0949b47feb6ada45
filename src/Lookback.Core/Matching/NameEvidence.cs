using System.Runtime.CompilerServices;
using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>Weighs two names.</summary>
internal static class NameEvidence
{
    /// <summary>The logit of two names alone; minus infinity where not one part is like another.</summary>
    public static double Logit(Name subject, Name listed, NameWeights weights) =>
        FeaturesOf(subject, listed) is { } features ? Logit(features, weights) : double.NegativeInfinity;

    /// <summary>What the alignment of two names says; <see langword="null"/> where not one part is like another.</summary>
    [SkipLocalsInit]
    public static NameFeatures? FeaturesOf(Name subject, Name listed)
    {
        if (subject.Core.Length == 0 || listed.Core.Length == 0) return null;
        if (AreOneRunTogether(subject, listed)) return NameFeatures.RunTogether(subject, listed);
        Span<AlignedParts> room = stackalloc AlignedParts[Alignment.MaxPairs];
        var alignment = new Alignment(subject, listed, room);
        return alignment.Count == 0 ? null : NameFeatures.Of(subject, listed, room[..alignment.Count]);
    }

    /// <summary>The same letters in the same order, only cut elsewhere: "Chang Myong-chin", "Chang Myongc-hin".</summary>
    private static bool AreOneRunTogether(Name subject, Name listed) =>
        subject.Joined.Length >= 6 && subject.Core.Length + listed.Core.Length > 2 && !subject.IsTagged && subject.Joined == listed.Joined;

    public static double Logit(in NameFeatures f, NameWeights w)
    {
        var logit = w.Bias
            + (w.SubjectCoverage * f.SubjectCoverage) + (w.ListedCoverage * f.ListedCoverage)
            + (w.SubjectUnmatched * f.SubjectUnmatched) + (w.ListedUnmatched * f.ListedUnmatched)
            + (w.Contradiction * f.Contradiction) + (w.Unlikeness * f.Unlikeness) + (w.WorstPart * f.WorstPart)
            + (w.Thinness * f.Thinness) + (w.NumbersDiffer * f.NumbersDiffer) + (w.FormsDiffer * f.FormsDiffer)
            + (w.Loose * f.Loose) + (w.KindsDiffer * f.KindsDiffer)
            + (w.ThinOmission * f.ThinOmission) + (w.OrganizationOmission * f.OrganizationOmission);
        return Math.Min(f.IsBare ? Math.Min(logit, w.BareCeiling) : logit, w.Ceiling);
    }

    /// <summary>
    /// A logit that <see cref="Logit(Name, Name, NameWeights)"/> cannot pass, from the consonants alone: every part that may have a partner is taken to
    /// have a perfect one. It spares the alignment of most candidates, which share one part and nothing else.
    /// </summary>
    public static double Bound(Name subject, Name listed, NameWeights w)
    {
        if (subject.Joined == listed.Joined) return w.Ceiling;
        if (Alignment.MayJoin(subject.Sketches, listed.Sketches) || Alignment.MayJoin(listed.Sketches, subject.Sketches)) return w.Ceiling;
        var (left, right) = (Partnerless(subject, listed), Partnerless(listed, subject));
        var coverage = (w.SubjectCoverage * Share(subject.Weight, left)) + (w.ListedCoverage * Share(listed.Weight, right));
        return w.Bias + coverage
            + (w.SubjectUnmatched * Math.Min(2, left)) + (w.ListedUnmatched * Math.Min(3, right))
            + (w.Contradiction * Math.Min(2, Math.Min(left, right)))
            + (w.ThinOmission * NameFeatures.ThinOmissionOf(subject, listed, Math.Min(subject.Weight - left, listed.Weight - right), left + right));
    }

    private static double Share(double total, double left) => total > 0 ? 1 - (left / total) : 0;

    private static double Partnerless(Name name, Name other)
    {
        double left = 0;
        for (var i = 0; i < name.Sketches.Length; i++)
        {
            ref readonly var part = ref name.Sketches[i];
            var alone = true;
            for (var j = 0; j < other.Sketches.Length && alone; j++)
            {
                ref readonly var candidate = ref other.Sketches[j];
                alone = !part.MayBeLike(candidate)
                    && !(part.MayShareGroup(candidate) && PartSimilarity.ShareGroup(name.Core[i], other.Core[j]));
            }

            if (alone) left += part.Weight;
        }

        return left;
    }

    /// <summary>The pairs that the weighing rests on; of two names of the same letters that are cut otherwise, the one pair of all.</summary>
    public static AlignedParts[] PairsOf(Name subject, Name listed)
    {
        if (subject.Core.Length == 0 || listed.Core.Length == 0) return [];
        var room = new AlignedParts[Alignment.MaxPairs];
        var pairs = room[..new Alignment(subject, listed, room).Count];
        var isWhole = pairs.Sum(p => p.SubjectCount) == subject.Core.Length && pairs.Sum(p => p.ListedCount) == listed.Core.Length;
        return isWhole || !AreOneRunTogether(subject, listed)
            ? pairs
            : [new AlignedParts(0, subject.Core.Length, 0, listed.Core.Length, 1, (float)Math.Min(subject.Weight, listed.Weight), PartLink.Joined)];
    }
}
