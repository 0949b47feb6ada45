using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>A legal form found in a name.</summary>
/// <param name="At">Its first word.</param>
/// <param name="Length">How many words it has.</param>
/// <param name="Class">The class that translates between countries, or the empty text where the form says nothing of the kind.</param>
internal readonly record struct FoundForm(int At, int Length, string Class);

/// <summary>
/// Legal forms of organisations, in full and abbreviated, each of a class that translates between countries ("GmbH", "LLC", "OOO"
/// are all limited companies). Longer forms are tried first. A short form is also a word of some language ("as", "ag", "pat"), and
/// counts only where forms stand: first or last, beside other forms.
/// </summary>
internal static class OrganizationForms
{
    private const int ShortestCut = 6;
    private const int ShortestCutPhrase = 10;
    private const int MostCut = 3;
    private const int MostWords = 8;

    private static readonly List<(string Text, string Class)> Runs = [];
    private static readonly FrozenDictionary<string, Form[]> ByFirstWord = Load();
    private static readonly FrozenDictionary<string, string> CutWords = LoadCutWords();

    private enum Where
    {
        Any,
        Edge,
        First,
        Last,
    }

    /// <summary>Whether a word by itself is a legal form.</summary>
    public static bool IsForm(string folded) =>
        ByFirstWord.TryGetValue(folded, out var forms) && Array.Exists(forms, f => f.Words.Length == 1 && f.IsLatin);

    /// <summary>Whether a word by itself makes a name an organisation's wherever it stands: "LLC", "GmbH", "corporation".</summary>
    public static bool IsTelling(string folded) => folded.Length >= 3
        && ByFirstWord.TryGetValue(folded, out var forms) && Array.Exists(forms, f => f is { Words.Length: 1, Where: Where.Any, IsLatin: true, Class.Length: > 0 });

    /// <summary>The forms in a name, in order and apart from each other.</summary>
    public static List<FoundForm> In(List<Token> tokens)
    {
        var found = new List<FoundForm>(2);
        var (head, tail) = (-1, -1);
        for (var i = 0; i < tokens.Count; i++)
        {
            var isLast = i > 0 && i == tokens.Count - 1;
            if (!ByFirstWord.TryGetValue(tokens[i].Folded, out var forms))
            {
                if (isLast && CutWords.TryGetValue(tokens[i].Folded, out var kind)) found.Add(new FoundForm(i, 1, kind));
                continue;
            }

            var form = Longest(tokens, i, forms, ref head, ref tail);
            var length = form?.Words.Length ?? 0;
            if (form is null && i > 0 && !isLast && CutAt(tokens, i, forms) is { } cut) (form, length) = (cut, tokens.Count - i);
            if (form is null) continue;
            found.Add(new FoundForm(i, length, form.Class));
            i += length - 1;
        }

        return found;
    }

    /// <summary>The longest form at a word that may stand there; the ends of the name are looked at once and only where it matters.</summary>
    private static Form? Longest(List<Token> tokens, int at, Form[] forms, ref int head, ref int tail)
    {
        foreach (var form in forms)
        {
            if (!IsAt(form, tokens, at)) continue;
            if (form.Where == Where.Any || tokens[at].Text.Contains('.', StringComparison.Ordinal)) return form;
            if (head < 0) (head, tail) = (Head(tokens), Tail(tokens));
            if (form.Where != Where.Last && at < head) return form;
            if (form.Where != Where.First && at >= tail) return form;
        }

        return null;
    }

    /// <summary>The form that a run of characters begins or ends with where no blank is written.</summary>
    public static (int Start, int Length, string Class) InRun(string run)
    {
        foreach (var (text, kind) in Runs)
        {
            // One character is part of many words and a form only between brackets, where it is a run of its own.
            if (text.Length == 1 && run.Length > 1) continue;
            if (run.EndsWith(text, StringComparison.Ordinal)) return (run.Length - text.Length, text.Length, kind);
            if (run.StartsWith(text, StringComparison.Ordinal)) return (0, text.Length, kind);
        }

        return (0, 0, "");
    }

    /// <summary>Where the forms that begin the name end.</summary>
    private static int Head(List<Token> tokens)
    {
        var head = 0;
        while (head < tokens.Count && LengthBut(Where.Last, tokens, head) is var length and > 0) head += length;
        return head;
    }

    /// <summary>Where the forms that end the name begin; a place may stand among them ("Zuberek AG Zürich").</summary>
    private static int Tail(List<Token> tokens)
    {
        var tail = tokens.Count;
        for (var at = tokens.Count - 1; at > 0 && tail - at <= MostWords; at--)
        {
            var length = LengthBut(Where.First, tokens, at);
            if ((length > 0 && at + length >= tail) || (length == 0 && at == tail - 1 && NameKnowledge.IsPlace(tokens[at].Folded))) tail = at;
        }

        return tail;
    }

    /// <summary>The length of the longest form at a word, of those that may stand elsewhere than there alone.</summary>
    private static int LengthBut(Where not, List<Token> tokens, int at)
    {
        if (!ByFirstWord.TryGetValue(tokens[at].Folded, out var forms)) return 0;
        foreach (var form in forms)
            if (form.Where != not && IsAt(form, tokens, at)) return form.Words.Length;
        return 0;
    }

    /// <summary>Whether the words of a form, whose first is there, go on; one of another script is no Latin word.</summary>
    private static bool IsAt(Form form, List<Token> tokens, int at)
    {
        var words = form.Words;
        if (at + words.Length > tokens.Count || (!form.IsLatin && tokens[at].Script == Script.Latin)) return false;
        for (var i = 1; i < words.Length; i++)
            if (tokens[at + i].Folded != words[i]) return false;
        return true;
    }

    /// <summary>A long form that the end of a field cuts off: "JOINT STOCK COMPAN".</summary>
    private static Form? CutAt(List<Token> tokens, int at, Form[] forms)
    {
        var left = tokens.Count - at;
        foreach (var form in forms)
        {
            if (form.Words.Length < left) return null;
            var (letters, i) = (tokens[at].Folded.Length, 1);
            for (; i < left; i++)
            {
                var word = tokens[at + i].Folded;
                letters += word.Length;
                if (i < left - 1 ? word != form.Words[i] : !form.Words[i].StartsWith(word, StringComparison.Ordinal)) break;
            }

            if (i == left && letters >= ShortestCutPhrase) return form;
        }

        return null;
    }

    private static FrozenDictionary<string, Form[]> Load()
    {
        var forms = new List<Form>();
        foreach (var row in DataFile.Rows("organization_forms"))
        {
            if (row[2] == "run") Runs.Add((CleanText.Of(row[0]), row[1]));
            else forms.Add(new Form([.. row[0].Split(' ').Select(DataFile.Fold)], row[1], Enum.Parse<Where>(row[2], ignoreCase: true), row[0][0] < 0x80));
        }

        Runs.Sort((a, b) => b.Text.Length != a.Text.Length ? b.Text.Length - a.Text.Length : string.CompareOrdinal(a.Text, b.Text));
        return forms
            .GroupBy(f => f.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(f => f.Words.Length).ToArray(), StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> LoadCutWords()
    {
        var cut = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var form in ByFirstWord.Values.SelectMany(f => f).Where(f => f.Words.Length == 1 && f.IsLatin))
        {
            var word = form.Words[0];
            for (var length = word.Length - 1; length >= Math.Max(ShortestCut, word.Length - MostCut); length--) cut.TryAdd(word[..length], form.Class);
        }

        return cut.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private sealed record Form(string[] Words, string Class, Where Where, bool IsLatin);
}
