using System.Text.RegularExpressions;
using Lookback.Core.Lists.Text;

namespace Lookback.Core.Lists.Un;

/// <summary>
/// Relations in a comment: <c>Brother of Pavel Vorell (QDi.301)</c>, <c>Member of the Nordhavn Front (NF) (QDe.128), Sydhavn Group (QDe.001) and ...</c>.
/// Only a sentence that begins with words for a relation, and in which a name stands right between them and a permanent reference number, surely says that;
/// who is named elsewhere in a story is not taken. The comment is kept as it is.
/// </summary>
internal static partial class UnRelations
{
    private const string Of =
        @"(?:(?:[Aa] )?(?:Also |Close |Known |Former |Senior |Founding |Key |Acting )?"
        + @"(?:[Aa]ssociated with|[Ll]inked to|[Oo]wned by|[Cc]ontrolled by|[Mm]arried to"
        + @"|(?:[Mm]ember|[Ff]ounder and leader|[Ff]ounder|[Ll]eader|[Hh]ead|[Cc]ommander|[Dd]eputy|[Aa]ssociate|[Cc]ousin|[Nn]ephew|[Uu]ncle"
        + @"|(?:[Bb]rother|[Ss]ister|[Ss]on|[Dd]aughter|[Ff]ather|[Mm]other)(?:-in-law)?|[Hh]usband|[Ww]ife) (?:of|to)))";

    /// <summary>A name, not <c>the Council and adviser to ...</c>, <c>the Front is ...</c> or <c>Vorell's</c>, with its letters in brackets at most.</summary>
    private const string Other =
        @"(?:[Tt]he )?(?<name>\p{Lu}(?:(?! (?:and \p{Ll}|(?:is|was|listed)\b))[^(),;:.]){1,90})(?<!['’]s ?)(?:\([\p{L}\d -]{1,20}\) ?)?"
        + @"\((?<key>[A-Z]{2}[ie]\.\d{3})\)";

    public static void Read(string? comment, ListingDraft draft)
    {
        if (Blanks.Collapse(comment) is not { } text) return;
        foreach (Match match in Said().Matches(text))
        {
            var words = match.Groups["words"].Value;
            var (names, keys) = (match.Groups["name"].Captures, match.Groups["key"].Captures);
            for (var i = 0; i < keys.Count; i++)
            {
                var relation = ListingDraft.RelationOf(words, keys[i].Value, names[i].Value);
                draft.Relation(relation! with { IsFormer = words.StartsWith("Former", StringComparison.Ordinal) });
            }
        }
    }

    [GeneratedRegex(
        @"(?<=^|[.;] )(?<words>" + Of + ") " + Other + "(?:(?:,|,? and) " + Other + ")*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Said();
}
