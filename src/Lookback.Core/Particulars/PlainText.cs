using System.Globalization;
using System.Text;
using Lookback.Core.Names;
using Lookback.Core.Records;

namespace Lookback.Core.Particulars;

/// <summary>
/// A number or an address on a network made fit for reading: composed (NFKC), digits of every script as 0 to 9, invisible characters
/// gone. Unlike a name it keeps its signs as they stand: an at sign here is no letter.
/// </summary>
internal static class PlainText
{
    private const int MaxLength = 400;

    public static string Of(string written)
    {
        var text = new StringBuilder(Math.Min(written.Length, MaxLength));
        foreach (var rune in written.EnumerateRunes())
        {
            if (text.Length >= MaxLength) break;
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)) text.Append(rune);
        }

        var composed = NormalText.Of(text.ToString(), NormalizationForm.FormKC);
        return Ascii.IsValid(composed) ? composed : CleanText.Digits(composed);
    }
}
