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
    private static readonly FrozenDictionary<string, string> CodeByKey;
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
        NameByCode = names.ToFrozenDictionary(StringComparer.Ordinal);
        Past = past.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// The country of a code (two or three letters) or an English name, whatever its case, accents, punctuation and blanks; a
    /// subdivision code (<c>gb-sct</c>) is its country's. <see langword="null"/> where none is known: never a guess.
    /// </summary>
    public static CountryCode? Find(string nameOrCode)
    {
        if (CodeByKey.TryGetValue(Key(nameOrCode), out var code)) return new CountryCode(code);
        var text = nameOrCode.AsSpan().Trim();
        return text.Length > 3 && text[2] == '-' && text.Length <= 7 && CodeByKey.TryGetValue(Key(text[..2].ToString()), out code)
            ? new CountryCode(code)
            : null;
    }

    /// <summary>The English short name; the code itself where the table does not know it.</summary>
    public static string Name(CountryCode country) => NameByCode.GetValueOrDefault(country.Value ?? "", country.Value ?? "");

    /// <summary>Whether the code is one that ISO 3166-3 records as withdrawn: the state is no more, or has another name and code.</summary>
    public static bool IsPast(CountryCode country) => Past.Contains(country.Value ?? "");

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
