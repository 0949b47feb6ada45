using System.Xml.Linq;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Uk;

/// <summary>The lists of the UK Sanctions List's XML: an element in plural around those it holds.</summary>
internal static class UkXmlLists
{
    /// <summary>The elements in the lists of that name.</summary>
    public static IEnumerable<XElement> Below(this XElement owner, string list) => owner.All(list).SelectMany(l => l.Elements());

    /// <summary>What the elements in the lists of that name say, where they say anything.</summary>
    public static IEnumerable<string> Texts(this XElement owner, string list) => owner.Below(list).Select(e => Blanks.Collapse(e.Value)).OfType<string>();
}
