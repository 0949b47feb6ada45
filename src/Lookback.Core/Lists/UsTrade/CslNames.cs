using System.Text.RegularExpressions;
using Lookback.Core.Lists.Ofac;
using Lookback.Core.Lists.Text;
using Lookback.Core.Records;

namespace Lookback.Core.Lists.UsTrade;

/// <summary>
/// The names of a row. Commerce and State write more than names into the cells: <c>Nordhavn Ltd. and any successor, sub-unit, or subsidiary
/// thereof</c>, <c>Anton Vorell (aka Tony Vorell) (Belarusian individual)</c>, <c>AO Nord, f.k.a., Nord ZAO</c>, and State's lists of aliases are parted
/// by commas in one edition and by semicolons in another.
/// </summary>
internal static partial class CslNames
{
    /// <summary>The name, what else was written beside it, and other names that stood there.</summary>
    public static (string Name, IReadOnlyList<string> Said, IReadOnlyList<(string Name, NameKind Kind)> Aliases) Primary(string written)
    {
        var (said, aliases) = (new List<string>(), new List<(string, NameKind)>());
        while (MayHaveMore(written) && Beside().Match(written) is { Success: true, Index: > 0 } match)
        {
            if (match.Groups["aka"] is { Success: true } aka) aliases.AddRange(aka.Value.Split(';').SelectMany(AtCommas).Select(a => (a, NameKind.Alias)));
            else said.Insert(0, match.Groups["said"].Value);
            written = written[..match.Index].TrimEnd();
        }

        var (name, others) = KnownAs.Read(written);
        return (name, said, [.. aliases, .. others]);
    }

    /// <summary>Most names are names and no more.</summary>
    private static bool MayHaveMore(string written) => written[^1] is ')' or ']' || written.Contains("and ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes one alias as written between two semicolons.</summary>
    public static void Alias(string written, string? source, ListingDraft draft)
    {
        // The last of a list that was a sentence once: "...; and Nordhavn Institute 13".
        var text = written.StartsWith("and ", StringComparison.Ordinal) ? written[4..] : written;
        if (text.StartsWith('('))
        {
            draft.Remark(text);
            return;
        }

        foreach (var name in source == "ISN" && !IsTurned(text) ? AtCommas(text) : [text])
        {
            var parts = Former().Split(name);
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].Length == 0) continue;
                var (bare, told) = KnownAs.WithoutLead(parts[i]);
                var (one, others) = KnownAs.Read(bare);
                draft.Name(OfacName.Read(one, draft.Schema, i == 0 ? told : NameKind.Former));
                foreach (var (other, kind) in others) draft.Name(OfacName.Read(other, draft.Schema, kind));
            }
        }
    }

    /// <summary><c>VORELL, Anton</c>: one name, the family's first.</summary>
    private static bool IsTurned(string text) =>
        text.Split(", ") is [var family, var given] && family.All(c => !char.IsAsciiLetterLower(c)) && given.Any(char.IsAsciiLetterLower);

    /// <summary>Commas part names, but not a name from what kind of company it is.</summary>
    private static IEnumerable<string> AtCommas(string text) =>
        Commas().Split(text).Select(t => t.Trim()).Where(t => t.Length > 0);

    [GeneratedRegex(
        @"(?:[;,]?\s+(?<said>and (?:any successors?|its sub-?units|its successors)\b.*)|\s*[(\[](?:aka|a\.k\.a\.),?\s+(?<aka>[^()\[\]]+)[)\]]"
        + @"|\s+\((?<said>[^()]*\bindividual\b[^()]*)\))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Beside();

    [GeneratedRegex(@"^f\.k\.a\.,?\s+|,\s+f\.k\.a\.,?\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Former();

    [GeneratedRegex(
        @",\s+(?!(?:Inc|Ltd|Limited|LLC|L\.L\.C|Co|Corp|S\.A|a\.s|GmbH|PLC|AO|OAO|ZAO|OOO|JSC|Jr|Sr|II|III|IV)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Commas();
}
