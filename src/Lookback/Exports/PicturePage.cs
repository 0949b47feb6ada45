using System.Security.Cryptography;
using System.Text;
using Lookback.Views;

namespace Lookback.Exports;

/// <summary>
/// A trace as one page that needs nothing else: the caveat, a picture, and every path in words. The library that draws is inside the file; the browser is
/// told to run that one, the page's own script, and nothing else, by their hashes.
/// </summary>
internal static class PicturePage
{
    // The library would put this rule into the page by itself, which the policy forbids; where an element of this name is there, it does not.
    private const string LibraryStyleName = "__________cytoscape_stylesheet";
    private const string LibraryStyle = ".__________cytoscape_container { position: relative; }";

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter to, HandedOut handed)
    {
        var report = handed.Report;
        var layout = PictureLayout.Of(ExportGraph.Of(report));
        var (style, library, script) = (PageStyle.Css + "\n" + Resource("picture.css"), Wrapped(Resource("cytoscape.min.js")), Wrapped(Resource("picture.js")));
        // Of images only those made in the page itself, for paper.
        var policy = $"default-src 'none'; style-src {Hash(LibraryStyle)} {Hash(style)}; script-src {Hash(library)} {Hash(script)}; "
            + "img-src data:; base-uri 'none'; form-action 'none'";
        var html = new HtmlWriter(to);
        html.Own("<!DOCTYPE html>\n");
        using var page = html.Element("html", ("lang", "en"));
        using (html.Element("head"))
        {
            PageFrame.Policy(html, policy);
            html.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
            html.Leaf("title", $"Trace from {report.Start.Name}");
            using (html.Element("style", ("id", LibraryStyleName))) html.Own(LibraryStyle);
            using (html.Element("style")) html.Own(style);
        }

        using var body = html.Element("body", ("class", "trace"));
        using (html.Element("main"))
        {
            Head(html, handed);
            using (html.Element("div", ("class", "beside")))
            {
                Picture(html, layout);
                PicturePaths.Write(html, report);
            }
        }

        using (html.Element("script", ("type", "application/json"), ("id", "graph"))) html.Own(PictureGraph.Json(layout));
        using (html.Element("script")) html.Own(library);
        using (html.Element("script")) html.Own(script);
    }

    private static void Head(HtmlWriter html, HandedOut handed)
    {
        html.Leaf("p", $"TLP:{handed.Mark}", ("class", "tlp"));
        using (html.Element("h1"))
        {
            html.Own("Trace from ");
            html.Leaf("bdi", handed.Report.Start.Name);
        }

        html.Leaf("p", handed.Report.Caveat, ("class", "caveat"), ("role", "note"));
        html.Leaf("p", ExportWords.Scope(handed.Report));
        var not = ExportWords.NotIn(handed).ToList();
        if (not.Count == 0) return;
        using var list = html.Element("ul", ("class", "not"));
        foreach (var sentence in not) html.Leaf("li", sentence);
    }

    private static void Picture(HtmlWriter html, PictureLayout layout)
    {
        using var section = html.Element("section", ("aria-labelledby", "picture"), ("class", "picture"));
        html.Leaf("h2", "Picture", ("id", "picture"));
        using (html.Element("div", ("id", "drawing"), ("role", "img"), ("aria-label", "The paths as a chart; the list of paths says all of it in words")))
            html.Leaf("p", "The picture needs a browser that runs scripts. The list of paths says all of it in words.");
        using (html.Element("p", ("id", "told"), ("aria-live", "polite")))
            html.Text("Choose a card or a line in the picture to read what it says.");
        if (layout.NotDrawn > 0)
        {
            html.Leaf("p", $"Not drawn, since a picture of more than {PictureLayout.MostCards} cards cannot be read: "
                + $"{Show.Many(layout.NotDrawn, "encounter")}. The list of paths holds them.", ("class", "cut"));
        }

        if (layout.Cards.Any(c => c.Count > 1)) html.Leaf("p", "Encounters that one thing leads to in the same way are one card.", ("class", "cut"));
        Legend(html);
    }

    private static void Legend(HtmlWriter html)
    {
        using var list = html.Element("ul", ("class", "legend"), ("aria-label", "Legend"));
        (string Mark, string Says)[] marks =
        [
            ("line solid", "confirmed: source A or B, information 1 or 2"),
            ("line dashed", "unconfirmed: down to C3"),
            ("line dotted", "tentative or not graded"),
            ("line person", "the same person in another encounter: no link"),
            ("card start", "where the paths start"),
            ("card thing", "what lies between: a telephone, an address, a party"),
            ("card met", "somebody met, with the label E0, E1 or E2"),
        ];
        foreach (var (mark, says) in marks)
        {
            using var item = html.Element("li");
            html.Leaf("span", "", ("class", mark), ("aria-hidden", "true"));
            html.Text(says);
        }
    }

    // Script to a browser, and character data to whoever reads the page as XML.
    private static string Wrapped(string script) => $"//<![CDATA[\n{script}\n//]]>";

    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Resource(string name)
    {
        using var stream = typeof(PicturePage).Assembly.GetManifestResourceStream($"picture/{name}")
            ?? throw new InvalidOperationException($"the program lacks its part picture/{name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
