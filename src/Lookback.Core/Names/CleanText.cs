using System.Globalization;
using System.Text;

namespace Lookback.Core.Names;

/// <summary>
/// A raw name made fit for reading: compatibility forms composed (NFKC), invisible characters gone, runs of marks and the whole
/// length capped, so that no input costs more than linear time.
/// </summary>
internal static class CleanText
{
    /// <summary>Characters read of a name; what stands behind them is kept in the raw name and not compared.</summary>
    public const int MaxLength = 400;

    private const int MaxMarks = 3;

    static CleanText()
    {
        // Without ICU, Normalize returns non-ASCII text unchanged and every score would silently differ.
        if ("\ufb01".Normalize(NormalizationForm.FormKC) != "fi")
            throw new PlatformNotSupportedException(
                "Lookback needs Unicode normalisation: it does not run in globalization-invariant mode; install ICU.");
    }

    public static string Of(string raw)
    {
        if (raw.Length <= MaxLength && !raw.AsSpan().ContainsAnyExceptInRange(' ', '~')) return Letters(raw);
        var kept = new StringBuilder(Math.Min(raw.Length, MaxLength));
        var marks = 0;
        for (var i = 0; i < raw.Length && kept.Length < MaxLength; i++)
        {
            var c = raw[i];
            if (c < 0x80)
            {
                marks = 0;
                kept.Append(char.IsControl(c) ? ' ' : c);
                continue;
            }

            if (IsInvisible(c)) continue;
            if (char.IsSurrogate(c))
            {
                if (!IsPairAt(raw, i)) continue;
                var rune = char.ConvertToUtf32(c, raw[i + 1]);
                var letter = InBox(rune);
                if (letter != '\0') kept.Append(letter);
                if (letter != '\0' || IsInvisible(rune))
                {
                    i++;
                    continue;
                }
            }

            marks = char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MaxMarks) continue;
            kept.Append(c);
            if (char.IsHighSurrogate(c)) kept.Append(raw[++i]);
        }

        var text = Letters(kept.ToString());
        if (Ascii.IsValid(text)) return text;
        text = text.Normalize(NormalizationForm.FormKC);
        return Digits(text);
    }

    /// <summary>Signs in the place of letters read as letters ("M@ria", "$ergei"), and letters spaced out put together.</summary>
    private static string Letters(string text)
    {
        if (text.AsSpan().IndexOfAny('@', '$') >= 0)
        {
            text = string.Create(text.Length, text, static (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    var (before, after) = (i > 0 && char.IsLetter(from[i - 1]), i + 1 < from.Length && char.IsLetter(from[i + 1]));
                    span[i] = from[i] == '$' && after ? 's' : from[i] == '@' && before && after ? 'a' : from[i];
                }
            });
        }

        return text.Length > 6 && IsSpacer(text[1]) && IsSpacer(text[3]) ? Together(text) : text;
    }

    /// <summary>
    /// "V l a d i m i r  P u t i n": single letters with one sign between them and more than one between words. Up to four letters are
    /// initials and stay.
    /// </summary>
    private static string Together(string text)
    {
        var joined = new StringBuilder(text.Length);
        var letters = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsLetter(c))
            {
                if (i + 1 < text.Length && char.IsLetter(text[i + 1])) return text;
                letters++;
                joined.Append(c);
            }
            else if (!IsSpacer(c))
            {
                return text;
            }
            else if (i > 0 && IsSpacer(text[i - 1]) && joined.Length > 0 && joined[^1] != ' ')
            {
                joined.Append(' ');
            }
        }

        return letters > 4 ? joined.ToString() : text;
    }

    private static bool IsSpacer(char c) => c is ' ' or '.' or '-' or '_' or '\u00b7';

    private static bool IsPairAt(string raw, int i) =>
        char.IsHighSurrogate(raw[i]) && i + 1 < raw.Length && char.IsLowSurrogate(raw[i + 1]);

    /// <summary>
    /// Soft hyphen, zero-width and bidirectional controls, variation selectors, byte order mark (also the wrong way round, which
    /// normalisation throws at), Arabic tatweel.
    /// </summary>
    private static bool IsInvisible(char c) =>
        c is '\u00ad' or '\u034f' or '\u061c' or '\u0640' or '\u180e' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e')
            or (>= '\u2060' and <= '\u206f') or (>= '\ufe00' and <= '\ufe0f') or '\ufeff' or '\ufffe' or (>= '\ufff9' and <= '\ufffc') or '\u17b4' or '\u17b5'
            or '\u115f' or '\u1160' or '\u3164' or '\uffa0';

    /// <summary>Characters above the first plane that are not seen: tags and the further variation selectors.</summary>
    private static bool IsInvisible(int rune) => rune is >= 0xe0000 and <= 0xe0fff;

    /// <summary>The letter in a square, a disc or a flag, which compatibility forms leave as they are; or a null character.</summary>
    private static char InBox(int rune) => rune switch
    {
        >= 0x1f130 and <= 0x1f149 => (char)('A' + rune - 0x1f130),
        >= 0x1f150 and <= 0x1f169 => (char)('A' + rune - 0x1f150),
        >= 0x1f170 and <= 0x1f189 => (char)('A' + rune - 0x1f170),
        >= 0x1f1e6 and <= 0x1f1ff => (char)('A' + rune - 0x1f1e6),
        _ => '\0',
    };

    /// <summary>Digits of every script as 0 to 9.</summary>
    public static string Digits(string text)
    {
        var needs = false;
        foreach (var c in text) needs |= c > 0x7f && char.IsDigit(c);
        return needs
            ? string.Create(text.Length, text, static (span, from) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = char.IsDigit(from[i]) ? (char)('0' + (int)char.GetNumericValue(from[i])) : from[i];
            })
            : text;
    }
}
