using System.Text.RegularExpressions;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// Other names that publishers write into a name: <c>Nordhavn Ltd., a.k.a. Sydhavn Ltd.</c>, <c>AO Nord (f.k.a., ZAO Nord)</c>,
/// <c>PEARL (A.K.A. ANNA VORELL) LI</c>. Outside brackets only what is written with marks or in full counts, for <c>Aka</c> is a name as well.
/// </summary>
internal static partial class KnownAs
{
    /// <summary>Longest text looked at: a few names, not a story.</summary>
    private const int Most = 1_000;

    private const string Written =
        @"(?:a\.\s?k\.\s?a\b\.?|a/k/a|n\.\s?k\.\s?a\b\.?|d\.\s?b\.\s?a\b\.?|d/b/a|also known as|doing business as"
        + @"|(?<former>f\.\s?k\.\s?a\b\.?|f/k/a|formerly known as))";

    /// <summary>The name alone, and the other names with what they are to the party.</summary>
    public static (string Name, IReadOnlyList<(string Name, NameKind Kind)> Others) Read(string written)
    {
        if (written.Length > Most || !Mark().IsMatch(written)) return (written, []);
        var (name, others) = (written, new List<(string, NameKind)>());
        while (Bracket().Match(name) is { Success: true } match && Bare(name.Remove(match.Index, match.Length)) is { } rest)
        {
            Add(match);
            name = rest;
        }

        if (Behind().Match(name) is { Success: true } behind && Bare(name[..behind.Index]) is { } first)
        {
            Add(behind);
            name = first;
        }

        return (name, others);

        void Add(Match match)
        {
            var (other, more) = Read(match.Groups["other"].Value);
            if (Bare(other) is { } one) others.Add((one, match.Groups["former"].Success ? NameKind.Former : NameKind.Alias));
            others.AddRange(more);
        }
    }

    /// <summary>An alias without the words before it that only say what it is: <c>DBA Nordhavn</c>, <c>f/k/a Nord</c>.</summary>
    public static (string Name, NameKind Kind) WithoutLead(string alias)
    {
        if (Lead().Match(alias) is not { Success: true } lead || Bare(alias[lead.Length..]) is not { } name) return (alias, NameKind.Alias);
        return (name, lead.Groups["former"].Success ? NameKind.Former : NameKind.Alias);
    }

    /// <summary>What the name is without the comma that parted it from the other; null where no letter is left.</summary>
    private static string? Bare(string text) => Blanks.Collapse(text)?.TrimEnd(',', ' ') is { } name && name.Any(char.IsLetter) ? name : null;

    [GeneratedRegex(@"\b(?:[afnd][./]?\s?[kb][./]?\s?a\b|known as\b|business as\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"\s*[(\[](?:" + Written + @"|aka|nka|dba|(?<former>fka)),?\s+(?<other>(?:[^()\[\]]|\([^()]*\))+)[)\]]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(?:" + Written + @"|dba),?\s+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(
        @",?\s+\b" + Written + @",?\s+(?<other>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Behind();
}
