using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Lookback.Pages;

/// <summary>
/// Writes HTML in which every value is text and never markup: a publisher's name may hold a tag, and a bidi control is shown instead of obeyed. Every
/// element is closed, so that the page is XML, too.
/// </summary>
internal sealed class HtmlWriter(TextWriter to)
{
    // Names in all scripts stay readable in the source.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes markup of the program's own, in which no value stands.</summary>
    public void Own(string markup) => to.Write(markup);

    /// <summary>Writes a value.</summary>
    public void Text(string value) => to.Write(Encoder.Encode(Show.Visible(value)));

    /// <summary>Opens an element, which ends where this is disposed.</summary>
    public Open Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        to.Write('>');
        return new Open(to, name);
    }

    /// <summary>An element that holds a value and nothing else.</summary>
    public void Leaf(string name, string value, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        using (Element(name, attributes)) Text(value);
    }

    /// <summary>An element that holds nothing.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        to.Write("/>");
    }

    private void Start(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        to.Write('<');
        to.Write(name);
        foreach (var (attribute, value) in attributes)
        {
            to.Write(' ');
            to.Write(attribute);
            to.Write("=\"");
            Text(value);
            to.Write('"');
        }
    }

    /// <summary>An element that is open.</summary>
    internal readonly struct Open(TextWriter to, string name) : IDisposable
    {
        /// <summary>Ends it.</summary>
        public void Dispose()
        {
            to.Write("</");
            to.Write(name);
            to.Write(">\n");
        }
    }
}
