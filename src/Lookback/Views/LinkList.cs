using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store;

namespace Lookback.Views;

/// <summary>A link that stands, with when it was recorded.</summary>
internal sealed record LinkLine(Link Link, DateTimeOffset KnownAt, bool HasExpired);

/// <summary>What do sources assert?</summary>
internal static class LinkList
{
    /// <summary>
    /// Links that stand, of one source or of all, that readers of a mark may see, oldest first. Families and protected professions where asked for.
    /// </summary>
    public static IReadOnlyList<LinkLine> Of(Ledger ledger, string? source, Handling reader, bool includesHidden, Horizon at, DateOnly day)
    {
        var links = source is null ? ledger.Views.Networks.Links.All(at) : ledger.Views.Networks.Links.Of(source, at);
        return [.. links
            .Where(l => l.Link.Handling.MaySee(reader) && (includesHidden || LinkType.Of(l.Link.Type).Treatment != LinkTreatment.Hidden))
            .Select(l => new LinkLine(l.Link, l.KnownAt, l.Link.Expires.Latest < day))];
    }
}
