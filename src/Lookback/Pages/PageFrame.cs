namespace Lookback.Pages;

/// <summary>What every page has around it: one file that fetches nothing, with a title, a policy that the browser keeps, and a style.</summary>
internal static class PageFrame
{
    /// <summary>Writes a page without scripts.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="title">Its title, which a browser shows; it is no heading.</param>
    /// <param name="css">What it has of style beside <see cref="PageStyle.Css"/>.</param>
    /// <param name="main">Writes what stands in it.</param>
    public static void Write(TextWriter to, string title, string css, Action<HtmlWriter> main)
    {
        to.NewLine = "\n";
        var html = new HtmlWriter(to);
        html.Own("<!DOCTYPE html>\n");
        using var page = html.Element("html", ("lang", "en"));
        using (html.Element("head"))
        {
            Policy(html, PageStyle.Policy);
            html.Leaf("title", title);
            using (html.Element("style")) html.Own(PageStyle.Css + css);
        }

        using var body = html.Element("body");
        using var all = html.Element("main");
        main(html);
    }

    /// <summary>How the page is to be read, and what a browser may do with it: before anything else in the head.</summary>
    public static void Policy(HtmlWriter html, string policy)
    {
        html.Empty("meta", ("charset", "utf-8"));
        html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", policy));
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
    }
}
