using System.Runtime.CompilerServices;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>Weighs two names, and puts into words what was found.</summary>
internal static class NameEvidence
{
    /// <summary>
    /// The logit of two names alone; minus infinity where not one part is like another. Where it is below <paramref name="needed"/>, any
    /// value below that may be given for it.
    /// </summary>
    [SkipLocalsInit]
    public static double Logit(Name subject, Name listed, NameScale scale, double needed = double.NegativeInfinity)
    {
        if (subject.Core.Length == 0 || listed.Core.Length == 0) return double.NegativeInfinity;
        if (AreOneRunTogether(subject, listed)) return scale.Logit(NameFeatures.RunTogether(subject, listed));
        Span<AlignedParts> room = stackalloc AlignedParts[Alignment.MaxPairs];
        var alignment = new Alignment(subject, listed, room);
        if (alignment.Count == 0) return double.NegativeInfinity;
        var pairs = room[..alignment.Count];
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
        var room = new AlignedParts[Alignment.MaxPairs];
        var alignment = new Alignment(subject, listed, room);
        if (alignment.Count == 0) return null;
        var pairs = room.AsSpan(0, alignment.Count);
        var alone = new LonelyParts(subject, listed, pairs);
        var features = NameFeatures.Of(subject, listed, pairs, alone);
        features.AddLetters(pairs, alone);
        return features;
    }

    /// <summary>The same letters in the same order, only cut elsewhere: "Chang Myong-chin", "Chang Myongc-hin".</summary>
    private static bool AreOneRunTogether(Name subject, Name listed) =>
        subject.Joined.Length >= 6 && subject.Core.Length + listed.Core.Length > 2 && !subject.IsTagged && subject.Joined == listed.Joined;

    /// <summary>
    /// A logit that <see cref="Logit(Name, Name, NameScale)"/> cannot pass, from the consonants alone: every part that may have a partner is
    /// taken to have a perfect one. It spares the alignment of most candidates, which share one part and nothing else.
    /// </summary>
    public static double Bound(Name subject, Name listed, NameScale scale)
    {
        if (subject.Joined == listed.Joined) return scale.Ceiling;
        if (Alignment.MayJoin(subject.Sketches, listed.Sketches) || Alignment.MayJoin(listed.Sketches, subject.Sketches)) return scale.Ceiling;
        var (left, right) = (Partnerless(subject, listed), Partnerless(listed, subject));
        var (one, other) = (Share(subject.Weight, left), Share(listed.Weight, right));
        var covered = Math.Min(subject.Weight - left, listed.Weight - right);
        return scale.Bias
            + scale.Of(NameFeature.LeastCoverage, Math.Min(one, other)) + scale.Of(NameFeature.MostCoverage, Math.Max(one, other))
            + scale.Of(NameFeature.Omission, Math.Min(3, Math.Max(left, right)))
            + scale.Of(NameFeature.Contradiction, Math.Min(2, Math.Min(left, right)))
            + scale.Of(NameFeature.ThinOmission, NameFeatures.ThinOmissionOf(subject, listed, covered, left + right));
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
