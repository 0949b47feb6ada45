using Lookback.Core.Records;

namespace Lookback.Core.Lists.Text;

/// <summary>What publishers' words for a relation mean: <c>Owned or Controlled By</c>, <c>Family member of</c>, <c>Providing support to</c>.</summary>
internal static class RelationWords
{
    /// <summary>The first that stands in the words decides: <c>family member</c> before <c>member</c>, <c>owned</c> before <c>own</c>.</summary>
    private static readonly (string Part, RelationKind Kind, RelationEnd End)[] Parts =
    [
        ("family", RelationKind.Family, RelationEnd.Either), ("spouse", RelationKind.Family, RelationEnd.Either),
        ("wife", RelationKind.Family, RelationEnd.Either), ("husband", RelationKind.Family, RelationEnd.Either),
        ("brother", RelationKind.Family, RelationEnd.Either), ("sister", RelationKind.Family, RelationEnd.Either),
        ("father", RelationKind.Family, RelationEnd.Either), ("mother", RelationKind.Family, RelationEnd.Either),
        ("daughter", RelationKind.Family, RelationEnd.Either), ("relative", RelationKind.Family, RelationEnd.Either),
        (" son", RelationKind.Family, RelationEnd.Either), ("cousin", RelationKind.Family, RelationEnd.Either),
        ("acting for", RelationKind.Representation, RelationEnd.Source), ("on behalf", RelationKind.Representation, RelationEnd.Source),
        ("support", RelationKind.Support, RelationEnd.Source), ("assist", RelationKind.Support, RelationEnd.Source),
        ("ownership", RelationKind.Ownership, RelationEnd.Either), ("directorship", RelationKind.Leadership, RelationEnd.Either),
        ("membership", RelationKind.Membership, RelationEnd.Either), ("owner of", RelationKind.Ownership, RelationEnd.Source),
        ("parent of", RelationKind.Ownership, RelationEnd.Source), ("holder", RelationKind.Ownership, RelationEnd.Target),
        ("owner", RelationKind.Ownership, RelationEnd.Target), ("operator", RelationKind.Ownership, RelationEnd.Target),
        ("owned", RelationKind.Ownership, RelationEnd.Target), ("controlled", RelationKind.Ownership, RelationEnd.Target),
        ("parent", RelationKind.Ownership, RelationEnd.Target), ("in the interest of", RelationKind.Ownership, RelationEnd.Target),
        ("owns", RelationKind.Ownership, RelationEnd.Source), ("controls", RelationKind.Ownership, RelationEnd.Source),
        ("operates", RelationKind.Ownership, RelationEnd.Source), ("subsidiar", RelationKind.Ownership, RelationEnd.Source),
        ("leader", RelationKind.Leadership, RelationEnd.Source), ("official of", RelationKind.Leadership, RelationEnd.Source),
        (" head of", RelationKind.Leadership, RelationEnd.Source), ("commander of", RelationKind.Leadership, RelationEnd.Source),
        ("member", RelationKind.Membership, RelationEnd.Source), ("employ", RelationKind.Employment, RelationEnd.Source),
        ("successor", RelationKind.Succession, RelationEnd.Source), ("predecessor", RelationKind.Succession, RelationEnd.Target),
        ("associate", RelationKind.Association, RelationEnd.Either),
    ];

    /// <summary>What the words mean; of words that are not known, nothing.</summary>
    public static (RelationKind Kind, RelationEnd End) Read(string words)
    {
        // So that a part can ask for the beginning of a word: a person is no son.
        var spaced = $" {words}";
        foreach (var (part, kind, end) in Parts)
            if (spaced.Contains(part, StringComparison.OrdinalIgnoreCase)) return (kind, end);
        return (RelationKind.Other, RelationEnd.Either);
    }
}
