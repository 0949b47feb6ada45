using System.Globalization;
using System.Text;

namespace Lookback.Cli;

/// <summary>How text of any script takes its place on a screen of fixed columns.</summary>
internal static class ScreenText
{
    private const char Isolate = '\u2068';
    private const char EndIsolate = '\u2069';

    /// <summary>How many columns a text takes: none for marks and invisible characters, two for Chinese, Japanese and Korean ones.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>The text in exactly so many columns: cut at a whole character, or filled up behind.</summary>
    public static string Cell(string text, int columns)
    {
        var cut = Cut(text, columns);
        return Isolated(cut) + new string(' ', columns - Width(cut));
    }

    /// <summary>The text in lines of at most so many columns, broken at blanks; a word that is too long is broken inside.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ').SelectMany(w => Pieces(w, columns)))
        {
            if (line.Length > 0 && Width(line.ToString()) + 1 + Width(word) > columns)
            {
                yield return Isolated(line.ToString());
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(word);
        }

        yield return Isolated(line.ToString());
    }

    /// <summary>
    /// Every run of right-to-left letters set apart (UAX #9, first strong isolate), so that what stands around it keeps its place.
    /// </summary>
    public static string Isolated(string text)
    {
        if (!text.EnumerateRunes().Any(IsRightToLeft)) return text;
        var isolated = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfRun(text, i);
            if (end == i)
            {
                isolated.Append(text[i++]);
                continue;
            }

            isolated.Append(Isolate).Append(text, i, end - i).Append(EndIsolate);
            i = end;
        }

        return isolated.ToString();
    }

    /// <summary>The text as far as an encoding can say it: the rest as code points, never as question marks that hide a name.</summary>
    public static string For(Encoding encoding, string text)
    {
        // UTF-8, UTF-16 and UTF-32: the classes of a console's encodings are its own.
        if (encoding.CodePage is 65001 or 1200 or 1201 or 12000 or 12001 || Ascii.IsValid(text)) return text;
        var said = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is Isolate or EndIsolate) continue;
            if (rune.IsAscii) said.Append((char)rune.Value);
            else said.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
        }

        return said.ToString();
    }

    /// <summary>Behind the last right-to-left letter that only blanks, marks and apostrophes part from the first; the start where none begins here.</summary>
    private static int EndOfRun(string text, int start)
    {
        var end = start;
        for (var i = start; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            if (IsRightToLeft(rune)) end = i + length;
            else if (end == start || !(rune.Value is ' ' or '\'' or '-' || Width(rune) == 0)) return end;
            i += length;
        }

        return end;
    }

    private static string Cut(string text, int columns)
    {
        if (Width(text) <= columns) return text;
        var cut = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext() && Width(cut.ToString()) + Width(elements.GetTextElement()) <= columns - 2) cut.Append(elements.GetTextElement());
        return cut.Append("..").ToString();
    }

    private static IEnumerable<string> Pieces(string word, int columns)
    {
        var piece = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (piece.Length > 0 && Width(piece.ToString()) + Width(element) > columns)
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(element);
        }

        yield return piece.ToString();
    }

    private static int Width(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    /// <summary>East Asian Wide and Fullwidth (UAX #11), by the blocks that hold them.</summary>
    private static bool IsWide(int c) => c is >= 0x1100 and <= 0x115f or >= 0x2e80 and <= 0xa4cf or >= 0xac00 and <= 0xd7a3 or >= 0xf900 and <= 0xfaff
        or >= 0xfe30 and <= 0xfe6f or >= 0xff01 and <= 0xff60 or >= 0xffe0 and <= 0xffe6 or >= 0x1f300 and <= 0x1faff or >= 0x20000 and <= 0x3fffd;

    /// <summary>Hebrew, Arabic, Syriac, Thaana, N'Ko and their sisters, by the blocks that Unicode keeps for them.</summary>
    private static bool IsRightToLeft(Rune rune) => rune.Value is >= 0x0590 and <= 0x08ff or >= 0xfb1d and <= 0xfdff or >= 0xfe70 and <= 0xfefe
        or >= 0x10800 and <= 0x10fff or >= 0x1e800 and <= 0x1efff;
}
