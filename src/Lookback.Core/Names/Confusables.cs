using System.Collections.Frozen;

namespace Lookback.Core.Names;

/// <summary>
/// Letters that look like Latin ones, and digits and signs in the place of letters. Inside a word that also has Latin letters they are
/// read as Latin: nobody writes one name in two alphabets but to hide it. (Fullwidth and mathematical letters are already gone with NFKC.)
/// </summary>
internal static class Confusables
{
    private static readonly FrozenDictionary<char, char> Latin =
        DataFile.Rows("confusables").ToFrozenDictionary(r => r[0][0], r => r[1][0]);

    /// <summary>Letters of one shape with a Latin letter, not only near it.</summary>
    private const string Exact = "АВЕКМНОРСТУХаеорсухіІјЈѕЅԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";

    /// <summary>Of these, letters of so few languages that a Latin one was rather meant.</summary>
    private const string Rare = "ЅѕԁԛԝһЈј";

    private static readonly FrozenDictionary<char, char> Cyrillic = Back(Script.Cyrillic);
    private static readonly FrozenDictionary<char, char> Greek = Back(Script.Greek);

    /// <summary>The word with its look-alikes read as the letters of one alphabet, or the word itself where it is in one.</summary>
    public static string Of(string word)
    {
        if (System.Text.Ascii.IsValid(word)) return word;
        if (InOwnLetters(word) is { } own) return own;
        var (latin, alike, other, unlisted) = Count(word);
        if (alike == 0) return word;
        // Cherokee, Coptic and Lisu capitals have no other business in a name.
        if (latin == 0 && (other > 0 || unlisted < alike)) return word;
        return other > latin ? word : Replaced(word);
    }

    /// <summary>
    /// A word of nothing but Cyrillic or Greek letters that pass for Latin ones ("Сара", which reads "Capa"), as Latin;
    /// <see langword="null"/> where any letter gives it away.
    /// </summary>
    public static string? Whole(string word)
    {
        foreach (var c in word)
            if (!IsExact(c)) return null;
        return word.Length >= 3 ? Replaced(word) : null;
    }

    /// <summary>
    /// Digits among the letters of a person's name as the letters that they stand for: "Ig0r", "5ergei". A digit at the end is left, for
    /// it numbers things, and so is what has more digits than half its letters.
    /// </summary>
    public static string WithoutDigits(string word)
    {
        if (!word.AsSpan().ContainsAnyInRange('0', '9')) return word;
        var (letters, digits) = (0, 0);
        foreach (var c in word)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
        }

        if (letters < 3 || digits * 2 > letters || char.IsAsciiDigit(word[^1])) return word;
        return WithLetters(word);
    }

    /// <summary>
    /// The same of a word of an organisation, of four letters and more, whose digits stand alone: "B4nk", not "Bank24" nor "3M"; else
    /// <see langword="null"/>.
    /// </summary>
    public static string? WithLoneDigitsRead(string word)
    {
        var (letters, digits) = (0, 0);
        for (var i = 0; i < word.Length; i++)
        {
            if (char.IsLetter(word[i])) letters++;
            else if (!char.IsAsciiDigit(word[i]) || (i > 0 && char.IsAsciiDigit(word[i - 1]))) return null;
            else digits++;
        }

        return digits > 0 && letters >= 4 && digits * 2 <= letters ? WithLetters(word) : null;
    }

    private static string WithLetters(string word) => string.Create(word.Length, word, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = char.IsAsciiDigit(from[i]) ? Letter(from, i) : from[i];
    });

    private static char Letter(string word, int at) => word[at] switch
    {
        '0' => 'o',
        '1' => at > 0 && at + 1 < word.Length && IsVowel(word[at - 1]) && IsVowel(word[at + 1]) ? 'l' : 'i',
        '2' => 'z',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '6' => 'b',
        '7' => 't',
        '8' => 'b',
        _ => 'g',
    };

    private static bool IsVowel(char c) => (c | 0x20) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static (int Latin, int Alike, int Other, int Unlisted) Count(string word)
    {
        var (latin, alike, other, unlisted) = (0, 0, 0, 0);
        foreach (var c in word)
        {
            if (c < 0x80 && !char.IsAsciiLetter(c)) continue;
            var script = Scripts.Of(c);
            if (script == Script.Latin)
            {
                latin++;
            }
            else if (Latin.ContainsKey(c))
            {
                alike++;
                if (script == Script.Other) unlisted++;
            }
            else if (char.IsLetter(c))
            {
                other++;
            }
        }

        return (latin, alike, other, unlisted);
    }

    private static bool IsExact(char c) => Exact.Contains(c, StringComparison.Ordinal);

    private static FrozenDictionary<char, char> Back(Script script) => Exact
        .Where(c => Scripts.Of(c) == script && !Rare.Contains(c, StringComparison.Ordinal))
        .ToFrozenDictionary(c => char.IsUpper(c) ? char.ToUpperInvariant(Latin[c]) : Latin[c], c => c);

    /// <summary>
    /// A Cyrillic or Greek word with Latin letters in it, all of which could be its own ("Сoколов"), in its own letters; <see langword="null"/>
    /// where no letter tells that it is one, or a Latin one tells that it is not.
    /// </summary>
    private static string? InOwnLetters(string word)
    {
        var (cyrillic, greek, latin) = (false, false, false);
        foreach (var c in word)
        {
            if (c < 0x80) latin |= char.IsAsciiLetter(c);
            else if (!Latin.ContainsKey(c))
            {
                cyrillic |= Scripts.Of(c) == Script.Cyrillic;
                greek |= Scripts.Of(c) == Script.Greek;
            }
        }

        if (!latin || cyrillic == greek) return null;
        var letters = cyrillic ? Cyrillic : Greek;
        foreach (var c in word)
            if (char.IsAsciiLetter(c) && !letters.ContainsKey(c)) return null;
        return string.Create(word.Length, (word, letters), static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = from.letters.GetValueOrDefault(from.word[i], from.word[i]);
        });
    }

    private static string Replaced(string word) => string.Create(word.Length, word, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = Latin.GetValueOrDefault(from[i], from[i]);
    });
}
