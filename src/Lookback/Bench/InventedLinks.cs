using Lookback.Core.Networks;
using Lookback.Core.Records;

namespace Lookback.Bench;

/// <summary>
/// A network that nobody recorded, with the spread that real ones have: people met once to three times with telephones, mailboxes, addresses, bookings
/// and documents; agents' telephones that 5 to 40 gave; places that a thousand gave and one telephone that a tenth of all links lead to; and people who
/// arranged the journeys of 10 to 1,000.
/// </summary>
internal sealed class InventedLinks
{
    /// <summary>People who arrange journeys.</summary>
    public const int Facilitators = 1_000;

    /// <summary>The most whose journeys one of them arranged.</summary>
    public const int MostArranged = 1_000;
    private const int HubSize = 1_000;
    private const int MostAtTheHub = 1_000_000;
    private const int Beside = 100;
    private static readonly Grade Written = Grade.Parse("B3");
    private static readonly Grade Printed = Grade.Parse("B2");
    private static readonly Period Held = Period.Around(new DateOnly(2025, 6, 1), 365);

    private readonly List<Half> _halves;
    private readonly List<long> _subjects = [0];
    private readonly SplitMix _random = new(1);
    private readonly int _links;
    private ulong _nodes;

    /// <summary>Invents about so many links, each of which is an edge from both its ends.</summary>
    public InventedLinks(int links)
    {
        _links = links;
        _halves = new List<Half>(2 * links);
        var hub = Node();
        var atTheHub = (int)Math.Min(MostAtTheHub, links / 10L);
        // What agents, hubs and facilitators take is left to people's own.
        var facilitated = Enumerable.Range(0, Facilitators).Sum(Degree);
        People(links - atTheHub - Math.Min(facilitated, links / 4), hub, atTheHub);
        Facilitate(Math.Min(1, links / 4.0 / facilitated), atTheHub);
    }

    /// <summary>How many links there are.</summary>
    public long Count => _halves.Count / 2;

    /// <summary>The last position.</summary>
    public long Last => _subjects.Count - 1;

    /// <summary>Neighbours of the hub.</summary>
    public int AtTheHub { get; private set; }

    /// <summary>Who arranged journeys, and of how many.</summary>
    public List<(long Node, int Degree)> Arranging { get; } = [];

    /// <summary>Who arranged the journeys of 100 people all of whom gave the hub's telephone.</summary>
    public List<long> BesideTheHub { get; } = [];

    /// <summary>The same of people who did not.</summary>
    public List<long> AwayFromTheHub { get; } = [];

    /// <summary>Every encounter with its subject.</summary>
    public IEnumerable<(long Position, long Subject)> Encounters => _subjects.Select((s, i) => ((long)i, s)).Skip(1);

    /// <summary>The edges, in the order in which they lie.</summary>
    public IEnumerable<(Edge Edge, long Subject)> Sorted()
    {
        _halves.Sort(static (a, b) =>
            a.Node != b.Node ? a.Node.CompareTo(b.Node) : a.Subject != b.Subject ? a.Subject.CompareTo(b.Subject) : a.Other.CompareTo(b.Other));
        return _halves.Select(h => (h.Edge(), h.Subject));
    }

    // From 1,000 down to 10, as one over the rank.
    private static int Degree(int rank) => Math.Clamp(50 * MostArranged / (rank + 1), 10, MostArranged);

    private void People(long budget, long hub, int atTheHub)
    {
        var (agents, places, homes) = (new Shared(5, 40), new Shared(HubSize, HubSize), new Shared(1, 6));
        var bookings = new Shared(1, 5);
        var used = 0L;
        while (used < budget || AtTheHub < atTheHub)
        {
            var (subject, meetings) = (_subjects.Count, 1 + (int)(_random.Next(6) / 4) + (int)(_random.Next(10) / 9));
            var (phone, email, document, home) = (Node(), Node(), Node(), homes.Next(this));
            for (var i = 0; i < meetings; i++)
            {
                var met = (long)_subjects.Count;
                _subjects.Add(subject);
                used += Say(met, phone, LinkRule.Phone, NodeKind.Phone);
                used += Say(met, home, LinkRule.Address, NodeKind.Address);
                used += Say(met, bookings.Next(this), LinkRule.Booking, NodeKind.Booking);
                used += Say(met, document, LinkRule.Document, NodeKind.Document);
                if (_random.Next(2) == 0) used += Say(met, email, LinkRule.Email, NodeKind.Email);
                if (_random.Next(5) == 0) used += Say(met, agents.Next(this), LinkRule.Phone, NodeKind.Phone);
                if (_random.Next(20) == 0) used += Say(met, places.Next(this), LinkRule.Address, NodeKind.Address);
                // Those met first: that is how one knows who is beside it.
                if (AtTheHub < atTheHub) AtTheHub += Say(met, hub, LinkRule.Phone, NodeKind.Phone);
            }
        }
    }

    private int Say(long met, long node, LinkRule rule, NodeKind kind)
    {
        var there = new Half(met, 0, node, met, rule.Type, kind, rule == LinkRule.Document ? Says.Binding : Says.Inferred);
        _halves.Add(there);
        _halves.Add(there with { Node = node, Subject = _subjects[(int)met], Other = met, Kind = NodeKind.Encounter });
        return 1;
    }

    private void Facilitate(double share, int atTheHub)
    {
        var type = LinkType.Of("facilitated");
        for (var rank = 0; rank < Facilitators; rank++)
        {
            var degree = rank < 50 ? MostArranged : Math.Max(10, (int)(Degree(rank) * share));
            Arranging.Add((Arrange(type, degree, 1, Last), degree));
        }

        for (var i = 0; i < 20; i++)
        {
            BesideTheHub.Add(Arrange(type, Beside, 1, atTheHub));
            AwayFromTheHub.Add(Arrange(type, Beside, atTheHub + 1, Last));
        }
    }

    private long Arrange(LinkType type, int degree, long first, long last)
    {
        var node = Node();
        var whose = new HashSet<long>();
        while (whose.Count < Math.Min(degree, last - first + 1)) whose.Add(first + (long)_random.Next((ulong)(last - first + 1)));
        foreach (var met in whose.Order())
        {
            _halves.Add(new Half(node, _subjects[(int)met], met, met, type, NodeKind.Encounter, Says.AssertedHere));
            _halves.Add(new Half(met, 0, node, met, type, NodeKind.Party, Says.AssertedThere));
        }

        return node;
    }

    // As far apart as the numbers that a store gives by its key.
    private long Node() => (long)SplitMix.Mix(++_nodes) | long.MinValue;

    private enum Says : byte
    {
        AssertedHere,
        AssertedThere,
        Inferred,
        Binding,
    }

    /// <summary>A node that some give, and then another.</summary>
    private sealed class Shared(int least, int most)
    {
        private long _node;
        private int _left;

        public long Next(InventedLinks all)
        {
            if (_left-- > 0) return _node;
            _left = least + (int)all._random.Next((ulong)(most - least + 1)) - 1;
            return _node = all.Node();
        }
    }

    private readonly record struct Half(long Node, long Subject, long Other, long Entry, LinkType Type, NodeKind Kind, Says Says)
    {
        public Edge Edge() => new()
        {
            Node = Node,
            Other = Other,
            OtherKind = Kind,
            Type = Type,
            Entry = Entry,
            IsForward = Says == Says.AssertedHere || (Says >= Says.Inferred && Kind > NodeKind.Encounter),
            IsInferred = Says >= Says.Inferred,
            IsBinding = Says == Says.Binding,
            Grade = Says is Says.Inferred ? Written : Printed,
            Period = Says >= Says.Inferred ? Held : Period.Unknown,
            Expires = Says >= Says.Inferred ? int.MaxValue : new DateOnly(2031, 12, 31).DayNumber,
        };
    }

    /// <summary>Numbers that look drawn, the same on every machine.</summary>
    private sealed class SplitMix(ulong seed)
    {
        private ulong _state = seed;

        public static ulong Mix(ulong z)
        {
            z *= 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        public ulong Next(ulong below) => Mix(++_state) % below;
    }
}
