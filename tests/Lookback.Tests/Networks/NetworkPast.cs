using Lookback.Core.Matching;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Core.Time;
using Lookback.Flows.Networks;
using Lookback.Store;
using Lookback.Store.Networks;
using Lookback.Tests.Support;
using Lookback.Views;

namespace Lookback.Tests.Networks;

/// <summary>A ledger in which people were met and sources said things, so that a test states only what matters to it.</summary>
internal sealed class NetworkPast : IDisposable
{
    public const string Listed = "test-list:F1";

    private readonly TempLedger _temp;
    private readonly List<ListingText> _listings = [];

    public NetworkPast(string listedOn = "2024-02-01", StoreKind kind = StoreKind.Sqlite)
    {
        _temp = new TempLedger(kind, Clock.At("2025-06-01T00:00:00Z"));
        // A list is never empty.
        _listings.Add(Some.Listing("Z9", "Zebulon Ostrander"));
        List(listedOn, Some.Listing("F1", "Facilitator Vorell"));
    }

    public Ledger Ledger => _temp.Ledger;

    public TempLedger Temp => _temp;

    public DateOnly Day { get; set; } = new(2025, 6, 1);

    /// <summary>An edition of the list with one listing more, or in another text.</summary>
    public void List(string published, ListingText listing)
    {
        _listings.RemoveAll(l => l.Id == listing.Id);
        _listings.Add(listing);
        Some.Import(Ledger, published, _listings);
    }

    /// <summary>An edition without a listing.</summary>
    public void Delist(string published, string key)
    {
        _listings.RemoveAll(l => l.Id.Key == key);
        Some.Import(Ledger, published, _listings);
    }

    /// <summary>Somebody met and screened.</summary>
    public Encounter Meet(
        string reference,
        string name,
        string? metAt = "2023-05-10",
        string? phone = null,
        string? booking = null,
        string? address = null,
        string? passport = null,
        string? email = null,
        string? born = null)
    {
        var facts = Some.Person(name, born) with
        {
            Phones = phone is null ? [] : [phone],
            Addresses = address is null ? [] : [address],
            Emails = email is null ? [] : [email],
            Identifiers = passport is null ? [] : [new Identifier { Kind = IdentifierKind.Passport, Number = passport, Country = new CountryCode("UZ") }],
        };
        var encounter = Encounter.Of(facts, reference, metAt is null ? null : Some.Instant(metAt), null, booking);
        Some.Screen(Ledger, encounter);
        return encounter;
    }

    /// <summary>Many met and screened at once.</summary>
    public void Meet(IEnumerable<Encounter> encounters) => Some.Screen(Ledger, [.. encounters]);

    /// <summary>What a source says.</summary>
    public Link Say(
        string from,
        string type,
        string to,
        string grade = "B2",
        string? since = "2023-01",
        string? until = "2023-12",
        string source = "case-1",
        string[]? quotes = null,
        string? document = null,
        string handling = "AMBER",
        string expires = "2030-01-01")
    {
        var link = Link(from, type, to, grade, since, until, source, quotes, document, handling, expires);
        Ledger.Append(new EntryBody.LinkStated(link));
        return link;
    }

    /// <summary>What a source may say.</summary>
    public Link Link(
        string from,
        string type,
        string to,
        string grade = "B2",
        string? since = "2023-01",
        string? until = "2023-12",
        string source = "case-1",
        string[]? quotes = null,
        string? document = null,
        string handling = "AMBER",
        string expires = "2030-01-01")
    {
        if (!Handling.TryParse(handling, out var mark)) throw new ArgumentException($"{handling} is no mark");
        return Core.Records.Link.Of(new Link
        {
            Id = default,
            Type = LinkType.Require(type).Word,
            From = Node(from),
            To = Node(to),
            Since = since is null ? null : PartialDate.Parse(since),
            Until = until is null ? null : PartialDate.Parse(until),
            Source = source,
            Quotes = quotes ?? [],
            Document = document,
            Grade = Grade.Parse(grade),
            LegalBasis = "test act, section 1",
            Handling = mark,
            Expires = PartialDate.Parse(expires),
        });
    }

    /// <summary>What touches from the listing, or from whatever a word names.</summary>
    public TraceReport Trace(string from = Listed, int depth = 3, Func<TraceRules, TraceRules>? with = null)
    {
        Ledger.BringEdgesForward();
        var rules = new TraceRules { Day = Day, Depth = depth };
        if (with is not null) rules = with(rules);
        var traced = new TraceNetwork(Ledger, Ledger.Head, rules).Run(from);
        return new NetworkTrace(Ledger, Ledger.Head).Of(new NodeLine(traced.Node, traced.Name), traced.Start, traced.Reach, rules, TraceRules.MostPaths);
    }

    /// <summary>The labels of a trace, as <c>E1 BK-1</c>.</summary>
    public IReadOnlyList<string> Labels(string from = Listed, int depth = 3, Func<TraceRules, TraceRules>? with = null) =>
        [.. Trace(from, depth, with).Exposures.Select(e => $"{e.Level} {e.Reference}").Order(StringComparer.Ordinal)];

    /// <summary>Looks back by network.</summary>
    public RecordedNetworkRun? Run(RunMode mode = RunMode.Delta) =>
        new RunNetworkLookback(Ledger, Day).Run(mode, static (_, _) => { }, CancellationToken.None);

    /// <summary>The exposures that stand, as <c>E1 BK-1</c>.</summary>
    public IReadOnlyList<string> Standing() =>
        [.. ExposureList.Of(Ledger, null, Ledger.Head).Select(e => $"{e.Found.Level} {e.Found.Reference}").Order(StringComparer.Ordinal)];

    public void Dispose() => _temp.Dispose();

    private NodeRef Node(string text)
    {
        var (node, expected) = NodeReader.Read(text);
        if (node is null) throw new ArgumentException($"{text}: expected {expected}");
        return node is { Kind: NodeKind.Encounter } met ? NodeRef.Of(MetEncounters.Named(Ledger, met.Key, Ledger.Head)[0].Encounter.Id) : node.Value;
    }
}
