using System.Globalization;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>Puts into words what was found between two names: a sentence for each contribution, then one for each link of parts.</summary>
internal static class NameExplanation
{
    /// <summary>
    /// The whole names first, then what holds them down or lifts them, by weight, then the links. The contributions sum to the logit
    /// of the two names.
    /// </summary>
    public static IEnumerable<Evidence> Of(Name subject, Name listed, NameAlignment alignment, IReadOnlyList<NameContribution> contributions)
    {
        var sides = new Sides(subject, listed, alignment);
        var whole = contributions.Where(c => c.Theme == NameTheme.Coverage).Select(c => Whole(sides, c.Logit));
        var reasons = contributions.Where(c => c.Theme != NameTheme.Coverage)
            .OrderByDescending(c => Math.Abs(c.Logit)).ThenBy(c => c.Theme)
            .Select(c => Reason(sides, c));
        var links = alignment.Links.Select(l => Of(Direction.For, sides.Subject(l.Subject), sides.Listed(l.Listed), l.Reason, 0));
        return [.. whole, .. reasons, .. links];
    }

    private static Evidence Whole(Sides sides, double logit)
    {
        var (own, theirs) = (Sides.Covered(sides.Alignment.Subject), Sides.Covered(sides.Alignment.Listed));
        var covered = (own, theirs) switch
        {
            (100, 100) => "every part that carries the name has a partner",
            _ => string.Create(CultureInfo.InvariantCulture, $"what matches carries {own}% of the one and {theirs}% of the other"),
        };
        return Of(
            logit > 0 ? Direction.For : Direction.Against,
            sides.One.Raw,
            sides.Other.Raw,
            $"name \"{sides.One.Raw}\" against \"{sides.Other.Raw}\": {covered}",
            logit);
    }

    private static Evidence Reason(Sides sides, NameContribution contribution)
    {
        var (own, theirs, sentence) = contribution.Theme switch
        {
            NameTheme.Spelling => sides.LeastAlike(),
            NameTheme.Omission => sides.Missing(),
            NameTheme.Contradiction => sides.Both("both sides keep a part that the other lacks, {0} and {1}: another name"),
            NameTheme.Patronymics => sides.Roles(PartRole.Patronymic, "fathers' names differ: {0} against {1}"),
            NameTheme.Numbers => sides.Numbers(),
            NameTheme.Initials => sides.Linked(LinkKind.Initial, "it rests on an initial: {0} for {1}"),
            NameTheme.InitialsDiffer => sides.Roles(PartRole.Initial, "initials differ: {0} against {1}"),
            NameTheme.Nicknames => sides.Linked(LinkKind.Nickname, "it rests on a nickname or variant: {0} for {1}"),
            NameTheme.Thinness => sides.All("little of what tells names apart matches: the parts are few, short or common"),
            NameTheme.Forms => sides.Roles(PartRole.OrganizationForm, "legal forms differ: {0} against {1}"),
            NameTheme.Generations => sides.Roles(PartRole.Generation, "generations differ: {0} against {1}"),
            NameTheme.Acronym => sides.Linked(LinkKind.Acronym, "it rests on first letters: {0} for {1}"),
            NameTheme.Kinds => (Kind(sides.One), Kind(sides.Other), $"{Kind(sides.One)} against {Kind(sides.Other)}"),
            NameTheme.Ceiling => sides.All(Ceiling(contribution.Limit)),
            var theme => throw new InvalidOperationException($"no sentence for {theme}"),
        };
        return Of(contribution.Logit > 0 ? Direction.For : Direction.Against, own, theirs, sentence, contribution.Logit);
    }

    private static string Ceiling(double most) => most > 0
        ? $"a name alone never reaches more than {Score(most)}"
        : $"one part, or initials, against a longer name never reaches more than {Score(most)}";

    private static string Score(double logit) => Scores.Of(logit).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Kind(Name name) => name.Schema switch
    {
        Schema.Person => "a person",
        Schema.Organization => "an organisation",
        Schema.Vessel => "a ship",
        Schema.Aircraft => "an aircraft",
        Schema.Wallet => "a wallet",
        _ => "a party of unknown kind",
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

    /// <summary>The parts that a sentence is about, of both sides.</summary>
    private sealed class Sides(Name one, Name other, NameAlignment alignment)
    {
        public Name One => one;

        public Name Other => other;

        public NameAlignment Alignment => alignment;

        public string Subject(IEnumerable<int> places) => Text(alignment.Subject, places);

        public string Listed(IEnumerable<int> places) => Text(alignment.Listed, places);

        /// <summary>Whole percent of a name's weight that links hold.</summary>
        public static int Covered(IReadOnlyList<AlignmentPart> parts)
        {
            var (linked, all) = (0.0, 0.0);
            foreach (var part in parts.Where(p => p.Standing != PartStanding.Aside))
            {
                all += part.Weight;
                if (part.Standing == PartStanding.Linked) linked += part.Weight;
            }

            // Never rounded up to the whole: what lacks a part does not carry all.
            return all > 0 ? (int)Math.Floor((100 * linked / all) + 1e-9) : 0;
        }

        public (string, string, string) All(string sentence) => (one.Raw, other.Raw, sentence);

        public (string, string, string) LeastAlike()
        {
            if (alignment.Links.MinBy(l => l.Similarity) is not { } worst) return All("the names are not alike in every letter");
            var (own, theirs) = (Subject(worst.Subject), Listed(worst.Listed));
            var (left, right) = (Alone(alignment.Subject), Alone(alignment.Listed));
            if (worst.Similarity >= 1 && left.Length + right.Length > 0)
            {
                var alone = string.Join(", ", new[] { left, right }.Where(t => t.Length > 0));
                return (left, right, $"what matches is the same, but letters stand on one side alone: {alone}");
            }


            return (own, theirs, worst.Similarity >= 1
                ? "the names are not alike in every letter"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"what matches is not alike in every letter, least of all {own} and {theirs} ({worst.Similarity:0.00})"));
        }

        public (string, string, string) Missing()
        {
            var (own, theirs) = (Alone(alignment.Subject), Alone(alignment.Listed));
            string[] said =
            [
                .. theirs.Length > 0 ? new[] { $"the listed name has {theirs}, which the subject's lacks" } : [],
                .. own.Length > 0 ? new[] { $"the subject's name has {own}, which the listed one lacks" } : [],
            ];
            return (own, theirs, said.Length > 0 ? string.Join("; ", said) : "more is written on one side than on the other");
        }

        public (string, string, string) Both(string sentence)
        {
            var (own, theirs) = (Alone(alignment.Subject), Alone(alignment.Listed));
            return (own, theirs, string.Format(CultureInfo.InvariantCulture, sentence, Or(own), Or(theirs)));
        }

        public (string, string, string) Roles(PartRole role, string sentence)
        {
            var (own, theirs) = (OfRole(alignment.Subject, role), OfRole(alignment.Listed, role));
            return (own, theirs, string.Format(CultureInfo.InvariantCulture, sentence, Or(own), Or(theirs)));
        }

        public (string, string, string) Numbers()
        {
            var (own, theirs) = (OfRole(alignment.Subject, PartRole.Number), OfRole(alignment.Listed, PartRole.Number));
            return (own, theirs, own.Length > 0 && theirs.Length > 0
                ? $"numbers differ: {own} against {theirs}"
                : $"the number {own}{theirs} stands on the side of the {(own.Length > 0 ? "subject" : "listing")} alone");
        }

        public (string, string, string) Linked(LinkKind how, string sentence)
        {
            var links = alignment.Links.Where(l => l.How == how).ToList();
            var (own, theirs) = (Subject(links.SelectMany(l => l.Subject)), Listed(links.SelectMany(l => l.Listed)));
            return (own, theirs, string.Format(CultureInfo.InvariantCulture, sentence, Or(own), Or(theirs)));
        }

        private static string Or(string text) => text.Length > 0 ? text : "none";

        private static string Alone(IReadOnlyList<AlignmentPart> parts) =>
            string.Join(' ', parts.Where(p => p.Standing == PartStanding.Alone).Select(p => p.Text));

        /// <summary>The parts of a role that have no partner, or all where each has one of another role.</summary>
        private static string OfRole(IReadOnlyList<AlignmentPart> parts, PartRole role)
        {
            var all = parts.Where(p => p.Role == role).ToList();
            var alone = all.Where(p => p.Standing != PartStanding.Linked).ToList();
            return string.Join(' ', (alone.Count > 0 ? alone : all).Select(p => p.Text));
        }

        private static string Text(IReadOnlyList<AlignmentPart> parts, IEnumerable<int> places) => string.Join(' ', places.Select(i => parts[i].Text));
    }
}
