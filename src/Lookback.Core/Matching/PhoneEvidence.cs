using Lookback.Core.Particulars;

namespace Lookback.Core.Matching;

/// <summary>Telephone numbers: the same line is a household or an office, hence strong and not proof; another says nothing.</summary>
internal static class PhoneEvidence
{
    /// <summary>Fewer digits of a number without its country are somebody else's in the next one.</summary>
    private const int LongEnough = 8;

    public static FactFinding Of(PhoneNumber[] subject, PhoneNumber[] listed, FactWeights weights)
    {
        var found = FactFinding.Silent;
        foreach (var own in subject)
        {
            foreach (var theirs in listed)
            {
                if (own.Key != theirs.Key) continue;
                if (own.International.Length > 0 && own.International == theirs.International)
                    found = found.Or(new FactFinding(weights.PhoneAgrees, 0.9, own.Text, theirs.Text, "the same number"));
                else if (IsOpen(own, theirs) && AreTheSameDigits(own, theirs))
                    found = found.Or(new FactFinding(weights.PhoneAgrees / 2, 0.5, own.Text, theirs.Text, "the same digits, the country not known of both"));
            }
        }

        return found;
    }

    private static bool IsOpen(PhoneNumber one, PhoneNumber other) => one.International.Length == 0 || other.International.Length == 0;

    private static bool AreTheSameDigits(PhoneNumber one, PhoneNumber other)
    {
        var (own, theirs) = (Longest(one), Longest(other));
        var (shorter, longer) = own.Length <= theirs.Length ? (own, theirs) : (theirs, own);
        return shorter.Length >= LongEnough && longer.EndsWith(shorter, StringComparison.Ordinal);
    }

    private static string Longest(PhoneNumber number) => number.International.Length > 0 ? number.International : number.Digits;
}
