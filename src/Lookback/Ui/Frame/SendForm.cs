using System.Text.RegularExpressions;
using Lookback.Api.Contract;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lookback.Ui.Frame;

/// <summary>
/// <c>&lt;send operation="decideAlert"&gt;</c>: a form that does one operation of the contract. Whoever may not do it does not see it. A field's name is
/// its place in what is sent: <c>reason</c>, <c>question.due_at</c>, <c>cited[]</c>.
/// </summary>
[HtmlTargetElement("send")]
public sealed partial class SendForm : TagHelper
{
    /// <summary>The operation's name in the contract.</summary>
    public string Operation { get; set; } = "";

    /// <summary>What stands in the places of its path, in their order, with a blank between two.</summary>
    public string At { get; set; } = "";

    /// <summary>A query behind the path, without its question mark.</summary>
    public string? Query { get; set; }

    /// <summary>Where to go when it is done: an address, in which <c>{field}</c> stands for what the answer says. Else the page is shown again.</summary>
    public string? Then { get; set; }

    /// <summary>What is said when it is done.</summary>
    public string? Said { get; set; }

    /// <summary>The name of the file as which the answer is kept, where it is one.</summary>
    public string? Download { get; set; }

    /// <summary>What records of persons in its answer are shown for, where that is something else than the page's own purpose.</summary>
    public string? Purpose { get; set; }

    /// <summary>The page.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var (viewer, placed) = (Viewer.On(ViewContext), Operations.Named(Operation));
        if (!viewer.May(placed.Operation))
        {
            output.SuppressOutput();
            return;
        }

        var inside = await output.GetChildContentAsync();
        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("autocomplete", "off");
        // What a field lacks is said by the page, in its own place, and not by a bubble of the browser's.
        output.Attributes.SetAttribute("novalidate", "");
        // Where no script runs nothing is changed, and nothing that was written comes to stand in an address.
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("data-send", placed.Method);
        output.Attributes.SetAttribute("data-path", Path(placed));
        Set("data-then", Then);
        Set("data-said", Said ?? viewer.Words.Say("frame.done"));
        Set("data-download", Download);
        if (placed.Operation.ShowsPersons) Set("data-purpose", Purpose ?? viewer.Purpose);
        if (placed.Operation.IsKeyed) Set("data-keyed", "");
        output.Content.AppendHtml("<p class=\"note bad\" role=\"alert\" tabindex=\"-1\" hidden></p>").AppendHtml(inside);

        void Set(string name, string? value)
        {
            if (value is not null) output.Attributes.SetAttribute(name, value);
        }
    }

    private string Path(Placed placed)
    {
        var (given, at) = (At.Split(' ', StringSplitOptions.RemoveEmptyEntries), 0);
        var path = Place().Replace(placed.Path, _ => Uri.EscapeDataString(given[at++]));
        return Query is null ? path : $"{path}?{Query}";
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();
}
