using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>
/// The words that organisations share: their translations, endings and abbreviations, each read as one English word, and places.
/// An abbreviation that may stand for several words is read as the usual one and belongs to the families of the others too.
/// </summary>
internal static class OrganizationWords
{
    /// <summary>Above the numbers of nickname families, which are lines of a file.</summary>
    private const int FirstFamily = 1 << 20;

    private static readonly Dictionary<string, int> FamilyOf = new(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> Forms = LoadForms();
    private static readonly FrozenDictionary<string, string[]> Ambiguous = LoadAmbiguous();
    private static readonly FrozenDictionary<string, string> Places = LoadPlaces();
    private static readonly FrozenDictionary<string, int[]> Families = LoadFamilies();

    /// <summary>The word that a word is compared as: "intl" and "internacional" are "international"; most words are themselves.</summary>
    public static string Usual(string folded) => Forms.GetValueOrDefault(folded, folded);

    /// <summary>The families that align a word with others it may stand for; empty for nearly all.</summary>
    public static int[] FamiliesOf(string folded) => Families.TryGetValue(folded, out var families) ? families : [];

    public static bool IsPlace(string folded) => Places.ContainsKey(folded);

    private static FrozenDictionary<string, string> LoadForms()
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in DataFile.Rows("organization_words"))
        {
            foreach (var form in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)) forms.TryAdd(DataFile.Fold(form), row[0]);
        }

        foreach (var row in DataFile.Rows("abbreviations")) forms.TryAdd(row[0], row[1]);
        // A word that another line abbreviates to itself stays itself.
        foreach (var row in DataFile.Rows("organization_words")) forms.Remove(row[0]);
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string[]> LoadAmbiguous() => DataFile.Rows("abbreviations")
        .GroupBy(r => r[0], r => r[1], StringComparer.Ordinal)
        .Where(g => g.Count() > 1)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    private static FrozenDictionary<string, string> LoadPlaces()
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in DataFile.Rows("places"))
        {
            foreach (var word in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(row[0]))
            {
                var folded = DataFile.Fold(word);
                if (folded.Length > 1) places.TryAdd(folded, row[0]);
            }
        }

        return places.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, int[]> LoadFamilies()
    {
        var families = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var (word, place) in Places) families[word] = [Family("place " + place)];
        foreach (var full in Ambiguous.Values.SelectMany(f => f)) families.TryAdd(full, [Family(full)]);
        foreach (var (abbreviation, words) in Ambiguous) families[abbreviation] = [.. words.Select(Family)];
        return families.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static int Family(string name)
    {
        if (!FamilyOf.TryGetValue(name, out var family)) FamilyOf[name] = family = FirstFamily + FamilyOf.Count;
        return family;
    }
}
