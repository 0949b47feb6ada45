using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>
/// What is known of words in names before any list is read: how common they are, nicknames, titles, particles, numbers. It is
/// part of the engine and the same for every pair, so that a score never depends on who else is listed or met.
/// </summary>
internal static class NameKnowledge
{
    private const int ShortestSound = 5;
    private const int ManyConsonants = 5;

    private static readonly FrozenSet<string> Syllables = Words("name_syllables");
    private static readonly FrozenDictionary<string, Commonness> Common = LoadCommonness();
    private static readonly FrozenDictionary<string, Commonness> CommonSkeletons = Sounds(w => Sound.Skeleton(w), 2);
    private static readonly FrozenDictionary<string, Commonness> CommonSounds = Sounds(w => Sound.WithVowels(w), ShortestSound);
    private static readonly FrozenDictionary<string, int[]> Groups = LoadNicknames();
    private static readonly FrozenDictionary<string, string> WordNumbers = Pairs("numbers");
    private static readonly FrozenDictionary<string, string> Generations = Pairs("generations");
    private static readonly FrozenDictionary<string, string> Twins = Pairs("surname_variants");
    private static readonly FrozenSet<string> ParticleWords = DataFile.Rows("particles").Select(r => r[0]).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> Titles = Pairs("titles");
    private static readonly FrozenSet<string> PlaceholderWords = Words("placeholders");
    private static readonly string[] Suffixes =
        [.. DataFile.Rows("titles").Where(r => r[1] == "suffix").Select(r => r[0]).OrderByDescending(t => t.Length).ThenBy(t => t, StringComparer.Ordinal)];

    /// <summary>
    /// A word of a script without vowels is looked up by its consonants, for it cannot be read otherwise. Any other is looked up by its
    /// sound as well, being another spelling of a name, or by many consonants: few are common to too many words.
    /// </summary>
    public static Commonness CommonnessOf(string folded, string skeleton, bool omitsVowels)
    {
        if (Common.TryGetValue(folded, out var found)) return found;
        if (!omitsVowels && folded.Length >= ShortestSound && CommonSounds.TryGetValue(Sound.WithVowels(folded), out found)) return found;
        return (omitsVowels || skeleton.Length >= ManyConsonants) && CommonSkeletons.TryGetValue(skeleton, out found) ? found : Commonness.Rare;
    }

    /// <summary>Whether a word in Latin letters is a syllable of Chinese, Korean or Vietnamese names, as <c>name_syllables.csv</c> has them.</summary>
    public static bool IsSyllable(string folded) => Syllables.Contains(folded);

    public static int[] Nicknames(string folded) => Groups.TryGetValue(folded, out var groups) ? groups : [];

    public static bool IsParticle(string folded) => ParticleWords.Contains(folded);

    /// <summary>The same of a word as written: in Latin letters "aru" is a name, in kana it is the article.</summary>
    public static bool IsParticle(string folded, string text) => ParticleWords.Contains(folded) || ParticleWords.Contains(text);

    /// <summary>Whether the word is a title somewhere in a name.</summary>
    public static bool IsTitle(string folded) => Titles.ContainsKey(folded);

    /// <summary>Whether it is a title only before the name, being a name as well: "King Harald" and "Martin King".</summary>
    public static bool IsTitleInFront(string folded) => Titles.GetValueOrDefault(folded) == "first";

    /// <summary>The title that a run of characters ends with, which is written on to the name ("先生"), or the empty text.</summary>
    public static string TitleAtEnd(string run) => Array.Find(Suffixes, t => run.EndsWith(t, StringComparison.Ordinal)) ?? "";

    /// <summary>Which generation a word behind a name stands for ("junior" for Jr, fils, hijo), or <see langword="null"/>.</summary>
    public static string? GenerationOf(string folded) => Generations.GetValueOrDefault(folded);

    public static bool IsPlaceholder(string folded) => PlaceholderWords.Contains(folded);

    /// <summary>The digits of a number word ("second", "forty"), or <see langword="null"/>.</summary>
    public static string? NumberOf(string folded) => WordNumbers.GetValueOrDefault(folded);

    /// <summary>Whether a word of an organisation's name is a country, a part of the world or a city that branches are named by.</summary>
    public static bool IsPlace(string folded) => OrganizationWords.IsPlace(folded);

    /// <summary>The usual spelling of a Korean surname that AnyAscii reads by the official table ("gim" is "kim").</summary>
    public static string UsualSurname(string folded) => Twins.GetValueOrDefault(folded, folded);

    private static FrozenDictionary<string, Commonness> LoadCommonness()
    {
        var common = new Dictionary<string, Commonness>(StringComparer.Ordinal);
        foreach (var file in new[] { "given_names", "surnames", "name_syllables", "company_words" })
        {
            foreach (var row in DataFile.Rows(file))
            {
                var commonness = Enum.Parse<Commonness>(row[1], ignoreCase: true);
                if (!common.TryGetValue(row[0], out var known) || known < commonness) common[row[0]] = commonness;
            }
        }

        foreach (var row in DataFile.Rows("organization_words")) common[row[0]] = Commonness.Generic;
        return common.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>
    /// The commonest name of each sound. Without the syllables: so few letters of another world's names say nothing of a word.
    /// </summary>
    private static FrozenDictionary<string, Commonness> Sounds(Func<string, string> soundOf, int shortest)
    {
        var sounds = new Dictionary<string, Commonness>(StringComparer.Ordinal);
        foreach (var (word, commonness) in Common)
        {
            var sound = soundOf(word);
            if (sound.Length < shortest || commonness == Commonness.Generic || Syllables.Contains(word)) continue;
            if (!sounds.TryGetValue(sound, out var known) || known < commonness) sounds[sound] = commonness;
        }

        return sounds.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, int[]> LoadNicknames()
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var group = 0;
        foreach (var row in DataFile.Rows("nicknames"))
        {
            foreach (var name in row[0].Split(' '))
            {
                if (!groups.TryGetValue(name, out var of)) groups[name] = of = [];
                of.Add(group);
            }

            group++;
        }

        return groups.ToFrozenDictionary(g => g.Key, g => g.Value.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The first of two rows whose words are read alike stands.</summary>
    private static FrozenDictionary<string, string> Pairs(string file)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in DataFile.Rows(file)) pairs.TryAdd(DataFile.Fold(row[0]), row[1]);
        return pairs.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenSet<string> Words(string file) =>
        DataFile.Rows(file).Select(r => DataFile.Fold(r[0])).ToFrozenSet(StringComparer.Ordinal);
}
