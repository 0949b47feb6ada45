namespace Lookback.Core.Names;

/// <summary>
/// Reads the name of an organisation, ship or aircraft: legal forms set apart, abbreviations written out, letters that stand
/// alone run together ("A-B-C" is "abc"), numbers as digits.
/// </summary>
internal static class OrganizationReading
{
    public static (List<NamePart> Parts, string Form) Of(string text)
    {
        var tokens = RunLettersTogether(SplitEastAsianForms(TranslatedWords.Of(Tokenizer.Cut(text, Dots.JoinLetters)), out var form));
        var words = tokens.ConvertAll(t => t.Folded);
        var parts = new List<NamePart>(tokens.Count);
        var particles = "";
        for (var i = 0; i < tokens.Count; i++)
        {
            var length = OrganizationForms.LengthAt(words, i, out var kind);
            if (length == 0)
            {
                var part = Word(tokens[i], particles);
                particles = part.Role == PartRole.Particle ? particles + part.Folded : "";
                if (parts.Count == 0 || Numbers.Sum(parts[^1], part) is not { } sum) parts.Add(part);
                else parts[^1] = sum;
                continue;
            }

            particles = "";

            if (kind.Length > 0) form = kind;
            for (var end = i + length; i < end; i++)
                parts.Add(new NamePart(tokens[i].Text, tokens[i].Folded, PartRole.OrganizationForm, tokens[i].Script));
            i--;
        }

        return (parts, form);
    }

    private static NamePart Word(Token token, string particles)
    {
        var folded = NameKnowledge.Unabbreviated(token.Folded);
        if (NameKnowledge.IsPlaceholder(folded)) return new NamePart(token.Text, folded, PartRole.Placeholder, token.Script);
        if (Numbers.Of(folded) is { } number) return new NamePart(token.Text, number, PartRole.Number, token.Script);
        var role = NameKnowledge.IsParticle(folded) ? PartRole.Particle : PartRole.Word;
        var part = new NamePart(token.Text, folded, role, token.Script)
        {
            Long = particles.Length > 0 && role == PartRole.Word ? particles + folded : null,
        };
        if (token.Others is { } others && part.IsCore) part.Others = Array.ConvertAll(others, WordReading.Of);
        return part;
    }

    private static List<Token> SplitEastAsianForms(List<Token> tokens, out string form)
    {
        form = "";
        if (!tokens.Exists(t => t.Script is Script.Han or Script.Kana or Script.Hangul)) return tokens;
        var split = new List<Token>(tokens.Count + 1);
        foreach (var token in tokens)
        {
            var (start, length, kind) = OrganizationForms.InRun(token.Text);
            if (length == 0 || length == token.Text.Length && tokens.Count == 1)
            {
                split.Add(token);
                continue;
            }

            form = kind;
            var rest = token.Text.Remove(start, length);
            if (rest.Length > 0) split.Add(token with { Text = rest, Folded = string.Concat(Romanizer.Syllables(rest)) });
        }

        return split.Count > 0 ? split : tokens;
    }

    private static List<Token> RunLettersTogether(List<Token> tokens)
    {
        var joined = new List<Token>(tokens.Count);
        var open = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (IsBetweenLetters(i)) continue;
            var token = tokens[i];
            var letter = token.Folded.Length == 1 && char.IsAsciiLetterLower(token.Folded[0]) && token.Folded != "y" && token.Folded != "e";
            if (letter && open)
            {
                var last = joined[^1];
                joined[^1] = last with { Text = last.Text + token.Text, Folded = last.Folded + token.Folded };
            }
            else
            {
                joined.Add(token);
            }

            open = letter;
        }

        return joined;

        // "H and M" is "H & M", of which nothing is left between the letters.
        bool IsBetweenLetters(int i) =>
            tokens[i].Folded == "and" && i > 0 && i + 1 < tokens.Count && tokens[i - 1].Folded.Length == 1 && tokens[i + 1].Folded.Length == 1;
    }
}
