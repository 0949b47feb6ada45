using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Swiss;

/// <summary>
/// <c>other-information</c>: free words, of which some name a fact the list has no element for: <c>IMO number: 9123456</c>, <c>Website: ...</c>. What
/// is plainly one is taken, and the words are kept as a remark whatever they say.
/// </summary>
internal static partial class SwissInformation
{
    private static readonly (string Word, IdentifierKind Kind)[] Kinds =
    [
        ("IMO", IdentifierKind.Imo), ("MMSI", IdentifierKind.Mmsi), ("SWIFT", IdentifierKind.Bic), ("BIC", IdentifierKind.Bic), ("LEI", IdentifierKind.Lei),
        ("passport", IdentifierKind.Passport), ("tax", IdentifierKind.TaxId), ("INN", IdentifierKind.TaxId), ("UNP", IdentifierKind.TaxId),
        ("OGRN", IdentifierKind.Registration), ("registration n", IdentifierKind.Registration), ("KPP", IdentifierKind.Other),
        ("national id", IdentifierKind.NationalId), ("ID card n", IdentifierKind.NationalId), ("personal id", IdentifierKind.NationalId),
    ];

    public static void Read(string text, ListingDraft draft)
    {
        draft.Remark(text);
        foreach (var piece in text.Split(';', '\n'))
        {
            if (piece.Length > 300 || Labelled().Match(piece) is not { Success: true } match) continue;
            var (label, value) = (match.Groups["label"].Value.Trim(), match.Groups["value"].Value.Trim());
            if (Says(label, "website") || Says(label, "web site")) Each(value, v => v.Contains('.', StringComparison.Ordinal), draft.Website);
            else if (Says(label, "mail")) Each(value, v => v.Contains('@', StringComparison.Ordinal), draft.Email);
            else if (IsPhone(label)) Each(value, v => v.Count(char.IsAsciiDigit) > 4, draft.Phone);
            else Number(label, value, draft);
        }
    }

    private static void Number(string label, string value, ListingDraft draft)
    {
        var kind = Array.Find(Kinds, k => IsIn(label, k.Word));
        if (kind.Word is null || NumberAlone().Match(value) is not { Success: true } match) return;
        var number = match.Groups["number"].Value;
        if (number.Any(char.IsAsciiDigit) || kind.Kind == IdentifierKind.Bic) draft.Identifier(kind.Kind, number, label: label);
    }

    /// <summary>An abbreviation is a whole word; the others may go on: <c>tax</c>, <c>taxpayer</c>.</summary>
    private static bool IsIn(string label, string word)
    {
        var at = label.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || (at > 0 && char.IsLetter(label[at - 1]))) return false;
        return !word.All(char.IsUpper) || at + word.Length == label.Length || !char.IsLetter(label[at + word.Length]);
    }

    private static bool IsPhone(string label) => Says(label, "phone") || Says(label, "fax") || Says(label, "tel.") || label is "Tel";

    private static bool Says(string label, string word) => label.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static void Each(string value, Func<string, bool> isOne, Action<string?> add)
    {
        foreach (var one in value.Split(',').Select(v => v.Trim().TrimEnd('.')).Where(isOne)) add(one);
    }

    [GeneratedRegex(@"^\s*(?<label>[\p{L}][^:]{1,60}):\s*(?<value>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^(?<number>[A-Z0-9][A-Z0-9/-]{3,30})\.?(\s*\([^)]*\))?\.?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberAlone();
}
