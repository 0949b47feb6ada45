using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// Countries confirm or contradict identity and nothing else: only whether the two sides share one counts, never which. The code
/// names no country, so renaming countries on both sides changes nothing. A state that is no more has others in its place and
/// contradicts nothing.
/// </summary>
internal static class CountryEvidence
{
    public static FactFinding Of(PartyFacts subject, PartyFacts listed, FactWeights weights)
    {
        if (subject.Countries.Count == 0 || listed.Countries.Count == 0) return FactFinding.Silent;
        var isPast = false;
        for (var i = 0; i < subject.Countries.Count; i++)
        {
            var own = subject.Countries[i];
            for (var j = 0; j < listed.Countries.Count; j++)
            {
                var theirs = listed.Countries[j];
                if (own.Country == theirs.Country) return new(weights.CountryAgrees, 0.25, Text(own), Text(theirs), "the same country");
                isPast |= Countries.IsPast(own.Country) || Countries.IsPast(theirs.Country);
            }
        }

        return isPast
            ? new(0, 0, Text(subject.Countries), Text(listed.Countries), "one is a state that is no more, so that they may be one")
            : new(weights.CountryDiffers, 0, Text(subject.Countries), Text(listed.Countries), "none in common");
    }

    private static string Text(CountryTie tie) => $"{tie.Country} ({tie.Role})";

    private static string Text(IReadOnlyList<CountryTie> ties) => string.Join(", ", ties.Select(t => t.Country.Value).Distinct());
}
