using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Uk;

/// <summary>
/// Passports and national numbers: a number and, in another cell under the same mark, words about it (<c>Tunisian number, issued on ...</c>); until 2020
/// both in one cell. The country is what the words begin with or hold in brackets. Words that say more than that are kept as a remark.
/// </summary>
internal static partial class UkDocument
{
    private static readonly string[] Lead = ["false ", "counterfeit ", "forged "];

    public static void Read(ListingDraft draft, bool isPassport, string? numbers, string? details)
    {
        foreach (var (written, words) in NumberedParts.Pairs(numbers, details))
        {
            var number = written?.TrimEnd('.', ' ') ?? (numbers is null ? NumberIn(words!) : null);
            var country = CountryOf(words);
            var kind = isPassport ? IdentifierKind.Passport : KindOf(words);
            var label = isPassport || words is null ? null : LabelOf(words, number);
            foreach (var one in RunTogether().Split(number ?? "")) Number(draft, kind, one, country, label);
            if (words is null || !SaysMore(words, number, country)) continue;
            draft.Remark($"{(isPassport ? "Passport" : "National identifier")}{(number is null ? "" : $" {number}")}: {words}");
        }
    }

    /// <summary>Several numbers, each with its own word before it: <c>OGRN: 123 TIN: 456</c>.</summary>
    private static void Number(ListingDraft draft, IdentifierKind kind, string written, CountryCode? country, string? label)
    {
        if (kind == IdentifierKind.Passport || Labelled().Match(written) is not { Success: true } match)
        {
            draft.Identifier(kind, written, country, label);
            return;
        }

        foreach (var (word, number) in match.Groups["word"].Captures.Zip(match.Groups["number"].Captures))
            draft.Identifier(Register().IsMatch(word.Value) ? IdentifierKind.Registration : KindOf(word.Value), number.Value, country, word.Value);
    }

    /// <summary>The first number before any word of dates.</summary>
    private static string? NumberIn(string words)
    {
        var dates = Dated().Match(words);
        var match = Written().Match(dates.Success ? words[..dates.Index] : words);
        return match.Success ? match.Value.TrimEnd('-', '/', '.') : null;
    }

    private static IdentifierKind KindOf(string? words) =>
        words is null ? IdentifierKind.NationalId
        : Tax().IsMatch(words) ? IdentifierKind.TaxId
        : NoIdentity().IsMatch(words) ? IdentifierKind.Other
        : IdentifierKind.NationalId;

    private static CountryCode? CountryOf(string? words)
    {
        if (words is null) return null;
        var lead = Array.Find(Lead, l => words.StartsWith(l, StringComparison.OrdinalIgnoreCase));
        if (CountryWords.AtStart(words[(lead?.Length ?? 0)..], out _) is { } country) return country;
        foreach (Match match in Brackets().Matches(words))
        {
            var inside = match.Groups["inside"].Value;
            lead = Array.Find(Lead, l => inside.StartsWith(l, StringComparison.OrdinalIgnoreCase));
            if (CountryWords.AtStart(inside[(lead?.Length ?? 0)..], out _) is { } within) return within;
        }

        return null;
    }

    /// <summary>The kind in the source's own words, without the country and whatever follows.</summary>
    private static string? LabelOf(string words, string? number)
    {
        var text = number is null ? words : words.Replace(number, "", StringComparison.Ordinal);
        CountryWords.AtStart(text, out var country);
        var label = Stop().Split(text[country..])[0].Trim(' ', ',', '.', ':', '-', '(', ')');
        return label.Length is > 3 and <= 60 && label is not ("number" or "card") ? label : null;
    }

    private static bool SaysMore(string words, string? number, CountryCode? country)
    {
        var rest = number is null ? words : words.Replace(number, "", StringComparison.Ordinal);
        if (country is not null && CountryWords.AtStart(rest, out var length) is not null) rest = rest[length..];
        rest = Brackets().Replace(rest, m => IsCountry(m.Groups["inside"].Value) ? "" : m.Value);
        return Plain().Replace(rest, "").Any(char.IsLetterOrDigit);
    }

    private static bool IsCountry(string text) => CountryWords.AtStart(text, out var length) is not null && length == text.Length;

    [GeneratedRegex(@"\b(?:issue[ds]?|expir\w*|valid|date|dob)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dated();

    [GeneratedRegex(@"(?<![\w/-]|\d\.)(?:(?!NO |ID )[A-Z]{1,2} |[A-Z]{0,6}[-/]?)\d[\w/.-]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    [GeneratedRegex(@"\.\s+(?=\w*\d)", RegexOptions.CultureInvariant)]
    private static partial Regex RunTogether();

    [GeneratedRegex(@"^(?:(?<word>\p{Lu}{2,10}): ?(?<number>[\w/-]*\d[\w/-]*)(?:[.,;]? |$))+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^(?:OGRN(?:IP)?|ОГРН(?:ИП)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Register();

    [GeneratedRegex(@"\b(?:tax\w*|TIN|INN|fiscal)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Tax();

    [GeneratedRegex(@"\b(?:driv\w+|birth|ration|military|certificate|residence)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoIdentity();

    [GeneratedRegex(@"\((?<inside>[^()]{2,80})\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[.,:;]|\bissued\b|\bexpir", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Stop();

    [GeneratedRegex(
        @"\b(?:passport|national|identity|identification|identifier|card|number|numbers|no|ID|personal)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
