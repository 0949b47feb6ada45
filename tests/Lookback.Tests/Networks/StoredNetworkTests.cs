using Lookback.Bench;
using Lookback.Core.Networks;
using Lookback.Core.Records;
using Lookback.Store.Networks;
using Lookback.Tests.Support;

namespace Lookback.Tests.Networks;

/// <summary>However quickly the store is walked, what is found is what a walk without any shortcut finds.</summary>
public sealed class StoredNetworkTests
{
    [Theory]
    [InlineData(StoreKind.Sqlite, 1, 1)]
    [InlineData(StoreKind.Sqlite, 2, 2)]
    [InlineData(StoreKind.Sqlite, 3, 3)]
    [InlineData(StoreKind.Postgres, 4, 3)]
    internal void A_walk_over_the_store_is_a_walk_over_the_links(StoreKind kind, int seed, int depth)
    {
        var (edges, subjects) = Drawn(seed);
        using var temp = new TempLedger(kind);
        var store = new InventedEdges(temp.Ledger);
        foreach (var (edge, subject) in edges) store.Add(edge, subject);
        store.AddEncounters(subjects.Select(s => (s.Key, s.Value)));
        store.Complete(subjects.Keys.Max());

        var naive = new NaiveNetwork(edges, e => subjects[e]);
        var rules = new TraceRules { Day = new DateOnly(2026, 1, 1), Depth = depth };
        var (reached, crowded) = (0, 0);
        foreach (var (node, type) in edges.Where(e => e.Edge.Node < 0).Select(e => (e.Edge.Node, NodeKind.Party)).Distinct().Take(40))
        {
            var expected = NetworkWalk.From(naive, [(node, type)], rules);
            var found = NetworkWalk.From(temp.Ledger.Network(subjects.Keys.Max()), [(node, type)], rules);
            Assert.Equal(Told(expected), Told(found));
            (reached, crowded) = (reached + found.Reached.Count, crowded + found.LeftOut.Crowded);
        }

        Assert.True(reached > 40, $"{reached} reached");
        if (depth > 2) Assert.True(crowded > 0, "something that many share was met");
    }

    private static List<string> Told(Trace trace) =>
    [
        $"{trace.Nodes} {trace.Edges} {trace.Truncated} {trace.LeftOut} {string.Join(',', trace.Crowded)}",
        .. trace.Reached.OrderBy(r => r.Key).SelectMany(r => r.Value.Select(p =>
            $"{r.Key}: {string.Join(" > ", p.Hops.Select(h => $"{h.Entry} {h.Node} {h.Kind} {h.Grade} {h.Times}"))}")),
    ];

    private static (List<(Edge Edge, long Subject)> Edges, Dictionary<long, long> Subjects) Drawn(int seed)
    {
        var random = new Random(seed);
        var subjects = new Dictionary<long, long>();
        for (var position = 1L; position <= 300; position++) subjects[position] = position > 1 && random.Next(3) == 0 ? subjects[position - 1] : position;
        var edges = new List<(Edge, long)>();
        foreach (var (met, subject) in subjects)
        {
            Say(met, subject, -1_000_000 - subject, LinkRule.Document, NodeKind.Document);
            Say(met, subject, -1 - random.Next(60), LinkRule.Phone, NodeKind.Phone);
            Say(met, subject, -100 - random.Next(90), LinkRule.Booking, NodeKind.Booking);
            // What almost everybody gave.
            if (random.Next(3) > 0) Say(met, subject, -500, LinkRule.Address, NodeKind.Address);
        }

        return (edges.DistinctBy(e => (e.Item1.Node, e.Item1.Other, e.Item1.Type)).OrderBy(e => e.Item1.Node).ThenBy(e => e.Item2)
            .ThenBy(e => e.Item1.Other).ThenBy(e => e.Item1.Entry).ThenBy(e => e.Item1.Type.Number).ToList(), subjects);

        void Say(long met, long subject, long node, LinkRule rule, NodeKind kind)
        {
            var year = new DateOnly(2019 + random.Next(8), 1, 1);
            var there = new Edge
            {
                Node = met, Other = node, OtherKind = kind, Type = rule.Type, Entry = met, IsForward = true, IsInferred = true,
                IsBinding = kind == NodeKind.Document, Grade = rule.Grade, Period = Period.Around(year, 900), Expires = int.MaxValue,
            };
            edges.Add((there, 0));
            edges.Add((there with { Node = node, Other = met, OtherKind = NodeKind.Encounter, IsForward = false }, subject));
        }
    }
}
