using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lookback.Core.Lists.Eu;

/// <summary>
/// Contacts in one text, as the table and the XML of before 2018 write them: <c>PHONE[042-681 20 81] FAX[662 38 14]</c>, and remarks in brackets
/// beside them, often twice.
/// </summary>
internal static partial class EuContacts
{
    /// <summary>Adds them to an address as the XML 1.1 has them.</summary>
    public static void AddTo(XElement address, string? text)
    {
        if (text is null) return;
        foreach (Match match in Contact().Matches(text))
        {
            address.Add(new XElement(
                "contactInfo", new XAttribute("key", match.Groups["key"].Value), new XAttribute("value", match.Groups["value"].Value)));
        }

        foreach (var remark in EuNotes.Of(Contact().Replace(text, ""))) address.Add(new XElement("remark", remark));
    }

    [GeneratedRegex(@"\b(?<key>[A-Z-]{2,12})\[(?<value>[^\]]*)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Contact();
}
