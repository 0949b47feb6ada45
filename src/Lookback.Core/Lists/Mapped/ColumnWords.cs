using System.Globalization;
using System.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Mapped;

/// <summary>How well a column's name says what the column is.</summary>
internal enum WordFit
{
    /// <summary>Some of its words are a known name, and others follow them.</summary>
    Within,

    /// <summary>It ends in a known name.</summary>
    End,

    /// <summary>It is a known name.</summary>
    Whole,
}

/// <summary>What a column's name says.</summary>
/// <param name="Fact">A fact's word; <see langword="null"/> where a column so named is known to be none.</param>
/// <param name="Word">The known name.</param>
/// <param name="Fit">How well it fits.</param>
internal sealed record NamedFact(string? Fact, string Word, WordFit Fit);

/// <summary>The names that columns have in several languages (<c>data/lists/column_words.csv</c>).</summary>
internal static class ColumnWords
{
    private static readonly string[] Idle = ["no", "nos", "nr", "number", "numbers", "details", "code", "value", "values", "text", "full"];

    // Half a name where they are the whole of a column's name: of "last seen" they say nothing.
    private static readonly string[] Halves = ["first", "middle", "last"];

    private static readonly Dictionary<string, string> FactByName = Load();

    // Of a header of thousands of words no more than this many together are looked up.
    private static readonly int MostWords = FactByName.Keys.Max(n => n.Count(c => c == ' ') + 1);

    /// <summary>Every fact that some name stands for.</summary>
    public static IEnumerable<string> Facts => FactByName.Values.Distinct();

    /// <summary>What the name says; the longest known one decides, and of two as long the one that stands last.</summary>
    public static NamedFact? Find(string column)
    {
        var words = Plain(column).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = Math.Min(words.Length, MostWords); length > 0; length--)
        {
            for (var start = words.Length - length; start >= 0; start--)
            {
                var name = string.Join(' ', words.AsSpan(start, length));
                if (!FactByName.TryGetValue(name, out var fact) || (words.Length > 1 && IsPart(name))) continue;
                var fit = length == words.Length ? WordFit.Whole : IsEnd(words, start + length) ? WordFit.End : WordFit.Within;
                return new NamedFact(fact == "-" ? null : fact, name, fit);
            }
        }

        return null;
    }

    /// <summary>What a dotted way into JSON says: <c>aliases.name</c> is an alias, for its last step only says that it is a text.</summary>
    public static NamedFact? FindWay(string way)
    {
        var dot = way.LastIndexOf('.');
        if (dot > 0 && Halves.Contains(Plain(way[(dot + 1)..]), StringComparer.Ordinal)) return Find(way[(dot + 1)..]);
        var isIdle = dot > 0 && Plain(way[(dot + 1)..]) is var last && (last is "name" or "full name" || Idle.Contains(last, StringComparer.Ordinal));
        return isIdle && Find(way[..dot]) is { Fit: > WordFit.Within } parent ? parent : Find(way);
    }

    /// <summary>Lower case, without accents, signs and the humps of <c>birthDate</c>: words parted by one blank.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        var last = ' ';
        foreach (var c in NormalText.Of(text, NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            var isHump = char.IsUpper(c) && char.IsLower(last);
            if (isHump || !char.IsLetterOrDigit(c) || char.IsDigit(c) != char.IsDigit(last))
            {
                if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
            }

            if (char.IsLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            last = c;
        }

        return plain.ToString().Trim();
    }

    private static bool IsPart(string name) => Idle.Contains(name, StringComparer.Ordinal) || Halves.Contains(name, StringComparer.Ordinal);

    /// <summary>A number behind a name counts columns of one kind; other words there say only that it is a number or a text.</summary>
    private static bool IsEnd(string[] words, int at) => Array.TrueForAll(words[at..], w => w.All(char.IsDigit) || Idle.Contains(w, StringComparer.Ordinal));

    private static Dictionary<string, string> Load()
    {
        const string Name = "data/lists/column_words.csv";
        using var stream = typeof(ColumnWords).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"{Name} is not embedded in this build");
        using var reader = new StreamReader(stream);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            facts[Plain(line[(comma + 1)..])] = line[..comma];
        }

        return facts;
    }
}
