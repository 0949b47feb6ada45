namespace Lookback.Core.Names;

/// <summary>The words of a person's name in reading order, before their roles are known.</summary>
internal static class PersonTokens
{
    private const int ShortestStuck = 3;

    /// <summary>Cuts the text, halves a name that is written twice, and takes initials that are run together apart.</summary>
    public static List<Token> Of(string text)
    {
        var words = PassportArabic.Read(SplitStuck(Tokenizer.Cut(text, Dots.Split)));
        return WadeGiles.Read(Compounds.Join(SplitSyllables(SplitInitials(Halved(words)), IsTranscribed(text))));
    }

    /// <summary>A dot in the middle of Chinese, Japanese or Korean text parts the names of a foreigner.</summary>
    public static bool IsTranscribed(string text) => text.AsSpan().IndexOfAny("·・‧•") >= 0;

    /// <summary>
    /// The given names, the family name and what tells the generation behind them, where a comma or an air ticket's slash tells them;
    /// <see langword="null"/> where none does.
    /// </summary>
    public static TurnedName? Turned(string text)
    {
        var comma = text.IndexOfAny([',', '،', '、']);
        if (comma > 0) return AroundComma(text[..comma].Trim(), text[(comma + 1)..].Trim());
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? AroundSlash(text, slash) : null;
    }

    /// <summary>"FAMILY, Given" and "FAMILY, Given, Jr.", where what follows the comma is not only a title or suffix.</summary>
    private static TurnedName? AroundComma(string before, string after)
    {
        if (before.Length == 0) return null;
        var behind = "";
        var comma = after.IndexOf(',', StringComparison.Ordinal);
        if (comma >= 0)
        {
            var suffixes = Tokenizer.Cut(after[(comma + 1)..], Dots.Split);
            if (after.IndexOf(',', comma + 1) >= 0 || suffixes.Exists(t => !IsSuffix(t) && t.Folded.Length > 1)) return null;
            behind = string.Concat(suffixes.Where(t => !NameKnowledge.IsTitle(t.Folded) && t.Folded.Length > 1).Select(t => " " + t.Text));
            after = after[..comma];
        }

        var named = Tokenizer.Cut(after, Dots.Split).Exists(t => t.Folded.Length > 1 && !IsSuffix(t));
        return named ? new TurnedName(after, before, behind) : null;
    }

    /// <summary>"SMITH/JOHN MR": one slash without blanks, the title last. "Ahmed/Ahmad Hasan" is two spellings and ends in no title.</summary>
    private static TurnedName? AroundSlash(string text, int slash)
    {
        if (text.IndexOf('/', slash + 1) >= 0 || text.AsSpan(0, slash).Contains(' ') || slash + 1 >= text.Length || text[slash + 1] == ' ') return null;
        return Tokenizer.Cut(text, Dots.Split) is [_, .., var last] && NameKnowledge.IsTitle(last.Folded)
            ? new TurnedName(text[(slash + 1)..], text[..slash], "")
            : null;
    }

    private static bool IsSuffix(Token token) =>
        NameKnowledge.IsTitle(token.Folded) || NameKnowledge.GenerationOf(token.Folded) is not null || Numbers.OfRoman(token.Folded) is not null;

    /// <summary>"Maria Tarkovian Maria Tarkovian" is Maria Tarkovian; "Duran Duran" may be both.</summary>
    private static List<Token> Halved(List<Token> tokens)
    {
        var half = tokens.Count / 2;
        if (half < 2 || tokens.Count % 2 != 0) return tokens;
        var once = tokens.DistinctBy(t => t.Folded, StringComparer.Ordinal).ToList();
        // In whatever order: "Maria Maria Tarkovian Tarkovian" is the same name.
        return once.Count == half && once.TrueForAll(o => tokens.Count(t => t.Folded == o.Folded) == 2) ? once : tokens;
    }

    /// <summary>
    /// "ОлегИванович" lacks a blank: a capital after a small letter, with words of three letters and more on either side. "MacArthur",
    /// "VanDyke" and "DeLuca" are one word each.
    /// </summary>
    private static List<Token> SplitStuck(List<Token> tokens)
    {
        if (!tokens.Exists(t => StuckAt(t) > 0)) return tokens;
        var split = new List<Token>(tokens.Count + 2);
        foreach (var token in tokens)
        {
            var rest = token;
            for (var at = StuckAt(rest); at > 0; at = StuckAt(rest))
            {
                split.Add(Part(rest, rest.Text[..at]));
                rest = Part(rest, rest.Text[at..]);
            }

            split.Add(rest);
        }

        return split;

        static Token Part(Token whole, string text) =>
            whole with { Text = text, Folded = Tokenizer.FoldOf(text), Script = Scripts.Of(text), Others = null };
    }

    private static int StuckAt(Token token)
    {
        var text = token.Text;
        for (var i = ShortestStuck; i + ShortestStuck <= text.Length; i++)
        {
            if (!char.IsUpper(text[i]) || !char.IsLower(text[i - 1]) || !char.IsLower(text[i + 1])) continue;
            var before = Romanizer.Fold(text[..i]);
            // "AbdAlRahman" is put together from its halves as it is.
            var isServant = before == "abd" && text[i] is 'A' or 'E' or 'U';
            return isServant || before is "mac" or "fitz" || NameKnowledge.IsParticle(before) ? 0 : i;
        }

        return 0;
    }

    /// <summary>"JC Tarkovian" is J. C. Tarkovian: two or three capitals that nobody can speak, beside a longer word.</summary>
    private static List<Token> SplitInitials(List<Token> tokens)
    {
        if (tokens.Count < 2 || !tokens.Exists(AreInitials) || !tokens.Exists(t => t.Folded.Length > 3)) return tokens;
        var split = new List<Token>(tokens.Count + 2);
        foreach (var token in tokens)
        {
            if (!AreInitials(token)) split.Add(token);
            else split.AddRange(token.Text.Select(c => new Token(c.ToString(), Romanizer.Fold(c.ToString())[..1], token.Script, Dotted: true)));
        }

        return split;
    }

    private static bool AreInitials(Token token)
    {
        if (token.Text.Length is not (2 or 3) || token.Folded.Length != token.Text.Length) return false;
        if (token.Script is not (Script.Latin or Script.Cyrillic)) return false;
        foreach (var c in token.Text)
            if (!char.IsUpper(c)) return false;
        foreach (var c in token.Folded)
            if (c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' || !char.IsAsciiLetterLower(c)) return false;
        return !NameKnowledge.IsTitle(token.Folded) && !NameKnowledge.IsParticle(token.Folded) && !NameKnowledge.IsPlaceholder(token.Folded)
            && NameKnowledge.GenerationOf(token.Folded) is null && NameKnowledge.Nicknames(token.Folded).Length == 0
            && NameKnowledge.CommonnessOf(token.Folded, token.Folded, omitsVowels: false) == Commonness.Rare && Numbers.OfRoman(token.Folded) is null
            && !Patronymics.IsBefore(token.Folded);
    }

    /// <summary>Two words in Chinese characters or Korean syllables, neither longer than a name in them is.</summary>
    private static bool IsPair(List<Token> tokens) =>
        tokens.Count == 2 && tokens[0].Script == tokens[1].Script && tokens[0].Text.Length <= 3 && tokens[1].Text.Length <= 3;

    /// <summary>
    /// A run of two to five Chinese characters or Korean syllables is a surname and a given name; a title may be written on to it, or
    /// stand behind.
    /// </summary>
    private static List<Token> SplitSyllables(List<Token> tokens, bool transcribed)
    {
        if (!tokens.Exists(IsRun)) return tokens;
        if (!tokens.TrueForAll(IsRunOfTitle)) tokens.RemoveAll(IsRunOfTitle);
        if (!transcribed && IsPair(tokens)) return EastAsianNames.ReadPair(tokens[0], tokens[1]);
        var split = new List<Token>(tokens.Count + 1);
        foreach (var token in tokens)
        {
            var name = IsRun(token) ? WithoutTitle(token) : token;
            if (IsRun(token) && name.Text.Length is >= 2 and <= EastAsianNames.Longest && tokens.Count == 1) split.AddRange(EastAsianNames.Split(name));
            else split.Add(name);
        }

        return split;
    }

    private static bool IsRun(Token token) => token.Script is Script.Han or Script.Hangul;

    private static bool IsRunOfTitle(Token token) => IsRun(token) && NameKnowledge.TitleAtEnd(token.Text) == token.Text;

    /// <summary>A title of one character also ends given names, so that three others must go before it.</summary>
    private static Token WithoutTitle(Token token)
    {
        var title = NameKnowledge.TitleAtEnd(token.Text);
        if (title.Length == 0 || token.Text.Length - title.Length < (title.Length == 1 ? 3 : 2)) return token;
        var name = token.Text[..^title.Length];
        return token with { Text = name, Folded = Romanizer.Fold(name) };
    }
}

/// <summary>A name whose source writes the family name first.</summary>
/// <param name="Given">What follows the comma or slash.</param>
/// <param name="Family">What stands before it.</param>
/// <param name="Behind">What tells the generation, with a blank before it, or the empty text.</param>
internal sealed record TurnedName(string Given, string Family, string Behind);
