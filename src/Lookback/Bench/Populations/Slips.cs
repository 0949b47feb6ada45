namespace Lookback.Bench.Populations;

/// <summary>One slip of a hand on a keyboard.</summary>
internal static class Slips
{
    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    /// <summary>
    /// The text with one letter left out, doubled, replaced by its neighbour, or two swapped; as it is where the hand did not slip inside a word of three
    /// letters or more.
    /// </summary>
    public static string In(string text, ref Draw draw)
    {
        // Not in the first letter, where few slip, nor in a blank.
        var at = 1 + draw.Below(Math.Max(1, text.Length - 2));
        if (at >= text.Length - 1 || !char.IsLetter(text[at]) || !char.IsLetter(text[at + 1]) || !char.IsLetter(text[at - 1])) return text;
        return draw.Below(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, text[at].ToString()),
            2 => string.Concat(text.AsSpan(0, at), [text[at + 1], text[at]], text.AsSpan(at + 2)),
            _ => string.Concat(text.AsSpan(0, at), [Neighbour(text[at], ref draw)], text.AsSpan(at + 1)),
        };
    }

    private static char Neighbour(char letter, ref Draw draw)
    {
        foreach (var row in Keyboard)
        {
            var at = row.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (at < 0) continue;
            var neighbour = row[at == 0 ? 1 : at == row.Length - 1 ? at - 1 : draw.Happens(50) ? at - 1 : at + 1];
            return char.IsUpper(letter) ? char.ToUpperInvariant(neighbour) : neighbour;
        }

        return letter;
    }
}
