using System.Numerics;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// A logit that two names cannot pass, from which of their parts may have a partner at all: every one of those is taken to have a perfect one.
/// It spares the alignment of nearly all candidates, which share one part and nothing else.
/// </summary>
internal static class NameBound
{
    /// <summary>For the rounding of weights.</summary>
    private const double Slack = 1e-4;

    /// <summary>Minus infinity where no part may have a partner.</summary>
    public static double Of(Name subject, Name listed, Partners partners, NameScale scale) =>
        Of(new BoundedName(subject, subject.Weights), new BoundedName(listed, listed.Weights), partners, scale);

    /// <summary>The same of names whose weights lie elsewhere.</summary>
    public static double Of(in BoundedName subject, in BoundedName listed, Partners partners, NameScale scale)
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

        var (one, other) = (Share(own.All, left), Share(theirs.All, right));
        var covered = Math.Min(own.All - left, theirs.All - right);
        var organizations = subject.IsOrganization && listed.IsOrganization;
        var likeness = scale.Bias
            + scale.Of(NameFeature.LeastCoverage, Math.Min(one, other)) + scale.Of(NameFeature.MostCoverage, Math.Max(one, other))
            + scale.Of(NameFeature.Omission, Math.Min(3, Math.Max(left, right)))
            + scale.Of(NameFeature.Contradiction, Math.Min(2, Math.Min(left, right)))
            + scale.Of(NameFeature.Thinness, NameFeatures.ThinnessOf(covered))
            + scale.Of(NameFeature.ThinOmission, NameFeatures.ThinOmissionOf(subject.IsOrganization || listed.IsOrganization, covered, left + right))
            + scale.Of(NameFeature.OrganizationOmission, NameFeatures.OrganizationOmissionOf(organizations, left + right));
        if (!isJoined) likeness += scale.Of(NameFeature.Commonness, NameFeatures.CommonnessOf(Math.Min(own.Rarest, theirs.Rarest)));
        return Math.Min(likeness + scale.MostAgainst, scale.Ceiling) + OfWholeNames(subject, listed, scale) + scale.MostAgainst + Slack;
    }

    private static double OfWholeNames(in BoundedName subject, in BoundedName listed, NameScale scale)
    {
        var contradictions = NameFeatures.KindsDiffer(subject.Schema, listed.Schema) ? scale.Of(NameFeature.KindsDiffer, 1) : 0;
        if (subject.HasWholes && listed.HasWholes)
        {
            if (NameFeatures.FormsDiffer(subject.Name, listed.Name)) contradictions += scale.Of(NameFeature.FormsDiffer, 1);
            if (NameFeatures.GenerationsDiffer(subject.Name, listed.Name)) contradictions += scale.Of(NameFeature.GenerationsDiffer, 1);
        }

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
        : this(name, weights, name.Schema, name.HasPatronymic, NameFeatures.IsOrganization(name), name.FormClass.Length + name.Generation.Length > 0)
    {
    }

    /// <summary>Of what is known of one.</summary>
    public BoundedName(Name name, ReadOnlySpan<PartWeight> weights, Schema schema, bool hasPatronymic, bool isOrganization, bool hasWholes)
    {
        (Name, Schema, HasPatronymic, IsOrganization, HasWholes) = (name, schema, hasPatronymic, isOrganization, hasWholes);
        Weights = weights;
    }

    /// <summary>The name, of which only the form and the generation are read.</summary>
    public Name Name { get; }

    /// <summary>What its parts weigh.</summary>
    public ReadOnlySpan<PartWeight> Weights { get; }

    /// <summary>What kind of party it is of.</summary>
    public Schema Schema { get; }

    /// <summary>Whether a father's name is told apart in it.</summary>
    public bool HasPatronymic { get; }

    /// <summary>Whether it is compared as an organisation's.</summary>
    public bool IsOrganization { get; }

    /// <summary>Whether it has a legal form or tells a generation.</summary>
    public bool HasWholes { get; }
}
