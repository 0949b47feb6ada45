namespace Lookback.Core.Names;

/// <summary>
/// Cyrillic and Greek letters that look like Latin ones. Inside a word that also has Latin letters they are read as Latin: nobody
/// writes one name in two alphabets but to hide it. (Fullwidth and mathematical letters are already gone with NFKC.)
/// </summary>
internal static class Confusables
{
    private const string From = "АВЕКМНОРСТУХавекмнорстухіІјЈѕЅԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχ";
    private const string To = "ABEKMHOPCTYXabekmhopctyxiIjJsSdqwhABEZHIKMNOPTYXaiknoptux";

    /// <summary>The word with its look-alikes read as Latin, or the word itself where it is in one alphabet.</summary>
    public static string Of(string word)
    {
        var (latin, alike, other) = (0, 0, 0);
        foreach (var c in word)
        {
            if (c < 0x80 && !char.IsAsciiLetter(c)) continue;
            var script = Scripts.Of(c);
            if (script == Script.Latin) latin++;
            else if (From.Contains(c, StringComparison.Ordinal)) alike++;
            else if (script is Script.Cyrillic or Script.Greek) other++;
        }

        if (latin == 0 || alike == 0 || other > latin) return word;
        return string.Create(word.Length, word, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var at = From.IndexOf(from[i], StringComparison.Ordinal);
                span[i] = at < 0 ? from[i] : To[at];
            }
        });
    }
}
