namespace Lookback.Core.Lists.Text;

/// <summary>Whether a written name is in Latin letters, as far as a list needs to know.</summary>
internal static class Lettering
{
    /// <summary>It has letters, and all of them are Latin.</summary>
    public static bool IsLatin(string text) => text.Any(char.IsLetter) && !HasOther(text);

    /// <summary>Some letter is not Latin.</summary>
    public static bool HasOther(string text) => text.Any(c => char.IsLetter(c) && !IsLatin(c));

    /// <summary>It has letters, and none of them is Latin.</summary>
    public static bool IsOther(string text) => text.Any(char.IsLetter) && !text.Any(c => char.IsLetter(c) && IsLatin(c));

    /// <summary>One of the two texts is in Latin letters and the other in none.</summary>
    public static bool Differ(string one, string other) => (IsLatin(one) && IsOther(other)) || (IsOther(one) && IsLatin(other));

    private static bool IsLatin(char c) => c is < '\u0250' or (>= '\u1E00' and < '\u1F00');
}
