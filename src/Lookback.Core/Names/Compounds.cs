namespace Lookback.Core.Names;

/// <summary>
/// Arabic names of several words that are one name: "Abd al-Rahman", "Abdul Rahman" and "Abdurrahman" are all "abdulrahman";
/// "Saif al-Din" is "saifuddin"; "Habib Ullah" is "habibullah". The article of an Arabic-script word is split off first.
/// </summary>
internal static class Compounds
{
    public static List<Token> Join(List<Token> tokens)
    {
        tokens = InReadingOrder(SplitArticles(tokens));
        var joined = new List<Token>(tokens.Count);
        for (var i = 0; i < tokens.Count; i++)
        {
            var used = TryServant(tokens, i, out var compound) is var n and > 0 ? n : TryFaith(tokens, i, out compound);
            joined.Add(used > 0 ? compound : tokens[i] with { Folded = Usual(tokens[i].Folded) });
            if (used > 0) i += used - 1;
        }

        return joined;
    }

    /// <summary>
    /// "AZIZ Abdul" and "HASSAN Hameed ul", the family name first and without a comma: what ends in half a compound goes on at its start.
    /// </summary>
    private static List<Token> InReadingOrder(List<Token> tokens) =>
        tokens.Count >= 2 && (IsServant(tokens[^1].Folded) || tokens[^1].Folded is "al" or "el" or "ul" or "ur")
            ? [.. tokens[1..], tokens[0]]
            : tokens;

    private static bool IsServant(string folded) =>
        folded is "abd" or "abdul" or "abdel" or "abdal" or "abdol" or "abdur" or "abdoul" or "bd";

    /// <summary>Two neighbouring letters of it the wrong way round, before what makes a known name with it; Badel and Badur are names, too.</summary>
    private static bool IsSlippedServant(List<Token> tokens, int i)
    {
        if (tokens[i].Folded is not ("badul" or "adbul" or "abudl" or "abdlu" or "badur" or "adbur" or "abudr" or "abdru" or "badel" or "adbel" or "abedl"))
            return false;
        if (i + 1 >= tokens.Count) return false;
        var whole = "abdul" + tokens[i + 1].Folded;
        return NameKnowledge.CommonnessOf(whole, Sound.Skeleton(whole), omitsVowels: false) != Commonness.Rare;
    }

    /// <summary>"Abdurrahman", "Abdelrahman" and "Abdallah" in the one spelling that "Abdul Rahman" gets.</summary>
    private static string Usual(string folded)
    {
        if (folded.Length < 7 || !folded.StartsWith("abd", StringComparison.Ordinal) || !IsVowel(folded[3])) return folded;
        if (folded[4] == 'l') return folded[5..] is "ah" or "lah" or "la" or "lha" ? "abdullah" : "abdul" + folded[5..];
        return folded[4] == folded[5] ? "abdul" + folded[5..] : folded;
    }

    private static int TryServant(List<Token> tokens, int i, out Token compound)
    {
        compound = default;
        if ((!IsServant(tokens[i].Folded) && !IsSlippedServant(tokens, i)) || i + 1 >= tokens.Count) return 0;
        var next = i + 1;
        if (next + 1 < tokens.Count && IsArticle(tokens[next].Folded)) next++;
        var stem = tokens[next].Folded;
        if (stem is "allah" or "alah" or "lah" or "llah" or "ellah" or "ullah" or "lh" or "alh") stem = "lah";
        if (stem.Length < 2 || NameKnowledge.IsParticle(stem)) return 0;
        compound = Compound(tokens, i, next, "abdul" + stem);
        return next - i + 1;
    }

    private static int TryFaith(List<Token> tokens, int i, out Token compound)
    {
        compound = default;
        if (i + 1 >= tokens.Count || tokens[i].Folded.Length < 3 || NameKnowledge.IsParticle(tokens[i].Folded)) return 0;
        var next = tokens[i + 1].Folded;
        var last = tokens[i].Folded.TrimEnd('a', 'e', 'i', 'o', 'u', 'y');
        if (next is "ullah" or "ollah" or "ulah" || (next == "allah" && tokens[i].Script == Script.Arabic))
        {
            compound = Compound(tokens, i, i + 1, last + "ullah");
            return 2;
        }

        if (next is "uddin" or "eddin" or "eddine" or "uddeen" or "aldin" or "addin")
        {
            compound = Compound(tokens, i, i + 1, last + "uddin");
            return 2;
        }

        if (i + 2 >= tokens.Count || !IsArticle(next)) return 0;
        var faith = tokens[i + 2].Folded is "din" or "deen" or "dine" or "dyn";
        // The l of the article takes on a sun letter that follows: ur-Rahman, un-Nisa. "Jong Un Kim" is something else.
        var assimilated = next is "ul" || (next is "ur" or "us" or "ud" or "uz" or "un" && tokens[i + 2].Folded.StartsWith(next[1]));
        if (!faith && !assimilated) return 0;
        compound = Compound(tokens, i, i + 2, faith ? last + "uddin" : tokens[i].Folded + next + tokens[i + 2].Folded);
        return 3;
    }

    private static Token Compound(List<Token> tokens, int from, int to, string folded) =>
        tokens[from] with { Text = string.Join(' ', tokens.GetRange(from, to - from + 1).Select(t => t.Text)), Folded = folded };

    private static bool IsArticle(string folded) =>
        folded is "al" or "el" or "ul" or "ol" or "ar" or "er" or "ur" or "as" or "es" or "us" or "ash" or "ad" or "ed" or "ud"
            or "an" or "en" or "un" or "az" or "ez" or "uz" or "at" or "et";

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static List<Token> SplitArticles(List<Token> tokens)
    {
        if (!tokens.Exists(t => t.Script == Script.Arabic)) return tokens;
        var split = new List<Token>(tokens.Count + 2);
        foreach (var token in tokens)
        {
            if (token.Script == Script.Arabic && SemiticLetters.TrySplitArticle(token.Text, out var rest))
            {
                split.Add(token with { Text = "ال", Folded = "al" });
                split.Add(token with { Text = rest, Folded = Romanizer.Fold(rest) });
            }
            else
            {
                split.Add(token);
            }
        }

        return split;
    }
}
