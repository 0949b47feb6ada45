using System.Buffers;

namespace Lookback.Core.Lists.Text;

/// <summary>Publishers wrap, indent and pad; none of it is content.</summary>
internal static class Blanks
{
    private const int MostOnStack = 512;

    /// <summary>Up to here to look at each character takes less time than to begin to look at many at a time.</summary>
    private const int Short = 24;

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

    /// <summary>Nearly all texts are, so that long ones are looked at many characters at a time.</summary>
    private static bool IsCollapsed(string text)
    {
        if (text.Length <= Short && IsPlain(text)) return true;
        if (text.Length == 0) return true;
        if (text[0] == ' ' || text[^1] == ' ' || text.Contains("  ", StringComparison.Ordinal)) return false;
        return !text.AsSpan().ContainsAnyExceptInRange(' ', '~') || !text.AsSpan().ContainsAny(OtherBlanks);
    }

    /// <summary>Whether a text is of ASCII words with one blank between two.</summary>
    private static bool IsPlain(string text)
    {
        var last = ' ';
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && last == ' ')) return false;
            last = c;
        }

        return last != ' ';
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
