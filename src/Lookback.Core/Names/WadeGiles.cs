using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>The two ways in which Chinese syllables are spelt: pinyin, and Wade-Giles as older books and Taiwan write it, without its marks.</summary>
internal static class WadeGiles
{
    private const int LongestSyllable = 6;
    private const int MaxReadings = 8;
    private static readonly (string Pinyin, string Wade)[] Rows = [.. DataFile.Rows("pinyin").Select(r => (r[0], r[1]))];
    private static readonly FrozenDictionary<string, string> ToWade = Rows.ToFrozenDictionary(r => r.Pinyin, r => r.Wade, StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string[]> ToPinyin =
        Rows.GroupBy(r => r.Wade).ToFrozenDictionary(g => g.Key, g => g.Select(r => r.Pinyin).ToArray(), StringComparer.Ordinal);

    /// <summary>Pinyin syllables in Wade-Giles; what is no syllable stays.</summary>
    public static string Of(IEnumerable<string> syllables) => string.Concat(syllables.Select(s => ToWade.GetValueOrDefault(s, s)));

    /// <summary>
    /// The words of a Latin name with their pinyin, where all are syllables of Wade-Giles and one is of that system alone: "Hsi Chin-ping".
    /// A mark of breath tells ch from j and t from d, and names leave it out, so there are several; one place of all words is one reading.
    /// </summary>
    public static List<Token> Read(List<Token> tokens)
    {
        if (tokens.Count is < 2 or > 4) return tokens;
        var (only, readings) = (false, 1);
        foreach (var token in tokens)
        {
            if (token.Folded.Length > LongestSyllable || token.Script != Script.Latin || !ToPinyin.TryGetValue(token.Folded, out var of)) return tokens;
            only |= !ToWade.ContainsKey(token.Folded);
            readings *= of.Length;
        }

        return only ? Combine(tokens, Math.Min(readings, MaxReadings)) : tokens;
    }

    private static List<Token> Combine(List<Token> tokens, int readings)
    {
        var read = new List<Token>(tokens.Count);
        var step = 1;
        foreach (var token in tokens)
        {
            var of = ToPinyin[token.Folded];
            var (each, every) = (new string[readings], step);
            for (var i = 0; i < readings; i++) each[i] = of[i / every % of.Length];
            step *= of.Length;
            read.Add(token with { Others = each });
        }

        return read;
    }
}
