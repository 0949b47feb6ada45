using Lookback.Core.Particulars;

namespace Lookback.Core.Matching;

/// <summary>
/// E-mail addresses: the same mailbox is strong; a desk's mailbox is its company's; a domain of one's own in common is a colleague's.
/// </summary>
internal static class EmailEvidence
{
    public static FactFinding Of(EmailAddress[] subject, EmailAddress[] listed, FactWeights weights)
    {
        var found = FactFinding.Silent;
        foreach (var own in subject)
        {
            foreach (var theirs in listed)
            {
                if (own.Domain == theirs.Domain) found = found.Or(Compare(own, theirs, weights));
            }
        }

        return found;
    }

    private static FactFinding Compare(EmailAddress one, EmailAddress other, FactWeights w) =>
        one.Address != other.Address
            ? one.IsPublic ? FactFinding.Silent : new(w.EmailAgrees / 5, 0.2, one.Text, other.Text, "the same domain")
        : one.IsShared ? new(w.EmailAgrees / 20, 0.05, one.Text, other.Text, "the same mailbox, but nobody's own")
        : one.IsRole ? new(w.EmailAgrees * 0.6, 0.7, one.Text, other.Text, "the same mailbox, which a desk reads")
        : new(w.EmailAgrees, 0.9, one.Text, other.Text, "the same mailbox");
}
