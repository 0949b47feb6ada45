using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// What could be otherwise in the two names that fit best: a part that one side has too many, or a part that were another. The names
/// are written anew from their parts; where that alone reads otherwise, nothing is told.
/// </summary>
internal static class NameHypotheses
{
    /// <summary>How many parts of each sort are asked about, the weightiest first.</summary>
    private const int MostParts = 2;

    /// <summary>Like no word of any language, for a part that were another; told to nobody.</summary>
    private const string Another = "qoxzqib";

    public static IEnumerable<Hypothesis> Of(PartyFacts subject, PartyFacts listing, Match now)
    {
        if (now.SubjectName is not { } own || now.ListedName is not { } theirs) yield break;
        var (ownParts, theirParts) = (now.Alignment.Subject, now.Alignment.Listed);
        if (!ReadsTheSame(ownParts, own, subject.Schema) || !ReadsTheSame(theirParts, theirs, listing.Schema)) yield break;
        foreach (var (part, without) in Lacking(ownParts, own))
        {
            yield return new Hypothesis($"if the subject's name had no {part.Text}", With(subject, own, without), listing)
            {
                Holds = then => then.SubjectName == without,
            };
        }

        foreach (var (part, without) in Lacking(theirParts, theirs))
        {
            yield return new Hypothesis($"if the listed name had no {part.Text}", subject, With(listing, theirs, without))
            {
                Holds = then => then.ListedName == without,
            };
        }

        foreach (var (part, otherwise) in Otherwise(now, own))
        {
            yield return new Hypothesis(
                $"if the {PartWords.Noun(part.Role)} {part.Text} of the subject were another", With(subject, own, otherwise), listing);
        }
    }

    private static bool ReadsTheSame(IReadOnlyList<AlignmentPart> parts, PartyName name, Schema schema) =>
        Name.Of(Written(parts, name, p => p.Text), schema).Parts.Select(p => (p.Folded, p.Role)).SequenceEqual(parts.Select(p => (p.Reading, p.Role)));

    private static IEnumerable<(AlignmentPart Part, PartyName Without)> Lacking(IReadOnlyList<AlignmentPart> parts, PartyName name) =>
        Weightiest(parts.Where(p => p.Standing == PartStanding.Alone))
            .Select(part => (part, Written(parts, name, p => ReferenceEquals(p, part) ? null : p.Text)));

    private static IEnumerable<(AlignmentPart Part, PartyName Otherwise)> Otherwise(Match now, PartyName name) =>
        Weightiest(now.Alignment.Links.Where(l => l.Subject.Count == 1).Select(l => now.Alignment.Subject[l.Subject[0]]))
            .Where(p => p.Role is not (PartRole.Number or PartRole.Initial))
            .Select(part => (part, Written(now.Alignment.Subject, name, p => ReferenceEquals(p, part) ? Another + Ending(p) : p.Text)));

    /// <summary>A father's name is known by its ending; another one has it too.</summary>
    private static string Ending(AlignmentPart part) => part.Role == PartRole.Patronymic && part.Reading.Length >= 7 ? part.Reading[^4..] : "";

    private static IEnumerable<AlignmentPart> Weightiest(IEnumerable<AlignmentPart> parts) =>
        parts.OrderByDescending(p => p.Weight).Take(MostParts);

    private static PartyFacts With(PartyFacts facts, PartyName name, PartyName other) =>
        facts with { Names = [.. facts.Names.Select(n => n == name ? other : n)] };

    private static PartyName Written(IReadOnlyList<AlignmentPart> parts, PartyName name, Func<AlignmentPart, string?> write)
    {
        var tagged = parts.Any(p => p.Role == PartRole.Given) && parts.Any(p => p.Role == PartRole.Family);
        return name with
        {
            Full = Text(parts),
            Given = tagged ? Text(parts.Where(p => p.Role is PartRole.Given)) : null,
            Family = tagged ? Text(parts.Where(p => p.Role is PartRole.Family)) : null,
        };

        string Text(IEnumerable<AlignmentPart> some) => string.Join(' ', some.Select(write).OfType<string>());
    }
}
