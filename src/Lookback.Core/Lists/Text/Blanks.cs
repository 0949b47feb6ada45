using System.Text;

namespace Lookback.Core.Lists.Text;

/// <summary>Publishers wrap, indent and pad; none of it is content.</summary>
internal static class Blanks
{
    /// <summary>The text with every run of blanks and line ends as one blank, trimmed; null where nothing is left.</summary>
    public static string? Collapse(string? text)
    {
        if (text is null) return null;
        if (IsCollapsed(text)) return text.Length == 0 ? null : text;
        var collapsed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsBlank(c)) collapsed.Append(c);
            else if (collapsed.Length > 0 && collapsed[^1] != ' ') collapsed.Append(' ');
        }

        if (collapsed.Length > 0 && collapsed[^1] == ' ') collapsed.Length--;
        return collapsed.Length == 0 ? null : collapsed.ToString();
    }

    private static bool IsCollapsed(string text)
    {
        var blank = true;
        foreach (var c in text)
        {
            if (c != ' ' && IsBlank(c)) return false;
            if (c == ' ' && blank) return false;
            blank = c == ' ';
        }

        return text.Length == 0 || !blank;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
