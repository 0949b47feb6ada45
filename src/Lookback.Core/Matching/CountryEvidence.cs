using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>A party's countries with their texts, made once for the many pairs that they are shown in.</summary>
internal sealed record PartyCountries(CountryTie[] Ties, string[] Texts, string All)
{
    private static readonly PartyCountries None = new([], [], "");

    public static PartyCountries Of(IReadOnlyList<CountryTie> ties) => ties.Count == 0
        ? None
        : new([.. ties], [.. ties.Select(t => $"{t.Country} ({t.Role})")], string.Join(", ", ties.Select(t => t.Country.Value).Distinct()));
}

/// <summary>
/// Countries confirm or contradict identity and nothing else: only whether the two sides share one counts, never which, so that renaming
/// the countries there are on both sides changes nothing. A state that is no more has others in its place and contradicts nothing.
/// </summary>
internal static class CountryEvidence
{
    public static FactFinding Of(PartyCountries subject, PartyCountries listed, FactWeights weights)
    {
        if (subject.Ties.Length == 0 || listed.Ties.Length == 0) return FactFinding.Silent;
        for (var i = 0; i < subject.Ties.Length; i++)
        {
            for (var j = 0; j < listed.Ties.Length; j++)
            {
                if (subject.Ties[i].Country == listed.Ties[j].Country)
                    return new(weights.CountryAgrees, 0.25, subject.Texts[i], listed.Texts[j], "the same country");
            }
        }

        return HasPast(subject.Ties) || HasPast(listed.Ties)
            ? new(0, 0, subject.All, listed.All, "one is a state that is no more, so that they may be one")
            : new(weights.CountryDiffers, 0, subject.All, listed.All, "none in common");
    }

    /// <summary>What the same comes to where one side has one country.</summary>
    public static double LogitOf(PartyCountries one, CountryCode other, FactWeights weights)
    {
        foreach (var tie in one.Ties)
            if (tie.Country == other) return weights.CountryAgrees;
        return HasPast(one.Ties) || Countries.IsPast(other) ? 0 : weights.CountryDiffers;
    }

    private static bool HasPast(CountryTie[] ties)
    {
        foreach (var tie in ties)
            if (Countries.IsPast(tie.Country)) return true;
        return false;
    }
}
