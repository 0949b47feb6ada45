using Lookback.Core.Particulars;

namespace Lookback.Core.Matching;

/// <summary>Web sites: the same site is the same house, another says nothing.</summary>
internal static class WebsiteEvidence
{
    public static FactFinding Of(WebSite[] subject, WebSite[] listed, FactWeights weights)
    {
        foreach (var own in subject)
        {
            foreach (var theirs in listed)
                if (own.Place == theirs.Place) return new(weights.WebsiteAgrees, 0.6, own.Text, theirs.Text, "the same site");
        }

        return FactFinding.Silent;
    }
}
