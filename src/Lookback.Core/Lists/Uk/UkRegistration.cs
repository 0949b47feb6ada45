using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// Business registration numbers, several in one cell with the words for them before and the country in brackets behind:
/// <c>1234567890123 (Russia). Tax ID No. 7711223344 (Russia)</c>, <c>TIN: 7711223344</c>. What holds no number is kept as a remark.
/// </summary>
internal static partial class UkRegistration
{
    private static readonly char[] Trimmed = [' ', ',', '.', ':', ';', '-', '–', '(', ')'];

    public static void Read(ListingDraft draft, string? text)
    {
        foreach (var part in NumberedParts.Of(text))
        {
            var some = false;
            foreach (Match match in Numbered().Matches(part.Text))
            {
                var words = Blanks.Collapse(match.Groups["words"].Value.Trim(Trimmed));
                var country = match.Groups["country"].Success ? Countries.Find(match.Groups["country"].Value) : null;
                if (match.Groups["country"].Success && country is null) draft.Remark($"Business registration number: {part.Text}");
                draft.Identifier(KindOf(words), match.Groups["number"].Value.TrimEnd('.', '-', '/'), country, words);
                some = true;
            }

            if (!some) draft.Remark($"Business registration number: {part.Text}");
        }
    }

    private static IdentifierKind KindOf(string? words) =>
        words is null ? IdentifierKind.Registration
        : Tax().IsMatch(words) ? IdentifierKind.TaxId
        : words.Contains("SWIFT", StringComparison.OrdinalIgnoreCase) ? IdentifierKind.Bic
        : words is "LEI" || words.Contains("Legal Entity Identifier", StringComparison.OrdinalIgnoreCase) ? IdentifierKind.Lei
        : words.Contains("IMO", StringComparison.Ordinal) ? IdentifierKind.Imo
        : IdentifierKind.Registration;

    [GeneratedRegex(
        @"(?<words>\bSWIFT(?:/BIC)?:?\s*|.{0,120}?)"
        + @"(?<number>(?<=SWIFT(?:/BIC)?:?\s*)[A-Z]{6}[A-Z0-9]{2,5}\b|(?<![\w(/.])(?!\d{1,2}[./]\d{1,2}[./]\d{2,4}\b)[A-Z0-9][\w./-]{0,60}?\d[\w./-]{2,60})"
        + @"(?:\s*\((?<country>[\p{L} ,]{2,60})\))?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\b(?:tax\w*|TIN|INN|KPP|VAT|fiscal)\b|ИНН|УНН|УНП", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tax();
}
