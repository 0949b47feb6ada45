using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using nietras.SeparatedValues;

namespace Lookback.Core.Records;

/// <summary>
/// Countries by code and by the names publishers write: <c>Korea, North</c>, <c>DPRK</c>, <c>PRK</c> and <c>kp</c> are one. The
/// table is <c>data/countries.csv</c>: ISO 3166-1, the withdrawn codes of ISO 3166-3 that still stand in documents, Kosovo as
/// <c>XK</c>, and the machine-readable-passport codes of ICAO 9303 part 3 (<c>D&lt;&lt;</c>, <c>GBD</c>, <c>RKS</c>).
/// </summary>
public static class Countries
{
    /// <summary>Longest text that is looked up without making another; the longest name has some 60 characters.</summary>
    private const int MostOnStack = 128;

    private static readonly FrozenDictionary<string, string> CodeByKey;
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> CodeBySpan;
    private static readonly FrozenDictionary<string, string> NameByCode;
    private static readonly FrozenSet<string> Past;

    static Countries()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var past = new HashSet<string>(StringComparer.Ordinal);
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("data/countries.csv")
            ?? throw new InvalidOperationException("data/countries.csv is not embedded in this build");
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true }).From(stream);
        foreach (var row in reader)
        {
            var code = row["code"].ToString();
            var spellings = row["names"].ToString().Split('|');
            names[code] = spellings[0];
            // ISO 3166-3 gives what is withdrawn four letters, the first two of which were its code.
            if (spellings.Any(s => s.Length == 4 && s.StartsWith(code, StringComparison.Ordinal) && s.All(char.IsAsciiLetterUpper))) past.Add(code);
            foreach (var spelling in spellings.Append(code).Append(row["alpha3"].ToString())) codes[Key(spelling)] = code;
        }

        CodeByKey = codes.ToFrozenDictionary(StringComparer.Ordinal);
        CodeBySpan = CodeByKey.GetAlternateLookup<ReadOnlySpan<char>>();
        NameByCode = names.ToFrozenDictionary(StringComparer.Ordinal);
        Past = past.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// The country of a code (two or three letters) or an English name, whatever its case, accents, punctuation and blanks; a
    /// subdivision code (<c>gb-sct</c>) is its country's. <see langword="null"/> where none is known: never a guess.
    /// </summary>
    public static CountryCode? Find(string nameOrCode)
    {
        if (CodeOf(nameOrCode) is { } code) return new CountryCode(code);
        var text = nameOrCode.AsSpan().Trim();
        return text.Length > 3 && text[2] == '-' && text.Length <= 7 && CodeOf(text[..2]) is { } whole ? new CountryCode(whole) : null;
    }

    /// <summary>The English short name; the code itself where the table does not know it.</summary>
    public static string Name(CountryCode country) => NameByCode.GetValueOrDefault(country.Value ?? "", country.Value ?? "");

    /// <summary>Whether the code is one that ISO 3166-3 records as withdrawn: the state is no more, or has another name and code.</summary>
    public static bool IsPast(CountryCode country) => Past.Contains(country.Value ?? "");

    private static string? CodeOf(ReadOnlySpan<char> text)
    {
        if (text.Length > MostOnStack || !Ascii.IsValid(text)) return CodeByKey.GetValueOrDefault(Key(text.ToString()));
        Span<char> key = stackalloc char[text.Length];
        return CodeBySpan.TryGetValue(key[..AsciiKey(text, key)], out var code) ? code : null;
    }

    /// <summary>What <see cref="Key"/> makes of a text without accents; the length of the key.</summary>
    private static int AsciiKey(ReadOnlySpan<char> text, Span<char> key)
    {
        var (length, blank) = (0, false);
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                blank = true;
                continue;
            }

            if (blank && length > 0) key[length++] = ' ';
            key[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            blank = false;
        }

        return length;
    }

    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in NormalText.Of(text, NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                if (blank && key.Length > 0) key.Append(' ');
                key.Append(char.ToLowerInvariant(c));
                blank = false;
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                blank = true;
            }
        }

        return key.ToString();
    }
}
