using System.Xml;
using System.Xml.Linq;
using Lookback.Core.Records;
using Lookback.Core.Sources;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// An XML list as a stream of its entries: one entry in memory, no document type definition, no external entity. Namespaces are
/// not looked at, because OFAC changed its own between editions.
/// </summary>
internal static class Entries
{
    /// <summary>Elements of one entry: ten times those of the largest that is published.</summary>
    private const int MostNodes = 20_000;

    /// <summary>Deepest nesting taken; the lists nest five deep.</summary>
    private const int MaxDepth = 32;

    public static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    /// <summary>
    /// The elements of these names under the root or a container; the root comes first, empty, with its attributes. Any other element
    /// there is complained of and passed over: it may be a new kind of entry.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="log">Told of elements that are not known.</param>
    /// <param name="containers">Elements that hold entries.</param>
    /// <param name="names">The entries.</param>
    /// <param name="wanted">Which elements of an entry are taken; all of them where it is left out.</param>
    /// <param name="opened">Told of each container, empty, with its attributes, before what is in it.</param>
    /// <exception cref="RefusedException"><c>malformed-xml</c>, <c>dtd</c>.</exception>
    public static IEnumerable<XElement> Read(
        SourceFile file, ReadingLog log, string[] containers, string[] names, Predicate<XName>? wanted = null, Action<XElement>? opened = null)
    {
        using var reader = XmlReader.Create(new MarkupGuard(SourceText.Open(file), file.Name), Settings());
        Step(reader, file.Name);
        while (reader.NodeType != XmlNodeType.Element) Step(reader, file.Name);
        yield return Root(reader);
        var known = new ElementNames();
        var more = Step(reader, file.Name);
        while (more)
        {
            if (reader.NodeType == XmlNodeType.Element && !containers.Contains(reader.LocalName))
            {
                var isEntry = names.Contains(reader.LocalName);
                var element = Take(reader, file.Name, known, isEntry ? wanted : null);
                if (isEntry)
                {
                    log.Listing = (file.Name, element.Line());
                    yield return element;
                }
                else
                {
                    log.FieldOnce(file.Name, element.Line(), element.Name.LocalName, "a known element", element.Value);
                }

                more = !reader.EOF;
            }
            else
            {
                if (opened is not null && reader.NodeType == XmlNodeType.Element) opened(Root(reader));
                more = Step(reader, file.Name);
            }
        }
    }

    /// <summary>Says where an XML file is wrong.</summary>
    public static RefusedException Refused(string file, XmlException wrong, long line)
    {
        var isDtd = wrong.Message.Contains("DTD", StringComparison.Ordinal);
        var why = isDtd
            ? "a document type definition stands in the file; no publisher's list has one, and it is not read."
            : $"the XML is broken or breaks off: {Blanks.Collapse(wrong.Message)}";
        return new RefusedException(isDtd ? "dtd" : "malformed-xml", $"{file}, line {line}: {why}");
    }

    /// <summary>Collapsed text of the first child of that name; null where there is none or it is empty.</summary>
    public static string? Text(this XElement element, string name) => Blanks.Collapse(element.Child(name)?.Value);

    /// <summary>Collapsed text of the attribute of that name; null where there is none or it is empty.</summary>
    public static string? AttributeText(this XElement element, string name) => Blanks.Collapse(element.Attribute(name)?.Value);

    /// <summary>The first child of that local name.</summary>
    public static XElement? Child(this XElement element, string name) => FirstFrom(element.HasElements ? element.FirstNode : null, name);

    /// <summary>The children of that local name.</summary>
    public static IEnumerable<XElement> All(this XElement element, string name)
    {
        var first = element.Child(name);
        return first is null ? [] : From(first, name);
    }

    /// <summary>The line the element begins on, 0 where it is not known.</summary>
    public static long Line(this XElement element) => ((IXmlLineInfo)element).LineNumber;

    /// <summary>Complains once of each child whose name is not among the known ones.</summary>
    public static void CheckChildren(this XElement element, ReadingLog log, string file, params ReadOnlySpan<string> known)
    {
        foreach (var child in element.Elements())
        {
            if (known.Contains(child.Name.LocalName)) continue;
            log.FieldOnce(file, child.Line(), child.Name.LocalName, $"a known element inside <{element.Name.LocalName}>", child.Value);
        }
    }

    private static IEnumerable<XElement> From(XElement first, string name)
    {
        for (var element = first; element is not null; element = FirstFrom(element.NextNode, name)) yield return element;
    }

    private static XElement? FirstFrom(XNode? node, string name)
    {
        for (; node is not null; node = node.NextNode)
        {
            if (node is XElement element && element.Name.LocalName == name) return element;
        }

        return null;
    }

    private static XElement Root(XmlReader reader)
    {
        var root = new XElement(reader.LocalName);
        TakeAttributes(reader, root);
        return root;
    }

    private static void TakeAttributes(XmlReader reader, XElement element)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix.Length == 0 && reader.LocalName != "xmlns") element.SetAttributeValue(reader.LocalName, reader.Value);
        }

        reader.MoveToElement();
    }

    private static bool Step(XmlReader reader, string file)
    {
        try
        {
            if (!reader.Read()) return false;
        }
        catch (XmlException wrong)
        {
            throw Refused(file, wrong, wrong.LineNumber);
        }

        return reader.Depth <= MaxDepth ? true : throw TooDeep(reader, file);
    }

    private static LinedElement Take(XmlReader reader, string file, ElementNames known, Predicate<XName>? wanted)
    {
        try
        {
            var room = MostNodes;
            return Element(reader, file, known, wanted, ref room);
        }
        catch (XmlException wrong)
        {
            throw Refused(file, wrong, wrong.LineNumber);
        }
    }

    private static LinedElement Element(
        XmlReader reader, string file, ElementNames known, Predicate<XName>? wanted, ref int room)
    {
        var lines = (IXmlLineInfo)reader;
        if (--room < 0)
        {
            throw new RefusedException(
                "entry-too-large", FormattableString.Invariant($"{file}, line {lines.LineNumber}: an entry has over {MostNodes} elements; no list's has"));
        }

        var element = new LinedElement(known.Of(reader.LocalName), lines.LineNumber, lines.LinePosition);
        TakeAttributes(reader, element);
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return element;
        }

        reader.Read();
        while (reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.Depth > MaxDepth) throw TooDeep(reader, file);
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (wanted is not null && !wanted(known.Of(reader.LocalName))) PassOver(reader, file);
                else element.Add(Element(reader, file, known, null, ref room));
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) element.Add(Text(reader));
            else if (!reader.Read()) throw new XmlException("the file ends inside an entry", null, lines.LineNumber, lines.LinePosition);
        }

        reader.Read();
        return element;
    }

    /// <summary>Passes over an element and all in it, which may nest no deeper than what is taken: the reader holds every open element.</summary>
    private static void PassOver(XmlReader reader, string file)
    {
        var depth = reader.Depth;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.Depth > MaxDepth) throw TooDeep(reader, file);
            }
        }

        reader.Read();
    }

    private static string Text(XmlReader reader)
    {
        var text = reader.Value;
        reader.Read();
        return text;
    }

    private static RefusedException TooDeep(XmlReader reader, string file) =>
        new("malformed-xml", $"{file}, line {((IXmlLineInfo)reader).LineNumber}: elements nest more than {MaxDepth} deep; no list does");

    /// <summary>An element without its namespace that remembers its line.</summary>
    private sealed class LinedElement(XName name, int line, int position) : XElement(name), IXmlLineInfo
    {
        int IXmlLineInfo.LineNumber => line;

        int IXmlLineInfo.LinePosition => position;

        bool IXmlLineInfo.HasLineInfo() => true;
    }
}
