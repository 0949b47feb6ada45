using System.Globalization;
using Lookback.Core.Names;
using Lookback.Core.Time;

namespace Lookback.Core.Indexing;

/// <summary>
/// The keys of one name. A rare part is a key by itself, in its sound and with one letter of the sound left out, so that typos on
/// both sides meet. A common part is a key only together with another part or with a birth date: "Ali" alone finds nobody, and no
/// posting list grows with the number of people called Ali.
/// </summary>
internal static class NameKeys
{
    private const int MaxParts = 8;
    private const int MaxPaired = 6;
    private const int ShortestJoined = 5;

    /// <summary>Spellings that a word of another script is looked up by.</summary>
    private const int MaxSpellings = 10;

    /// <summary>Readings of a word in classes of sounds, and how many classes must be there to tell anything.</summary>
    private const int MaxClasses = 4;
    private const int LeastClasses = 2;
    private const int LeastTogether = 6;

    public static void Add(KeySet keys, Name name, IReadOnlyList<PartialDate> births)
    {
        var parts = name.Core.Where(p => p.Role != PartRole.Initial).Take(MaxParts).ToArray();
        AddWhole(keys, name);
        AcronymKeys.Add(keys, name);
        AddClasses(keys, parts);
        // "Ministry of Defence" has nothing but words that say what it is.
        var generic = Array.TrueForAll(parts, p => p.Commonness == Commonness.Generic || p.Role == PartRole.Number);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Commonness == Commonness.Rare) AddRare(keys, parts[i]);
            if (parts[i].Long is { } full) AddSkeleton(keys, full, parts[i].Commonness == Commonness.Rare ? 3 : 4);
            if (i > 0 && !AreGeneric(parts[i - 1], parts[i])) AddSkeleton(keys, parts[i - 1].Folded + parts[i].Folded);
            for (var j = 0; j < i && i < MaxPaired; j++) AddPair(keys, parts[i], parts[j], generic);
            AddBirths(keys, parts[i], births);
        }
    }

    private static bool AreGeneric(NamePart one, NamePart other) =>
        one.Commonness == Commonness.Generic && other.Commonness == Commonness.Generic;

    private static void AddRare(KeySet keys, NamePart part)
    {
        if (part.Role == PartRole.Number) return;
        AddReadings(keys, part, part.Others);
        AddReadings(keys, part, LatinSpellings.Of(part, MaxSpellings));

        var skeleton = part.Skeleton;
        // Inside a word w is a vowel to some and a v to others: Lawrow is Lavrov.
        if (part.Folded.IndexOf('w', StringComparison.Ordinal) > 0) AddSkeleton(keys, part.Folded.Replace('w', 'v'));
        if (skeleton.Length >= 3) keys.Add(KeyFamily.Skeleton, skeleton);
        if (skeleton.Length >= 6) AddShortened(keys, KeyFamily.Skeleton, skeleton);
        else if (skeleton.Length >= 4) AddShortened(keys, KeyFamily.Skeleton, skeleton + FirstVowel(part));
        // Words of three and of four consonants are one letter apart ("Cosco", "Costco"), so both are keys with their vowels too.
        if (skeleton.Length >= 5 || part.OmitsVowels) return;
        keys.Add(KeyFamily.Vowels, part.Voiced);
        if (part.Voiced.Length >= 5) AddShortened(keys, KeyFamily.Vowels, part.Voiced);
    }

    private static void AddReadings(KeySet keys, NamePart part, IReadOnlyList<WordReading> readings)
    {
        foreach (var reading in readings)
        {
            if (reading.Skeleton.Length >= 3) keys.Add(KeyFamily.Skeleton, reading.Skeleton);
            if (reading.Skeleton.Length < 5 && !part.OmitsVowels) keys.Add(KeyFamily.Vowels, reading.Voiced);
        }
    }

    /// <summary>
    /// The text and the text without each of its letters. A short skeleton carries the first vowel with it, since so few letters
    /// are common to too many words, and a typo seldom takes both.
    /// </summary>
    private static void AddShortened(KeySet keys, KeyFamily family, string text)
    {
        keys.Add(family, text);
        for (var i = 0; i < text.Length; i++)
        {
            // Leaving out either of two equal neighbours gives the same key.
            if (i == 0 || text[i] != text[i - 1]) keys.Add(KeySet.Finish(KeySet.HashWithout(family, text, i)));
        }
    }

    private static string FirstVowel(NamePart part)
    {
        if (part.OmitsVowels) return "";
        foreach (var c in part.Folded)
        {
            if (c == 'a') return "A";
            if (c is 'e' or 'i' or 'y') return "I";
            if (c is 'o' or 'u') return "U";
        }

        return "";
    }

    private static void AddSkeleton(KeySet keys, string joined, int shortest = 4)
    {
        var skeleton = Sound.Skeleton(joined);
        if (skeleton.Length >= shortest) keys.Add(KeyFamily.Skeleton, skeleton);
    }

    private static void AddPair(KeySet keys, NamePart one, NamePart other, bool generic)
    {
        if (one.Commonness == Commonness.Generic && other.Commonness is Commonness.Generic or Commonness.Rare && !generic) return;
        if (other.Commonness == Commonness.Generic && one.Commonness == Commonness.Rare) return;
        var (first, second) = (PairText(one), PairText(other));
        var (exactFirst, exactSecond) = (KeySet.Hash(KeyFamily.Pair, first), KeySet.Hash(KeyFamily.Pair, second));
        keys.AddPair(KeyFamily.Pair, exactFirst, exactSecond);
        AddGroups(keys, one, exactSecond);
        AddGroups(keys, other, exactFirst);
        foreach (var a in one.Groups.AsSpan(0, Math.Min(2, one.Groups.Length)))
            AddGroups(keys, other, GroupHash(a));
        AddOtherReadings(keys, one, other, exactFirst, exactSecond);
        if (one.Commonness == Commonness.Rare && other.Commonness == Commonness.Rare) return;
        for (var i = 0; i < first.Length && first.Length >= 3; i++)
            keys.AddPair(KeyFamily.Pair, KeySet.HashWithout(KeyFamily.Pair, first, i), exactSecond);
        for (var i = 0; i < second.Length && second.Length >= 3; i++)
            keys.AddPair(KeyFamily.Pair, exactFirst, KeySet.HashWithout(KeyFamily.Pair, second, i));
    }

    /// <summary>Other readings with the main ones, and with those at their place: a spelling of a name is of one system throughout.</summary>
    private static void AddOtherReadings(KeySet keys, NamePart one, NamePart other, ulong exactFirst, ulong exactSecond)
    {
        var (a, b) = (one.Others, other.Others);
        foreach (var reading in a) keys.AddPair(KeyFamily.Pair, KeySet.Hash(KeyFamily.Pair, PairText(reading)), exactSecond);
        foreach (var reading in b) keys.AddPair(KeyFamily.Pair, exactFirst, KeySet.Hash(KeyFamily.Pair, PairText(reading)));
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
            keys.AddPair(KeyFamily.Pair, KeySet.Hash(KeyFamily.Pair, PairText(a[i])), KeySet.Hash(KeyFamily.Pair, PairText(b[i])));
    }

    private static void AddGroups(KeySet keys, NamePart part, ulong with)
    {
        for (var g = 0; g < part.Groups.Length && g < 2; g++) keys.AddPair(KeyFamily.Nickname, GroupHash(part.Groups[g]), with);
    }

    private static ulong GroupHash(int group) => KeySet.Hash(KeyFamily.Nickname, group.ToString(CultureInfo.InvariantCulture));

    private static string PairText(NamePart part) => PairText(part.Skeleton, part.Voiced, part.Folded);

    private static string PairText(WordReading word) => PairText(word.Skeleton, word.Voiced, word.Folded);

    private static string PairText(string skeleton, string voiced, string folded) => skeleton.Length >= 2 ? skeleton : voiced.Length > 0 ? voiced : folded;

    /// <summary>Two words by their coarsest sounds: what two scripts, or two systems in one, have in common however they differ.</summary>
    private static void AddClasses(KeySet keys, NamePart[] parts)
    {
        var classes = Array.ConvertAll(parts, p => p.Role == PartRole.Number || p.Commonness == Commonness.Generic ? [] : SoundClasses.Of(p, MaxClasses));
        for (var i = 1; i < parts.Length; i++)
        {
            for (var j = 0; j < i && i < MaxPaired; j++)
            {
                foreach (var a in classes[i])
                {
                    foreach (var b in classes[j])
                    {
                        if (Math.Min(a.Length, b.Length) < LeastClasses || a.Length + b.Length < LeastTogether) continue;
                        keys.AddPair(KeyFamily.Classes, KeySet.Hash(KeyFamily.Classes, a), KeySet.Hash(KeyFamily.Classes, b));
                    }
                }
            }
        }
    }

    private static void AddWhole(KeySet keys, Name name)
    {
        var sounds = name.Core.Select(PairText).ToArray();
        Array.Sort(sounds, StringComparer.Ordinal);
        keys.Add(KeyFamily.Whole, string.Join('|', sounds));
        // "Victory 3" may be written without its number.
        if (name.Numbers > 0 && name.Numbers < name.Core.Length) keys.Add(KeyFamily.Whole, string.Join('|', SoundsWithoutNumbers(name)));
        // The same letters, however they are cut into words.
        if (name.Joined.Length >= ShortestJoined) keys.Add(KeyFamily.Whole, name.Joined);
        keys.Add(KeyFamily.Whole, name.Letters);
        if (name.Core.Length > 1) AddSkeleton(keys, name.Joined);
        // Each system of romanisation spells the whole name.
        for (var system = 0; system < Systems(name); system++)
            keys.Add(KeyFamily.Whole, string.Concat(name.Core.Select(p => system < p.Others.Length ? p.Others[system].Folded : p.Folded)));
    }

    private static int Systems(Name name)
    {
        var systems = 0;
        foreach (var part in name.Core) systems = Math.Max(systems, part.Others.Length);
        return systems;
    }

    private static string[] SoundsWithoutNumbers(Name name)
    {
        var sounds = name.Core.Where(p => p.Role != PartRole.Number).Select(PairText).ToArray();
        Array.Sort(sounds, StringComparer.Ordinal);
        return sounds;
    }

    private static void AddBirths(KeySet keys, NamePart part, IReadOnlyList<PartialDate> births)
    {
        if (part.Commonness == Commonness.Generic || part.Role == PartRole.Number) return;
        foreach (var birth in births)
        {
            if (birth.Precision != DatePrecision.Day) continue;
            var day = birth.Earliest.DayNumber.ToString(CultureInfo.InvariantCulture);
            keys.AddPair(KeyFamily.Birth, KeySet.Hash(KeyFamily.Pair, PairText(part)), KeySet.Hash(KeyFamily.Birth, day));
        }
    }
}
