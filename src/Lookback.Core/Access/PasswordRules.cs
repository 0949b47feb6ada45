using System.Text;

namespace Lookback.Core.Access;

/// <summary>
/// What may be a password: long rather than of prescribed characters, and not what everybody tries first (NIST SP 800-63B, section 3.1.1). Any
/// character may stand in it.
/// </summary>
public static class PasswordRules
{
    /// <summary>The fewest characters of a password that stands alone.</summary>
    public const int Least = 15;

    /// <summary>The fewest beside a second factor.</summary>
    public const int LeastBesideSecondFactor = 12;

    /// <summary>The most characters.</summary>
    public const int Most = 128;

    // What has to be left when everything that is guessed first is taken out: so many characters, and so many different ones.
    private const int LeastLeft = 8;
    private const int LeastDifferent = 6;
    private const int LeastRun = 3;
    private const int ShortestOwnWord = 3;

    private static readonly string[] Product = ["lookback", "watchlist", "screening"];
    private static readonly Dictionary<char, char> PutFor = new()
    {
        ['0'] = 'o', ['1'] = 'l', ['3'] = 'e', ['4'] = 'a', ['5'] = 's', ['7'] = 't', ['8'] = 'b',
        ['@'] = 'a', ['$'] = 's', ['!'] = 'i', ['|'] = 'l', ['+'] = 't',
    };

    /// <summary>The password as it is hashed: in Unicode's composed form, so that it is the same from every keyboard.</summary>
    /// <returns>It; <see langword="null"/> where the text is no Unicode, or longer than any password is.</returns>
    public static string? Normal(string password)
    {
        try
        {
            if (password.Length is 0 or > Most * 4) return null;
            var normal = password.Normalize(NormalizationForm.FormC);
            return Length(normal) <= Most ? normal : null;
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair.
            return null;
        }
    }

    /// <summary>How many characters it has, each counted once however it is encoded.</summary>
    public static int Length(string normal) => normal.EnumerateRunes().Count();

    /// <summary>Why a password is not taken.</summary>
    /// <param name="password">It, as it was typed.</param>
    /// <param name="least">The fewest characters.</param>
    /// <param name="ownWords">The account's, its person's and their unit's.</param>
    /// <returns>What was expected and found, without the password; <see langword="null"/> where it is taken.</returns>
    public static string? Fault(string password, int least, IEnumerable<string> ownWords)
    {
        if (Normal(password) is not { } normal) return FormattableString.Invariant($"expected {least} to {Most} characters of text, found something else");
        if (Length(normal) < least) return FormattableString.Invariant($"expected {least} or more characters, found {Length(normal)}");
        var text = normal.ToLowerInvariant();
        if (Repeats(text)) return "expected no word that is repeated, found one";
        var left = Left(text, ownWords);
        return left.Length >= LeastLeft && left.Distinct().Count() >= LeastDifferent
            ? null
            : "expected more beside names, words that are tried first, sequences and repetitions, found little else";
    }

    private static bool Repeats(string text) =>
        Enumerable.Range(1, text.Length / 2).Any(period => Enumerable.Range(period, text.Length - period).All(i => text[i] == text[i - period]));

    private static string Left(string text, IEnumerable<string> ownWords)
    {
        var gone = new bool[text.Length];
        var own = ownWords.Concat(Product).SelectMany(Parts).Where(w => w.Length >= ShortestOwnWord).Concat(CommonWords.All).ToList();
        // As it stands, and with digits and signs read as letters; 1 stands for i as often as for l.
        foreach (var read in new[] { text, Letters(text, 'l'), Letters(text, 'i') })
        {
            foreach (var word in own)
            {
                for (var at = read.IndexOf(word, StringComparison.Ordinal); at >= 0; at = read.IndexOf(word, at + 1, StringComparison.Ordinal))
                    Array.Fill(gone, true, at, word.Length);
            }
        }

        MarkRuns(text, gone);
        return string.Concat(text.Where((_, i) => !gone[i]));
    }

    private static IEnumerable<string> Parts(string word) =>
        word.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split([' ', '.', '-', '_', '@', '\'', ','], StringSplitOptions.RemoveEmptyEntries);

    private static string Letters(string text, char one) =>
        string.Concat(text.Select(c => c == '1' ? one : PutFor.GetValueOrDefault(c, c)));

    // aaaa, 1234, dcba: three or more at one step.
    private static void MarkRuns(string text, bool[] gone)
    {
        for (var from = 0; from + 1 < text.Length;)
        {
            var step = text[from + 1] - text[from];
            var to = from + 1;
            while (to + 1 < text.Length && text[to + 1] - text[to] == step) to++;
            if (step is >= -1 and <= 1 && to - from + 1 >= LeastRun) Array.Fill(gone, true, from, to - from + 1);
            from = to;
        }
    }
}
