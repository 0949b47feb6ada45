using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>
/// What is known of words in names before any list is read: how common they are, nicknames, titles, particles, numbers. It is
/// part of the engine and the same for every pair, so that a score never depends on who else is listed or met.
/// </summary>
internal static class NameKnowledge
{
    private static readonly FrozenDictionary<string, Commonness> Common = LoadCommonness();
    private static readonly FrozenDictionary<string, Commonness> CommonSkeletons = LoadSkeletons();
    private static readonly FrozenDictionary<string, int[]> Groups = LoadNicknames();
    private static readonly FrozenDictionary<string, string> WordNumbers = Pairs("numbers");
    private static readonly FrozenDictionary<string, string> Shortenings = Pairs("abbreviations");
    private static readonly FrozenDictionary<string, string> Twins = Pairs("surname_variants");
    private static readonly FrozenSet<string> ParticleWords = Words("particles");
    private static readonly FrozenSet<string> TitleWords = Words("titles");
    private static readonly FrozenSet<string> PlaceholderWords = Words("placeholders");

    private static readonly FrozenSet<string> PlaceWords = Words("places");

    /// <summary>A word of a script without vowels is looked up by its consonants, for it cannot be read otherwise.</summary>
    public static Commonness CommonnessOf(string folded, string skeleton, bool omitsVowels) =>
        Common.TryGetValue(folded, out var found) ? found
        : (omitsVowels || skeleton.Length >= 4) && CommonSkeletons.TryGetValue(skeleton, out found) ? found
        : Commonness.Rare;

    public static int[] Nicknames(string folded) => Groups.TryGetValue(folded, out var groups) ? groups : [];

    public static bool IsParticle(string folded) => ParticleWords.Contains(folded);

    public static bool IsTitle(string folded) => TitleWords.Contains(folded);

    public static bool IsPlaceholder(string folded) => PlaceholderWords.Contains(folded);

    public static bool IsPlace(string folded) => PlaceWords.Contains(folded);

    /// <summary>The digits of a number word ("second", "forty"), or <see langword="null"/>.</summary>
    public static string? NumberOf(string folded) => WordNumbers.GetValueOrDefault(folded);

    /// <summary>The full word of an abbreviation in organisation names ("intl" is "international"), or the word itself.</summary>
    public static string Unabbreviated(string folded) => Shortenings.GetValueOrDefault(folded, folded);

    /// <summary>The usual spelling of a Korean surname that AnyAscii reads by the official table ("gim" is "kim").</summary>
    public static string UsualSurname(string folded) => Twins.GetValueOrDefault(folded, folded);

    private static FrozenDictionary<string, Commonness> LoadCommonness()
    {
        var common = new Dictionary<string, Commonness>(StringComparer.Ordinal);
        foreach (var file in new[] { "given_names", "surnames", "company_words" })
        {
            foreach (var row in DataFile.Rows(file))
            {
                var commonness = Enum.Parse<Commonness>(row[1], ignoreCase: true);
                if (!common.TryGetValue(row[0], out var known) || known < commonness) common[row[0]] = commonness;
            }
        }

        return common.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, Commonness> LoadSkeletons()
    {
        var skeletons = new Dictionary<string, Commonness>(StringComparer.Ordinal);
        foreach (var (word, commonness) in Common)
        {
            var skeleton = Sound.Skeleton(word);
            if (skeleton.Length < 2 || commonness == Commonness.Generic) continue;
            if (!skeletons.TryGetValue(skeleton, out var known) || known < commonness) skeletons[skeleton] = commonness;
        }

        return skeletons.ToFrozenDictionary(StringComparer.Ordinal);
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

    private static FrozenDictionary<string, string> Pairs(string file) =>
        DataFile.Rows(file).ToFrozenDictionary(r => r[0], r => r[1], StringComparer.Ordinal);

    private static FrozenSet<string> Words(string file) =>
        DataFile.Rows(file).Select(r => r[0]).ToFrozenSet(StringComparer.Ordinal);
}
