using System.Runtime.CompilerServices;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>Weighs two names.</summary>
internal static class NameEvidence
{
    /// <summary>What a word is worth that may be made of the first letters of others: it may stand for other words, too.</summary>
    private const float FirstLetters = 0.9f;

    /// <summary>For sums that differ by the order of adding up alone.</summary>
    private const double Slack = 1e-6;

    /// <summary>
    /// The logit of two names alone; minus infinity where not one part is like another. Where it is below <paramref name="needed"/>, any
    /// value below that may be given for it: then most names are ruled out by one bound or the other, each cheaper than what follows.
    /// </summary>
    [SkipLocalsInit]
    public static double Logit(Name subject, Name listed, NameScale scale, double needed = double.NegativeInfinity)
    {
        if (subject.Core.Length == 0 || listed.Core.Length == 0) return double.NegativeInfinity;
        if (AreOneRunTogether(subject, listed)) return scale.Logit(NameFeatures.RunTogether(subject, listed));
        if (AcronymOf(subject, listed) is { } acronym) return scale.Logit(NameFeatures.OfAcronym(subject, listed, acronym));
        // Of a word that is made of the first letters of others the bounds know nothing.
        if (Acronyms.Within(subject, listed) is { } within)
            return Weigh(subject, listed, scale, needed, PairWithin(within, subject, listed), Partners.None);
        var isBounded = !double.IsNegativeInfinity(needed) && !HaveTheSameLetters(subject, listed);
        var partners = isBounded ? Partners.Possible(subject, listed) : Partners.None;
        if (isBounded && NameBound.Of(subject, listed, partners, scale) is var bound && bound < needed) return bound;
        return Weigh(subject, listed, scale, needed, null, partners);
    }

    [SkipLocalsInit]
    private static double Weigh(Name subject, Name listed, NameScale scale, double needed, AlignedParts? fixedPair, Partners partners)
    {
        var cells = subject.Core.Length * listed.Core.Length;
        Span<float> likes = stackalloc float[cells];
        Span<PartLink> links = stackalloc PartLink[cells];
        var alignment = new Alignment(subject, listed, likes, links, fixedPair);
        if (partners.Subject != 0 && NameBound.Of(subject, listed, alignment.Partners(partners), scale) is var bound && bound < needed) return bound;
        Span<AlignedParts> room = stackalloc AlignedParts[Alignment.MaxPairs];
        var count = alignment.Assign(room);
        if (count == 0) return double.NegativeInfinity;
        var pairs = room[..count];
        var alone = new LonelyParts(subject, listed, pairs);
        var features = NameFeatures.Of(subject, listed, pairs, alone);
        var most = scale.Logit(features);
        if (most < needed) return most;
        features.AddLetters(pairs, alone);
        return scale.Logit(features);
    }

    /// <summary>What the alignment of two names says; <see langword="null"/> where not one part is like another.</summary>
    public static NameFeatures? FeaturesOf(Name subject, Name listed)
    {
        if (subject.Core.Length == 0 || listed.Core.Length == 0) return null;
        if (AreOneRunTogether(subject, listed)) return NameFeatures.RunTogether(subject, listed);
        if (AcronymOf(subject, listed) is { } acronym) return NameFeatures.OfAcronym(subject, listed, acronym);
        ReadOnlySpan<AlignedParts> pairs = Align(subject, listed);
        if (pairs.Length == 0) return null;
        var alone = new LonelyParts(subject, listed, pairs);
        var features = NameFeatures.Of(subject, listed, pairs, alone);
        features.AddLetters(pairs, alone);
        return features;
    }

    /// <summary>An acronym that stands for the whole of the other name, but for places.</summary>
    private static FoundAcronym? AcronymOf(Name subject, Name listed) =>
        (subject.HasAcronym || listed.HasAcronym) && Acronyms.Between(subject, listed) is { IsWhole: true } found ? found : null;

    /// <summary>
    /// The same letters in the same order, only cut elsewhere: "Chang Myong-chin", "Chang Myongc-hin". Where both sources tell given from family
    /// names, the roles are looked at, too.
    /// </summary>
    private static bool AreOneRunTogether(Name subject, Name listed) =>
        subject.Core.Length + listed.Core.Length > 2 && !(subject.IsTagged && listed.IsTagged) && HaveTheSameLetters(subject, listed)
        && (subject.Joined != listed.Joined || subject.Joined.Length >= 6);

    /// <summary>Whether two names are spelt the same but for the blanks, in Latin letters or as written.</summary>
    private static bool HaveTheSameLetters(Name subject, Name listed) =>
        subject.Joined == listed.Joined || (subject.Letters.Length > 0 && subject.Letters == listed.Letters);

    /// <summary>A logit that <see cref="Logit"/> cannot pass.</summary>
    public static double Bound(Name subject, Name listed, NameScale scale)
    {
        var isBounded = !HaveTheSameLetters(subject, listed)
            && AcronymOf(subject, listed) is null && Acronyms.Within(subject, listed) is null;
        return isBounded ? NameBound.Of(subject, listed, Partners.Possible(subject, listed), scale) : scale.Most;
    }

    /// <summary>The pairs that the weighing rests on; of two names of the same letters that are cut otherwise, the one pair of all.</summary>
    public static AlignedParts[] PairsOf(Name subject, Name listed)
    {
        if (subject.Core.Length == 0 || listed.Core.Length == 0) return [];
        if (!AreOneRunTogether(subject, listed) && AcronymOf(subject, listed) is { } acronym)
            return [PairOf(acronym, 1, (float)Math.Min(subject.Weight, listed.Weight))];
        var pairs = Align(subject, listed);
        var isWhole = pairs.Sum(p => p.SubjectCount) == subject.Core.Length && pairs.Sum(p => p.ListedCount) == listed.Core.Length;
        return isWhole || !AreOneRunTogether(subject, listed)
            ? pairs
            : [new AlignedParts(0, subject.Core.Length, 0, listed.Core.Length, 1, (float)Math.Min(subject.Weight, listed.Weight), PartLink.Joined)];
    }

    private static AlignedParts[] Align(Name subject, Name listed) => Align(
        subject, listed, Acronyms.Within(subject, listed) is { } within ? PairWithin(within, subject, listed) : null);

    private static AlignedParts[] Align(Name subject, Name listed, AlignedParts? fixedPair)
    {
        var cells = subject.Core.Length * listed.Core.Length;
        var room = new AlignedParts[Alignment.MaxPairs];
        return room[..new Alignment(subject, listed, new float[cells], new PartLink[cells], fixedPair).Assign(room)];
    }

    /// <summary>The pair of a word and the words that it may be made of, where the names have more in common with it than without.</summary>
    private static AlignedParts? PairWithin(FoundAcronym acronym, Name subject, Name listed)
    {
        var pair = PairOf(acronym, FirstLetters, 0);
        var (own, theirs) = (NameFeatures.WeightOf(subject, pair.Subject, pair.SubjectCount), NameFeatures.WeightOf(listed, pair.Listed, pair.ListedCount));
        pair = pair with { Weight = (float)Math.Min(own, theirs) };
        return Shared(subject, listed, Align(subject, listed, pair)) > Shared(subject, listed, Align(subject, listed, null)) + Slack ? pair : null;
    }

    private static double Shared(Name subject, Name listed, AlignedParts[] pairs) => pairs.Sum(p =>
        p.Similarity * (NameFeatures.WeightOf(subject, p.Subject, p.SubjectCount) + NameFeatures.WeightOf(listed, p.Listed, p.ListedCount)));

    private static AlignedParts PairOf(FoundAcronym acronym, float similarity, float weight)
    {
        var first = System.Numerics.BitOperations.TrailingZeroCount(acronym.Covered);
        return acronym.IsOfFirst
            ? new AlignedParts(acronym.Part, 1, first, acronym.Words, similarity, weight, PartLink.Acronym)
            : new AlignedParts(first, acronym.Words, acronym.Part, 1, similarity, weight, PartLink.Acronym);
    }
}
