using System.Buffers;

namespace Lookback.Core.Lists.Text;

/// <summary>Publishers wrap, indent and pad; none of it is content.</summary>
internal static class Blanks
{
    private const int MostOnStack = 512;

    private static readonly SearchValues<char> OtherBlanks =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c != ' ' && IsBlank(c))]);

    /// <summary>The text with every run of blanks and line ends as one blank, trimmed; null where nothing is left.</summary>
    public static string? Collapse(string? text)
    {
        if (text is null) return null;
        if (IsCollapsed(text)) return text.Length == 0 ? null : text;
        var collapsed = text.Length <= MostOnStack ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (!IsBlank(c)) collapsed[length++] = c;
            else if (length > 0 && collapsed[length - 1] != ' ') collapsed[length++] = ' ';
        }

        if (length > 0 && collapsed[length - 1] == ' ') length--;
        return length == 0 ? null : collapsed[..length].ToString();
    }

    /// <summary>Nearly all texts are, so that they are looked at many characters at a time.</summary>
    private static bool IsCollapsed(string text)
    {
        if (text.Length == 0) return true;
        if (text[0] == ' ' || text[^1] == ' ' || text.Contains("  ", StringComparison.Ordinal)) return false;
        return !text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !text.AsSpan().ContainsAny(OtherBlanks);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
