using System.Text;

namespace Lookback.Bench.Evasion;

/// <summary>Replaces groups of letters: at each place the first of a list that fits, so that longer groups stand before shorter ones.</summary>
internal static class LetterGroups
{
    /// <summary>The text with each group replaced, in the case of its first letter; what no group fits stays.</summary>
    public static string Replace(string text, IReadOnlyList<(string From, string To)> groups)
    {
        var replaced = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length;)
        {
            var (from, to) = First(text, i, groups);
            replaced.Append(to.Length > 0 && char.IsUpper(text[i]) ? char.ToUpperInvariant(to[0]) + to[1..] : to);
            i += from.Length;
        }

        return replaced.ToString();
    }

    private static (string From, string To) First(string text, int at, IReadOnlyList<(string From, string To)> groups)
    {
        foreach (var group in groups)
            if (string.Compare(text, at, group.From, 0, group.From.Length, StringComparison.OrdinalIgnoreCase) == 0) return group;
        return (text[at].ToString(), text[at].ToString());
    }
}
