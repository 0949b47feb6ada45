using System.Text.Json;
using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Lists.FollowTheMoney;

/// <summary>An entity that ties two others, as it is seen from one of them.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="End">Which end it is seen from.</param>
/// <param name="OtherKey">The other's id.</param>
/// <param name="OtherName">The other's name, where it stands nested in it.</param>
/// <param name="Since">Since when.</param>
/// <param name="Until">Until when.</param>
/// <param name="Remark">The role, the share, what else is said.</param>
internal sealed record FtmTie(
    FtmSchema Schema, RelationEnd End, string? OtherKey, string? OtherName, PartialDate? Since, PartialDate? Until, string? Remark)
{
    /// <summary>Pairs of ends that one entity may tie: some tie a few, and where it has thousands each is tied to each.</summary>
    public const int MostPairs = 1_000;

    /// <summary>What ties people to people and to what they belong to: who is not listed is not named for it.</summary>
    private static readonly string[] Personal = ["Family", "Associate", "Membership"];

    /// <summary>Whether who is not listed is not named for it.</summary>
    public bool IsPersonal => Personal.Contains(Schema.Name, StringComparer.Ordinal);

    /// <summary>Characters it holds.</summary>
    public long Size => (OtherKey?.Length ?? 0) + (OtherName?.Length ?? 0) + (Remark?.Length ?? 0);

    /// <summary>Every end of an entity with the tie as it is seen from there; what one stands nested in is an end that it need not name.</summary>
    /// <returns><see langword="null"/> where it ties more than <see cref="MostPairs"/>.</returns>
    public static IReadOnlyList<(string? At, FtmTie Tie)>? Read(FtmSchema schema, JsonElement properties)
    {
        if (schema.Edge is not { } edge) return [];
        var (sources, targets) = (Ends(properties, edge.Source), Ends(properties, edge.Target));
        return (long)sources.Count * targets.Count <= MostPairs ? [.. Read(schema, edge, properties, sources, targets)] : null;
    }

    private static IEnumerable<(string? At, FtmTie Tie)> Read(
        FtmSchema schema, FtmEdge edge, JsonElement properties, List<(string? Key, string? Name)> sources, List<(string? Key, string? Name)> targets)
    {
        var (since, until) = (Date(properties, "startDate") ?? Date(properties, "date"), Date(properties, "endDate"));
        var remark = Said(schema, edge, properties);
        foreach (var source in sources.DefaultIfEmpty())
        {
            foreach (var target in targets.DefaultIfEmpty())
            {
                if (target != default)
                    yield return (source.Key, new FtmTie(schema, RelationEnd.Source, target.Key, target.Name, since, until, remark));
                if (source != default)
                    yield return (target.Key, new FtmTie(schema, RelationEnd.Target, source.Key, source.Name, since, until, remark));
            }
        }
    }

    /// <summary>The relation as the party says it that the tie is seen from.</summary>
    public ListingRelation Relation() => new()
    {
        Kind = KindOf(Schema.Name),
        End = Schema.Edge!.IsDirected ? End : RelationEnd.Either,
        Words = End == RelationEnd.Source ? Schema.Edge.AtSource : Schema.Edge.AtTarget,
        OtherKey = OtherKey,
        OtherName = OtherKey is not null && IsPersonal ? null : OtherName,
        Since = Since,
        Until = Until,
        Remark = Remark,
    };

    /// <summary>The ids or nested entities that a property names.</summary>
    public static List<(string? Key, string? Name)> Ends(JsonElement properties, string property)
    {
        var ends = FtmValues.Of(properties, property).Select(id => ((string?)id, (string?)null)).ToList();
        foreach (var nested in FtmValues.NestedIn(properties, property))
        {
            var name = FtmValues.Text(nested, "caption")
                ?? (nested.TryGetProperty("properties", out var own) && own.ValueKind == JsonValueKind.Object ? FtmValues.First(own, "name") : null);
            var key = FtmValues.Text(nested, "id");
            if (key is not null || name is not null) ends.Add((key, name));
        }

        return ends;
    }

    /// <summary>The first date of a property.</summary>
    public static PartialDate? Date(JsonElement properties, string property) =>
        FtmValues.First(properties, property) is { } text ? WrittenDates.Find(text) : null;

    /// <summary>
    /// What the schema is captioned by (a share, how they are related) and the role. Free text is not kept, nor the role of who belongs to a body: what
    /// stands there of belief or opinion is dropped of a person, and must not come back by a tie.
    /// </summary>
    private static string? Said(FtmSchema schema, FtmEdge edge, JsonElement properties)
    {
        if (schema.Name == "Membership") return null;
        var said = edge.Caption.Append("role").Distinct(StringComparer.Ordinal).Where(p => p is not "startDate" and not "endDate" and not "date")
            .Select(p => FtmValues.Joined(properties, p)).OfType<string>();
        return string.Join(", ", said) is { Length: > 0 } text ? text : null;
    }

    private static RelationKind KindOf(string schema) => schema switch
    {
        "Ownership" => RelationKind.Ownership,
        "Directorship" => RelationKind.Leadership,
        "Membership" => RelationKind.Membership,
        "Employment" => RelationKind.Employment,
        "Representation" => RelationKind.Representation,
        "Family" => RelationKind.Family,
        "Associate" => RelationKind.Association,
        "Succession" => RelationKind.Succession,
        _ => RelationKind.Other,
    };
}
