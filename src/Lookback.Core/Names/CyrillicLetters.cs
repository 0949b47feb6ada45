using System.Text;

namespace Lookback.Core.Names;

/// <summary>
/// Cyrillic by the letter that tells the language: Ukrainian words (і, ї, є, ґ) read и as y and г as h (the table of the Cabinet
/// of Ministers, resolution 55 of 2010); ъ is a vowel in Bulgarian (the Transliteration Act of 2009) and silent in Russian, where
/// it stands only before е, ё, ю, я.
/// </summary>
internal static class CyrillicLetters
{
    public static string ToLatin(string word)
    {
        var lower = word.ToLowerInvariant();
        var ukrainian = lower.AsSpan().IndexOfAny("іїєґ") >= 0;
        var latin = new StringBuilder(word.Length + 4);
        for (var i = 0; i < lower.Length; i++)
        {
            var (c, next) = (lower[i], i + 1 < lower.Length ? lower[i + 1] : ' ');
            latin.Append(Letter(c, next, ukrainian));
        }

        return latin.ToString();
    }

    private static string Letter(char c, char next, bool ukrainian) => c switch
    {
        'и' when ukrainian => "y",
        'г' when ukrainian => "h",
        'ъ' => next is 'е' or 'ё' or 'ю' or 'я' ? "" : "a",
        'ь' => "",
        'і' => "i",
        'ї' => "yi",
        'є' => "ye",
        'ґ' => "g",
        'ё' => "yo",
        'э' => "e",
        'щ' => "shch",
        'ў' => "u",
        'қ' => "q",
        'ғ' => "gh",
        'ң' => "ng",
        'ұ' or 'ү' => "u",
        'ө' => "o",
        'ә' => "a",
        'һ' => "h",
        'ћ' => "c",
        'ђ' => "dj",
        'џ' => "dz",
        'љ' => "lj",
        'њ' => "nj",
        _ => c.ToString(),
    };
}
