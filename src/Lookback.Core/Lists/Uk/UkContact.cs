using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// Telephone numbers, e-mail addresses and web sites of one cell, numbered or run together. Each goes where it belongs, for they stand in each other's
/// columns; what is none of them is kept as a remark.
/// </summary>
internal static partial class UkContact
{
    private const int FewestDigits = 5;

    public static void Phones(ListingDraft draft, string? text)
    {
        foreach (var part in NumberedParts.Of(text))
        foreach (var piece in PhoneBreaks().Split(part.Text))
        {
            var number = PhoneWords().Replace(piece, "").Trim(' ', '.', ',', ';', ':');
            if (number.Count(char.IsAsciiDigit) >= FewestDigits && !number.Contains('@', StringComparison.Ordinal)) draft.Phone(number);
            else if (number.Length > 0) Online(draft, number, "Phone number");
        }
    }

    /// <summary>E-mail addresses and web sites.</summary>
    public static void Online(ListingDraft draft, string? text, string label)
    {
        foreach (var part in NumberedParts.Of(text))
        {
            var rest = Email().Replace(part.Text, match =>
            {
                draft.Email(match.Value);
                return " ";
            });
            rest = Site().Replace(rest, match =>
            {
                draft.Website(match.Value.TrimEnd('.', ',', ';'));
                return " ";
            });
            if (Small().Replace(rest, "").Any(char.IsLetterOrDigit)) draft.Remark($"{label}: {part.Text}");
        }
    }

    [GeneratedRegex(@"(?<=[\d)])\.\s+|[;|]|,\s*(?=\+)|\s+(?=(?:Fax|Tel|Mob\w*)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhoneBreaks();

    [GeneratedRegex(
        @"\(?\b(?:tele)?(?:phone|fax|tel|mob|mobile|facsimile)(?: numbers?| no)?\b[.:]*\)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhoneWords();

    [GeneratedRegex(@"(?<![\w.+'’&-])[\w.+'’&-]{1,64}@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"https?://[^\s,;]+|(?<![\w@.-])(?:[\w-]+\.)+[\p{L}]{2,}(?:/[^\s,;]*)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Site();

    [GeneratedRegex(@"\b(?:and|or|e-?mail|website|web)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Small();
}
