using System.Xml;
using System.Xml.Linq;

namespace Lookback.Core.Lists.Eu;

/// <summary>An element of the XML 1.1 made of another of the EU's formats; it remembers the line of the file that it was made of.</summary>
internal sealed class EuElement(string name, long line) : XElement(name), IXmlLineInfo
{
    int IXmlLineInfo.LineNumber => (int)Math.Min(line, int.MaxValue);

    int IXmlLineInfo.LinePosition => 0;

    /// <summary>Sets an attribute where there is something to set.</summary>
    public EuElement With(string attribute, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) SetAttributeValue(attribute, value);
        return this;
    }

    /// <summary>Adds a child of that text where there is one.</summary>
    public EuElement WithText(string child, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text)) Add(new XElement(child, text));
        return this;
    }

    bool IXmlLineInfo.HasLineInfo() => true;
}
