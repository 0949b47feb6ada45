using System.Runtime.CompilerServices;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>Weighs two names, and puts into words what was found.</summary>
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

    /// <summary>The whole names first, then each pair of parts, then what stayed alone on either side.</summary>
    public static IEnumerable<Evidence> Describe(Name subject, Name listed, double logit)
    {
        var room = new AlignedParts[Alignment.MaxPairs];
        var alignment = new Alignment(subject, listed, room);
        var pairs = room[..alignment.Count];
        Array.Sort(pairs, (a, b) => a.Subject - b.Subject);
        var evidence = new List<Evidence> { Whole(subject, listed, logit) };
        evidence.AddRange(pairs.Select(p => Pair(subject, listed, p)));
        evidence.AddRange(Left(subject, Taken(pairs, p => (p.Subject, p.SubjectCount)), "subject"));
        evidence.AddRange(Left(listed, Taken(pairs, p => (p.Listed, p.ListedCount)), "listing"));
        return evidence;
    }

    private static Evidence Whole(Name subject, Name listed, double logit) => Of(
        logit > 0 ? Direction.For : Direction.Against,
        subject.Raw,
        listed.Raw,
        $"name \"{subject.Raw}\" against \"{listed.Raw}\"",
        logit);

    private static Evidence Pair(Name subject, Name listed, AlignedParts pair)
    {
        var (own, theirs) = (Text(subject, pair.Subject, pair.SubjectCount), Text(listed, pair.Listed, pair.ListedCount));
        var (one, other) = (subject.Core[pair.Subject], listed.Core[pair.Listed]);
        var how = pair.Link switch
        {
            PartLink.Same when own == theirs => "the same",
            PartLink.Same => one.Script == other.Script ? "the same but for case and marks" : "transliteration",
            PartLink.Initial => "initial",
            PartLink.Nickname => "nickname or variant",
            PartLink.Joined => "joined",
            _ when one.Script != other.Script => "transliteration",
            _ => one.Skeleton == other.Skeleton ? "sounds the same" : "spelling",
        };
        return Of(Direction.For, own, theirs, $"{Noun(one, other)} {own} = {theirs} ({how})", 0);
    }

    private static IEnumerable<Evidence> Left(Name name, bool[] taken, string side)
    {
        for (var i = 0; i < name.Core.Length; i++)
        {
            if (taken[i]) continue;
            var text = name.Core[i].Text;
            yield return Of(
                Direction.Against,
                side == "subject" ? text : "",
                side == "subject" ? "" : text,
                $"{Noun(name.Core[i], name.Core[i])} {text} only on the side of the {side}",
                0);
        }
    }

    private static bool[] Taken(AlignedParts[] pairs, Func<AlignedParts, (int From, int Count)> side)
    {
        var taken = new bool[Name.MaxCoreParts + 1];
        foreach (var (from, count) in pairs.Select(side)) Array.Fill(taken, true, from, count);
        return taken;
    }

    private static string Text(Name name, int from, int count) => string.Join(' ', name.Core.Skip(from).Take(count).Select(p => p.Text));

    private static string Noun(NamePart one, NamePart other) => one.Role == other.Role || other.Role == PartRole.Word ? Noun(one.Role) : Noun(other.Role);

    private static string Noun(PartRole role) => role switch
    {
        PartRole.Given => "given name",
        PartRole.Family => "family name",
        PartRole.Patronymic => "father's name",
        PartRole.Number => "number",
        PartRole.Initial => "initial",
        _ => "name part",
    };

    private static Evidence Of(Direction direction, string subject, string listed, string sentence, double logit) => new()
    {
        Kind = EvidenceKind.Name,
        Direction = direction,
        Subject = subject,
        Listed = listed,
        Sentence = sentence,
        Contribution = logit,
    };
}
