using System.Globalization;

namespace Lookback.Core.Names;

/// <summary>
/// The keys of one word of a name, by which its other spellings are found: its sound, with one letter of it left out, in every script and
/// system. A pure function of the word.
/// </summary>
internal sealed class WordKeys
{
    /// <summary>Spellings that a word of another script is looked up by.</summary>
    private const int MaxSpellings = 10;

    /// <summary>Readings of a word in classes of sounds.</summary>
    private const int MaxClasses = 8;

    /// <summary>With fewer classes a word of the same script is like too many.</summary>
    private const int ManyClasses = 3;

    /// <summary>Consonants of a word of which two are left out.</summary>
    private const int MostTwice = 9;

    /// <summary>Vowels of a word beyond which they are not counted.</summary>
    private const int MostVowels = 3;

    private const int ShortestJoined = 3;

    private WordKeys(ulong[] put, ulong[]? sought = null) => (Put, Sought) = (put, sought ?? put);

    /// <summary>What the word is put down under, ascending.</summary>
    public ulong[] Put { get; }

    /// <summary>What it is looked for by: two words meet where one is put down under a key that the other is looked for by, whichever is which.</summary>
    public ulong[] Sought { get; }

    /// <summary>Whether two words meet.</summary>
    public static bool Meet(NamePart one, NamePart other) => Share(one.Keys.Sought, other.Keys.Put);

    /// <summary>Whether two runs of keys, each ascending, have one in common.</summary>
    public static bool Share(ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        var (i, j) = (0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j]) return true;
            if (one[i] < other[j]) i++;
            else j++;
        }

        return false;
    }

    /// <summary>The keys of a word; a single letter has none.</summary>
    public static WordKeys Of(NamePart part)
    {
        var (keys, across) = (new KeySet(), new List<string>());
        if (part.Role == PartRole.Number) keys.Add(KeyFamily.Letters, part.Folded);
        else if (part.Role != PartRole.Initial) Add(keys, across, part);
        if (across.Count == 0) return new WordKeys(keys.Take());
        // Latin letters lead to other scripts, and those anywhere.
        var isLatin = part.Script == Script.Latin;
        return new WordKeys(
            keys.TakeWith(across, isLatin ? KeyFamily.OfLatin : KeyFamily.OfOtherScript),
            isLatin ? keys.TakeWith(across, KeyFamily.OfOtherScript) : keys.TakeWith(across, KeyFamily.OfOtherScript, KeyFamily.OfLatin));
    }

    private static void Add(KeySet keys, List<string> across, NamePart part)
    {
        AddSound(keys, part);
        AddReadings(keys, part, part.Others);
        var spellings = LatinSpellings.Of(part, MaxSpellings);
        AddReadings(keys, part, spellings);
        foreach (var family in part.Groups) keys.Add(KeyFamily.Family, family.ToString(CultureInfo.InvariantCulture));
        if (part.Commonness == Commonness.Generic) return;
        AddFewConsonants(across, part.Skeleton);
        foreach (var reading in part.Others) AddFewConsonants(across, reading.Skeleton);
        foreach (var reading in spellings) AddFewConsonants(across, reading.Skeleton);
        AddClasses(keys, across, part);
    }

    /// <summary>The keys that two neighbours have as one word: of their main readings, and of those of each system together.</summary>
    public static void AddJoined(KeySet keys, NamePart left, NamePart right)
    {
        if (OfJoined(left.Folded + right.Folded, left.OmitsVowels || right.OmitsVowels) is var main and not 0) keys.Add(main);
        for (var system = 0; system < Math.Min(left.Others.Length, right.Others.Length); system++)
            if (OfJoined(left.Others[system].Folded + right.Others[system].Folded, false) is var other and not 0) keys.Add(other);
    }

    /// <summary>Whether a word meets two neighbours as one word.</summary>
    public static bool MeetJoined(NamePart whole, NamePart left, NamePart right)
    {
        // Two syllables of Hangul are like too many words of three consonants.
        var shortest = whole.Script == Script.Hangul ? ShortestJoined + 1 : ShortestJoined;
        if (Has(whole, OfJoined(left.Folded + right.Folded, left.OmitsVowels || right.OmitsVowels, shortest))) return true;
        for (var system = 0; system < Math.Min(left.Others.Length, right.Others.Length); system++)
            if (Has(whole, OfJoined(left.Others[system].Folded + right.Others[system].Folded, false, shortest))) return true;
        return false;

        static bool Has(NamePart whole, ulong key) => key != 0 && Array.BinarySearch(whole.Keys.Put, key) >= 0;
    }

    /// <summary>0 where the sound is too short.</summary>
    private static ulong OfJoined(string joined, bool omitsVowels, int shortest = ShortestJoined)
    {
        var skeleton = omitsVowels ? Sound.SkeletonWithoutVowels(joined) : Sound.Skeleton(joined);
        return skeleton.Length >= shortest ? KeySet.Of(KeyFamily.Skeleton, skeleton) : 0;
    }

    private static void AddSound(KeySet keys, NamePart part)
    {
        var skeleton = part.Skeleton;
        // A number is known by its letters alone, and so is what is read without its vowels in one script and with them in another.
        if (skeleton.Length < 3 || part.OmitsVowels || part.Folded.AsSpan().IndexOfAnyInRange('0', '9') >= 0) keys.Add(KeyFamily.Letters, part.Folded);
        if (skeleton.Length >= 3) keys.Add(KeyFamily.Skeleton, skeleton);
        if (part.Long is { } full && Sound.Skeleton(full) is { Length: >= 3 } withParticle) keys.Add(KeyFamily.Skeleton, withParticle);
        // Inside a word w is a vowel to some and a v to others: Lawrow is Lavrov.
        if (part.Folded.IndexOf('w', StringComparison.Ordinal) > 0 && Sound.Skeleton(part.Folded.Replace('w', 'v')) is { Length: >= 3 } hard)
            keys.Add(KeyFamily.Skeleton, hard);
        if (part.Commonness == Commonness.Generic) return;
        var vowel = FirstVowel(part);
        if (skeleton.Length >= 6) AddTwice(keys, skeleton);
        if (skeleton.Length >= 5) AddShortened(keys, KeyFamily.Skeleton, skeleton, "");
        else if (skeleton.Length == 4) AddFour(keys, part, skeleton, vowel);
        else if (vowel.Length > 0) AddFew(keys, skeleton, vowel, part.Voiced.Length - skeleton.Length);
        else if (skeleton.Length == 3 && !part.OmitsVowels) AddShortened(keys, KeyFamily.Skeleton, skeleton, "");
        // What has so few consonants is told by its vowels.
        if (skeleton.Length >= 3 || part.OmitsVowels) return;
        keys.Add(KeyFamily.Vowels, part.Voiced);
        if (part.Voiced.Length >= 3) AddShortened(keys, KeyFamily.Vowels, part.Voiced, "");
    }

    private static void AddReadings(KeySet keys, NamePart part, IReadOnlyList<WordReading> readings)
    {
        foreach (var reading in readings)
        {
            if (reading.Skeleton.Length >= 3) keys.Add(KeyFamily.Skeleton, reading.Skeleton);
            else keys.Add(KeyFamily.Letters, reading.Folded);
            if (reading.Skeleton.Length < 3 && !part.OmitsVowels) keys.Add(KeyFamily.Vowels, reading.Voiced);
        }
    }

    /// <summary>
    /// The text and the text without each of its letters, with something behind it. A short skeleton carries the first vowel with it, since so
    /// few letters are common to too many words, and a typo seldom takes both.
    /// </summary>
    private static void AddShortened(KeySet keys, KeyFamily family, string text, string behind)
    {
        keys.Add(family, text);
        Span<char> shorter = stackalloc char[text.Length - 1 + behind.Length];
        behind.CopyTo(shorter[(text.Length - 1)..]);
        for (var i = 0; i < text.Length; i++)
        {
            // Leaving out either of two equal neighbours gives the same key.
            if (i > 0 && text[i] == text[i - 1]) continue;
            text.AsSpan(0, i).CopyTo(shorter);
            text.AsSpan(i + 1).CopyTo(shorter[i..]);
            keys.Add(family, shorter);
        }
    }

    /// <summary>A long word without two of its consonants, so that two slips in it, or one on each side, are borne.</summary>
    private static void AddTwice(KeySet keys, string skeleton)
    {
        var length = Math.Min(skeleton.Length, MostTwice);
        for (var i = 0; i < length; i++)
            for (var j = i + 1; j < length; j++) keys.Add(KeyFamily.Twice, skeleton.Remove(j, 1).Remove(i, 1));
    }

    /// <summary>Three consonants are common to many words, so that they carry the first vowel, or the last, of which a typo seldom takes both.</summary>
    private static void AddFour(KeySet keys, NamePart part, string skeleton, string vowel)
    {
        AddShortened(keys, KeyFamily.Skeleton, skeleton + vowel, "");
        if (LastVowel(part) is { Length: > 0 } last) AddShortened(keys, KeyFamily.Skeleton, skeleton, last);
    }

    /// <summary>Two consonants are common to very many words, so that they carry the number of vowels, too.</summary>
    private static void AddFew(KeySet keys, string skeleton, string vowel, int vowels)
    {
        var behind = vowel + Math.Min(vowels, MostVowels).ToString(CultureInfo.InvariantCulture);
        if (skeleton.Length == 2) keys.Add(KeyFamily.Skeleton, skeleton + behind);
        if (skeleton.Length != 3) return;
        keys.Add(KeyFamily.Skeleton, skeleton + vowel);
        AddShortened(keys, KeyFamily.Skeleton, skeleton, behind);
    }

    private static string FirstVowel(NamePart part)
    {
        if (part.OmitsVowels) return "";
        foreach (var c in part.Folded)
            if (ClassOf(c) is { Length: > 0 } vowel) return vowel;
        return "";
    }

    private static string LastVowel(NamePart part)
    {
        if (part.OmitsVowels) return "";
        for (var i = part.Folded.Length - 1; i >= 0; i--)
            if (ClassOf(part.Folded[i]) is { Length: > 0 } vowel) return "last " + vowel;
        return "";
    }

    private static string ClassOf(char c) => c switch { 'a' => "A", 'e' or 'i' or 'y' => "I", 'o' or 'u' => "U", _ => "" };

    /// <summary>
    /// A word by its coarsest sounds: what two scripts, or two systems in one, have in common however they differ. Few of them are looked for by
    /// characters that stand for syllables alone, which foreign names fit as they may.
    /// </summary>
    private static void AddClasses(KeySet keys, List<string> across, NamePart part)
    {
        foreach (var classes in SoundClasses.Of(part, MaxClasses))
        {
            if (classes.Length >= ManyClasses) keys.Add(KeyFamily.Classes, classes);
            else if (part.Script == Script.Latin || Scripts.IsSyllabic(part.Script)) across.Add("classes " + classes);
        }
    }

    /// <summary>Few consonants are common to very many words, so that they lead to another script alone, whose vowels say little.</summary>
    private static void AddFewConsonants(List<string> across, string skeleton)
    {
        if (skeleton.Length < 3) across.Add("consonants " + skeleton);
    }
}
