using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Store;
using Lookback.Store.Tables;

namespace Lookback.Flows.Networks;

/// <summary>
/// Reads what the steps of a path say from the entries that they stand on. A path that somebody who was erased stands on cannot be told any more; one
/// whose ends are not what its numbers say is none.
/// </summary>
internal sealed class PathReading(Ledger ledger, Horizon at)
{
    private readonly Dictionary<long, Entry> _entries = [];
    private readonly Dictionary<ListingId, string> _listings = [];
    private readonly ListingDates _dates = new(ledger, at.Position);

    /// <summary>The steps of a path.</summary>
    /// <returns><see langword="null"/> where one of them cannot be told any more.</returns>
    public IReadOnlyList<HopFacts>? Read(ExposurePath path)
    {
        var hops = new List<HopFacts>();
        var from = path.Start;
        foreach (var hop in path.Hops)
        {
            if (Hop(from, hop) is not { } read) return null;
            // Two nodes that share a number by chance make no path.
            if (hops.Count > 0 && hops[^1].To.Node != read.From.Node) return null;
            hops.Add(read);
            from = hop.Node;
        }

        return hops;
    }

    /// <summary>An encounter as a node; <see langword="null"/> where its subject was erased.</summary>
    public (NodeRef Node, string Name)? Met(long encounter) => At(encounter).Body is EntryBody.EncounterRecorded met
        ? (NodeRef.Of(met.Encounter.Id), Called(met.Encounter))
        : null;

    /// <summary>The decision by which somebody met is a listed party, as a step from the listing; nothing where a path starts elsewhere.</summary>
    public HopFacts? Confirmed(NodeRef start, long encounter)
    {
        if (start.Listing is not { } listing || encounter <= 0 || Met(encounter) is not { } met) return null;
        var subject = ((EntryBody.EncounterRecorded)At(encounter).Body).Encounter.Subject;
        if (ledger.Views.Alerts.DispositionOf(AlertId.Of(subject, listing), at) is not { } decided) return null;
        return new HopFacts
        {
            From = (start, NameOf(listing)),
            To = met,
            IsForward = true,
            Grade = Grade.Parse("A1"),
            Said = new Attribution($"{decided.Actor}, who confirmed the alert: {decided.Disposition.Reason}", [], null),
            KnownAt = decided.DecidedAt,
            Entry = decided.Position,
        };
    }

    /// <summary>What a node is called, as far as is on record.</summary>
    public string NameOf(NodeRef node) => Called(node, null);

    private static string Called(Encounter met)
    {
        var name = met.Facts.Names is [var first, ..] ? first.Full : "somebody without a name";
        return met.Reference is null ? name : $"{name} ({met.Reference})";
    }

    private HopFacts? Hop(long from, ExposureHop hop)
    {
        var entry = At(hop.Entry);
        if (hop.Type == ExposureHop.SamePerson) return SamePerson(from, hop, entry);
        return entry.Body switch
        {
            EntryBody.LinkStated b => Asserted(from, hop, entry, b.Link),
            EntryBody.EncounterRecorded b => Inferred(
                from, hop, entry, (NodeRef.Of(b.Encounter.Id), Called(b.Encounter)), InferredLinks.Of(b.Encounter), OurRecord(b.Encounter), b.Encounter.MetAt),
            EntryBody.ListingStated b => Inferred(
                from,
                hop,
                entry,
                (NodeRef.Of(b.Text.Id), NameOf(b.Text)),
                InferredLinks.Of(b.Text),
                new Attribution($"the publisher of {b.Text.Id.Watchlist}", [], null),
                null) is { } said ? said with { PublishedAt = _dates.Of(b.Text.Id, hop.Entry).KnowableAt } : null,
            _ => null,
        };
    }

    private HopFacts? Asserted(long from, ExposureHop hop, Entry entry, Link link)
    {
        if (NumberOf(link.From) is not { } one || NumberOf(link.To) is not { } other) return null;
        var isForward = one == from && other == hop.Node;
        if (!isForward && (one != hop.Node || other != from)) return null;
        var (near, far) = ((link.From, Called(link.From, link.FromName)), (link.To, Called(link.To, link.ToName)));
        return new HopFacts
        {
            From = isForward ? near : far,
            To = isForward ? far : near,
            Type = LinkType.Of(link.Type),
            IsForward = isForward,
            Since = link.Since,
            Until = link.Until,
            Period = Period.Of(link.Since, link.Until),
            Grade = link.Grade,
            Said = new Attribution(link.Source, link.Quotes, link.Document),
            IsOfSource = true,
            Link = link,
            KnownAt = entry.KnownAt,
            Entry = entry.Position,
        };
    }

    private HopFacts? Inferred(
        long from,
        ExposureHop hop,
        Entry entry,
        (NodeRef Node, string Name) whose,
        IReadOnlyList<InferredLink> links,
        Attribution said,
        DateTimeOffset? metAt)
    {
        var link = links.FirstOrDefault(l => l.Rule.Type.Word == hop.Type && NumberOf(l.Node) is { } number && (number == from || number == hop.Node));
        if (link is null || NumberOf(whose.Node) is not { } own) return null;
        var isForward = own == from;
        if (!isForward && own != hop.Node) return null;
        var thing = (link.Node, link.Node.Kind == NodeKind.Phone && link.Written != link.Node.Key ? $"{link.Written} ({link.Node.Key})" : link.Written);
        return new HopFacts
        {
            From = isForward ? whose : thing,
            To = isForward ? thing : whose,
            Type = link.Rule.Type,
            IsForward = isForward,
            Since = link.Period.IsUnknown ? null : PartialDate.OfDay(DateOnly.FromDayNumber(link.Period.From)),
            Until = link.Period.IsUnknown ? null : PartialDate.OfDay(DateOnly.FromDayNumber(link.Period.Until)),
            Period = link.Period,
            Grade = link.Rule.Grade,
            Said = said,
            IsOfSource = whose.Node.Kind == NodeKind.Listing,
            Rule = link.Rule,
            RecordedOn = metAt is { } met ? DateOnly.FromDateTime(met.UtcDateTime) : null,
            KnownAt = entry.KnownAt,
            Entry = entry.Position,
        };
    }

    private HopFacts? SamePerson(long from, ExposureHop hop, Entry entry)
    {
        if (Met(from) is not { } near || Met(hop.Node) is not { } far) return null;
        var (grade, why) = Bound(from, hop.Node);
        // A decision whose words are gone with somebody else's still binds these two.
        var decision = (entry.Body as EntryBody.IdentityDecided)?.Decision;
        return new HopFacts
        {
            From = near,
            To = far,
            IsForward = true,
            Grade = decision?.Grade ?? grade,
            Said = new Attribution(decision is null ? why : $"{entry.Actor}, who decided so", [], null),
            KnownAt = entry.KnownAt,
            Entry = entry.Position,
            Decision = decision,
        };
    }

    /// <summary>What binds two encounters where no decision does.</summary>
    private (Grade Grade, string Why) Bound(long one, long other)
    {
        var (mine, theirs) = (Documents(one), Documents(other));
        foreach (var document in mine)
        {
            if (theirs.Find(t => t.Node == document.Node) is not { } shown) continue;
            var both = shown.Written == document.Written ? $"both showed {shown.Written}" : $"one showed {document.Written}, the other {shown.Written}";
            return (Grade.Parse("B2"), both);
        }

        return At(one).Body is EntryBody.EncounterRecorded { Encounter.Reference: { } reference }
            && At(other).Body is EntryBody.EncounterRecorded { Encounter.Reference: { } same } && reference == same
                ? (Grade.Parse("B3"), "the same description under the same reference of the client")
                : (Grade.Parse("B3"), "by way of other encounters of theirs");
    }

    private List<InferredLink> Documents(long encounter) => At(encounter).Body is EntryBody.EncounterRecorded met
        ? [.. InferredLinks.Of(met.Encounter).Where(l => l.Node.Kind == NodeKind.Document && NodeReader.HasIssuer(l.Node))]
        : [];

    private static Attribution OurRecord(Encounter encounter) =>
        new(encounter.Reference is null ? $"our record of encounter {encounter.Id}" : $"our record of {encounter.Reference}", [], null);

    private string Called(NodeRef node, string? name) => node.Kind switch
    {
        NodeKind.Listing => node.Listing is { } listing ? NameOf(listing) : node.Key,
        NodeKind.Encounter when ledger.Views.Encounters.Find(new EncounterId(node.Key)) is { } position => Met(position)?.Name ?? node.Key,
        _ => name ?? node.Key,
    };

    private string NameOf(ListingId listing)
    {
        if (!_listings.TryGetValue(listing, out var name))
            _listings[listing] = name = ledger.Views.Listings.History(listing, at) is [.., var last] ? NameOf(last.Text) : listing.ToString();
        return name;
    }

    private static string NameOf(ListingText text) => text.Facts.Names is [var name, ..] ? name.Full : text.Id.ToString();

    private long? NumberOf(NodeRef node) => node.Kind == NodeKind.Encounter
        ? ledger.Views.Encounters.Find(new EncounterId(node.Key))
        : ledger.Views.Networks.Nodes.Of(node);

    private Entry At(long position)
    {
        if (!_entries.TryGetValue(position, out var entry)) _entries[position] = entry = ledger.Entries.At(position);
        return entry;
    }
}
