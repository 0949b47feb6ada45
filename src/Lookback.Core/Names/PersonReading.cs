using Lookback.Core.Records;

namespace Lookback.Core.Names;

/// <summary>
/// Reads a person's name: "FAMILY, Given" turned round, given and family marked where the source tells them, Chinese and Korean
/// names split into surname and given name, Arabic compounds joined, titles and particles set apart.
/// </summary>
internal static class PersonReading
{
    public static List<NamePart> Of(string text, PartyName source)
    {
        var (given, family) = (source.Given, source.Family);
        if (given is null && family is null && PersonTokens.Turned(text) is { } turned)
        {
            (given, family) = (turned.Given, turned.Family);
            text = $"{given} {family}{turned.Behind}";
        }

        var transcribed = PersonTokens.IsTranscribed(text);
        var tokens = PersonTokens.Of(text);
        var tags = Tags(tokens, given, family, transcribed);
        var apart = HasEnoughBeside(tokens);
        var styled = apart ? StyleLength(tokens) : 0;
        var fathered = false;
        var parts = new List<NamePart>(tokens.Count);
        var particles = "";
        for (var i = 0; i < tokens.Count; i++)
        {
            var role = i < styled ? PartRole.Title : RoleOf(tokens, i, tags[i], apart, fathered);
            fathered |= role == PartRole.Patronymic;
            particles = role == PartRole.Particle ? particles + tokens[i].Folded : particles;
            var full = particles.Length > 0 && role < PartRole.Number ? particles + tokens[i].Folded : null;
            parts.Add(PartOf(tokens[i], role, full, transcribed));
            if (role != PartRole.Particle) particles = "";
        }

        return parts;
    }

    private static NamePart PartOf(Token token, PartRole role, string? full, bool transcribed)
    {
        var folded = Folded(token, role);
        if (token.Others is not { } others || role > PartRole.Initial) return PartMemory.Of(token.Text, folded, role, token.Script, full, transcribed);
        var part = new NamePart(token.Text, folded, role, token.Script) { IsTranscribed = transcribed, Long = full };
        part.ReadAs(others);
        return part;
    }

    private static string Folded(Token token, PartRole role) => role switch
    {
        PartRole.Number => Numbers.Of(token.Folded) ?? token.Folded,
        PartRole.Generation => NameKnowledge.GenerationOf(token.Folded) ?? token.Folded,
        _ => token.Folded,
    };

    private static PartRole RoleOf(List<Token> tokens, int i, PartRole tag, bool apart, bool fathered)
    {
        var folded = tokens[i].Folded;
        if (NameKnowledge.IsPlaceholder(folded)) return PartRole.Placeholder;
        var isLast = i > 0 && i == tokens.Count - 1;
        if (char.IsAsciiDigit(folded[0]) || (isLast && tag == PartRole.Word && IsRoman(tokens, i))) return PartRole.Number;
        if (apart && IsSonOf(tokens, i)) return PartRole.Particle;
        if (folded.Length == 1 && tokens[i].Script is Script.Latin or Script.Cyrillic or Script.Greek) return PartRole.Initial;
        var maybeGiven = i == 0 && NameKnowledge.Nicknames(folded).Length > 0;
        if (apart && i < tokens.Count - 1 && !maybeGiven && (NameKnowledge.IsParticle(folded, tokens[i].Text) || Patronymics.IsBefore(folded)))
            return PartRole.Particle;
        if (apart && NameKnowledge.IsTitle(folded) && (!NameKnowledge.IsTitleInFront(folded) || (!maybeGiven && IsInFront(tokens, i)))) return PartRole.Title;
        if (apart && i >= 2 && IsBehindTheName(tokens, i) && NameKnowledge.GenerationOf(folded) is not null) return PartRole.Generation;
        if (Patronymics.IsAt(tokens, i, fathered)) return PartRole.Patronymic;
        return tag;
    }

    /// <summary>
    /// "Johannes XXIII". Xi and Vi are names, too ("Jinping Xi"), so that they are numbers only where nothing but them is in capitals.
    /// </summary>
    private static bool IsRoman(List<Token> tokens, int i)
    {
        var token = tokens[i];
        if (token.Script != Script.Latin || token.Dotted || token.Folded == "v" || Numbers.OfRoman(token.Folded) is null) return false;
        return token.Folded is not ("xi" or "vi") || (IsUpper(token) && tokens.Exists(t => !IsUpper(t)));

        static bool IsUpper(Token token) => token.Text.All(char.IsUpper);
    }

    /// <summary>"b." between an Arabic name and the father's, and "oglu" behind the father's.</summary>
    private static bool IsSonOf(List<Token> tokens, int i) =>
        (i > 0 && i < tokens.Count - 1 && tokens[i].Text == "b") || (i >= 2 && Patronymics.IsBehind(tokens[i].Folded));

    private static bool IsInFront(List<Token> tokens, int i)
    {
        for (var before = i - 1; before >= 0; before--)
            if (!NameKnowledge.IsTitle(tokens[before].Folded)) return false;
        return true;
    }

    private static bool IsBehindTheName(List<Token> tokens, int i)
    {
        for (var behind = i + 1; behind < tokens.Count; behind++)
            if (!NameKnowledge.IsTitle(tokens[behind].Folded)) return false;
        return true;
    }

    /// <summary>How many words before the name are a style of single letters: "H.E.", "H.R.H.", "г-н".</summary>
    private static int StyleLength(List<Token> tokens)
    {
        if (tokens is [{ Text: "г" or "Г" }, { Text: "н" or "жа" }, ..]) return 2;
        var length = 0;
        while (length < tokens.Count && tokens[length].Dotted && tokens[length].Folded.Length == 1) length++;
        var letters = string.Concat(tokens.Take(length).Select(t => t.Folded));
        return letters is "he" or "hh" or "hm" or "hrh" or "hsh" or "sar" or "se" ? length : 0;
    }

    /// <summary>
    /// Whether titles and particles may be set apart: only where two other words are left to be the name. "Haji Ibrahim", "Xu Bin" and
    /// "Lo Stephen" are whole names, in any order, and of the first a list may say that Haji is the given one.
    /// </summary>
    private static bool HasEnoughBeside(List<Token> tokens) => tokens.Count(t =>
        t.Folded.Length > 1 && !char.IsAsciiDigit(t.Folded[0]) && !NameKnowledge.IsTitle(t.Folded) && !NameKnowledge.IsPlaceholder(t.Folded)
        && !NameKnowledge.IsParticle(t.Folded)) >= 2;

    private static PartRole[] Tags(List<Token> tokens, string? given, string? family, bool transcribed)
    {
        var tags = new PartRole[tokens.Count];
        Mark(family, PartRole.Family);
        Mark(given, PartRole.Given);
        if (given is null && family is null && !transcribed && tokens is [{ Script: Script.Han or Script.Hangul }, _] && tokens[1].Script == tokens[0].Script)
        {
            var surname = EastAsianNames.SurnameAt(tokens[0], tokens[1]);
            (tags[surname], tags[1 - surname]) = (PartRole.Family, PartRole.Given);
        }

        return tags;

        void Mark(string? field, PartRole role)
        {
            if (string.IsNullOrWhiteSpace(field)) return;
            var text = CleanText.Of(field).Trim();
            // Of two characters and more, what the field holds would be cut as if it were a whole name.
            var whole = tokens.FindIndex(t => Scripts.IsSyllabic(t.Script) && t.Text == text);
            if (whole >= 0 && tags[whole] == PartRole.Word)
            {
                tags[whole] = role;
                return;
            }

            foreach (var token in PersonTokens.Of(text))
            {
                // Where a word stands twice, the family name is the last of them and the given name the first.
                var at = role == PartRole.Family ? LastUntagged(token.Folded) : FirstUntagged(token.Folded);
                if (at >= 0) tags[at] = role;
            }
        }

        int FirstUntagged(string folded)
        {
            for (var i = 0; i < tokens.Count; i++)
                if (tags[i] == PartRole.Word && IsRead(tokens[i], folded)) return i;
            return -1;
        }

        int LastUntagged(string folded)
        {
            for (var i = tokens.Count - 1; i >= 0; i--)
                if (tags[i] == PartRole.Word && IsRead(tokens[i], folded)) return i;
            return -1;
        }

        // A field alone may be read otherwise than the whole name.
        static bool IsRead(Token token, string folded) => token.Folded == folded || token.Others?.Contains(folded) == true;
    }
}
