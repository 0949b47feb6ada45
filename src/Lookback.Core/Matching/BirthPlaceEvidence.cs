using Lookback.Core.Names;
using Lookback.Core.Particulars;

namespace Lookback.Core.Matching;

/// <summary>
/// Places of birth: "Kandahar" is in "Deh Rawood, Kandahar Province, Afghanistan". A town in common speaks for, a province in common
/// less, nothing in common hardly against: places have many names and lie in each other.
/// </summary>
internal static class BirthPlaceEvidence
{
    private const float Alike = 0.85f;

    public static FactFinding Of(BirthTown[] subject, BirthTown[] listed, FactWeights weights)
    {
        var found = FactFinding.Silent;
        foreach (var own in subject)
        {
            foreach (var theirs in listed) found = found.Or(Compare(own, theirs, weights));
        }

        return found;
    }

    private static FactFinding Compare(BirthTown one, BirthTown other, FactWeights w) =>
        AreAlike(one.Town, other.Town) ? new(w.BirthPlaceAgrees, 0.3, one.Text, other.Text, "the same place")
        : Array.Exists(other.Parts, p => AreAlike(one.Town, p)) || Array.Exists(one.Parts, p => AreAlike(other.Town, p))
            ? new(w.BirthPlaceAgrees * 0.8, 0.25, one.Text, other.Text, "one lies in the other")
        : Array.Exists(one.Parts, p => Array.Exists(other.Parts, q => AreAlike(p, q)))
            ? new(w.BirthPlaceAgrees / 2, 0.15, one.Text, other.Text, "the same region")
        : new(w.BirthPlaceDiffers, 0, one.Text, other.Text, "nothing in common");

    private static bool AreAlike(string one, string other) => one == other || PartSimilarity.OfText(one, other) > Alike;
}
