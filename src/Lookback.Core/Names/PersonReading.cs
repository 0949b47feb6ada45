using Lookback.Core.Records;

namespace Lookback.Core.Names;

/// <summary>
/// Reads a person's name: "FAMILY, Given" turned round, given and family marked where the source tells them, Chinese and Korean
/// names split into surname and given name, Arabic compounds joined, titles and particles set apart.
/// </summary>
internal static class PersonReading
{
    /// <summary>Slavic and Turkic. The South Slavic -ovic is left out: there it makes family names.</summary>
    private static readonly string[] PatronymicEndings =
        ["ovich", "evich", "ovych", "evych", "ovna", "evna", "ivna", "oglu", "ogly", "qizi", "kyzy"];

    public static List<NamePart> Of(string text, PartyName source)
    {
        var (given, family) = (source.Given, source.Family);
        if (given is null && family is null)
        {
            (given, family) = AroundComma(text);
            if (given is not null) text = given + " " + family;
        }

        var transcribed = IsTranscribed(text);
        var tokens = WadeGiles.Read(Compounds.Join(SplitSyllables(Tokenizer.Cut(text, Dots.Split), transcribed)));
        var tags = Tags(tokens, given, family, transcribed);
        var apart = HasEnoughBeside(tokens);
        var parts = new List<NamePart>(tokens.Count);
        var particles = "";
        for (var i = 0; i < tokens.Count; i++)
        {
            var role = RoleOf(tokens, i, tags[i], apart);
            particles = role == PartRole.Particle ? particles + tokens[i].Folded : particles;
            var folded = role == PartRole.Number ? Numbers.Of(tokens[i].Folded) ?? tokens[i].Folded : tokens[i].Folded;
            var part = new NamePart(tokens[i].Text, folded, role, tokens[i].Script)
            {
                IsTranscribed = transcribed,
                Long = particles.Length > 0 && role < PartRole.Number ? particles + folded : null,
            };
            if (tokens[i].Others is { } others && part.IsCore) part.Others = Array.ConvertAll(others, WordReading.Of);
            parts.Add(part);
            if (role != PartRole.Particle) particles = "";
        }

        return parts;
    }

    /// <summary>A dot in the middle of Chinese, Japanese or Korean text parts the names of a foreigner.</summary>
    private static bool IsTranscribed(string text) => text.AsSpan().IndexOfAny("·・‧•") >= 0;

    private static PartRole RoleOf(List<Token> tokens, int i, PartRole tag, bool apart)
    {
        var folded = tokens[i].Folded;
        if (NameKnowledge.IsPlaceholder(folded)) return PartRole.Placeholder;
        var isLast = i > 0 && i == tokens.Count - 1;
        if (char.IsAsciiDigit(folded[0]) || (isLast && Numbers.OfRoman(folded) is not null && !tokens[i].Dotted && folded != "v"))
            return PartRole.Number;
        if (folded.Length == 1 && tokens[i].Script is Script.Latin or Script.Cyrillic or Script.Greek) return PartRole.Initial;
        var maybeGiven = i == 0 && NameKnowledge.Nicknames(folded).Length > 0;
        if (apart && NameKnowledge.IsParticle(folded) && i < tokens.Count - 1 && !maybeGiven) return PartRole.Particle;
        if (apart && NameKnowledge.IsTitle(folded)) return PartRole.Title;
        if (IsPatronymic(tokens, i)) return PartRole.Patronymic;
        return tag;
    }

    /// <summary>
    /// Whether titles and particles may be set apart: only where two other words are left to be the name. "Haji Ibrahim", "Xu Bin" and
    /// "Lo Stephen" are whole names, in any order, and of the first a list may say that Haji is the given one.
    /// </summary>
    private static bool HasEnoughBeside(List<Token> tokens) => tokens.Count(t =>
        t.Folded.Length > 1 && !char.IsAsciiDigit(t.Folded[0]) && !NameKnowledge.IsTitle(t.Folded) && !NameKnowledge.IsPlaceholder(t.Folded)
        && !NameKnowledge.IsParticle(t.Folded)) >= 2;

    private static bool IsPatronymic(List<Token> tokens, int i)
    {
        var folded = tokens[i].Folded;
        if (i > 0 && tokens[i - 1].Folded is "bin" or "ben" or "ibn" or "bint" or "ould" or "wald") return true;
        return i > 0 && folded.Length >= 7 && tokens.Count >= 3
            && Array.Exists(PatronymicEndings, e => folded.EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>"FAMILY, Given": the two sides of a single comma, where neither is only a title or suffix.</summary>
    private static (string? Given, string? Family) AroundComma(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma <= 0 || text.IndexOf(',', comma + 1) >= 0) return (null, null);
        var (before, after) = (text[..comma].Trim(), text[(comma + 1)..].Trim());
        var named = Tokenizer.Cut(after, Dots.Split).Exists(t => t.Folded.Length > 1 && !NameKnowledge.IsTitle(t.Folded));
        return named && before.Length > 0 ? (after, before) : (null, null);
    }

    private static PartRole[] Tags(List<Token> tokens, string? given, string? family, bool transcribed)
    {
        var tags = new PartRole[tokens.Count];
        Mark(family, PartRole.Family);
        Mark(given, PartRole.Given);
        var surname = tokens.FindIndex(t => t.Script is Script.Han or Script.Hangul);
        if (given is null && family is null && surname == 0 && !transcribed && tokens.Count == 2 && tokens[1].Script == tokens[0].Script)
        {
            _ = EastAsianNames.ReadPair(tokens[0], tokens[1], out surname);
            (tags[surname], tags[1 - surname]) = (PartRole.Family, PartRole.Given);
        }

        return tags;

        void Mark(string? field, PartRole role)
        {
            if (string.IsNullOrWhiteSpace(field)) return;
            foreach (var token in Compounds.Join(SplitSyllables(Tokenizer.Cut(CleanText.Of(field), Dots.Split), IsTranscribed(field))))
            {
                // Where a word stands twice, the family name is the last of them and the given name the first.
                var at = role == PartRole.Family ? LastUntagged(token.Folded) : FirstUntagged(token.Folded);
                if (at >= 0) tags[at] = role;
            }
        }

        int FirstUntagged(string folded)
        {
            for (var i = 0; i < tokens.Count; i++)
                if (tags[i] == PartRole.Word && tokens[i].Folded == folded) return i;
            return -1;
        }

        int LastUntagged(string folded)
        {
            for (var i = tokens.Count - 1; i >= 0; i--)
                if (tags[i] == PartRole.Word && tokens[i].Folded == folded) return i;
            return -1;
        }
    }

    /// <summary>Two words in Chinese characters or Korean syllables, neither longer than a name in them is.</summary>
    private static bool IsPair(List<Token> tokens) =>
        tokens.Count == 2 && tokens[0].Script == tokens[1].Script && tokens[0].Text.Length <= 3 && tokens[1].Text.Length <= 3;

    /// <summary>A run of two to five Chinese characters or Korean syllables is a surname and a given name.</summary>
    private static List<Token> SplitSyllables(List<Token> tokens, bool transcribed)
    {
        if (!tokens.Exists(t => t.Script is Script.Han or Script.Hangul)) return tokens;
        if (!transcribed && IsPair(tokens)) return EastAsianNames.ReadPair(tokens[0], tokens[1], out _);
        var split = new List<Token>(tokens.Count + 1);
        foreach (var token in tokens)
        {
            var splits = token.Script is Script.Han or Script.Hangul && token.Text.Length is >= 2 and <= EastAsianNames.Longest && tokens.Count == 1;
            if (splits) split.AddRange(EastAsianNames.Split(token));
            else split.Add(token);
        }

        return split;
    }
}
