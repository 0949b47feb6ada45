using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Eu;

/// <summary>Notes as the Commission's database writes them out: in brackets within brackets, one a line, the same several times.</summary>
internal static class EuNotes
{
    /// <summary>Each note once, without the brackets round it.</summary>
    public static IEnumerable<string> Of(string text) =>
        Bare(text).Split('\n').Select(Bare).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);

    private static string Bare(string text)
    {
        var note = text.Trim();
        if (note.StartsWith('?')) note = note[1..].Trim();
        while (note.Length > 1 && note[0] == '(' && Closes(note)) note = note[1..^1].Trim();

        // What was written on several lines lost one of its brackets when the lines were parted.
        var open = note.Count(c => c == '(') - note.Count(c => c == ')');
        for (; open > 0 && note.StartsWith('('); open--) note = note[1..].Trim();
        for (; open < 0 && note.EndsWith(')'); open++) note = note[..^1].Trim();
        return note.Contains('\n', StringComparison.Ordinal) ? note : Blanks.Collapse(note) ?? "";
    }

    /// <summary>Whether the bracket that opens a text closes at its very end.</summary>
    private static bool Closes(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(') depth++;
            else if (text[i] == ')' && --depth == 0) return i == text.Length - 1;
        }

        return false;
    }
}
