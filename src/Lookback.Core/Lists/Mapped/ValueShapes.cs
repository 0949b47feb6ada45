using System.Globalization;
using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.Mapped;

/// <summary>What values look like, fact by fact: enough to doubt a column's name, or to do without it. Not a judgement on any one value.</summary>
internal static partial class ValueShapes
{
    /// <summary>A name of more words is most likely a sentence.</summary>
    private const int MostWords = 15;

    private static readonly DateOrder[] Orders = [DateOrder.YearFirst, DateOrder.DayFirst, DateOrder.MonthFirst];

    private static readonly Dictionary<string, Func<string, bool>> ByFact = new(StringComparer.Ordinal)
    {
        ["email"] = v => Email().IsMatch(v),
        ["website"] = v => Site().IsMatch(v),
        ["wallet"] = v => Wallet().IsMatch(v) && v.Any(char.IsAsciiDigit),
        ["lei"] = IsLei,
        ["imo"] = IsImo,
        ["bic"] = v => Bic().IsMatch(v) && Countries.Find(v[4..6]) is not null,
        ["mmsi"] = v => Mmsi().IsMatch(v),
        ["phone"] = v => Phone().IsMatch(v),
        ["gender"] = v => Sexes.Find(v) is not null,
        ["schema"] = v => MappedFacts.SchemaOf(v) is not null,
        ["name_kind"] = v => MappedFacts.NameKindOf(v) is not null,
        ["nationality"] = IsCountry,
        ["country"] = IsCountry,
        ["residence"] = IsCountry,
        ["registration_country"] = IsCountry,
        ["birth_date"] = IsDate,
        ["designated"] = IsDate,
        ["name"] = IsName,
        ["given"] = IsName,
        ["family"] = IsName,
        ["alias"] = IsName,
        ["weak_alias"] = IsName,
        ["former_name"] = IsName,
        ["original_script_name"] = IsName,
    };

    /// <summary>Facts that values alone tell, in the order in which they are tried; the most telling first.</summary>
    public static IReadOnlyList<string> Telling { get; } = ["email", "website", "wallet", "lei", "imo", "schema", "gender", "country", "bic"];

    /// <summary>Whether values say anything about a fact.</summary>
    public static bool Has(string fact) => ByFact.ContainsKey(fact);

    /// <summary>Whether a value may be one of the fact.</summary>
    public static bool Fits(string fact, string value) => ByFact[fact](value);

    /// <summary>Whether a value tells the fact by itself: a word for unknown does not.</summary>
    public static bool Tells(string fact, string value) => fact switch
    {
        "schema" => MappedFacts.SchemaOf(value) is { } schema && schema != Schema.Unknown,
        "gender" => Sexes.Find(value) is { } sex && sex != Sex.Unknown,
        "country" => Countries.Find(value) is not null,
        _ => Fits(fact, value),
    };

    /// <summary>Whether the text is a date in any order.</summary>
    public static bool IsDate(string value) => Array.Exists(Orders, o => WrittenDates.Find(value, o) is not null);

    /// <summary>The first two numbers of a date that is all numbers and ends in the year.</summary>
    public static (int First, int Second)? NumericDate(string value) =>
        Numeric().Match(value) is { Success: true } match ? (Number(match.Groups[1]), Number(match.Groups[2])) : null;

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static bool IsCountry(string value) => ListingDraft.SaysNoCountry(value) || Countries.Find(value) is not null;

    /// <summary>Letters, and neither a sentence nor a piece cut out of one.</summary>
    private static bool IsName(string value) =>
        value.Any(char.IsLetter) && value.Count(c => c == ' ') < MostWords && value.Count(c => c == '(') == value.Count(c => c == ')')
        && !IsDate(value) && !Email().IsMatch(value);

    /// <summary>ISO 17442: twenty characters, modulo 97 with letters as 10 to 35 it is 1.</summary>
    private static bool IsLei(string value)
    {
        if (!Lei().IsMatch(value)) return false;
        var rest = 0;
        foreach (var c in value) rest = char.IsAsciiDigit(c) ? ((rest * 10) + c - '0') % 97 : ((rest * 100) + c - 'A' + 10) % 97;
        return rest == 1;
    }

    /// <summary>A ship's seven digits, whose last is that of the sum of the first six times 7 to 2.</summary>
    private static bool IsImo(string value)
    {
        if (Imo().Match(value) is not { Success: true } match) return false;
        var (digits, sum) = (match.Groups[1].Value, 0);
        for (var i = 0; i < 6; i++) sum += (digits[i] - '0') * (7 - i);
        return sum % 10 == digits[6] - '0';
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s.]+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"^(https?://|www\.)\S+$", RegexOptions.IgnoreCase)]
    private static partial Regex Site();

    [GeneratedRegex("^(0x[0-9a-fA-F]{40}|bc1[0-9a-z]{20,80}|[13TLDX][1-9A-HJ-NP-Za-km-z]{25,35})$")]
    private static partial Regex Wallet();

    [GeneratedRegex("^[A-Z0-9]{18}[0-9]{2}$")]
    private static partial Regex Lei();

    [GeneratedRegex(@"^(?:IMO\s*)?([0-9]{7})$", RegexOptions.IgnoreCase)]
    private static partial Regex Imo();

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$")]
    private static partial Regex Bic();

    [GeneratedRegex("^[0-9]{9}$")]
    private static partial Regex Mmsi();

    [GeneratedRegex(@"^(?=(?:\D*[0-9]){6})(?:\+|00|\()?[0-9(][0-9 ()/.\-]{5,24}$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^([0-9]{1,2})[./\- ]([0-9]{1,2})[./\- ][0-9]{4}$")]
    private static partial Regex Numeric();
}
