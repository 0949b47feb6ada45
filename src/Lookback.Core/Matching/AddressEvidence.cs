using Lookback.Core.Names;
using Lookback.Core.Particulars;

namespace Lookback.Core.Matching;

/// <summary>
/// Addresses, as words that weigh: numbers and the names of streets much, what a street is little, a town alone next to nothing.
/// People and companies move and have several addresses, so that another one says nothing.
/// </summary>
internal static class AddressEvidence
{
    private const float Alike = 0.85f;
    private const int ShortestAlike = 5;

    public static FactFinding Of(PostalAddress[] subject, PostalAddress[] listed, FactWeights weights)
    {
        var found = FactFinding.Silent;
        foreach (var own in subject)
        {
            foreach (var theirs in listed)
            {
                // Words are paired greedily, so the two are taken in an order of their own: it must not matter who is the subject.
                var inOrder = string.CompareOrdinal(own.Text, theirs.Text) <= 0;
                var (logit, strength, relation) = Compare(inOrder ? own.Words : theirs.Words, inOrder ? theirs.Words : own.Words, weights);
                found = found.Or(new FactFinding(logit, strength, own.Text, theirs.Text, relation));
            }
        }

        return found;
    }

    private static (double Logit, double Strength, string Relation) Compare(AddressWord[] one, AddressWord[] other, FactWeights w)
    {
        var shared = new Shared(one, other);
        var placed = shared.Street >= 1 || shared.Locality > 0;
        if (shared.Houses > 0 && shared.Street >= 1 && shared.Overlap >= 0.7) return (w.AddressAgrees, 0.5, "the same address");
        if (shared.Houses > 0 && shared.Postcodes > 0 && placed) return (w.AddressAgrees, 0.5, "the same address");
        if (shared.HousesDiffer) return shared.Street >= 1 ? (w.AddressAgrees / 4, 0.1, "the same street, another number") : Town(shared, w);
        if (shared.Overlap >= 0.55 && shared.Street >= 1 && (shared.Houses > 0 || shared.Postcodes > 0 || shared.Street >= 2))
            return (w.AddressAgrees / 2, 0.3, "nearly the same address");
        return shared.Street >= 1 && shared.Locality + shared.Postcodes > 0 ? (w.AddressAgrees / 4, 0.1, "the same street") : Town(shared, w);
    }

    private static (double Logit, double Strength, string Relation) Town(in Shared shared, FactWeights w) =>
        shared.Postcodes > 0 ? (w.AddressAgrees / 5, 0.1, "the same postcode")
        : shared.Locality > 0 || shared.Street > 0 ? (w.AddressAgrees / 20, 0.02, "the same town or district")
        : (0, 0, "");

    private static double WeightOf(AddressPart part) => part switch
    {
        AddressPart.StreetType => 0.2,
        AddressPart.Locality => 0.5,
        _ => 1,
    };

    private static bool AreAlike(in AddressWord one, in AddressWord other)
    {
        if (one.Text == other.Text) return (one.Part == AddressPart.StreetType) == (other.Part == AddressPart.StreetType);
        return one.Part is AddressPart.Street or AddressPart.Locality && other.Part is AddressPart.Street or AddressPart.Locality
            && one.Text.Length >= ShortestAlike && other.Text.Length >= ShortestAlike && PartSimilarity.OfText(one.Text, other.Text) > Alike;
    }

    /// <summary>What two addresses have in common; each word meets one word at most.</summary>
    private readonly struct Shared
    {
        public Shared(AddressWord[] one, AddressWord[] other)
        {
            double total = 0, shared = 0;
            var taken = 0u;
            var (ownHouses, theirHouses) = (0, 0);
            foreach (var word in one)
            {
                total += WeightOf(word.Part);
                if (word.Part == AddressPart.House) ownHouses++;
                for (var j = 0; j < other.Length; j++)
                {
                    if ((taken & (1u << j)) != 0 || !AreAlike(word, other[j])) continue;
                    taken |= 1u << j;
                    // One source puts the district into the street's line, the other does not: the lesser weight counts.
                    var part = WeightOf(word.Part) <= WeightOf(other[j].Part) ? word.Part : other[j].Part;
                    shared += WeightOf(word.Part) + WeightOf(other[j].Part);
                    if (part == AddressPart.House) Houses++;
                    else if (part == AddressPart.Postcode) Postcodes++;
                    else if (part == AddressPart.Street) Street++;
                    else if (part == AddressPart.Locality) Locality++;
                    break;
                }
            }

            foreach (var word in other)
            {
                total += WeightOf(word.Part);
                if (word.Part == AddressPart.House) theirHouses++;
            }

            Overlap = total > 0 ? shared / total : 0;
            HousesDiffer = ownHouses > 0 && theirHouses > 0 && Houses == 0;
        }

        public int Houses { get; }

        public int Postcodes { get; }

        public int Street { get; }

        public int Locality { get; }

        /// <summary>The share of both addresses, by weight, that is in common.</summary>
        public double Overlap { get; }

        public bool HousesDiffer { get; }
    }
}
