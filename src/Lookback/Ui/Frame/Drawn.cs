using Microsoft.AspNetCore.Html;

namespace Lookback.Ui.Frame;

/// <summary>What is drawn by those who draw it for a page of its own, too.</summary>
internal static class Drawn
{
    /// <summary>What is written, as it stands in a page.</summary>
    public static IHtmlContent Of(Action<HtmlWriter> write)
    {
        using var text = new StringWriter();
        write(new HtmlWriter(text));
        return new HtmlString(text.ToString());
    }
}
