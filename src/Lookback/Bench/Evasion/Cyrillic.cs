using System.Text;

namespace Lookback.Bench.Evasion;

/// <summary>
/// Russian and Ukrainian Cyrillic in Latin letters by four systems that passports and lists use: ICAO Doc 9303 part 3 (table B), BGN/PCGN
/// (the Russian system of 1947), ISO 9:1995, and the national ones (GOST R 52535.1-2006 for Russian, resolution 55 of the Cabinet of
/// Ministers of 2010 for Ukrainian). BGN/PCGN has the common simplification that lists print: ё is yo, where the system writes yë or ë, and the
/// signs are left out. They are written here and not taken from the product, which must not be measured by its own reading.
/// </summary>
internal static class Cyrillic
{
    private const string From = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ";

    private static readonly string[] IcaoLetters =
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y  e iu ia e i i ie g".Split(' ');

    private static readonly string[] BgnLetters =
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya yo i yi ye g".Split(' ');

    private static readonly string[] Iso9Letters =
        "a b v g d e ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â ë ì ï ê g̀".Split(' ');

    private static readonly string[] GostLetters =
        "a b v g d e zh z i i k l m n o p r s t u f kh tc ch sh shch  y  e iu ia e i i ie g".Split(' ');

    private static readonly string[] UkrainianLetters =
        "a b v h d e zh z y i k l m n o p r s t u f kh ts ch sh shch  y  e iu ia io i i ie g".Split(' ');

    /// <summary>By ICAO Doc 9303.</summary>
    public static string Icao(string name) => Map(name, IcaoLetters);

    /// <summary>By BGN/PCGN: е is ye at the start of a word, after a vowel and after a sign.</summary>
    public static string Bgn(string name) =>
        Map(name, BgnLetters, (before, c) => c == 'е' && (before == ' ' || "аеёиоуыэюяйъьіїє".Contains(before, StringComparison.Ordinal)) ? "ye" : null);

    /// <summary>By ISO 9, a Latin letter for each Cyrillic one.</summary>
    public static string Iso9(string name) => Map(name, Iso9Letters);

    /// <summary>By the national rules, told apart by the letters that Ukrainian alone has.</summary>
    public static string National(string name) =>
        name.ToLowerInvariant().AsSpan().IndexOfAny("іїєґ") < 0 ? Map(name, GostLetters) : Map(name, UkrainianLetters, AtTheStart);

    private static string? AtTheStart(char before, char c) => before != ' ' ? null : c switch
    {
        'й' => "y",
        'ї' => "yi",
        'є' => "ye",
        'ю' => "yu",
        'я' => "ya",
        _ => null,
    };

    private static string Map(string name, string[] letters, Func<char, char, string?>? exception = null)
    {
        var text = new StringBuilder(name.Length + 8);
        var before = ' ';
        foreach (var c in name.Normalize(NormalizationForm.FormC))
        {
            var lower = char.ToLowerInvariant(c);
            var at = From.IndexOf(lower, StringComparison.Ordinal);
            var latin = at < 0 ? c.ToString() : exception?.Invoke(before, lower) ?? letters[at];
            text.Append(char.IsUpper(c) && latin.Length > 0 ? char.ToUpperInvariant(latin[0]) + latin[1..] : latin);
            before = char.IsLetter(lower) ? lower : ' ';
        }

        return text.ToString();
    }
}
