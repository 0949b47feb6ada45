using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Australia;

/// <summary>
/// <c>Additional Information</c>: prose with numbers behind words such as <c>Passport no.:</c>, <c>Tax ID No.:</c>, <c>IMO number:</c>. The numbers are taken
/// besides; the prose is kept whole as a remark, since what it says of them (issued, expired, cancelled) has no other place.
/// </summary>
internal static partial class AustraliaInformation
{
    private const RegexOptions Exact = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const RegexOptions AnyCase = Exact | RegexOptions.IgnoreCase;

    /// <summary>Up to four words with a capital: the country before a number or its name.</summary>
    private const string Land = @"(?<country>(?-i:(?:\p{Lu}[\p{L}’']{1,30} (?:of |and )?){0,4}))";

    /// <summary>The country in brackets behind a number.</summary>
    private const string Behind = @"(?: \((?<behind>[\p{L} ]{2,60})\))?";

    private static readonly (Regex Words, IdentifierKind Kind)[] Numbers =
    [
        (Passport(), IdentifierKind.Passport), (National(), IdentifierKind.NationalId), (Tax(), IdentifierKind.TaxId),
        (Register(), IdentifierKind.Registration),
        (Imo(), IdentifierKind.Imo), (Swift(), IdentifierKind.Bic),
    ];

    public static void Read(string text, ListingDraft draft)
    {
        draft.Remark(text);
        foreach (var (words, kind) in Numbers)
        {
            foreach (Match match in words.Matches(text))
            {
                var country = match.Groups["behind"].Success ? Countries.Find(match.Groups["behind"].Value) : null;
                if (country is null && match.Groups["country"].Success) country = CountryBefore(match.Groups["country"].Value);
                draft.Identifier(kind, match.Groups["number"].Value.TrimEnd('-', '/'), country);
            }
        }

        if (Gender().Match(text) is { Success: true } gender && Sexes.Find(gender.Groups["sex"].Value) is { } sex) draft.Sex = sex;
        if (Title().Match(text) is { Success: true } titles)
        {
            foreach (var title in NumberedParts.Of(titles.Groups["title"].Value)) draft.Title(title.Text);
        }

        foreach (Match mail in Email().Matches(text)) draft.Email(mail.Value);
        foreach (Match site in Website().Matches(text)) draft.Website(site.Groups["site"].Value.TrimEnd('.', ',', ';', ')'));
        foreach (Match line in Phone().Matches(text))
        {
            foreach (var number in line.Groups["numbers"].Value.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (number.Count(char.IsAsciiDigit) > 4) draft.Phone(number.TrimEnd('.', '(', '-', ' '));
            }
        }
    }

    /// <summary>The words before a number's name end in its country: <c>Deported. Afghan</c>, <c>a) Saudi Arabian</c>.</summary>
    private static CountryCode? CountryBefore(string words)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = Math.Max(0, parts.Length - 4); i < parts.Length; i++)
        {
            var name = string.Join(' ', parts[i..]);
            if (name.Length > 3 && Countries.Find(name) is { } country) return country;
        }

        return null;
    }

    [GeneratedRegex(
        Land + @"[Pp]assport,?(?: booklet)?(?:\s+(?:[Nn]umbers?|[Nn]os?\b))?[.:]*\s*(?:na\s+|a\)\s*)?" + Land
        + @"(?:(?:passport )?(?:number|no\.?):?\s*)?(?<number>[A-Z]{0,4}[-/ ]?\d[A-Z0-9/-]{4,})",
        Exact)]
    private static partial Regex Passport();

    [GeneratedRegex(
        @"(?:national identification|national identity|identity card|tazkira\)|national (?=number))(?:\s*(?:number|no\b|card)\.?)*[.:]*\s*(?:a\)\s*)?"
        + Land + @"(?:(?:national |identification |identity |card |number |no\.? )*):?\s*(?<number>[A-Z]{0,3}\d[A-Z0-9/-]{4,})",
        AnyCase)]
    private static partial Regex National();

    [GeneratedRegex(
        @"(?<country>(?-i:\p{Lu}\p{L}{1,30} )?)(?:tax id(?:entification)?|national tax|fiscal|INN)(?:\s*(?:number|no\b|code)\.?)*[.:]*\s*"
        + @"(?<number>[A-Z0-9]{0,30}\d[A-Z0-9-]{4,})" + Behind,
        AnyCase)]
    private static partial Regex Tax();

    [GeneratedRegex(
        @"(?:company (?:identification|registration)|(?:state )?registration|registration id|OGRN)(?:\s*(?:number|no\b|id\b)\.?)*[.:]*\s*"
        + @"(?<number>\d[A-Z0-9-]{4,})" + Behind,
        AnyCase)]
    private static partial Regex Register();

    [GeneratedRegex(@"\bIMO\)?(?: identification)?(?: (?:number|no\.?))?:?\s*(?<number>\d{7})\b", AnyCase)]
    private static partial Regex Imo();

    [GeneratedRegex(@"\bSWIFT(?:/BIC)?:?\s*(?<number>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b", Exact)]
    private static partial Regex Swift();

    [GeneratedRegex(@"\b(?:Gender|Sex):\s*(?<sex>\w+)", AnyCase)]
    private static partial Regex Gender();

    [GeneratedRegex(@"\bTitle:\s*(?<title>.{1,60}?)(?=\.|;|\s*Designation|$)", Exact)]
    private static partial Regex Title();

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", Exact)]
    private static partial Regex Email();

    [GeneratedRegex(@"\bWebsites?:?\s*(?<site>(?:https?://|www\.)[^\s;,]+|(?:[\w-]+\.)+\p{L}{2,}\b)", AnyCase)]
    private static partial Regex Website();

    [GeneratedRegex(@"\b(?:Telephone|Phone|Tel|Fax|Facsimile)(?: numbers?)?:?\s*(?<numbers>[+\d][\d\s()+;,./-]{5,})", AnyCase)]
    private static partial Regex Phone();
}
