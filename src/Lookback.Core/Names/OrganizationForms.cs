using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>
/// Legal forms of organisations, in full and abbreviated, each of a class that translates between countries ("GmbH", "LLC", "OOO"
/// are all limited companies). Longer forms are tried first.
/// </summary>
internal static class OrganizationForms
{
    private static readonly List<(string Text, string Class)> EastAsian = [];
    private static readonly FrozenDictionary<string, (string[] Words, string Class)[]> ByFirstWord = Load();

    /// <summary>How many words from <paramref name="at"/> on are a legal form, and its class; 0 where none is.</summary>
    public static int LengthAt(List<string> words, int at, out string kind)
    {
        kind = "";
        if (!ByFirstWord.TryGetValue(words[at], out var forms)) return 0;
        foreach (var (form, of) in forms)
        {
            if (at + form.Length > words.Count) continue;
            var i = 1;
            while (i < form.Length && words[at + i] == form[i]) i++;
            if (i < form.Length) continue;
            kind = of;
            return form.Length;
        }

        return 0;
    }

    /// <summary>The legal form that a run of Chinese characters or Korean syllables begins or ends with, which is written without a blank.</summary>
    public static (int Start, int Length, string Class) InRun(string run)
    {
        foreach (var (text, kind) in EastAsian)
        {
            if (run.EndsWith(text, StringComparison.Ordinal)) return (run.Length - text.Length, text.Length, kind);
            if (run.StartsWith(text, StringComparison.Ordinal)) return (0, text.Length, kind);
        }

        return (0, 0, "");
    }

    private static FrozenDictionary<string, (string[] Words, string Class)[]> Load()
    {
        var forms = new List<(string[] Words, string Class)>();
        foreach (var row in DataFile.Rows("organization_forms"))
        {
            if (row[0][0] < 0x80) forms.Add((row[0].Split(' '), row[1]));
            else EastAsian.Add((row[0], row[1]));
        }

        EastAsian.Sort((a, b) => b.Text.Length != a.Text.Length ? b.Text.Length - a.Text.Length : string.CompareOrdinal(a.Text, b.Text));
        return forms
            .GroupBy(f => f.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(f => f.Words.Length).ToArray(), StringComparer.Ordinal);
    }
}
