using Lookback.Core.Records;

namespace Lookback.Core.Lists.Text;

/// <summary>
/// What publishers' words for a relation mean: <c>Owned or Controlled By</c>, <c>Family member of</c>, <c>OWNER_OF</c>, <c>Vessel Owner</c>. A verb says what
/// the listing does or has done to it. A noun alone names the other (the listing's owner, and so the listing is owned); with "of" behind it, it names the
/// listing, which turns the ends round.
/// </summary>
internal static class RelationWords
{
    /// <summary>The first that stands in the words decides: family before its members, <c>owned</c> before <c>own</c>.</summary>
    private static readonly (string Part, RelationKind Kind, RelationEnd End)[] Parts =
    [
        ("family", RelationKind.Family, RelationEnd.Either), ("spouse", RelationKind.Family, RelationEnd.Either),
        ("wife", RelationKind.Family, RelationEnd.Either), ("husband", RelationKind.Family, RelationEnd.Either),
        ("brother", RelationKind.Family, RelationEnd.Either), ("sister", RelationKind.Family, RelationEnd.Either),
        ("father", RelationKind.Family, RelationEnd.Either), ("mother", RelationKind.Family, RelationEnd.Either),
        ("daughter", RelationKind.Family, RelationEnd.Either), ("relative", RelationKind.Family, RelationEnd.Either),
        (" son", RelationKind.Family, RelationEnd.Either), ("cousin", RelationKind.Family, RelationEnd.Either),
        ("acting for", RelationKind.Representation, RelationEnd.Source), ("on behalf", RelationKind.Representation, RelationEnd.Source),
        ("supported by", RelationKind.Support, RelationEnd.Target), ("assisted by", RelationKind.Support, RelationEnd.Target),
        ("support", RelationKind.Support, RelationEnd.Source), ("assist", RelationKind.Support, RelationEnd.Source),
        ("in the interest of", RelationKind.Ownership, RelationEnd.Target), ("owned", RelationKind.Ownership, RelationEnd.Target),
        ("controlled", RelationKind.Ownership, RelationEnd.Target), ("operated", RelationKind.Ownership, RelationEnd.Target),
        ("owns", RelationKind.Ownership, RelationEnd.Source), ("controls", RelationKind.Ownership, RelationEnd.Source),
        ("operates", RelationKind.Ownership, RelationEnd.Source), ("leads", RelationKind.Leadership, RelationEnd.Source),
        (" led by", RelationKind.Leadership, RelationEnd.Target), ("employed", RelationKind.Employment, RelationEnd.Source),
        ("employs", RelationKind.Employment, RelationEnd.Target), ("playing a significant role", RelationKind.Other, RelationEnd.Source),
        (" head of", RelationKind.Leadership, RelationEnd.Source), ("commander of", RelationKind.Leadership, RelationEnd.Source),
        ("ownership", RelationKind.Ownership, RelationEnd.Either), ("directorship", RelationKind.Leadership, RelationEnd.Either),
        ("membership", RelationKind.Membership, RelationEnd.Either), ("employment", RelationKind.Employment, RelationEnd.Either),
        // OFAC's words say what the listing is to the other, this one without its "of" as well.
        ("principal executive officer", RelationKind.Leadership, RelationEnd.Source), ("associate", RelationKind.Association, RelationEnd.Either),
    ];

    private static readonly (string Part, RelationKind Kind, RelationEnd End)[] Nouns =
    [
        ("owner", RelationKind.Ownership, RelationEnd.Target), ("holder", RelationKind.Ownership, RelationEnd.Target),
        ("holding", RelationKind.Ownership, RelationEnd.Target),
        ("operator", RelationKind.Ownership, RelationEnd.Target), ("parent", RelationKind.Ownership, RelationEnd.Target),
        ("subsidiar", RelationKind.Ownership, RelationEnd.Source), ("director", RelationKind.Leadership, RelationEnd.Target),
        ("leader", RelationKind.Leadership, RelationEnd.Target), ("official", RelationKind.Leadership, RelationEnd.Target),
        ("member", RelationKind.Membership, RelationEnd.Target), ("employee", RelationKind.Employment, RelationEnd.Target),
        ("employer", RelationKind.Employment, RelationEnd.Source), ("successor", RelationKind.Succession, RelationEnd.Source),
        ("predecessor", RelationKind.Succession, RelationEnd.Target),
    ];

    /// <summary>What the words mean; of words that are not known, nothing.</summary>
    /// <param name="words">As written; low lines and hyphens are blanks.</param>
    public static (RelationKind Kind, RelationEnd End) Read(string words)
    {
        // Begun with a blank, so that a part can ask for the beginning of a word: a person is no son.
        var text = $" {Blanks.Collapse(words.Replace('_', ' ').Replace('-', ' '))}";
        foreach (var (part, kind, end) in Parts)
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase)) return (kind, end);
        var isOf = text.EndsWith(" of", StringComparison.OrdinalIgnoreCase);
        foreach (var (part, kind, end) in Nouns)
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase)) return (kind, isOf ? Turned(end) : end);
        return (RelationKind.Other, RelationEnd.Either);
    }

    private static RelationEnd Turned(RelationEnd end) => end == RelationEnd.Source ? RelationEnd.Target : RelationEnd.Source;
}
