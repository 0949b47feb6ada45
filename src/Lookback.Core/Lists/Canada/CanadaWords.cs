namespace Lookback.Core.Lists.Canada;

/// <summary>
/// Canada writes in both languages, English first: <c>Syria / Syrie</c>, <c>Major General/major-général</c>, <c>General Cargo | Cargo classique</c>,
/// and so with the names of organisations. A stroke within a word or a bracket parts nothing: <c>M/V</c>, <c>(Hmaw Bi/Pyi)</c>.
/// </summary>
internal static class CanadaWords
{
    /// <summary>Shorter than this it is no half of a pair.</summary>
    private const int Shortest = 3;

    /// <summary>The English half; the French is a translation and left on purpose.</summary>
    public static string English(string text) => Halves(text)[0];

    /// <summary>Both halves; the text alone where it is no pair.</summary>
    public static string[] Halves(string text)
    {
        var at = Stroke(text);
        return at < 0 ? [text] : [text[..at].Trim(), text[(at + 1)..].Trim()];
    }

    /// <summary>The texts of a cell parted by a mark that does not stand within brackets or quotes.</summary>
    public static IEnumerable<string> Parts(string cell, char mark)
    {
        var start = 0;
        foreach (var at in Places(cell, mark))
        {
            yield return cell[start..at].Trim();
            start = at + 1;
        }

        yield return cell[start..].Trim();
    }

    private static IEnumerable<int> Places(string text, char mark)
    {
        var (depth, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            else if (text[i] is '(' or '“' or '«') depth++;
            else if (text[i] is ')' or '”' or '»' && depth > 0) depth--;
            else if (text[i] == mark && depth == 0 && !quoted) yield return i;
        }
    }

    /// <summary>Of several strokes, as in <c>A/B C/D</c>, none is surely the one between the languages, but for one with blanks round it.</summary>
    private static int Stroke(string text)
    {
        if (text.IndexOf('|', StringComparison.Ordinal) is var bar and > 0) return bar;
        if (!text.Contains('/', StringComparison.Ordinal)) return -1;
        var places = Places(text, '/').ToArray();
        if (places is [var only] && IsHalf(text[..only]) && IsHalf(text[(only + 1)..])) return only;
        return text.IndexOf(" / ", StringComparison.Ordinal) is var wide and > 0 ? wide + 1 : -1;
    }

    private static bool IsHalf(string text)
    {
        var letters = 0;
        foreach (var c in text) if (char.IsLetter(c) && ++letters == Shortest) return true;
        return false;
    }
}
