namespace Lookback.Core.Names;

/// <summary>
/// A word as the coarsest classes of its consonants (B for all that lips do, T, S for all that hisses, K, M, N, R with l), without vowels, h, w
/// and y: what is left of it in every script, whichever system spells it. Too coarse for one word, telling for two.
/// </summary>
internal static class SoundClasses
{
    private const int MostKept = 12;

    /// <summary>At most so many readings in classes, the usual ones first.</summary>
    public static List<string> Of(NamePart part, int most)
    {
        var classes = new List<string>(2) { Of(part.Folded) };
        // A Latin w is a v in half of Europe.
        if (part.Written is null && part.Folded.Contains('w', StringComparison.Ordinal)) Add(Of(part.Folded.Replace('w', 'v')));
        foreach (var other in part.Others) Add(Of(other.Folded));
        if (part.Written is { } word)
            foreach (var reading in Readings(word)) Add(reading);
        return classes;

        void Add(string reading)
        {
            if (classes.Count < most && !classes.Contains(reading)) classes.Add(reading);
        }
    }

    /// <summary>The classes of Latin letters; two of one class with nothing but vowels between them are one.</summary>
    public static string Of(ReadOnlySpan<char> folded)
    {
        Span<char> classes = stackalloc char[2 * EditCost.MaxLength];
        var length = 0;
        for (var i = 0; i < folded.Length && length + 2 < classes.Length;)
        {
            var (found, width) = ClassAt(folded[i..]);
            foreach (var c in found)
                if (length == 0 || classes[length - 1] != c) classes[length++] = c;
            i += width;
        }

        return classes[..length].ToString();
    }

    /// <summary>
    /// The classes that a letter may stand for, the cheapest way to each: of a vowel none, however its renderings end in r or h; a c says nothing
    /// without what follows.
    /// </summary>
    public static Rendering[] Apart(Rendering[] renderings, string first, bool isVowel)
    {
        if (isVowel) return [new Rendering("", 0)];
        Rendering[] apart =
        [
            .. renderings.Where(r => r.Latin is not "c" || first is "c")
                .GroupBy(r => Of(r.Latin), StringComparer.Ordinal).Select(g => new Rendering(g.Key, g.Min(r => r.Cost))),
        ];
        return apart.Length > 0 ? apart : [new Rendering("", 0)];
    }

    /// <summary>The class of the letters that a word goes on with, and how many they are: letters that are one sound together, or the first alone.</summary>
    private static (string Class, int Width) ClassAt(ReadOnlySpan<char> rest) => rest switch
    {
        ['t' or 'd', 's', 'c', 'h', ..] => ("S", 4),
        ['t', 'c', 'h', ..] or ['d', 'z', 'h', ..] or ['s', 'c', 'h', ..] => ("S", 3),
        ['c' or 's' or 'z', 'h', ..] or ['t', 's' or 'z', ..] or ['c' or 's', 'z', ..] or ['d', 'z' or 'j', ..] or ['c', 'e' or 'i' or 'y', ..] => ("S", 2),
        ['p', 'h', ..] => ("B", 2),
        ['n', 'g', ..] => ("N", 2),
        ['c', 'k', ..] => ("K", 2),
        ['x', ..] => ("KS", 1),
        ['b' or 'p' or 'f' or 'v', ..] => ("B", 1),
        ['t' or 'd', ..] => ("T", 1),
        ['s' or 'z' or 'j', ..] => ("S", 1),
        ['k' or 'g' or 'q' or 'c', ..] => ("K", 1),
        ['m', ..] => ("M", 1),
        ['n', ..] => ("N", 1),
        ['l' or 'r', ..] => ("R", 1),
        _ => ("", 1),
    };

    private static IEnumerable<string> Readings(WrittenWord word)
    {
        var readings = new List<(string Classes, float Cost)> { ("", 0) };
        foreach (var sound in word.Sounds)
        {
            var next = new Dictionary<string, float>(StringComparer.Ordinal);
            foreach (var (classes, cost) in readings)
            {
                foreach (var (added, more) in sound.Classes)
                {
                    var longer = added.Length > 0 && classes.EndsWith(added[0]) ? classes + added[1..] : classes + added;
                    if (!next.TryGetValue(longer, out var known) || cost + more < known) next[longer] = cost + more;
                }
            }

            readings = [.. next.Select(n => (n.Key, n.Value)).OrderBy(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Take(MostKept)];
        }

        return readings.Select(r => r.Classes);
    }
}
