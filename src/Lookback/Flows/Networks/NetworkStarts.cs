using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Store.Networks;

namespace Lookback.Flows.Networks;

/// <summary>The parties that a network may be traced from, as of a horizon and a day: listings in force, and designations that have not lapsed.</summary>
internal sealed class NetworkStarts
{
    private readonly Ledger _ledger;
    private readonly Horizon _at;
    private readonly DateOnly _day;
    private readonly ListingDates _dates;
    private readonly ILookup<ListingId, long> _confirmed;
    private readonly ILookup<long, ListingId> _confirmedAs;
    private readonly ILookup<long, RecordedDesignation> _designated;

    public NetworkStarts(Ledger ledger, Horizon at, DateOnly day)
    {
        (_ledger, _at, _day) = (ledger, at, day);
        _dates = new ListingDates(ledger, at.Position);
        var confirmed = ledger.Views.Alerts.Confirmed(at);
        _confirmed = confirmed.ToLookup(c => c.Listing, c => c.Subject);
        _confirmedAs = confirmed
            .SelectMany(c => Encounters(c.Subject, c.Listing).Select(e => (Encounter: e, c.Listing)))
            .ToLookup(c => c.Encounter, c => c.Listing);
        _designated = ledger.Views.Networks.Designations.Standing(day, at).ToLookup(d => d.Node);
    }

    /// <summary>The numbers of everybody whom a person designated.</summary>
    public IEnumerable<long> Designated => _designated.Select(d => d.Key);

    /// <summary>The listings that somebody met was confirmed to be.</summary>
    public IEnumerable<ListingId> Confirmed => _confirmed.Select(c => c.Key);

    /// <summary>The listings that whoever was met in an encounter was confirmed to be.</summary>
    public IEnumerable<ListingId> ConfirmedAs(long encounter) => _confirmedAs[encounter];

    /// <summary>A listing in force; <see langword="null"/> where it is not.</summary>
    public NetworkStart? Of(ListingId listing)
    {
        if (_ledger.Views.Listings.At(listing, _at) is not { } stated) return null;
        var dates = _dates.Listed(listing, _at.Position);
        var node = NodeRef.Of(listing);
        var number = _ledger.Views.Networks.Nodes.Of(node);
        return new NetworkStart
        {
            Node = node,
            Number = number,
            Name = stated.Text.Facts.Names is [var name, ..] ? name.Full : listing.ToString(),
            DesignatedOn = dates.DesignatedOn ?? PartialDate.OfDay(DateOnly.FromDateTime(dates.KnowableAt.UtcDateTime)),
            DesignatedAt = dates.KnowableAt,
            KnownAt = dates.LoadedAt,
            Nodes = [(number, NodeKind.Listing), .. _confirmed[listing].SelectMany(s => Encounters(s, listing)).Select(e => (e, NodeKind.Encounter))],
        };
    }

    /// <summary>Whom a person designated; <see langword="null"/> where that lapsed or was ended.</summary>
    public NetworkStart? Of(RecordedDesignation made)
    {
        if (!_designated[made.Node].Any(d => d.Position == made.Position)) return null;
        var said = made.Designation;
        return new NetworkStart
        {
            Node = said.Node,
            Number = made.Node,
            Name = said.Name ?? NameOf(said.Node, made.Node),
            Designation = said.Id,
            DesignatedOn = PartialDate.OfDay(DateOnly.FromDateTime(made.MadeAt.UtcDateTime)),
            DesignatedAt = made.MadeAt,
            KnownAt = made.MadeAt,
            Nodes = [(made.Node, said.Node.Kind)],
        };
    }

    /// <summary>The first designation of a node that stands; <see langword="null"/> where nobody designated it.</summary>
    public NetworkStart? OfDesignated(long node) => _designated[node].Select(Of).OfType<NetworkStart>().FirstOrDefault();

    private string NameOf(NodeRef node, long number) => node.Kind == NodeKind.Encounter
        && _ledger.Views.Encounters.At(number).Encounter.Facts.Names is [var name, ..] ? name.Full : node.Key;

    private IEnumerable<long> Encounters(long subject, ListingId listing) =>
        _ledger.Views.Hits.Of(subject, listing, _at).Select(h => h.Met.EncounterPosition).Distinct();
}
