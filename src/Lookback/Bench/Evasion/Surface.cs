using System.Buffers;
using System.Globalization;
using System.Text;

namespace Lookback.Bench.Evasion;

/// <summary>The same words, written so that a machine sees others: case, marks, blanks, look-alikes, invisible and turned characters.</summary>
internal static class Surface
{
    private const string Digits = "o0i1l1e3a4s5t7b8";
    private const string LatinLookAlikes = "aаeеoоpрcсxхyуiіjјsѕ";
    private const string CyrillicLookAlikes = "аaеeоoрpсcхxуyіi";
    private const string MarkableLetters = "aeioucnAEIOUCN";
    private const string MarkedLetters = "áéíóúçñÁÉÍÓÚÇÑ";
    private const char ZeroWidthSpace = '\u200b';
    private const char RightToLeftOverride = '\u202e';
    private const char PopDirection = '\u202c';
    private const char RightToLeftMark = '\u200f';

    private static readonly SearchValues<char> Inside = SearchValues.Create("-'’‘`");
    private static readonly SearchValues<char> Markable = SearchValues.Create(MarkableLetters);

    /// <summary>Capitals for small letters where there are small ones, else the reverse.</summary>
    public static string Case(string name) => name.ToUpperInvariant() is var upper && upper != name ? upper : name.ToLowerInvariant();

    /// <summary>Marks left out, or put on where there are none: é is e, n is ñ.</summary>
    public static string Diacritics(string name)
    {
        var without = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormC)) without.Append(WithoutMark(c));
        var plain = without.ToString();
        return plain != name.Normalize(NormalizationForm.FormC) ? plain : MarkVowel(name);
    }

    /// <summary>A hyphen or apostrophe left out where there is one, else a hyphen for a blank.</summary>
    public static string Blanks(string name)
    {
        var at = name.AsSpan().IndexOfAny(Inside);
        if (at >= 0) return name[at] == '-' ? name.Replace('-', ' ') : name.Remove(at, 1);
        at = name.IndexOf(' ', StringComparison.Ordinal);
        return at < 0 ? name : string.Concat(name.AsSpan(0, at), "-", name.AsSpan(at + 1));
    }

    /// <summary>Two neighbouring words run together: "SergeiLavrov".</summary>
    public static string Joined(string name, Chance chance)
    {
        var words = Words.Of(name);
        if (words.Length < 2) return name;
        var at = chance.Below(words.Length - 1);
        return string.Join(' ', [.. words[..at], words[at] + words[at + 1], .. words[(at + 2)..]]);
    }

    /// <summary>Digits that look like letters: "Ig0r Sech1n".</summary>
    public static string DigitForLetter(string name, Chance chance) => Swap(name, Digits, chance, most: 2);

    /// <summary>Letters of another alphabet that look the same (UTS #39): a Cyrillic а in a Latin word and the reverse.</summary>
    public static string Homoglyph(string name, Chance chance) => Swap(name, LatinLookAlikes + CyrillicLookAlikes, chance, most: 2);

    /// <summary>Zero-width spaces inside words.</summary>
    public static string ZeroWidth(string name, Chance chance)
    {
        var text = new StringBuilder(name);
        for (var i = 0; i < 2 && name.Length > 1; i++) text.Insert(1 + chance.Below(name.Length - 1), ZeroWidthSpace);
        return text.ToString();
    }

    /// <summary>Marks that steer the direction of the text, around a word and in it.</summary>
    public static string Bidi(string name, Chance chance)
    {
        var words = Words.Of(name);
        var at = chance.Below(words.Length);
        words[at] = $"{RightToLeftOverride}{words[at]}{PopDirection}";
        return string.Join(' ', words) + RightToLeftMark;
    }

    /// <summary>й and the voiced kana are letters of their own, which nobody writes without their mark.</summary>
    private static string WithoutMark(char letter)
    {
        if (letter is 'й' or 'Й' or (>= '\u3040' and <= '\u30ff') || char.IsSurrogate(letter)) return letter.ToString();
        var kept = letter.ToString().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return string.Concat(kept).Normalize(NormalizationForm.FormC);
    }

    private static string MarkVowel(string name)
    {
        var at = name.AsSpan().IndexOfAny(Markable);
        if (at < 0) return name;
        var marked = MarkedLetters[MarkableLetters.IndexOf(name[at], StringComparison.Ordinal)];
        return string.Concat(name.AsSpan(0, at), marked.ToString(), name.AsSpan(at + 1));
    }

    /// <summary>Replaces letters by their partners in a table of pairs, at places drawn by chance.</summary>
    private static string Swap(string name, string pairs, Chance chance, int most)
    {
        var text = name.ToCharArray();
        var places = Enumerable.Range(0, text.Length).Where(i => Partner(text[i], pairs) is not null).ToList();
        for (var i = 0; i < most && places.Count > 0; i++)
        {
            var at = chance.Below(places.Count);
            text[places[at]] = Partner(text[places[at]], pairs)!.Value;
            places.RemoveAt(at);
        }

        return new string(text);
    }

    private static char? Partner(char letter, string pairs)
    {
        var lower = char.ToLowerInvariant(letter);
        for (var i = 0; i + 1 < pairs.Length; i += 2)
            if (pairs[i] == lower) return char.IsUpper(letter) ? char.ToUpperInvariant(pairs[i + 1]) : pairs[i + 1];
        return null;
    }
}
