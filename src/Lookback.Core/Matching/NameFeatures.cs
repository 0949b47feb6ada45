using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// What an alignment says, as numbers that a policy weighs. Each is 0 where there is nothing to say, and each has one direction:
/// more of it never speaks for and against in turn.
/// </summary>
internal readonly struct NameFeatures
{
    /// <summary>Share of the subject's name, by weight, that the listed name covers.</summary>
    public required double SubjectCoverage { get; init; }

    /// <summary>Share of the listed name, by weight, that the subject's covers.</summary>
    public required double ListedCoverage { get; init; }

    /// <summary>Weight of the subject's parts that found no partner, at most 2.</summary>
    public required double SubjectUnmatched { get; init; }

    /// <summary>Weight of the listed parts that found no partner, at most 3.</summary>
    public required double ListedUnmatched { get; init; }

    /// <summary>Weight that stays unmatched on both sides at once: not an omission but another name.</summary>
    public required double Contradiction { get; init; }

    /// <summary>Mean unlikeness of the matched parts, by weight.</summary>
    public required double Unlikeness { get; init; }

    /// <summary>The greatest unlikeness of one matched part.</summary>
    public required double WorstPart { get; init; }

    /// <summary>How far the matched weight falls short of what tells two parties apart (two middling names).</summary>
    public required double Thinness { get; init; }

    /// <summary>Numbers on both sides that do not agree, or a number on one side only (half).</summary>
    public required double NumbersDiffer { get; init; }

    /// <summary>Legal forms of different classes.</summary>
    public required double FormsDiffer { get; init; }

    /// <summary>Share of the matched weight that rests on initials and nicknames.</summary>
    public required double Loose { get; init; }

    /// <summary>A person's name against an organisation's.</summary>
    public required double KindsDiffer { get; init; }

    /// <summary>Weight left over on either side while what does match is thin: part of a common name is no name.</summary>
    public required double ThinOmission { get; init; }

    /// <summary>Weight left over on either side of organisations' names, which are seldom shortened by a word that matters.</summary>
    public required double OrganizationOmission { get; init; }

    /// <summary>One part, or initials, alone against a longer name of a person.</summary>
    public required bool IsBare { get; init; }

    public static NameFeatures Of(Name subject, Name listed, ReadOnlySpan<AlignedParts> pairs)
    {
        double subjectTotal = subject.Weight, listedTotal = listed.Weight;
        double covered = 0, matched = 0, unlike = 0, worst = 0, loose = 0, subjectLeft = subject.Weight, listedLeft = listed.Weight;
        foreach (var pair in pairs)
        {
            var (own, theirs) = (WeightOf(subject, pair.Subject, pair.SubjectCount), WeightOf(listed, pair.Listed, pair.ListedCount));
            // A typo makes a common word look rare, so both sides weigh what the commoner one weighs.
            var weight = pair.SubjectCount == pair.ListedCount ? pair.Weight : Math.Min(own, theirs);
            subjectTotal += weight - own;
            listedTotal += weight - theirs;
            subjectLeft -= own;
            listedLeft -= theirs;
            matched += weight;
            covered += weight * pair.Similarity;
            unlike += weight * (1 - pair.Similarity);
            worst = Math.Max(worst, (1 - pair.Similarity) * Math.Min(1, 2 * weight));
            if (pair.Link is PartLink.Initial or PartLink.Nickname) loose += weight;
        }

        var (left, right) = (Math.Max(0, subjectLeft), Math.Max(0, listedLeft));
        return new NameFeatures
        {
            SubjectCoverage = subjectTotal > 0 ? covered / subjectTotal : 0,
            ListedCoverage = listedTotal > 0 ? covered / listedTotal : 0,
            SubjectUnmatched = Math.Min(2, left),
            ListedUnmatched = Math.Min(3, right),
            Contradiction = Math.Min(2, ContradictionOf(subject, listed, pairs, left, right)),
            Unlikeness = matched > 0 ? unlike / matched : 1,
            WorstPart = matched > 0 ? worst : 1,
            Thinness = Math.Max(0, 1.5 - covered),
            ThinOmission = ThinOmissionOf(subject, listed, covered, left + right),
            OrganizationOmission = IsOrganization(subject) && IsOrganization(listed) ? Math.Min(2, left + right) : 0,
            NumbersDiffer = NumbersDifferOf(subject, listed, pairs),
            FormsDiffer = FormsDifferOf(subject, listed),
            Loose = matched > 0 ? loose / matched : 0,
            KindsDiffer = KindsDifferOf(subject.Schema, listed.Schema),
            IsBare = IsBareOf(subject, listed, pairs, left + right),
        };
    }

    /// <summary>Two names of the same letters that are cut into different words.</summary>
    public static NameFeatures RunTogether(Name subject, Name listed)
    {
        var weight = Math.Min(subject.Weight, listed.Weight);
        return new NameFeatures
        {
            SubjectCoverage = 1,
            ListedCoverage = 1,
            SubjectUnmatched = 0,
            ListedUnmatched = 0,
            Contradiction = 0,
            Unlikeness = subject.Core.Length == listed.Core.Length ? 0 : 0.02,
            WorstPart = 0,
            Thinness = Math.Max(0, 1.5 - weight),
            NumbersDiffer = 0,
            FormsDiffer = FormsDifferOf(subject, listed),
            Loose = 0,
            KindsDiffer = KindsDifferOf(subject.Schema, listed.Schema),
            ThinOmission = 0,
            OrganizationOmission = 0,
            IsBare = false,
        };
    }

    /// <summary>Two rare parts are enough to stand for a longer name of a person, one for that of an organisation.</summary>
    public static double ThinOmissionOf(Name subject, Name listed, double covered, double left) =>
        Math.Max(0, (IsOrganization(subject) || IsOrganization(listed) ? 1 : 2) - covered) * Math.Min(1.5, left);

    private static double FormsDifferOf(Name subject, Name listed) =>
        subject.FormClass.Length > 0 && listed.FormClass.Length > 0 && subject.FormClass != listed.FormClass ? 1 : 0;

    private static double WeightOf(Name name, int from, int count)
    {
        var weight = name.Core[from].Weight;
        return count == 1 ? weight : weight + name.Core[from + 1].Weight;
    }

    private static double NumbersDifferOf(Name subject, Name listed, ReadOnlySpan<AlignedParts> pairs)
    {
        var (own, theirs) = (subject.Numbers, listed.Numbers);
        if (own == 0 && theirs == 0) return 0;
        var agreed = 0;
        foreach (var pair in pairs)
            if (subject.Core[pair.Subject].Role == PartRole.Number) agreed++;
        if (agreed == own && agreed == theirs) return 0;
        return own > agreed && theirs > agreed ? 1 : 0.5;
    }

    private static double KindsDifferOf(Schema one, Schema other) =>
        one == Schema.Unknown || other == Schema.Unknown || one == other ? 0 : 1;

    private static bool IsOrganization(Name name) => name.Schema is Schema.Organization || name.FormClass.Length > 0;

    /// <summary>Two different initials, or two different fathers, that stay alone contradict more than the little they weigh.</summary>
    private static double ContradictionOf(Name subject, Name listed, ReadOnlySpan<AlignedParts> pairs, double left, double right)
    {
        var least = Math.Min(left, right);
        if (subject.HasPatronymic && listed.HasPatronymic && AreLonely(subject, listed, pairs, PartRole.Patronymic)) return Math.Max(least, 0.9);
        return subject.HasInitial && listed.HasInitial && AreLonely(subject, listed, pairs, PartRole.Initial) ? Math.Max(least, 0.8) : least;
    }

    /// <summary>Whether every part of a role, on both sides, stayed without a partner.</summary>
    private static bool AreLonely(Name subject, Name listed, ReadOnlySpan<AlignedParts> pairs, PartRole role)
    {
        foreach (var pair in pairs)
            if (subject.Core[pair.Subject].Role == role || listed.Core[pair.Listed].Role == role) return false;
        return true;
    }

    private static bool AreTheSameWords(Name subject, Name listed, ReadOnlySpan<AlignedParts> pairs)
    {
        if (pairs.Length < 2 || pairs.Length != subject.Core.Length || pairs.Length != listed.Core.Length) return false;
        foreach (var pair in pairs)
            if (subject.Core[pair.Subject].Folded != listed.Core[pair.Listed].Folded) return false;
        return true;
    }

    private static bool IsBareOf(Name subject, Name listed, ReadOnlySpan<AlignedParts> pairs, double left)
    {
        if (IsOrganization(subject) || IsOrganization(listed) || subject.Schema == Schema.Vessel || listed.Schema == Schema.Vessel) return false;
        // "Cho Il U" on both sides: a letter that is a whole name, however short.
        if (AreTheSameWords(subject, listed, pairs)) return false;
        var initialsOnly = true;
        foreach (var pair in pairs) initialsOnly &= pair.Link == PartLink.Initial;
        var fewest = subject.Words <= listed.Words ? subject : listed;
        if (initialsOnly) return true;
        // "N. Nazarbekov" may stand for a whole name, "J. Smith" may not.
        return fewest.Words <= 1 && (left > 0.3 || (fewest.HasInitial && !fewest.HasRareWord));
    }
}
