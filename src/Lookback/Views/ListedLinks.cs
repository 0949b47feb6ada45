using Lookback.Core.Lists;
using Lookback.Core.Lists.FollowTheMoney;
using Lookback.Core.Records;
using Lookback.Store.Tables;

namespace Lookback.Views;

/// <summary>
/// What stands beside a listing as entities of their own, as FollowTheMoney has it: that it is sanctioned, and what ties it to other listings. Their ids are
/// the listing's, a tilde, and which of them it is.
/// </summary>
internal static class ListedLinks
{
    /// <summary>What parts a listing's id from which of its links it is.</summary>
    public const char Mark = '~';

    private const string Sanctions = "sanction";

    /// <summary>The property under which each link of a listing stands, and how many it has; what ties it to whom is read as it is asked for.</summary>
    /// <param name="listed">The listing.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="find">Another listing of the same list in force.</param>
    public static IEnumerable<ListedLink> Of(ListedEntity listed, LoadedEdition edition, Func<string, ListedEntity?> find)
    {
        yield return new ListedLink("sanctions", Sanction(listed, edition.Edition), "entity", null, null);
        for (var i = 0; i < listed.Text.Relations.Count; i++)
        {
            var relation = listed.Text.Relations[i];
            if (relation.OtherKey is not { } key || find(key) is not { } other) continue;
            yield return Tie(listed, other, relation, FormattableString.Invariant($"{listed.Entity.Id}{Mark}{i + 1}"));
        }
    }

    private static FtmEntity Sanction(ListedEntity listed, Edition edition)
    {
        var known = KnownWatchlists.Find(listed.Text.Id.Watchlist);
        return new FtmEntity($"{listed.Entity.Id}{Mark}{Sanctions}", "Sanction")
            .Add("entity", listed.Entity.Id)
            .Add("authority", known?.Publisher)
            .Add("listingDate", ListedEntity.Written(listed.Text.DesignatedOn))
            .AddAll("program", ListedTopics.ProgrammesOf(listed.Text, edition))
            .AddAll("reason", listed.Text.LegalBases);
    }

    private static ListedLink Tie(ListedEntity listed, ListedEntity other, ListingRelation relation, string id)
    {
        var isSource = relation.End != RelationEnd.Target;
        var (source, target) = isSource ? (listed, other) : (other, listed);
        var schema = Fitting(relation.Kind, source, target);
        var (from, to) = schema.Name == "UnknownLink" ? ("subject", "object") : (schema.Edge!.Source, schema.Edge.Target);
        var entity = new FtmEntity(id, schema.Name).Add(from, source.Entity.Id).Add(to, target.Entity.Id)
            .Add(schema.Properties.ContainsKey("role") ? "role" : "relationship", relation.Words)
            .Add("startDate", ListedEntity.Written(relation.Since)).Add("endDate", ListedEntity.Written(relation.Until))
            .Add("description", relation.Remark).Add("description", relation.IsFormer ? "formerly" : null);
        var (here, there) = isSource ? (from, to) : (to, from);
        return new ListedLink(schema.Properties[here].Reverse!, entity, here, there, other);
    }

    /// <summary>The schema of a tie; where the two are not of the kinds that it is between, the one that claims no more than that they are tied.</summary>
    private static FtmSchema Fitting(RelationKind kind, ListedEntity source, ListedEntity target)
    {
        var schema = FtmModel.Current.Find(kind switch
        {
            RelationKind.Ownership => "Ownership",
            RelationKind.Leadership => "Directorship",
            RelationKind.Membership => "Membership",
            RelationKind.Employment => "Employment",
            RelationKind.Representation => "Representation",
            RelationKind.Family => "Family",
            RelationKind.Association => "Associate",
            RelationKind.Succession => "Succession",
            _ => "UnknownLink",
        })!;
        return schema.Edge is { } edge && Fits(source, schema.Properties[edge.Source]) && Fits(target, schema.Properties[edge.Target])
            ? schema
            : FtmModel.Current.Find("UnknownLink")!;
    }

    // An organisation may be a company, which is an asset, though the list does not say so.
    private static bool Fits(ListedEntity listed, FtmProperty end) => FtmModel.Current.Schemata.Any(s => s.Is(listed.Entity.Schema) && s.Is(end.Range!));
}

/// <summary>An entity that stands beside a listing.</summary>
/// <param name="Property">The property of the listing that leads there.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Here">Its property that leads back.</param>
/// <param name="There">Its property that leads on to another listing, if one does.</param>
/// <param name="Other">That listing.</param>
internal sealed record ListedLink(string Property, FtmEntity Entity, string Here, string? There, ListedEntity? Other);
