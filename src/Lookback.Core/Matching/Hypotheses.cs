using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Matching;

/// <summary>A pair with one thing otherwise.</summary>
/// <param name="Sentence">What is otherwise, beginning with "if".</param>
/// <param name="Subject">The subject then.</param>
/// <param name="Listing">The listing then.</param>
internal sealed record Hypothesis(string Sentence, PartyFacts Subject, PartyFacts Listing)
{
    /// <summary>Whether the comparison shows what the sentence says; one that does not is not told.</summary>
    public Func<Match, bool> Holds { get; init; } = static _ => true;
}

/// <summary>
/// What could be otherwise between a subject and a listing: facts that agree, contradict or are not known, and listed names that are
/// not there. A value is always taken from the other side or left away; what stands for "another" is not told to anybody.
/// </summary>
internal static class Hypotheses
{
    /// <summary>A code that ISO 3166 leaves to its users and no source uses.</summary>
    private static readonly CountryTie Elsewhere = new(new CountryCode("ZZ"), CountryRole.Linked);

    /// <summary>All that apply to the pair as it was matched.</summary>
    public static IEnumerable<Hypothesis> Of(PartyFacts subject, PartyFacts listing, Match now) =>
    [
        .. BirthDates(subject, listing, Standing(now, EvidenceKind.BirthDate)),
        .. Countries(subject, listing, Standing(now, EvidenceKind.Country)),
        .. Identifiers(subject, listing, Standing(now, EvidenceKind.Identifier)),
        .. Sexes(subject, listing, Standing(now, EvidenceKind.Sex)),
        .. ListedNames(subject, listing, now),
        .. NameHypotheses.Of(subject, listing, now),
    ];

    private static Direction? Standing(Match now, EvidenceKind kind) => now.Evidence.FirstOrDefault(e => e.Kind == kind)?.Direction;

    private static IEnumerable<Hypothesis> BirthDates(PartyFacts subject, PartyFacts listing, Direction? standing)
    {
        // Ships and companies are not born.
        if (!MayBeBorn(subject.Schema) || !MayBeBorn(listing.Schema)) yield break;
        var bare = subject with { BirthDates = [] };
        if (standing is not null) yield return new Hypothesis("if no birth date were known", bare, listing);
        if (standing is not Direction.For)
        {
            PartialDate date = listing.BirthDates is [var theirs, ..] ? theirs : subject.BirthDates is [var own, ..] ? own : PartialDate.OfDay(1970, 6, 15);
            yield return new Hypothesis(
                listing.BirthDates.Count > 0 ? $"if the subject's birth date were the listed {date}"
                : subject.BirthDates.Count > 0 ? $"if the listing gave the subject's birth date, {date}"
                : "if both sides gave the same birth date",
                subject with { BirthDates = [date] },
                listing with { BirthDates = listing.BirthDates.Count > 0 ? listing.BirthDates : [date] });
        }

        if (standing is Direction.Against) yield break;
        var years = listing.BirthDates.Count > 0 ? listing.BirthDates : [PartialDate.OfDay(1970, 6, 15)];
        var other = PartialDate.OfYear(Math.Min(9999, years.Max(d => d.Latest.Year) + 23));
        yield return new Hypothesis(
            "if the birth year were quite another", subject with { BirthDates = [other] }, listing with { BirthDates = years });
    }

    private static bool MayBeBorn(Schema schema) => schema is Schema.Person or Schema.Unknown;

    private static IEnumerable<Hypothesis> Countries(PartyFacts subject, PartyFacts listing, Direction? standing)
    {
        if (standing is not null) yield return new Hypothesis("if no country were known", subject with { Countries = [] }, listing);
        if (standing is not Direction.For)
        {
            var tie = listing.Countries is [var theirs, ..] ? theirs : subject.Countries is [var own, ..] ? own : Elsewhere;
            yield return new Hypothesis(
                subject.Countries.Count + listing.Countries.Count > 0 ? "if the countries agreed" : "if both sides gave the same country",
                subject with { Countries = [tie] },
                listing with { Countries = listing.Countries.Count > 0 ? listing.Countries : [tie] });
        }

        if (standing is not Direction.Against && listing.Countries.Count > 0)
            yield return new Hypothesis("if the countries differed", subject with { Countries = [Elsewhere] }, listing);
    }

    private static IEnumerable<Hypothesis> Identifiers(PartyFacts subject, PartyFacts listing, Direction? standing)
    {
        if (standing is not null) yield return new Hypothesis("if no number were known", subject with { Identifiers = [] }, listing);
        if (standing is Direction.For) yield break;
        var strong = listing.Identifiers.FirstOrDefault(i => i.Kind != IdentifierKind.Other);
        if (strong is not null)
        {
            yield return new Hypothesis(
                $"if the subject had the listed number, {strong.Kind} {strong.Number}",
                subject with { Identifiers = [.. subject.Identifiers, strong] },
                listing);
        }
    }

    private static IEnumerable<Hypothesis> Sexes(PartyFacts subject, PartyFacts listing, Direction? standing)
    {
        if (listing.Sex == Sex.Unknown) yield break;
        yield return standing == Direction.Against
            ? new Hypothesis("if the sex were the same", subject with { Sex = listing.Sex }, listing)
            : new Hypothesis("if the sex differed", subject with { Sex = listing.Sex == Sex.Female ? Sex.Male : Sex.Female }, listing);
    }

    private static IEnumerable<Hypothesis> ListedNames(PartyFacts subject, PartyFacts listing, Match now)
    {
        if (now.ListedName is not { } hit) yield break;
        if (listing.Names.Count > 1)
        {
            yield return new Hypothesis(
                $"if the listing had no name \"{hit.Full}\"", subject, listing with { Names = [.. listing.Names.Where(n => n != hit)] });
        }

        var kind = hit.Kind == NameKind.WeakAlias ? NameKind.Alias : NameKind.WeakAlias;
        yield return new Hypothesis(
            kind == NameKind.Alias ? $"if the weak alias \"{hit.Full}\" were a good name" : $"if \"{hit.Full}\" were a weak alias",
            subject,
            listing with { Names = [.. listing.Names.Select(n => n == hit ? n with { Kind = kind } : n)] });
    }
}
