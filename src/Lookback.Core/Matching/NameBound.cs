using System.Numerics;
using Lookback.Core.Indexing;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// A logit that two names cannot pass, from which of their parts may have a partner at all: every one of those is taken to have a perfect one, but
/// for one of which more is known. It spares the alignment of nearly all candidates, which share one part and nothing else.
/// </summary>
internal static class NameBound
{
    /// <summary>For the rounding of weights.</summary>
    private const double Slack = 1e-4;

    /// <summary>Minus infinity where no part may have a partner.</summary>
    public static double Of(Name subject, Name listed, Partners partners, NameScale scale) =>
        Of(new BoundedName(subject, subject.Weights), new BoundedName(listed, listed.Weights), partners, scale);

    /// <summary>The same of names whose weights lie elsewhere.</summary>
    /// <param name="subject">The subject's name.</param>
    /// <param name="listed">The listed name.</param>
    /// <param name="partners">Which parts may have a partner.</param>
    /// <param name="scale">How names are weighed.</param>
    /// <param name="unlike">How unlike its partner a part is that has one, at the least.</param>
    /// <param name="weight">What that part weighs, at the least.</param>
    public static double Of(in BoundedName subject, in BoundedName listed, Partners partners, NameScale scale, double unlike = 0, double weight = 0)
    {
        if (partners.Subject == 0) return double.NegativeInfinity;
        var fathered = subject.HasPatronymic && listed.HasPatronymic;
        var own = new Side(subject.Weights, partners.Subject, fathered);
        var theirs = new Side(listed.Weights, partners.Listed, fathered);
        var (left, right) = (own.Alone, theirs.Alone);
        var isJoined = partners.SubjectJoined != 0;
        if (!isJoined)
        {
            // No part has two partners, so that of the side with more of them some stay alone.
            left += own.Spare(theirs.Count);
            right += theirs.Spare(own.Count);
        }

        var covered = Math.Min(own.All - left, theirs.All - right);
        var isAny = subject.IsOrganization || listed.IsOrganization;
        var likeness = LikenessOf(Share(own.All, left), Share(theirs.All, right), left, right, covered, isAny, scale)
            + scale.MostOf(
                NameFeature.OrganizationOmission, NameFeatures.OrganizationOmissionOf(subject.IsOrganization && listed.IsOrganization, left + right));
        if (unlike > 0)
        {
            likeness += scale.MostOf(NameFeature.Unlikeness, unlike * weight / own.All)
                + scale.MostOf(NameFeature.WorstPart, unlike * Math.Min(1, 2 * weight));
        }

        if (!isJoined) likeness += scale.MostOf(NameFeature.Commonness, NameFeatures.CommonnessOf(Math.Min(own.Rarest, theirs.Rarest)));
        return Close(likeness, scale) + OfWholeNames(subject, listed, scale);
    }

    /// <summary>
    /// A logit that a name cannot pass with any name of which so much stays alone, where words lead to all that may be short for one of its own.
    /// </summary>
    /// <param name="subject">The name.</param>
    /// <param name="partnered">Those of its parts that may have a partner.</param>
    /// <param name="right">What stays alone of the other, at the least.</param>
    /// <param name="isOrganization">Whether the other may be compared as that of an organisation.</param>
    /// <param name="fathered">Whether both tell a father's name.</param>
    /// <param name="scale">How names are weighed.</param>
    public static double Most(Name subject, uint partnered, double right, bool isOrganization, bool fathered, NameScale scale)
    {
        var own = new Side(subject.Weights, partnered, fathered);
        var left = own.Alone;
        // Each part covers one of the other's, and none weighs more than 1.
        var likeness = LikenessOf(
            Share(own.All, left), Share(own.Count + right, right), left, right, own.All - left, isOrganization || NameFeatures.IsOrganization(subject), scale);
        return Close(likeness + scale.MostOf(NameFeature.Commonness, NameFeatures.CommonnessOf(own.Rarest)), scale);
    }

    /// <summary>What the shares that are covered, and what stays alone, add up to at the most.</summary>
    private static double LikenessOf(double one, double other, double left, double right, double covered, bool isOrganization, NameScale scale) =>
        scale.Bias
        + scale.MostOf(NameFeature.LeastCoverage, Math.Min(one, other)) + scale.MostOf(NameFeature.MostCoverage, Math.Max(one, other))
        + scale.MostOf(NameFeature.Omission, Math.Min(3, Math.Max(left, right)))
        + scale.MostOf(NameFeature.Contradiction, Math.Min(2, Math.Min(left, right)))
        + scale.MostOf(NameFeature.Thinness, NameFeatures.ThinnessOf(covered))
        + scale.MostOf(NameFeature.ThinOmission, NameFeatures.ThinOmissionOf(isOrganization, covered, left + right));

    /// <summary>With all that the features that were left out could add.</summary>
    private static double Close(double likeness, NameScale scale) =>
        Math.Min(likeness + scale.MostAgainst, Math.Max(scale.Ceiling, scale.BareCeiling)) + scale.MostAgainst + Slack;

    private static double OfWholeNames(in BoundedName subject, in BoundedName listed, NameScale scale)
    {
        var contradictions = NameFeatures.KindsDiffer(subject.Schema, listed.Schema) ? scale.Of(NameFeature.KindsDiffer, 1) : 0;
        if (NameFeatures.Differ(subject.FormClass, listed.FormClass)) contradictions += scale.Of(NameFeature.FormsDiffer, 1);
        if (NameFeatures.Differ(subject.Generation, listed.Generation)) contradictions += scale.Of(NameFeature.GenerationsDiffer, 1);
        return contradictions;
    }

    private static double Share(double total, double left) => total > 0 ? 1 - (left / total) : 0;

    /// <summary>The parts of one name.</summary>
    private readonly ref struct Side
    {
        private readonly ReadOnlySpan<PartWeight> _parts;
        private readonly uint _partnered;
        private readonly bool _fathered;

        public Side(ReadOnlySpan<PartWeight> parts, uint partnered, bool fathered)
        {
            _parts = parts;
            (_partnered, _fathered) = (partnered, fathered);
            Count = BitOperations.PopCount(partnered);
            for (var i = 0; i < parts.Length; i++)
            {
                All += parts[i].Weight;
                if ((partnered & (1u << i)) != 0) Rarest = Math.Max(Rarest, parts[i].Weight);
                else Alone += AloneOf(i);
            }
        }

        /// <summary>The weight of all parts.</summary>
        public double All { get; }

        /// <summary>How many parts may have a partner.</summary>
        public int Count { get; }

        /// <summary>What those without one take away at the least.</summary>
        public double Alone { get; }

        /// <summary>The greatest weight of a part with a partner.</summary>
        public double Rarest { get; }

        /// <summary>What is taken away at the least where no more than so many find a partner.</summary>
        public double Spare(int most)
        {
            if (Count <= most) return 0;
            var lightest = double.MaxValue;
            for (var i = 0; i < _parts.Length; i++)
                if ((_partnered & (1u << i)) != 0) lightest = Math.Min(lightest, AloneOf(i));
            return (Count - most) * lightest;
        }

        private double AloneOf(int part) => _fathered ? _parts[part].AloneInChain : _parts[part].Alone;
    }
}

/// <summary>What the bound needs of a name, so that the name itself need not be touched.</summary>
internal readonly ref struct BoundedName
{
    /// <summary>Of a name.</summary>
    public BoundedName(Name name, ReadOnlySpan<PartWeight> weights)
    {
        (Schema, FormClass, Generation, HasPatronymic) = (name.Schema, name.FormClass, name.Generation, name.HasPatronymic);
        Weights = weights;
    }

    /// <summary>Of a name in an index.</summary>
    public BoundedName(in NameRow row, ReadOnlySpan<PartWeight> weights, string[] labels)
    {
        (Schema, FormClass, Generation, HasPatronymic) = (row.Schema, labels[row.Form], labels[row.Generation], row.HasPatronymic);
        Weights = weights;
    }

    /// <summary>What its parts weigh.</summary>
    public ReadOnlySpan<PartWeight> Weights { get; }

    /// <summary>What kind of party it is of.</summary>
    public Schema Schema { get; }

    /// <summary>The class of its legal form, or the empty text.</summary>
    public string FormClass { get; }

    /// <summary>Its generation, or the empty text.</summary>
    public string Generation { get; }

    /// <summary>Whether a father's name is told apart in it.</summary>
    public bool HasPatronymic { get; }

    /// <summary>Whether it is compared as an organisation's.</summary>
    public bool IsOrganization => NameFeatures.IsOrganization(Schema, FormClass);
}
