using Lookback.Core.Records;
using Lookback.Core.Time;

namespace Lookback.Core.Networks;

/// <summary>A link that a record says by itself, seen from whom the record is about.</summary>
/// <param name="Rule">The rule that infers it.</param>
/// <param name="Node">What it leads to.</param>
/// <param name="Written">How that stands in the record.</param>
/// <param name="Period">When it is taken to have held.</param>
public sealed record InferredLink(LinkRule Rule, NodeRef Node, string Written, Period Period);

/// <summary>What an encounter or a listing says by itself of telephones, mailboxes, addresses, documents and bookings. A pure function of the record.</summary>
public static class InferredLinks
{
    /// <summary>Most of a kind that one record is read for: a listing with hundreds of addresses is a publisher's catalogue.</summary>
    public const int MostOfAKind = 50;

    /// <summary>Of an encounter.</summary>
    public static IReadOnlyList<InferredLink> Of(Encounter encounter)
    {
        if (encounter.Booking is null && IsBare(encounter.Facts)) return [];
        var met = encounter.MetAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly?)null;
        var links = Of(encounter.Facts, rule => met is { } day ? Period.Around(day, rule.Days) : Period.Unknown);
        if (encounter.Booking is { } booking && NodeReader.Booking(booking) is { } node)
            links.Add(new InferredLink(LinkRule.Booking, node, booking, met is { } day ? Period.Around(day, LinkRule.Booking.Days) : Period.Unknown));
        return links;
    }

    /// <summary>Of a listing: since when, and until when, publishers do not say.</summary>
    public static IReadOnlyList<InferredLink> Of(ListingText listing) => IsBare(listing.Facts) ? [] : Of(listing.Facts, static _ => Period.Unknown);

    private static List<InferredLink> Of(PartyFacts facts, Func<LinkRule, Period> period)
    {
        var links = new List<InferredLink>();
        Add(facts.Phones, LinkRule.Phone, p => NodeReader.Phone(p, facts.Countries), p => p);
        Add(facts.Emails, LinkRule.Email, NodeReader.Email, e => e);
        Add(facts.Addresses, LinkRule.Address, NodeReader.Address, a => a);
        Add(facts.Identifiers.Where(i => i.Kind == IdentifierKind.Wallet), LinkRule.Account, NodeReader.Document, i => i.Number);
        Add(facts.Identifiers.Where(i => i.Kind != IdentifierKind.Wallet), LinkRule.Document, NodeReader.Document, i => $"{i.Kind} {i.Number}");
        return links;

        void Add<T>(IEnumerable<T> written, LinkRule rule, Func<T, NodeRef?> read, Func<T, string> text)
        {
            var seen = new HashSet<NodeRef>();
            foreach (var one in written.Take(MostOfAKind))
                if (read(one) is { } node && seen.Add(node)) links.Add(new InferredLink(rule, node, text(one), period(rule)));
        }
    }

    private static bool IsBare(PartyFacts facts) => facts.Phones.Count + facts.Emails.Count + facts.Addresses.Count + facts.Identifiers.Count == 0;
}
