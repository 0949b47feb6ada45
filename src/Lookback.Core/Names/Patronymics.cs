using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>
/// Which words of a person's name are the father's: by their ending (Slavic, one word and not the family name behind it), by the word
/// before them ("bin Ahmad") or by the word behind ("Heydar oglu").
/// </summary>
internal static class Patronymics
{
    private const int ShortestWithEnding = 7;

    /// <summary>The South Slavic -ovic is left out: there it makes family names.</summary>
    private static readonly string[] Endings =
        ["ovich", "evich", "ovych", "evych", "ovitch", "evitch", "owicz", "ovna", "evna", "ivna", "ovne", "awna", "ewna", "ouna", "euna"];

    /// <summary>The few that are made of names in -a and -ya.</summary>
    private static readonly FrozenSet<string> Irregular = new[]
    {
        "ilich", "ilyich", "illich", "illych", "ilitch", "kuzmich", "kuzmych", "lukich", "lukych", "fomich", "nikitich", "nikitych", "savvich", "savich", "kuzminichna",
        "ilinichna", "ilyinichna", "ilyinishna", "nikitichna", "lukinichna", "fominichna", "savvichna",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The father's name comes next.</summary>
    public static bool IsBefore(string folded) =>
        folded is "bin" or "ben" or "ibn" or "bn" or "abn" or "ibne" or "ebn" or "bint" or "binti" or "binte" or "bte" or "bt" or "ould" or "wald"
            or "wuld" or "oulad" or "weld" or "walad" or "veled" or "valad" or "mint";

    /// <summary>"Son of" and "daughter of" behind the father's name, in Turkic languages.</summary>
    public static bool IsBehind(string folded) =>
        folded is "oglu" or "ogly" or "oghlu" or "ogli" or "oghli" or "uglu" or "ugli" or "uly" or "uuly" or "uulu" or "kyzy" or "kizi" or "qizi" or "gizi"
            or "gyzy" or "kysy" or "kyzi";

    /// <summary>Whether the word at <paramref name="i"/> is the father's name; <paramref name="found"/> says that one by its ending was there before.</summary>
    public static bool IsAt(List<Token> tokens, int i, bool found)
    {
        if (i == 0) return false;
        if (IsBefore(tokens[i - 1].Folded) || tokens[i - 1].Text == "b") return true;
        if (i + 1 < tokens.Count && IsBehind(tokens[i + 1].Folded)) return tokens.Count >= 4 || i + 1 < tokens.Count - 1;
        if (found || tokens.Count < 3) return false;
        var folded = tokens[i].Folded;
        if (Irregular.Contains(folded)) return true;
        if (folded.Length < ShortestWithEnding) return false;
        // Written as one word and last it is a Turkish family name: Davutoglu.
        if (i < tokens.Count - 1 && (folded.EndsWith("oglu", StringComparison.Ordinal) || folded.EndsWith("ogly", StringComparison.Ordinal))) return true;
        return Array.Exists(Endings, e => folded.EndsWith(e, StringComparison.Ordinal));
    }
}
