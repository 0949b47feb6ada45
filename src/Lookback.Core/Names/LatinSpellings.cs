namespace Lookback.Core.Names;

/// <summary>
/// The ways to spell a word of another script in Latin that sound differently, the usual ones first: what such a word is looked up by, since
/// whoever wrote it in Latin letters took one of them.
/// </summary>
internal static class LatinSpellings
{
    private const int MostKept = 24;
    private const int MostSounds = 16;

    /// <summary>At most so many spellings, each of another sound than those before it.</summary>
    public static List<WordReading> Of(NamePart part, int most)
    {
        var spellings = new List<WordReading>();
        if (part.Written is not { } word) return spellings;
        var heard = new HashSet<string>(StringComparer.Ordinal) { part.Skeleton };
        foreach (var other in part.Others) heard.Add(other.Skeleton);
        foreach (var (text, _) in Texts(word))
        {
            if (text.Length == 0) continue;
            var reading = part.OmitsVowels || word.Gaps == LatinGaps.Vowels ? WordReading.OfConsonants(text) : WordReading.Of(text);
            if (!heard.Add(reading.Skeleton)) continue;
            spellings.Add(reading);
            if (spellings.Count == most) break;
        }

        return spellings;
    }

    /// <summary>
    /// Of the renderings of a letter the cheapest of those that sound alike inside a word. Of a vowel none that ends in r or h, which many may and
    /// few do, and no c or x, which sound by what follows them.
    /// </summary>
    public static Rendering[] Apart(Rendering[] renderings, string first, bool isVowel) =>
    [
        .. renderings
            .Where(r => r.Latin == first || !(isVowel ? r.Latin.AsSpan().IndexOfAny('r', 'h') >= 0 : r.Latin is "c" or "x"))
            .GroupBy(r => Sound.Skeleton($"a{r.Latin}a"), StringComparer.Ordinal)
            .Select(g => g.MinBy(r => r.Cost)),
    ];

    private static List<(string Text, float Cost)> Texts(WrittenWord word)
    {
        var texts = new List<(string Text, float Cost)> { ("", 0) };
        foreach (var sound in word.Sounds.AsSpan(0, Math.Min(word.Sounds.Length, MostSounds)))
        {
            var next = new List<(string Text, float Cost)>(texts.Count * sound.Spellings.Length);
            foreach (var (text, cost) in texts)
                foreach (var option in sound.Spellings) next.Add((text + option.Latin, cost + option.Cost));
            // By the text where the cost is the same, so that the order never depends on anything else.
            next.Sort(static (a, b) => a.Cost.CompareTo(b.Cost) is var byCost and not 0 ? byCost : string.CompareOrdinal(a.Text, b.Text));
            texts = next.Count > MostKept ? next[..MostKept] : next;
        }

        return texts;
    }
}
