using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>One way to write a sound in Latin letters.</summary>
/// <param name="Latin">The letters.</param>
/// <param name="Cost">How unusual it is, in letters: 0 is what a table of romanisation prescribes.</param>
internal readonly record struct Rendering(string Latin, float Cost);

/// <summary>A sound of a word in another script, with every way that Latin writes it.</summary>
internal sealed class LetterSound
{
    private const int Latin = 26;
    private const float Near = 0.4f;

    /// <summary>What a digit costs in the place of a sound.</summary>
    private const float Digit = 2f;

    /// <summary>Renderings that cost more are met too seldom to be looked up by.</summary>
    private const float Usual = 0.35f;

    private readonly uint _begins;

    private LetterSound(Rendering[] renderings)
    {
        Renderings = [.. renderings.Where(r => r.Latin.Length > 1)];
        var single = renderings.Where(r => r.Latin.Length == 1).ToArray();
        First = renderings[0].Latin;
        IsVowel = renderings.All(r => r.Latin.All(c => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or 'r' or 'w'));
        Rendering[] usual = [.. renderings.Where(r => r.Cost <= Usual)];
        (Spellings, Classes) = (LatinSpellings.Apart(usual, First, IsVowel), SoundClasses.Apart(usual, First, IsVowel));
        Gap = renderings.Where(r => r.Latin.Length == 0).Select(r => r.Cost).DefaultIfEmpty(IsVowel ? 0.5f : 1f).Min();
        Array.Fill(Costs, Digit, Latin, EditCost.Letters - Latin);
        for (var c = 0; c < Latin; c++)
        {
            var letter = (char)('a' + c);
            Costs[c] = single.Select(r => r.Cost + EditCost.Replaced(r.Latin[0], letter)).Append(IsVowel ? 0.9f : 1f).Min();
        }

        var bits = renderings.Select(r => Sound.Bits(r.Latin)).ToArray();
        var (any, all) = (bits.Aggregate(0u, (a, b) => a | b), bits.Aggregate(uint.MaxValue, (a, b) => a & b));
        Free = any & ~all;
        for (var c = 0; c < Latin; c++)
            if (Costs[c] <= Near) Letters |= 1u << c;
        foreach (var rendering in Renderings)
        {
            Letters |= LetterSet.Of(rendering.Latin);
            _begins |= 1u << (rendering.Latin[0] - 'a');
        }

        Unheard = Math.Min(Gap, Enumerable.Range(0, Latin).Where(c => (Letters & (1u << c)) == 0).Select(c => Costs[c]).DefaultIfEmpty(1f).Min());
    }

    /// <summary>The renderings of several letters.</summary>
    public Rendering[] Renderings { get; }

    /// <summary>Its usual renderings, one of each sound: see <see cref="LatinSpellings"/>.</summary>
    public Rendering[] Spellings { get; }

    /// <summary>The same in classes of sounds: see <see cref="SoundClasses"/>.</summary>
    public Rendering[] Classes { get; }

    /// <summary>The usual rendering, empty where the sound is silent.</summary>
    public string First { get; }

    /// <summary>What it costs that Latin does not write it at all.</summary>
    public float Gap { get; }

    /// <summary>Whether every rendering is of vowels.</summary>
    public bool IsVowel { get; }

    /// <summary>The consonants that one rendering has and another lacks.</summary>
    public uint Free { get; }

    /// <summary>The letters that may write it, alone or with others, as a <see cref="LetterSet"/>.</summary>
    public uint Letters { get; }

    /// <summary>What it costs at least where a Latin word has none of <see cref="Letters"/>.</summary>
    public float Unheard { get; }

    /// <summary>The cost of each Latin letter in its place, by the rows of <see cref="EditCost"/>.</summary>
    public float[] Costs { get; } = new float[EditCost.Letters];

    /// <summary>Whether one of <see cref="Renderings"/> begins with a letter.</summary>
    public bool MayBegin(char c) => c is >= 'a' and <= 'z' && (_begins & (1u << (c - 'a'))) != 0;

    /// <summary>The cost of one Latin letter in its place.</summary>
    public float As(char c) => c is >= 'a' and <= 'z' ? Costs[c - 'a'] : Digit;

    /// <summary>Sounds in the notation of the data files: "k c:5 ch:20|a -".</summary>
    public static LetterSound[] Parse(string text) =>
        [.. text.Split('|').Select(s => new LetterSound([.. s.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(One)]))];

    private static Rendering One(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (latin, cost) = colon < 0 ? (text, 0) : (text[..colon], int.Parse(text.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture));
        return new Rendering(latin == "-" ? "" : latin, cost / 100f);
    }
}

/// <summary>The sounds of the letters of each script, from <c>data/names/letters_*.csv</c>; the longest run of letters that has a row wins.</summary>
internal static class ScriptLetters
{
    private const int Longest = 4;
    private static readonly string[] Files = ["letters_semitic", "letters_european", "letters_east_asian", "letters_south_asian"];
    private static readonly FrozenDictionary<Script, FrozenDictionary<string, LetterSound[]>> Tables = Load();
    private static readonly FrozenDictionary<string, LetterSound[]> KoreanNames =
        Table(DataFile.Rows("letters_korean_names").GroupBy(r => Enum.Parse<Script>(r[0])).Single());

    public static bool HasTable(Script script) => Tables.ContainsKey(script);

    /// <summary>
    /// The sounds that begin at a place of a word, and how many characters they take; none where no row reads it.
    /// </summary>
    public static LetterSound[]? At(Script script, ReadOnlySpan<char> word, int at, out int length)
    {
        length = 0;
        return Tables.TryGetValue(script, out var table) ? At(table, word, at, out length) : null;
    }

    /// <summary>The same of the name of a Korean, which fewer systems spell than foreign names in Korean letters.</summary>
    public static LetterSound[]? AtKoreanName(ReadOnlySpan<char> word, int at, out int length) => At(KoreanNames, word, at, out length);

    private static LetterSound[]? At(FrozenDictionary<string, LetterSound[]> table, ReadOnlySpan<char> word, int at, out int length)
    {
        var rows = table.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> key = stackalloc char[Longest + 2];
        for (length = Math.Min(Longest, word.Length - at); length > 0; length--)
        {
            word.Slice(at, length).CopyTo(key[1..]);
            (key[0], key[length + 1]) = ('^', '$');
            var (starts, ends) = (at == 0, at + length == word.Length);
            if (starts && ends && rows.TryGetValue(key[..(length + 2)], out var sounds)) return sounds;
            if (starts && rows.TryGetValue(key[..(length + 1)], out sounds)) return sounds;
            if (ends && rows.TryGetValue(key.Slice(1, length + 1), out sounds)) return sounds;
            if (rows.TryGetValue(key.Slice(1, length), out sounds)) return sounds;
        }

        return null;
    }

    private static FrozenDictionary<Script, FrozenDictionary<string, LetterSound[]>> Load() =>
        Files.SelectMany(f => DataFile.Rows(f)).GroupBy(r => Enum.Parse<Script>(r[0])).ToFrozenDictionary(g => g.Key, Table);

    // Rows are typed in composed letters; Korean ones are parts of syllables and stay apart.
    private static FrozenDictionary<string, LetterSound[]> Table(IGrouping<Script, string[]> rows) => rows.ToFrozenDictionary(
        r => r[1].Replace('_', ' ').Normalize(rows.Key == Script.Hangul ? System.Text.NormalizationForm.FormD : System.Text.NormalizationForm.FormKC),
        r => LetterSound.Parse(r[2]),
        StringComparer.Ordinal);
}
