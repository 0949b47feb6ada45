using Lookback.Core.Indexing;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// Countries confirm or contradict identity and nothing else: only whether the two sides share one counts, never which. The code
/// names no country, so renaming countries on both sides changes nothing.
/// </summary>
internal static class CountryEvidence
{
    public static FactFinding Of(PartyFacts subject, PartyFacts listed, FactWeights weights)
    {
        if (subject.Countries.Count == 0 || listed.Countries.Count == 0) return FactFinding.Silent;
        foreach (var own in subject.Countries)
        {
            foreach (var theirs in listed.Countries)
                if (own.Country == theirs.Country) return new(weights.CountryAgrees, 0.25, Text(own), Text(theirs), "the same country");
        }

        return new(weights.CountryDiffers, 0, Text(subject.Countries), Text(listed.Countries), "none in common");
    }

    private static string Text(CountryTie tie) => $"{tie.Country} ({tie.Role})";

    private static string Text(IReadOnlyList<CountryTie> ties) => string.Join(", ", ties.Select(t => t.Country.Value).Distinct());
}

/// <summary>Numbers that identify: the same one is near proof under any name, another of the same kind and issuer is little against.</summary>
internal static class IdentifierEvidence
{
    public static FactFinding Of(PreparedParty subject, PreparedParty listed, FactWeights weights)
    {
        var found = FactFinding.Silent;
        foreach (var (own, number) in subject.Identifiers)
        {
            foreach (var (theirs, other) in listed.Identifiers)
            {
                if (IdentifierKeys.Comparable(own.Kind) != IdentifierKeys.Comparable(theirs.Kind)) continue;
                // Passports of two states may bear one number; it then proves little unless the issuer agrees or is unknown.
                var issuersDiffer = own.Country is not null && theirs.Country is not null && own.Country != theirs.Country;
                if (number == other && !issuersDiffer) return new(weights.IdentifierAgrees, 1, Text(own), Text(theirs), "the same number");
                if (number != other && own.Kind == theirs.Kind && own.Country == theirs.Country)
                    found = new(weights.IdentifierDiffers, 0, Text(own), Text(theirs), "another number of the same kind");
            }
        }

        return found;
    }

    private static string Text(Identifier identifier) => $"{identifier.Kind} {identifier.Number}";
}

/// <summary>Sex: an agreement says little, a contradiction more, unknown nothing.</summary>
internal static class SexEvidence
{
    public static FactFinding Of(PartyFacts subject, PartyFacts listed, FactWeights weights) =>
        subject.Sex == Sex.Unknown || listed.Sex == Sex.Unknown ? FactFinding.Silent
        : subject.Sex == listed.Sex ? new(weights.SexAgrees, 0.05, subject.Sex.ToString(), listed.Sex.ToString(), "the same")
        : new(weights.SexDiffers, 0, subject.Sex.ToString(), listed.Sex.ToString(), "different");
}

/// <summary>Places of birth: a word of the place in common speaks for; nothing in common says nothing, places have many names.</summary>
internal static class BirthPlaceEvidence
{
    private const int ShortestWord = 4;

    public static FactFinding Of(PreparedParty subject, PreparedParty listed, FactWeights weights)
    {
        foreach (var (own, a) in subject.BirthTowns)
        {
            foreach (var (theirs, b) in listed.BirthTowns)
                if (a == b || PartSimilarity.OfText(a, b) > 0.85f) return new(weights.BirthPlaceAgrees, 0.3, own, theirs, "the same place");
        }

        return FactFinding.Silent;
    }

    /// <summary>
    /// The first word of each place: the town comes first and its province and country after, which alone would say too little.
    /// </summary>
    public static (string Place, string Town)[] Towns(IReadOnlyList<string> places) =>
        [.. places.Select(p => (p, FirstWord(p))).Where(t => t.Item2.Length >= ShortestWord)];

    private static string FirstWord(string place) => Tokenizer.Cut(CleanText.Of(place), Dots.Split) is [var first, ..] ? first.Folded : "";
}
