using System.Text.RegularExpressions;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// Legal bases that stand in a remark, as the Commission's database writes them: <c>Entity is sanctioned in regime 753/2011 (OJ L199) of programme AFG,
/// in regime 881/2002 (OJ L139) of programme TAQA</c>, <c>UNSC RESOLUTION 1483 BASIS</c>.
/// </summary>
internal static partial class EuLaws
{
    /// <summary>Those that the entity's own regulations do not say already.</summary>
    public static void Read(string remark, IReadOnlyList<string> regulations, ListingDraft draft)
    {
        foreach (Match law in Regime().Matches(remark))
        {
            var title = law.Groups["title"].Value;
            if (!regulations.Contains(title)) draft.LegalBasis($"Regulation {title}");
        }

        foreach (Match law in Resolution().Matches(remark)) draft.LegalBasis($"UNSC Resolution {law.Groups["number"].Value}");
    }

    [GeneratedRegex(@"\bin regime (?<title>\d{1,5}/\d{1,4} \(OJ [A-Z] ?\d{1,4}\)) of programme", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Regime();

    [GeneratedRegex(@"\bUNSC RESOLUTION (?<number>\d{3,4})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Resolution();
}
