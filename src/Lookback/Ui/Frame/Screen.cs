using System.Text.Encodings.Web;
using Lookback.Core.Names;
using Lookback.Core.Records;
using Lookback.Pages;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Lookback.Ui.Frame;

/// <summary>
/// A page or a part of one. Every value in it is text and never markup, and a character that would turn the text round is shown instead of obeyed,
/// whoever wrote the page.
/// </summary>
internal abstract class Screen<T> : RazorPage<T>
{
    /// <summary>Who looks.</summary>
    public Viewer Viewer => Viewer.On(ViewContext);

    /// <summary>A text of the resources.</summary>
    public string Say(string name, params object?[] values) => Viewer.Words.Say(name, values);

    /// <summary>A plural: the text with a count in {0}; where it is one, of the name with <c>-one</c>.</summary>
    public string Many(string name, long count) => Say(count == 1 ? name + "-one" : name, Show.Count(count));

    /// <summary>What the page is of: its title and its heading.</summary>
    public string Title
    {
        get => (string?)ViewData[nameof(Title)] ?? "";
        set => ViewData[nameof(Title)] = value;
    }

    /// <summary>The section that it belongs to.</summary>
    public string? Section
    {
        get => (string?)ViewData[nameof(Section)];
        set => ViewData[nameof(Section)] = value;
    }

    /// <summary>Scripts beside the one that every page has, by name.</summary>
    public string[] Scripts
    {
        get => (string[]?)ViewData[nameof(Scripts)] ?? [];
        set => ViewData[nameof(Scripts)] = value;
    }

    /// <summary>Style sheets beside the one that every page has, by name.</summary>
    public string[] Styles
    {
        get => (string[]?)ViewData[nameof(Styles)] ?? [];
        set => ViewData[nameof(Styles)] = value;
    }

    /// <summary>How wide it is: <c>narrow</c> for a form or text; nothing for as wide as the window.</summary>
    public string? Kind
    {
        get => (string?)ViewData[nameof(Kind)];
        set => ViewData[nameof(Kind)] = value;
    }

    /// <summary>An instant, which a machine can read too; a word where it is not known.</summary>
    public IHtmlContent Time(DateTimeOffset? at) => at is { } known
        ? Element("time", Show.Instant(known), ("datetime", known.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)))
        : Element("span", Say("frame.unknown"), ("class", "soft"));

    /// <summary>The day of an instant, with the instant where one points at it.</summary>
    public IHtmlContent Day(DateTimeOffset? at) => at is { } known
        ? Element(
            "time", Show.Day(known), ("title", Show.Instant(known)),
            ("datetime", known.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)))
        : Element("span", Say("frame.unknown"), ("class", "soft"));

    /// <summary>
    /// The name of a party in whatever script: it keeps its own direction, turns nothing round beside it, and has its reading in Latin letters beside it
    /// where it is of another script.
    /// </summary>
    public static IHtmlContent Name(string name) => Read(Element("bdi", name, ("class", "name"), ("dir", "auto")), name);

    /// <summary>Another form of a name, beside it.</summary>
    public static IHtmlContent Also(string name) => Read(Element("bdi", name, ("class", "also"), ("dir", "auto")), name);

    /// <summary>All names of a party: the first, and under it what else it is called, original scripts as they are written.</summary>
    public IHtmlContent Names(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        if (all.Count == 0) return Element("span", Say("frame.no-name"), ("class", "soft"));
        var html = new HtmlContentBuilder().AppendHtml(Name(all[0]));
        foreach (var other in all.Skip(1)) html.AppendHtml("<br>").AppendHtml(Also(other));
        return html;
    }

    /// <summary>How two facts stand to each other: by shape and word, and by colour besides; unknown is neither.</summary>
    public IHtmlContent Sign(Comparison? comparison) => comparison switch
    {
        Comparison.Agree => Element("span", Say("frame.sign-agrees"), ("class", "sign agrees")),
        Comparison.Compatible => Element("span", Say("frame.sign-compatible"), ("class", "sign fits")),
        Comparison.Conflict => Element("span", Say("frame.sign-conflicts"), ("class", "sign conflicts")),
        _ => Element("span", Say("frame.sign-unknown"), ("class", "sign unknown")),
    };

    /// <summary>A short word with a border round it. <paramref name="kind"/>: <c>good</c>, <c>bad</c>, <c>warn</c>, <c>open</c> or nothing.</summary>
    public static IHtmlContent Tag(string text, string kind = "") => Element("span", text, ("class", $"tag {kind}".TrimEnd()));

    /// <summary>The beginning of an id, the whole of which is shown where one points at it.</summary>
    public static IHtmlContent Id(string id) => Element("span", Show.Id(id), ("class", "id"), ("title", id));

    /// <summary>A link.</summary>
    public static IHtmlContent Link(string address, string text) => Element("a", text, ("href", address));

    /// <summary>An element that holds a value and nothing else.</summary>
    public static IHtmlContent Element(string name, string value, params (string Name, string Value)[] attributes)
    {
        var html = new HtmlContentBuilder().AppendHtml("<").AppendHtml(name);
        foreach (var (attribute, text) in attributes)
            html.AppendHtml(" ").AppendHtml(attribute).AppendHtml("=\"").Append(Show.Visible(text)).AppendHtml("\"");
        return html.AppendHtml(">").Append(Show.Visible(value)).AppendHtml("</").AppendHtml(name).AppendHtml(">");
    }

    private static IHtmlContent Read(IHtmlContent written, string name) => LatinReading.Of(name) is { } reading
        ? new HtmlContentBuilder().AppendHtml(written).AppendHtml(" ").AppendHtml(Element("span", reading, ("class", "reading"), ("lang", "und-Latn")))
        : written;

    /// <inheritdoc/>
    public override void Write(string? value) =>
        // Where a text has lines they stay lines.
        base.Write(value is null ? null : string.Join('\n', value.ReplaceLineEndings("\n").Split('\n').Select(Show.Visible)));

    /// <inheritdoc/>
    public override void Write(object? value)
    {
        if (value is null or IHtmlContent) base.Write(value);
        else Write(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
    }
}
