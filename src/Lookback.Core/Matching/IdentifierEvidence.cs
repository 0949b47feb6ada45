using Lookback.Core.Particulars;
using Lookback.Core.Records;

namespace Lookback.Core.Matching;

/// <summary>
/// Numbers that identify: the same one is near proof under any name; another of the same kind says as much against as parties have
/// of that kind; a number that fails its check digits says less either way. Several on a side are alternatives.
/// </summary>
internal static class IdentifierEvidence
{
    /// <summary>Two shorter numbers are one slip apart by chance.</summary>
    private const int LongEnoughForSlips = 7;

    public static FactFinding Of(IdentifierNumber[] subject, IdentifierNumber[] listed, FactWeights weights)
    {
        var found = FactFinding.Silent;
        foreach (var own in subject)
        {
            foreach (var theirs in listed) found = found.Or(Compare(own, theirs, weights));
        }

        return found;
    }

    private static FactFinding Compare(IdentifierNumber one, IdentifierNumber other, FactWeights w)
    {
        var (logit, strength, relation) = IdentifierNumber.Comparable(one.Source.Kind) != IdentifierNumber.Comparable(other.Source.Kind)
            ? OfOtherKinds(one, other, w)
            : one.Folded == other.Folded ? Same(one, other, w) : Different(one, other, w);
        return new FactFinding(logit, strength, one.Text, other.Text, relation);
    }

    private static (double Logit, double Strength, string Relation) OfOtherKinds(IdentifierNumber one, IdentifierNumber other, FactWeights w) =>
        one.Number == other.Number && one.Number.Length >= LongEnoughForSlips
            ? (w.IdentifierAlike, 0.3, "the same number, said to be of another kind")
            : (0, 0, "");

    private static (double Logit, double Strength, string Relation) Same(IdentifierNumber one, IdentifierNumber other, FactWeights w)
    {
        // Passports of two states may bear one number; it then proves little unless the issuer agrees or is unknown.
        if (IssuersDiffer(one, other)) return (w.IdentifierAlike, 0.3, "the same number, but of another issuer");
        if (one.Check == NumberCheck.Fails || other.Check == NumberCheck.Fails)
            return (w.IdentifierFails, 0.7, "the same number, which fails its check digits");
        if (one.IsShort && (one.Source.Country is null || other.Source.Country is null))
            return (w.IdentifierShort, 0.5, "the same number, but a short one whose issuer is not known on both sides");
        return (w.IdentifierAgrees, 1, one.Number == other.Number ? "the same number" : "the same number but for O and 0, I and 1");
    }

    private static (double Logit, double Strength, string Relation) Different(IdentifierNumber one, IdentifierNumber other, FactWeights w)
    {
        if (one.Source.Kind != other.Source.Kind || IssuersDiffer(one, other)) return (0, 0, "");
        var fails = one.Check == NumberCheck.Fails || other.Check == NumberCheck.Fails;
        if (one.Source.Kind == IdentifierKind.Bic && one.Bank == other.Bank)
            return (w.IdentifierShort, 0.5, "branches of the same bank");
        // Where both fit their check digits, a slip would show.
        var bothFit = one.Check == NumberCheck.Fits && other.Check == NumberCheck.Fits;
        if (!bothFit && one.Source.Kind != IdentifierKind.Wallet && AreOneSlipApart(one.Folded, other.Folded))
            return (w.IdentifierSlip, 0.3, fails ? "one slip apart, and one fails its check digits" : "one slip apart");
        if (fails) return (w.IdentifierDiffers / 2, 0, "another number of the same kind, and one fails its check digits");
        return one.Source.Kind is IdentifierKind.Lei or IdentifierKind.Imo
            ? (w.IdentifierOfOneDiffers, 0, "another number, of a kind of which a party has one")
            : one.Source.Country == other.Source.Country ? (w.IdentifierDiffers, 0, "another number of the same kind") : (0, 0, "");
    }

    private static bool IssuersDiffer(IdentifierNumber one, IdentifierNumber other) =>
        one.Source.Kind is not (IdentifierKind.Lei or IdentifierKind.Imo or IdentifierKind.Mmsi or IdentifierKind.Bic or IdentifierKind.Wallet)
        && one.Source.Country is { } own && other.Source.Country is { } theirs && own != theirs;

    /// <summary>One character read wrong, or two neighbours swapped.</summary>
    private static bool AreOneSlipApart(string one, string other)
    {
        if (one.Length != other.Length || one.Length < LongEnoughForSlips) return false;
        var (differing, first, last) = (0, -1, -1);
        for (var i = 0; i < one.Length && differing <= 2; i++)
        {
            if (one[i] == other[i]) continue;
            differing++;
            if (first < 0) first = i;
            last = i;
        }

        return differing == 1 || (differing == 2 && last == first + 1 && one[first] == other[last] && one[last] == other[first]);
    }
}
