using System.Text;

namespace Lookback.Core.Records;

/// <summary>
/// Unicode normalisation of whatever text: the platform's throws at half a surrogate pair, and at U+FFFE, which is no character and comes of a byte
/// order that was taken the wrong way round.
/// </summary>
internal static class NormalText
{
    public static string Of(string text, NormalizationForm form) => (IsNormalisable(text) ? text : Whole(text)).Normalize(form);

    private static bool IsNormalisable(string text)
    {
        foreach (var c in text)
            if (char.IsSurrogate(c) || c == '\ufffe') return false;
        return true;
    }

    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value != 0xfffe) whole.Append(rune);
        return whole.ToString();
    }
}
