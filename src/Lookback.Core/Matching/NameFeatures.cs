using System.Runtime.CompilerServices;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>An alignment as numbers that a policy weighs, by <see cref="NameFeature"/>.</summary>
internal struct NameFeatures
{
    /// <summary>How many there are.</summary>
    public const int Count = (int)NameFeature.ByAcronym + 1;

    /// <summary>Covered weight of two middling names: with less, two parties are hardly told apart.</summary>
    private const double Enough = 1.5;

    private Values _values;

    /// <summary>One part, or initials, alone against a longer name of a person.</summary>
    public bool IsBare { get; private set; }

    /// <summary>The value of one feature.</summary>
    public double this[NameFeature feature]
    {
        readonly get => _values[(int)feature];
        private set => _values[(int)feature] = value;
    }

    /// <summary>All features but those of <see cref="AddLetters"/>, which cost more to find out and can only speak against.</summary>
    public static NameFeatures Of(Name subject, Name listed, ReadOnlySpan<AlignedParts> pairs, in LonelyParts alone)
    {
        double subjectTotal = subject.Weight, listedTotal = listed.Weight;
        double covered = 0, matched = 0, unlike = 0, worst = 0, initials = 0, nicknames = 0, rarest = 0, left = subject.Weight, right = listed.Weight;
        foreach (var pair in pairs)
        {
            var (own, theirs) = (WeightOf(subject, pair.Subject, pair.SubjectCount), WeightOf(listed, pair.Listed, pair.ListedCount));
            // A typo makes a common word look rare, so both sides weigh what the commoner one weighs.
            var weight = pair.SubjectCount == pair.ListedCount ? pair.Weight : Math.Min(own, theirs);
            subjectTotal += weight - own;
            listedTotal += weight - theirs;
            left -= own;
            right -= theirs;
            matched += weight;
            covered += weight * pair.Similarity;
            unlike += weight * (1 - pair.Similarity);
            worst = Math.Max(worst, (1 - pair.Similarity) * Math.Min(1, 2 * weight));
            rarest = Math.Max(rarest, weight);
            if (pair.Link is PartLink.Initial) initials += weight;
            if (pair.Link is PartLink.Nickname) nicknames += weight;
        }

        // Numbers that stay alone have a say of their own and are not counted twice; fathers in a chain are often left out.
        var chains = subject.HasPatronymic && listed.HasPatronymic ? alone.ChainsOf(pairs) : default;
        var (unsaid, unheard) = (alone.SubjectNumbers + chains.Subject, alone.ListedNumbers + chains.Listed);
        left -= unsaid;
        right -= unheard;
        subjectTotal -= unsaid;
        listedTotal -= unheard;
        (left, right) = (Math.Max(0, left), Math.Max(0, right));
        var (one, other) = (Share(covered, subjectTotal), Share(covered, listedTotal));
        var features = new NameFeatures
        {
            [NameFeature.LeastCoverage] = Math.Min(one, other),
            [NameFeature.MostCoverage] = Math.Max(one, other),
            [NameFeature.Omission] = Math.Min(3, Math.Max(left, right)),
            [NameFeature.Contradiction] = Math.Min(2, Math.Min(left, right)),
            [NameFeature.Unlikeness] = matched > 0 ? unlike / matched : 1,
            [NameFeature.WorstPart] = matched > 0 ? worst : 1,
            [NameFeature.Thinness] = ThinnessOf(covered),
            [NameFeature.Commonness] = CommonnessOf(rarest),
            [NameFeature.ThinOmission] = ThinOmissionOf(IsOrganization(subject) || IsOrganization(listed), covered, left + right),
            [NameFeature.OrganizationOmission] = OrganizationOmissionOf(IsOrganization(subject) && IsOrganization(listed), left + right),
            [NameFeature.Initials] = Share(initials, matched),
            [NameFeature.Nicknames] = Share(nicknames, matched),
            IsBare = IsBareOf(subject, listed, pairs, left + right),
        };
        features.AddWholeNames(subject, listed);
        features.AddLonely(alone, pairs, subject, listed, covered);
        return features;
    }

    /// <summary>What the letters say: of the pairs, of what stays alone, and of the whole.</summary>
    public void AddLetters(ReadOnlySpan<AlignedParts> pairs, in LonelyParts alone)
    {
        var unlikeness = alone.UnlikenessOf();
        this[NameFeature.ContradictionUnlike] = this[NameFeature.Contradiction] * unlikeness;
        this[NameFeature.Letters] = alone.LettersOf(pairs, unlikeness);
        this[NameFeature.Strokes] = alone.StrokesOf(pairs);
    }

    /// <summary>Two names of the same letters that are cut into different words.</summary>
    public static NameFeatures RunTogether(Name subject, Name listed)
    {
        var features = new NameFeatures
        {
            [NameFeature.LeastCoverage] = 1,
            [NameFeature.MostCoverage] = 1,
            [NameFeature.Unlikeness] = subject.Core.Length == listed.Core.Length ? 0 : 0.02,
            [NameFeature.Thinness] = ThinnessOf(Math.Min(subject.Weight, listed.Weight)),
            [NameFeature.Commonness] = CommonnessOf(Math.Min(RarestOf(subject), RarestOf(listed))),
        };
        features.AddWholeNames(subject, listed);
        return features;
    }

    /// <summary>A name that is made of the first letters of the other: three letters are soon found by chance, five are not.</summary>
    public static NameFeatures OfAcronym(Name subject, Name listed, FoundAcronym acronym)
    {
        var letters = (acronym.IsOfFirst ? subject : listed).Core[acronym.Part].Folded.Length;
        var features = new NameFeatures
        {
            [NameFeature.LeastCoverage] = 1,
            [NameFeature.MostCoverage] = 1,
            [NameFeature.ByAcronym] = letters switch { <= 3 => 3, 4 => 2.4, _ => 2 },
        };
        features.AddWholeNames(subject, listed);
        return features;
    }

    /// <summary>How much the weight of what matches falls short of enough.</summary>
    public static double ThinnessOf(double covered) => Math.Max(0, Enough - covered);

    /// <summary>How far the rarest part that matches falls short of one that few bear.</summary>
    public static double CommonnessOf(double rarest) => Math.Max(0, 1 - rarest);

    /// <summary>What stays alone between two organisations.</summary>
    public static double OrganizationOmissionOf(bool organizations, double left) => organizations ? Math.Min(2, left) : 0;

    /// <summary>Whether both have a legal form, and of another class.</summary>
    public static bool FormsDiffer(Name subject, Name listed) => Differ(subject.FormClass, listed.FormClass);

    /// <summary>Whether both tell the generation, and another.</summary>
    public static bool GenerationsDiffer(Name subject, Name listed) => Differ(subject.Generation, listed.Generation);

    /// <summary>Whether both are known kinds of party, and others.</summary>
    public static bool KindsDiffer(Schema subject, Schema listed) => subject != listed && subject != Schema.Unknown && listed != Schema.Unknown;

    /// <summary>Whether a name is compared as that of an organisation.</summary>
    public static bool IsOrganization(Name name) => IsOrganization(name.Schema, name.FormClass);

    /// <summary>The same of what is known of one.</summary>
    public static bool IsOrganization(Schema schema, string form) => schema is Schema.Organization || form.Length > 0;

    /// <summary>Two rare parts are enough to stand for a longer name of a person, one for that of an organisation.</summary>
    public static double ThinOmissionOf(bool isOrganization, double covered, double left) =>
        Math.Max(0, (isOrganization ? 1 : 2) - covered) * Math.Min(1.5, left);

    private void AddWholeNames(Name subject, Name listed)
    {
        if (FormsDiffer(subject, listed)) this[NameFeature.FormsDiffer] = 1;
        if (GenerationsDiffer(subject, listed)) this[NameFeature.GenerationsDiffer] = 1;
        if (KindsDiffer(subject.Schema, listed.Schema)) this[NameFeature.KindsDiffer] = 1;
    }

    /// <summary>Different fathers, initials or numbers that stay alone contradict more than the little they weigh.</summary>
    private void AddLonely(in LonelyParts alone, ReadOnlySpan<AlignedParts> pairs, Name subject, Name listed, double covered)
    {
        if (subject.HasPatronymic && listed.HasPatronymic && (alone.OnBoth(PartRole.Patronymic) || !alone.ArePartners(pairs, PartRole.Patronymic)))
            this[NameFeature.PatronymicsDiffer] = 1;
        if (alone.OnBoth(PartRole.Initial) && !alone.IsMatched(PartRole.Initial)) this[NameFeature.InitialsDiffer] = 1;
        if (alone.OnBoth(PartRole.Number)) this[NameFeature.NumbersDiffer] = 1 + Math.Max(0, Enough - covered);
        else if (alone.OnEither(PartRole.Number)) this[NameFeature.NumberOmitted] = 1;
        if (alone.HavePlace && IsOrganization(subject) && IsOrganization(listed)) this[NameFeature.PlaceOmission] = 1;
    }

    public static bool Differ(string one, string other) => one.Length > 0 && other.Length > 0 && one != other;

    private static double RarestOf(Name name)
    {
        var rarest = 0.0;
        foreach (var part in name.Core) rarest = Math.Max(rarest, part.Weight);
        return rarest;
    }

    private static double Share(double part, double total) => total > 0 ? part / total : 0;

    /// <summary>What neighbouring parts weigh together.</summary>
    public static double WeightOf(Name name, int from, int count)
    {
        var weight = 0.0;
        for (var i = from; i < from + count; i++) weight += name.Core[i].Weight;
        return weight;
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
        var fewest = Math.Min(subject.Words, listed.Words);
        return initialsOnly || (fewest <= 1 && (left > 0.3 || IsCommonWithInitial(subject, fewest) || IsCommonWithInitial(listed, fewest)));
    }

    /// <summary>"N. Nazarbekov" may stand for a whole name, "J. Smith" may not.</summary>
    private static bool IsCommonWithInitial(Name name, int fewest) => name.Words == fewest && name.HasInitial && !name.HasRareWord;

    [InlineArray(Count)]
    private struct Values
    {
        private double _first;
    }
}
