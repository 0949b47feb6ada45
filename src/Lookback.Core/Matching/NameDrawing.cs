using Lookback.Core.Names;

namespace Lookback.Core.Matching;

/// <summary>From the alignment that was weighed to the one that is shown.</summary>
internal static class NameDrawing
{
    /// <summary>The parts of both names, and their links in the order of the subject's name.</summary>
    public static NameAlignment Of(Name subject, Name listed)
    {
        var pairs = NameEvidence.PairsOf(subject, listed);
        var (own, theirs) = (Places(subject), Places(listed));
        var links = pairs.OrderBy(p => p.Subject).Select(p => Link(
            subject, listed, p, own.AsSpan(p.Subject, p.SubjectCount).ToArray(), theirs.AsSpan(p.Listed, p.ListedCount).ToArray())).ToList();
        return new NameAlignment
        {
            Subject = Parts(subject, own, links.SelectMany(l => l.Subject).ToHashSet()),
            Listed = Parts(listed, theirs, links.SelectMany(l => l.Listed).ToHashSet()),
            Links = links,
        };
    }

    /// <summary>Where each part that carries the name stands among all its parts.</summary>
    private static int[] Places(Name name) =>
        [.. Enumerable.Range(0, name.Parts.Count).Where(i => name.Parts[i].IsCore).Take(Name.MaxCoreParts)];

    private static List<AlignmentPart> Parts(Name name, int[] core, HashSet<int> linked) => name.Parts
        .Select((part, i) => new AlignmentPart(
            part.Text,
            part.Folded,
            part.Role,
            part.Weight,
            linked.Contains(i) ? PartStanding.Linked : core.Contains(i) ? PartStanding.Alone : PartStanding.Aside))
        .ToList();

    private static AlignmentLink Link(Name subject, Name listed, AlignedParts pair, int[] own, int[] theirs)
    {
        var how = How(subject, listed, pair);
        var (one, other) = (Text(subject, own), Text(listed, theirs));
        var noun = pair.SubjectCount == 1 && pair.ListedCount == 1 ? PartWords.Noun(subject.Core[pair.Subject], listed.Core[pair.Listed]) : "name parts";
        return new AlignmentLink(own, theirs, pair.Similarity, how, $"{noun} {one} = {other} ({PartWords.Of(how, one, other)})");
    }

    private static LinkKind How(Name subject, Name listed, AlignedParts pair)
    {
        if (pair.Link == PartLink.Acronym) return LinkKind.Acronym;
        if (pair.SubjectCount > 1 || pair.ListedCount > 1) return LinkKind.Joined;
        var (one, other) = (subject.Core[pair.Subject], listed.Core[pair.Listed]);
        return pair.Link switch
        {
            PartLink.Initial => LinkKind.Initial,
            PartLink.Nickname => LinkKind.Nickname,
            PartLink.Abbreviation => LinkKind.Abbreviation,
            PartLink.Joined => LinkKind.Joined,
            PartLink.Same when one.Role == PartRole.Number => PartWords.AreAlike(one.Text, other.Text) ? LinkKind.Same : LinkKind.Number,
            _ when one.Script != other.Script => LinkKind.Transliteration,
            PartLink.Same => AreReadAsOne(one, other) ? LinkKind.Abbreviation : LinkKind.Same,
            _ => one.Skeleton == other.Skeleton && one.Skeleton.Length > 0 ? LinkKind.Sound : LinkKind.Spelling,
        };
    }

    /// <summary>Whether two words that are written otherwise were read as one word of organisations.</summary>
    private static bool AreReadAsOne(NamePart one, NamePart other)
    {
        var (own, theirs) = (Romanizer.Fold(one.Text), Romanizer.Fold(other.Text));
        return own != theirs && (OrganizationWords.Usual(own) == one.Folded || OrganizationWords.Usual(theirs) == other.Folded);
    }

    private static string Text(Name name, int[] places) => string.Join(' ', places.Select(i => name.Parts[i].Text));
}
