namespace Lookback.Bench.Evasion;

/// <summary>Letters of the alphabets that names are slipped in.</summary>
internal static class Letters
{
    private const string Latin = "aeioubcdfghjklmnprstvwyz";
    private const string Cyrillic = "абвгдежзийклмнопрстухчшя";
    private const string Arabic = "ابتجحدرزسشصطعفقكلمنهوي";
    private const string Hebrew = "אבגדהוזחטיכלמנסעפצקרשת";
    private const string Greek = "αβγδεζηθικλμνξοπρστυφχψω";

    /// <summary>Another letter of the same alphabet and case; the letter itself where its alphabet is none of these.</summary>
    public static string Other(char letter, Chance chance)
    {
        var lower = char.ToLowerInvariant(letter);
        foreach (var alphabet in new[] { Latin, Cyrillic, Arabic, Hebrew, Greek })
        {
            if (!IsOf(lower, alphabet)) continue;
            char other;
            do other = alphabet[chance.Below(alphabet.Length)];
            while (other == lower);
            return InCaseOf(letter, other.ToString());
        }

        return letter.ToString();
    }

    /// <summary>A text in the case of a letter.</summary>
    public static string InCaseOf(char letter, string text) => char.IsUpper(letter) ? text.ToUpperInvariant() : text;

    // By the block of its first letter, so that letters which the short alphabet lacks count too.
    private static bool IsOf(char letter, string alphabet) => letter / 0x80 == alphabet[0] / 0x80 || (letter < 0x250 && alphabet == Latin);
}
