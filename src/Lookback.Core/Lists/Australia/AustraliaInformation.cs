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
        foreach (var (words, kind) in Numbers) Identifiers(text, words, kind, draft);
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

    /// <summary>Each number with its words, and those behind it that have none: <c>a) AB123456 (expired) b) AB654321</c>, <c>AB123456; AB654321</c>.</summary>
    private static void Identifiers(string text, Regex words, IdentifierKind kind, ListingDraft draft)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var found = words.Matches(text).ToList();
        foreach (var match in found)
        {
            var country = match.Groups["behind"].Success ? Countries.Find(match.Groups["behind"].Value) : null;
            if (country is null && match.Groups["country"].Success) country = CountryBefore(match.Groups["country"].Value);
            var number = match.Groups["number"].Value.TrimEnd('-', '/');
            taken.Add(number);
            draft.Identifier(kind, number, country);
        }

        if (kind is not (IdentifierKind.Passport or IdentifierKind.NationalId)) return;
        foreach (var match in found)
        {
            var at = match.Groups["number"].Index + match.Groups["number"].Length;
            for (var next = Next().Match(text, at); next.Success; next = Next().Match(text, next.Groups["number"].Index + next.Groups["number"].Length))
            {
                if (!IsLand(next.Groups["country"].Value, out var country)) break;
                var number = next.Groups["number"].Value.TrimEnd('-', '/');
                if (taken.Add(number)) draft.Identifier(kind, number, country);
            }
        }
    }

    /// <summary>Whether words before a further number are nothing but its country, or there are none.</summary>
    private static bool IsLand(string words, out CountryCode? country)
    {
        var land = words.Trim(' ', ',');
        country = land.Length > 0 ? Countries.Find(land) : null;
        return land.Length == 0 || country is not null;
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

    /// <summary>What may stand between two numbers of one kind: when and where the first was issued, and a mark of the next.</summary>
    [GeneratedRegex(
        @"\G(?:\s*,?\s*(?:\([^()]{1,100}\)|(?:issued|expire[sd]|date of issue|valid)\b[^();]{1,60}?)){0,4}"
        + @"(?:\s*[;,]\s*(?:alt\.\s*)?(?:and\s+|[b-z]\)\s*)?|\s+and\s+|[.]?\s+[b-z]\)\s*)"
        + Land + @",?\s*(?:(?:passport )?(?:number|no\.?):?\s*)?(?<number>[A-Z]{0,4}[-/ ]?\d[A-Z0-9/-]{4,})(?![./]?\d)",
        Exact)]
    private static partial Regex Next();

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

    [GeneratedRegex(@"\bIMO\)?(?: identification)?(?: (?:numbers?|nos?\.?))?:?\s*\(?(?<number>\d{7})\b", AnyCase)]
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
