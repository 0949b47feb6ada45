namespace Lookback.Core.Names;

/// <summary>
/// Reads the name of an organisation, ship or aircraft: legal forms set apart, abbreviations and translations read as one word,
/// letters that stand alone run together ("A-B-C" is "abc"), numbers as digits.
/// </summary>
internal static class OrganizationReading
{
    public static (List<NamePart> Parts, string Form) Of(string text)
    {
        var kinds = new List<string>(2);
        var tokens = RunLettersTogether(SplitRuns(TranslatedWords.Of(Tokenizer.Cut(text, Dots.JoinLetters)), kinds));
        var forms = OrganizationForms.In(tokens);
        var parts = new List<NamePart>(tokens.Count);
        var particles = "";
        var next = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (next < forms.Count && forms[next].At == i)
            {
                var form = forms[next++];
                kinds.Add(form.Class);
                particles = "";
                for (var end = i + form.Length; i < end; i++)
                    parts.Add(new NamePart(tokens[i].Text, tokens[i].Folded, PartRole.OrganizationForm, tokens[i].Script));
                i--;
                continue;
            }

            var part = Word(tokens, i, particles);
            particles = part.Role == PartRole.Particle ? particles + part.Folded : "";
            if (parts.Count == 0 || Numbers.Sum(parts[^1], part) is not { } sum) parts.Add(part);
            else parts[^1] = sum;
        }

        return (parts, OneKind(kinds));
    }

    /// <summary>Two forms of different kinds in one name ("OOO Zuberek Stiftung") contradict neither, so that they say nothing.</summary>
    private static string OneKind(List<string> kinds)
    {
        var one = "";
        foreach (var kind in kinds)
        {
            if (kind.Length == 0 || kind == one) continue;
            if (one.Length > 0) return "";
            one = kind;
        }

        return one;
    }

    private static NamePart Word(List<Token> tokens, int i, string particles)
    {
        var token = tokens[i];
        var folded = OrganizationWords.Usual(token.Folded);
        if (NameKnowledge.IsPlaceholder(folded)) return new NamePart(token.Text, folded, PartRole.Placeholder, token.Script);
        if (Numbers.IsMark(tokens, i)) return new NamePart(token.Text, folded, PartRole.Particle, token.Script);
        if ((Numbers.Of(folded) ?? Numbers.OfSeries(tokens, i)) is { } number) return new NamePart(token.Text, number, PartRole.Number, token.Script);
        var role = NameKnowledge.IsParticle(folded) ? PartRole.Particle : PartRole.Word;
        var full = particles.Length > 0 && role == PartRole.Word ? particles + folded : null;
        var families = OrganizationWords.FamiliesOf(token.Folded);
        if (families.Length == 0 && !ReferenceEquals(folded, token.Folded)) families = OrganizationWords.FamiliesOf(folded);
        if (families.Length == 0 && token.Others is null) return PartMemory.Of(token.Text, folded, role, token.Script, full, transcribed: false);
        var part = families.Length > 0
            ? new NamePart(token.Text, folded, role, token.Script) { Long = full, Families = families }
            : new NamePart(token.Text, folded, role, token.Script) { Long = full };
        if (token.Others is { } others && part.IsCore) part.ReadAs(others);
        return part;
    }

    /// <summary>Chinese, Japanese, Korean and Thai are written without blanks, the form before or behind the name or both.</summary>
    private static List<Token> SplitRuns(List<Token> tokens, List<string> kinds)
    {
        if (!tokens.Exists(IsWithoutBlanks)) return tokens;
        var split = new List<Token>(tokens.Count + 1);
        foreach (var token in tokens)
        {
            var rest = IsWithoutBlanks(token) ? WithoutForms(token.Text, kinds, isAlone: tokens.Count == 1) : token.Text;
            if (rest.Length == token.Text.Length) split.Add(token);
            else if (rest.Length > 0) split.Add(token with { Text = rest, Folded = Romanizer.Fold(rest) is { Length: > 0 } folded ? folded : token.Folded });
        }

        return split.Count > 0 ? split : tokens;
    }

    private static string WithoutForms(string text, List<string> kinds, bool isAlone)
    {
        for (var round = 0; round < 2; round++)
        {
            var (start, length, kind) = OrganizationForms.InRun(text);
            if (length == 0 || (isAlone && length == text.Length)) break;
            kinds.Add(kind);
            text = text.Remove(start, length);
        }

        return text;
    }

    private static bool IsWithoutBlanks(Token token) => Scripts.IsSyllabic(token.Script) || token.Script == Script.Thai;

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
