using System.Text;

namespace Lookback.Core.Records;

/// <summary>
/// A text that has something of a file in it as one line for a person: on a terminal a control character is a command, and a line end would end a
/// sentence that goes on.
/// </summary>
internal static class OneLine
{
    /// <summary>At most so many characters, control characters as blanks, cut never through the middle of a character.</summary>
    public static string Of(string text, int most)
    {
        var line = text.Length <= most ? text : char.IsHighSurrogate(text[most - 2]) ? text[..(most - 2)] + "…" : text[..(most - 1)] + "…";
        return IsOne(line) ? line : Plain(line);
    }

    private static bool IsOne(string text)
    {
        foreach (var c in text)
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029') return false;
        return true;
    }

    /// <summary>Half a surrogate pair, which no encoding can write, is the sign for a character that was lost.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) plain.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? " " : rune.ToString());
        return plain.ToString();
    }
}
